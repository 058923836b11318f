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

import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  EntityLink,
  parseEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ENVIRONMENT,
  Environment,
} from '@nucleon/plugin-nucleon-common';
import { ANNOTATION_TEMPLATE_VERSION } from './annotations';
import { CatalogItem } from './TargetFacts';
import { createTargetKey } from './TargetKey';
import { getEnvironmentLabels } from './getTargetLabels';

/**
 * An environment as a Resource.
 *
 * @internal
 */
export function createEnvironmentItem(options: {
  environment: Environment;
  templateEntityRef: string;
  links: EntityLink[];
}): CatalogItem {
  const { environment, templateEntityRef, links } = options;
  const { namespace, name } = parseEntityRef(environment.entityRef);
  const { title, description, owner, system, version } = environment;
  const location = `nucleon:environments/${environment.namespace}/${environment.name}`;
  return {
    key: createTargetKey('environment', environment),
    name: { namespace: environment.namespace, name: environment.name },
    entityRef: environment.entityRef,
    facts: {
      labels: getEnvironmentLabels(environment),
      scaffoldedFrom: templateEntityRef,
    },
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace,
        name,
        ...(title && { title }),
        ...(description && { description }),
        annotations: {
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
          [ANNOTATION_ENVIRONMENT]: `${environment.namespace}/${environment.name}`,
          ...(version && { [ANNOTATION_TEMPLATE_VERSION]: version }),
        },
        ...(links.length > 0 && { links }),
      },
      spec: {
        type: 'environment',
        owner,
        ...(system && { system }),
        scaffoldedFrom: templateEntityRef,
      },
    },
  };
}
