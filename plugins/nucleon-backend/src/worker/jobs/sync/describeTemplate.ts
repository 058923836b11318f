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

import { posix } from 'node:path';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  parseEntityRef,
  parseLocationRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  ANNOTATION_BUNDLES,
  ANNOTATION_CLOUDFORMATION_CHECKS,
  ANNOTATION_PUBLISH,
  ANNOTATION_TEMPLATE,
} from '@nucleon/plugin-nucleon-common';
import { CheckLevel } from '@nucleon/template-bundle';
import { isCheckLevel } from '../../../domain/isCheckLevel';
import { assertName } from '../../../domain/names';
import { TemplateRecord } from '../../../domain/TemplateRecord';

/**
 * What a Template entity says about the template that it shows.
 *
 * @internal
 */
export type DescribedTemplate = Pick<
  TemplateRecord,
  | 'kind'
  | 'namespace'
  | 'name'
  | 'displayName'
  | 'description'
  | 'owner'
  | 'syncLocation'
  | 'publishesAutomatically'
  | 'cloudformationChecks'
> & {
  entityRef: string;
  /** Why its bundles cannot be read. */
  problem?: string;
};

/**
 * Reads an annotated Template entity; undefined for one that Nucleon itself
 * emits, and so came from a row.
 *
 * @internal
 */
export function describeTemplate(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): DescribedTemplate | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const location = annotations[ANNOTATION_LOCATION] ?? '';
  if (!/^(url|file):/.test(location)) {
    return undefined;
  }
  const kind = annotations[ANNOTATION_TEMPLATE];
  if (kind !== 'environment' && kind !== 'service') {
    throw new InputError(
      `The annotation '${ANNOTATION_TEMPLATE}' must be 'environment' or 'service', but is '${kind}'`,
    );
  }
  const { name, namespace = 'default', title, description } = entity.metadata;
  assertName('template', name);
  return {
    kind,
    namespace,
    name,
    displayName: title?.slice(0, 100),
    description,
    owner: findOwner(entity),
    entityRef: stringifyEntityRef(entity),
    publishesAutomatically: annotations[ANNOTATION_PUBLISH] === 'automatic',
    cloudformationChecks: readChecks(annotations),
    ...locateBundles(annotations, location, integrations),
  };
}

function readChecks(
  annotations: Record<string, string>,
): CheckLevel | undefined {
  const level = annotations[ANNOTATION_CLOUDFORMATION_CHECKS];
  if (level !== undefined && !isCheckLevel(level)) {
    throw new InputError(
      `The annotation '${ANNOTATION_CLOUDFORMATION_CHECKS}' must be 'strict', 'default' or 'off', but is '${level}'`,
    );
  }
  return level;
}

function findOwner(entity: Entity): string | undefined {
  const relation = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  const owner = entity.spec?.owner;
  if (relation || typeof owner !== 'string') {
    return relation?.targetRef;
  }
  return stringifyEntityRef(
    parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: entity.metadata.namespace,
    }),
  );
}

function locateBundles(
  annotations: Record<string, string>,
  location: string,
  integrations: ScmIntegrationRegistry,
): Pick<DescribedTemplate, 'syncLocation' | 'problem'> {
  const path = annotations[ANNOTATION_BUNDLES];
  if (path === undefined) {
    return {};
  }
  const { type, target } = parseLocationRef(location);
  if (type === 'file') {
    // A descriptor from Git must not lead to this machine's disk.
    const origin = annotations[ANNOTATION_ORIGIN_LOCATION] ?? '';
    const resolved = posix.resolve(posix.dirname(target), path);
    return origin.startsWith('file:')
      ? { syncLocation: `file:${resolved}` }
      : { problem: `'${location}' was not registered from a file` };
  }
  // A path must not lead out of the repository, whose reader may have read more.
  if (
    /^[a-z][a-z0-9+.-]*:|^\/|\\|^\?/i.test(path) ||
    path.split('/').includes('..')
  ) {
    return {
      problem: `The annotation '${ANNOTATION_BUNDLES}' must be a path below the descriptor, such as '.' or 'bundles', but is '${path}'`,
    };
  }
  const url = integrations.resolveUrl({ url: `${path}/`, base: target });
  return { syncLocation: `url:${url}` };
}
