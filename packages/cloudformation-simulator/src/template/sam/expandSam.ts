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
import type { JsonObject } from '../../state/types';
import { validationError } from '../../awsError';
import { expandFunction } from './expandFunction';
import { mergeGlobals } from './mergeGlobals';

/** The transform that the simulator knows. @internal */
export const SAM_TRANSFORM = 'AWS::Serverless-2016-10-31';

function objects(value: unknown): Record<string, JsonObject> {
  // Sections are checked for form when the template is read; here they are copied.
  return (value ?? {}) as Record<string, JsonObject>;
}

/**
 * Does what the SAM transform does for functions: each becomes a Lambda function, its
 * role, and what its events need.
 * @internal
 */
export function expandSam(body: JsonObject): JsonObject {
  const resources: Record<string, JsonObject> = structuredClone(
    objects(body.Resources),
  );
  const globals = objects(body.Globals).Function;
  for (const [logicalId, resource] of Object.entries(objects(body.Resources))) {
    const type = String(resource?.Type);
    if (!type.startsWith('AWS::Serverless::')) {
      continue;
    }
    if (type !== 'AWS::Serverless::Function') {
      throw validationError(
        `Resource ${logicalId} has type ${type}; of SAM, the simulator knows AWS::Serverless::Function only`,
      );
    }
    const own = resource.Properties ?? {};
    const properties = mergeGlobals(globals, own) as JsonObject;
    expandFunction({ logicalId, resource, properties, resources });
  }
  const { Globals: _globals, Transform: _transform, ...rest } = body;
  return { ...rest, Resources: resources };
}
