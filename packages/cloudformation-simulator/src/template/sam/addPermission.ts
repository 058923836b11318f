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
import type { FunctionParts } from './FunctionParts';

/** Lets a service call the function. @internal */
export function addPermission(
  parts: FunctionParts,
  id: string,
  grant: { principal: string; source: JsonObject },
): void {
  parts.add(id, {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: parts.target,
      Principal: grant.principal,
      ...grant.source,
    },
  });
}
