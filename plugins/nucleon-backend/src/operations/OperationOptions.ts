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

import { Caller } from '../domain/Caller';
import { ResourceCriteria } from '../domain/ResourceCriteria';

/**
 * What of lists the caller may see; all of it where a member is absent.
 *
 * @internal
 */
export type VisibleCriteria = {
  template?: ResourceCriteria;
  environment?: ResourceCriteria;
  service?: ResourceCriteria;
};

/**
 * What every operation is told besides its request. `criteria` are set by the
 * `Authorized*` classes.
 *
 * @internal
 */
export type OperationOptions = { caller: Caller; criteria?: VisibleCriteria };
