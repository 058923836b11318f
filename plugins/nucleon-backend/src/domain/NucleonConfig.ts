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

import { CheckLevel } from '@nucleon/template-bundle';
import { Duration } from 'luxon';
import { Destination } from './Destination';

/**
 * The configuration of the plugin, read once.
 *
 * @internal
 */
export type NucleonConfig = {
  destinations: Destination[];
  bundles: {
    /** Absolute directories below which bundles may be read from disk. */
    directories: string[];
    syncInterval: Duration;
  };
  encryption: {
    /** The first one encrypts, all of them decrypt. */
    keys: string[];
  };
  permissions: { requireOwnership: boolean; trustedServices: string[] };
  retention: {
    /** How long the events and rendered files of ended deployments are kept. */
    deployments: Duration;
  };
  /** How strictly templates are checked that say nothing about it. */
  cloudformationChecks: CheckLevel;
  /** Most instances of a service. */
  instancesPerService: number;
};
