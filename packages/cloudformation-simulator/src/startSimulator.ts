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
import type { AddressInfo } from 'node:net';
import { systemClock, type Clock } from './engine/Clock';
import type { Engine } from './engine/Engine';
import { Scheduler } from './engine/Scheduler';
import type { Settings } from './engine/Settings';
import type { Simulator } from './engine/Simulator';
import { TemplateCache } from './engine/TemplateCache';
import { World } from './engine/World';
import { CallCounter, type CallCount } from './faults/CallCounter';
import { Faults, type ActiveFault, type Fault } from './faults/Faults';
import { createServer } from './protocol/createServer';
import { DirectoryStateStore } from './state/DirectoryStateStore';
import { MemoryStateStore } from './state/MemoryStateStore';
import { SimulatorState } from './state/SimulatorState';

/**
 * How a simulator is started.
 * @public
 */
export interface SimulatorOptions {
  /** The port; 0, the default, takes a free one. */
  port?: number;
  /** The address to listen on; 127.0.0.1 by default. */
  host?: string;
  /** Where the state is kept. Without it, the state ends with the process. */
  stateDirectory?: string;
  /** 1 is about as slow as AWS, 0 does everything at once; 0.1 by default. */
  timeScale?: number;
  /** If set, every action on a resource takes this many seconds before scaling. */
  resourceSeconds?: number;
  /** How long a change set takes to be worked out, in seconds before scaling; 3 by default. */
  changeSetSeconds?: number;
  /** How many stacks an account may have in a region; 2000 by default. */
  stackLimit?: number;
  /** The account of access keys that nothing else is known of; 111122223333 by default. */
  defaultAccount?: string;
  /** Accounts of access keys. */
  accounts?: Record<string, string>;
  /** Roles that ask for an external id. */
  roles?: { arn: string; externalId?: string }[];
  /** S3 buckets that exist from the start. */
  buckets?: string[];
  /** Another clock than the computer's, for tests. */
  clock?: Clock;
}

/**
 * A simulator that listens.
 * @public
 */
export interface RunningSimulator {
  /** The endpoint for AWS clients. */
  url: string;
  /** The port that it listens on. */
  port: number;
  /** Adds a fault; the answer has its id. */
  addFault(fault: Fault): ActiveFault;
  /** Removes all faults. */
  clearFaults(): void;
  /** How often which API was called. */
  calls(): CallCount[];
  /** Begins to count anew. */
  resetCalls(): void;
  /** Changes how fast simulated time runs. */
  setTimeScale(timeScale: number): void;
  /** Stops. What is under way goes on when a simulator starts on the same directory. */
  close(): Promise<void>;
}

function assemble(options: SimulatorOptions): Simulator {
  const clock = options.clock ?? systemClock;
  const state = new SimulatorState(
    options.stateDirectory === undefined
      ? new MemoryStateStore()
      : new DirectoryStateStore(options.stateDirectory),
  );
  const settings: Settings = {
    timeScale: options.timeScale ?? 0.1,
    resourceSeconds: options.resourceSeconds,
    changeSetSeconds: options.changeSetSeconds ?? 3,
    stackLimit: options.stackLimit ?? 2000,
  };
  const faults = new Faults();
  const engine: Engine = {
    now: () => clock.now(),
    templates: new TemplateCache(),
    faults,
    settings,
    world: new World(state),
  };
  for (const bucket of options.buckets ?? []) {
    if (!state.shared.buckets.includes(bucket)) {
      state.shared.buckets.push(bucket);
      state.touchShared();
    }
  }
  return {
    state,
    engine,
    scheduler: new Scheduler({ engine, state, clock }),
    settings,
    faults,
    calls: new CallCounter(),
    roles: new Map((options.roles ?? []).map(role => [role.arn, role])),
  };
}

/**
 * Starts a simulator in this process.
 * @public
 */
export async function startSimulator(
  options: SimulatorOptions = {},
): Promise<RunningSimulator> {
  const host = options.host ?? '127.0.0.1';
  const simulator = assemble(options);
  const server = createServer({
    simulator,
    defaultAccount: options.defaultAccount ?? '111122223333',
    accounts: options.accounts ?? {},
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  simulator.scheduler.resume();
  // A TCP server's address is never the text that a pipe's would be.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    addFault: fault => simulator.faults.add(fault),
    clearFaults: () => simulator.faults.clear(),
    calls: () => simulator.calls.list(),
    resetCalls: () => simulator.calls.reset(),
    setTimeScale: timeScale => {
      simulator.settings.timeScale = timeScale;
    },
    close: async () => {
      simulator.scheduler.close();
      simulator.state.flush();
      server.closeAllConnections();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}
