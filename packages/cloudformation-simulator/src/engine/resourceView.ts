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
import { isCustomType } from '../model/spec';
import type { StackResource } from '../state/types';
import type { ResourceView } from './Evaluation';

/** The resources of a stack as expressions see them. @internal */
export function resourceView(
  resources: Record<string, StackResource>,
): ResourceView {
  return {
    find: logicalId => {
      const resource = resources[logicalId];
      if (!resource?.physicalId) {
        return undefined;
      }
      return {
        ref: resource.physicalId,
        attribute: name =>
          isCustomType(resource.type)
            ? // A custom resource answers with whatever its provider returns.
              `${logicalId}-${name}`
            : (resource.attributes[name] ?? ''),
      };
    },
  };
}
