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

import { JsonObject } from '@backstage/types';
import { EngineDestination } from './DeploymentRequest';
import { EngineHandle } from './EngineHandle';

/**
 * One deployment to be looked at.
 *
 * @public
 */
export type ObservationSubject = {
  deploymentId: string;
  destination: EngineDestination;
  handle: EngineHandle;
};

/**
 * What a look at one deployment found: the cloud is still at it, or something
 * changed so that the next step is worth taking, or the look itself failed.
 * `details` are handed to that step, which may trust them as little or as much
 * as it likes.
 *
 * @public
 */
export type Observation =
  | { deploymentId: string; type: 'unchanged'; details?: JsonObject }
  | { deploymentId: string; type: 'changed'; details?: JsonObject }
  | { deploymentId: string; type: 'error'; error: Error };
