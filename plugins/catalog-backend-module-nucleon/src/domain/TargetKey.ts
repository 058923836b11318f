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

import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ENVIRONMENT,
  ANNOTATION_SERVICE,
  EntityName,
} from '@nucleon/plugin-nucleon-common';

/**
 * Names an environment, a service or a template inside this module: the key of
 * the snapshot, and the refresh key of the entities that show it.
 *
 * @internal
 */
export type TargetKey = string;

/** @internal */
export type TargetKeyKind =
  'environment' | 'service' | 'environment-template' | 'service-template';

/**
 * The key of a row. Names are unique without regard to case, so keys are too.
 *
 * @internal
 */
export function createTargetKey(
  kind: TargetKeyKind,
  { namespace, name }: EntityName,
): TargetKey {
  return `nucleon:${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

/**
 * The key of what an entity stands for by its annotations; undefined for one
 * that stands for nothing of ours. A bare name is in the entity's namespace.
 *
 * @internal
 */
export function getTargetKey(entity: Entity): TargetKey | undefined {
  const annotations = entity.metadata.annotations ?? {};
  for (const [kind, value] of [
    ['environment', annotations[ANNOTATION_ENVIRONMENT]],
    ['service', annotations[ANNOTATION_SERVICE]],
  ] as const) {
    if (value) {
      const [name, namespace] = value.split('/').reverse();
      return createTargetKey(kind, {
        name,
        namespace: namespace ?? entity.metadata.namespace ?? DEFAULT_NAMESPACE,
      });
    }
  }
  return undefined;
}
