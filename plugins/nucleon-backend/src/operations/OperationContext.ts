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

import { DateTime } from 'luxon';
import { NucleonDatabase } from '../database/NucleonDatabase';
import { BundlePreviewer } from '../domain/BundlePreviewer';
import { NucleonConfig } from '../domain/NucleonConfig';
import { SecretSealer } from '../domain/secrets/SecretSealer';

/**
 * What operations work with.
 *
 * @internal
 */
export type OperationContext = {
  database: NucleonDatabase;
  config: NucleonConfig;
  sealer: SecretSealer;
  previewer: BundlePreviewer;
  /** The names of the engines that are installed. */
  engines: ReadonlySet<string>;
  now(): DateTime;
  /** Tells the worker that there is something to do. */
  wake(): void;
};
