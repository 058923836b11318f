/*
 * Copyright 2026 The Nucleon Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/**
 * On a Template entity: which kind of Nucleon template it is, `environment` or
 * `service`.
 *
 * @public
 */
export const ANNOTATION_TEMPLATE = 'nucleon.dev/template';

/**
 * On a Template entity: where its bundles are, a path or URL relative to the
 * descriptor; the directory that holds `v1/`, `v2/` and so on.
 *
 * @public
 */
export const ANNOTATION_BUNDLES = 'nucleon.dev/bundles';

/**
 * On a Template entity: `automatic` publishes each synced version at once.
 *
 * @public
 */
export const ANNOTATION_PUBLISH = 'nucleon.dev/publish';

/**
 * On a Template entity: how strictly what it renders is checked before
 * CloudFormation gets it: `default` refuses what cannot work and warns of the rest,
 * `strict` refuses that too, `off` checks nothing.
 *
 * @public
 */
export const ANNOTATION_CLOUDFORMATION_CHECKS =
  'nucleon.dev/cloudformation-checks';

/**
 * On a Resource entity: the environment it stands for, `namespace/name` or
 * `name`.
 *
 * @public
 */
export const ANNOTATION_ENVIRONMENT = 'nucleon.dev/environment';

/**
 * On a Component entity: the service it stands for, `namespace/name` or
 * `name`.
 *
 * @public
 */
export const ANNOTATION_SERVICE = 'nucleon.dev/service';

/**
 * Label: the worst version status of what the entity stands for.
 *
 * @public
 */
export const LABEL_VERSION_STATUS = 'nucleon.dev/version-status';

/**
 * Label: the worst version status among destinations of tier `production`.
 *
 * @public
 */
export const LABEL_PRODUCTION_VERSION_STATUS =
  'nucleon.dev/production-version-status';

/**
 * Label: `failed` where the last deployment of anything in it failed.
 *
 * @public
 */
export const LABEL_DEPLOYMENT_STATUS = 'nucleon.dev/deployment-status';
