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
import type { JsonObject } from '../state/types';

/** All that a resource's ids and attributes are made from. @internal */
export interface IdentityOptions {
  type: string;
  logicalId: string;
  properties: JsonObject;
  seed: string;
  account: string;
  region: string;
  stackName: string;
  /** How many resources of this family the account has had; for revision numbers. */
  revision: number;
}

/** What Ref and Fn::GetAtt give for a resource. @internal */
export interface Identity {
  physicalId: string;
  attributes: JsonObject;
}
