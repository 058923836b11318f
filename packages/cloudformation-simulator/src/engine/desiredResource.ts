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
import { resolve } from '../template/resolve';
import type { ResourceDeclaration } from '../template/Template';
import type { Json, JsonObject, StackResource, Tag } from '../state/types';
import type { Evaluation, ResourceView } from './Evaluation';

/** What a template wants a resource to be, before it has an identity. @internal */
export type DesiredResource = Pick<
  StackResource,
  | 'logicalId'
  | 'type'
  | 'properties'
  | 'shownProperties'
  | 'metadata'
  | 'stackTags'
  | 'dependencies'
  | 'deletionPolicy'
  | 'updateReplacePolicy'
>;

/** Where {@link desiredResource} takes the parts from. @internal */
export interface DesiredResourceOptions {
  evaluation: Evaluation;
  declaration: ResourceDeclaration;
  resources: ResourceView;
  stackTags: Tag[];
}

function object(value: Json | undefined): JsonObject {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? value
    : {};
}

/**
 * Resolves a declaration; fails where an expression cannot be evaluated.
 * @internal
 */
export function desiredResource(
  options: DesiredResourceOptions,
): DesiredResource {
  const { evaluation, declaration, resources, stackTags } = options;
  const scope = evaluation.scope({ resources, masked: false });
  const shown = evaluation.scope({ resources, masked: true });
  return {
    logicalId: declaration.logicalId,
    type: declaration.type,
    properties: object(resolve(declaration.properties, scope)),
    shownProperties: object(resolve(declaration.properties, shown)),
    metadata:
      declaration.metadata === undefined
        ? undefined
        : resolve(declaration.metadata, shown),
    stackTags,
    dependencies: evaluation.needs[declaration.logicalId],
    deletionPolicy: declaration.deletionPolicy,
    updateReplacePolicy: declaration.updateReplacePolicy,
  };
}
