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

import type {
  EngineDestination,
  ProvisioningEngine,
  RenderedFile,
} from '@nucleon/plugin-nucleon-node';

/**
 * What really stands behind a name, asked of the cloud and not of the engine.
 *
 * @public
 */
export type InspectedTarget = {
  exists: boolean;
  /** Creations, updates and deletions that the cloud carried out. */
  operations: number;
  /** Change sets and the like that wait to be executed. */
  leftovers: number;
};

/**
 * An engine with a cloud to try it on.
 *
 * @public
 */
export interface EngineWorld {
  /** The engine that is tried. */
  engine: ProvisioningEngine;
  /** Where it deploys to. */
  destination: EngineDestination;
  /** What it deploys. */
  files: {
    /** At least two resources and one output. */
    initial: RenderedFile[];
    /** The same with a change in place and another value of the output. */
    changed: RenderedFile[];
    /** `initial` with a resource that fails; what stood before comes back. */
    failing: RenderedFile[];
    /** Nothing that the engine could apply. */
    malformed: RenderedFile[];
  };
  /** Lets the cloud work for about as long. */
  passTime(ms: number): Promise<void>;
  /** What stands behind a name now. */
  inspect(name: string): Promise<InspectedTarget>;
  /** Ends the cloud, after the last test. */
  close(): Promise<void>;
}
