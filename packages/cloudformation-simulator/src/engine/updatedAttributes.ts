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
import { createIdentity } from '../model/createIdentity';
import type { JsonObject, Stack, StackResource } from '../state/types';

/**
 * The attributes that a resource has after an update in place: what carries its identity
 * stays, what follows from properties follows them.
 * @internal
 */
export function updatedAttributes(
  stack: Stack,
  current: StackResource,
  desired: Pick<StackResource, 'properties'>,
): JsonObject {
  const { attributes } = createIdentity({
    ...current,
    properties: desired.properties,
    account: stack.account,
    region: stack.region,
    stackName: stack.name,
    revision: 1,
  });
  const identity = Object.entries(current.attributes).filter(
    ([name, value]) =>
      value === current.physicalId || /(Arn|Id|Version|Revision)$/.test(name),
  );
  return { ...attributes, ...Object.fromEntries(identity) };
}
