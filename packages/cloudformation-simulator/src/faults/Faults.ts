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
import { randomUUID } from 'node:crypto';
import type { Stack, StackResource } from '../state/types';

/** Where and how often a fault applies. @public */
export interface FaultScope {
  /** Only for this API, such as `DescribeStacks`; all without it. */
  api?: string;
  /** Only in this account. */
  account?: string;
  /** Only in this region. */
  region?: string;
  /** Only for the next so many; always without it. */
  times?: number;
}

/** Calls are refused with AWS's `Throttling` error. @public */
export interface ThrottleFault extends FaultScope {
  /** Tells the kinds of fault apart. */
  type: 'throttle';
  /** Between 0 and 1; the share of the calls. Without it and without a rate, all. */
  probability?: number;
  /** Calls a second, for each API, account and region; what is above is refused. */
  ratePerSecond?: number;
}

/** Calls are answered late. @public */
export interface LatencyFault extends FaultScope {
  /** Tells the kinds of fault apart. */
  type: 'latency';
  /** How late; simulated time does not shorten it. */
  milliseconds: number;
}

/** The connection is cut instead of an answer. @public */
export interface DropFault extends FaultScope {
  /** Tells the kinds of fault apart. */
  type: 'drop';
  /** Whether the call takes effect before the connection is cut. */
  when: 'before' | 'after';
}

/** A resource fails. @public */
export interface ResourceFault {
  /** Tells the kinds of fault apart. */
  type: 'resource';
  /** A logical id; any without it. */
  logicalId?: string;
  /** A resource type such as `AWS::SQS::Queue`; any without it. */
  resourceType?: string;
  /** A stack's name, or its beginning and `*`; any without it. */
  stack?: string;
  /**
   * What fails: without it, creates and updates, but not the way back. `rollback` is the
   * return of a resource to its former state when an update is rolled back.
   */
  action?: 'create' | 'update' | 'rollback' | 'delete';
  /** What the event will say. */
  reason?: string;
  /** Only the next so many; always without it. */
  times?: number;
}

/** Actions on resources take longer. @public */
export interface SlownessFault {
  /** Tells the kinds of fault apart. */
  type: 'slowness';
  /** A logical id; any without it. */
  logicalId?: string;
  /** A resource type; any without it. */
  resourceType?: string;
  /** A stack's name, or its beginning and `*`; any without it. */
  stack?: string;
  /** How many times as long. */
  factor?: number;
  /** Seconds on top; the time scale does not shorten them. */
  seconds?: number;
  /** Only the next so many actions; always without it. */
  times?: number;
}

/** Something that goes wrong on request. @public */
export type Fault =
  ThrottleFault | LatencyFault | DropFault | ResourceFault | SlownessFault;

/** A fault with the id under which it can be removed. @public */
export type ActiveFault = Fault & {
  /** Given by the simulator. */
  id: string;
};

/** A call, as the faults look at it. @internal */
export interface Call {
  api: string;
  account: string;
  region: string;
}

/** What shall happen to a call. @internal */
export interface CallVerdict {
  throttled: boolean;
  milliseconds: number;
  drop?: 'before' | 'after';
}

type Action = 'create' | 'update' | 'rollback' | 'delete';

function matchesStack(pattern: string | undefined, stack: Stack): boolean {
  if (pattern === undefined) {
    return true;
  }
  return pattern.endsWith('*')
    ? stack.name.startsWith(pattern.slice(0, -1))
    : stack.name === pattern;
}

function matchesResource(
  fault: ResourceFault | SlownessFault,
  stack: Stack,
  resource: Pick<StackResource, 'logicalId' | 'type'>,
): boolean {
  return (
    (fault.logicalId ?? resource.logicalId) === resource.logicalId &&
    (fault.resourceType ?? resource.type) === resource.type &&
    matchesStack(fault.stack, stack)
  );
}

function matchesAction(fault: ResourceFault, action: Action): boolean {
  return fault.action === undefined
    ? action === 'create' || action === 'update'
    : fault.action === action;
}

function matchesCall(fault: FaultScope, call: Call): boolean {
  return (
    (fault.api ?? call.api) === call.api &&
    (fault.account ?? call.account) === call.account &&
    (fault.region ?? call.region) === call.region
  );
}

/**
 * What goes wrong on request. Faults are not kept over a restart.
 * @internal
 */
export class Faults {
  #active: ActiveFault[] = [];
  /** When each API was called in the last second, for rates. */
  readonly #recent = new Map<string, number[]>();

  /** Adds a fault. */
  add(fault: Fault): ActiveFault {
    const active: ActiveFault = { ...fault, id: randomUUID() };
    this.#active.push(active);
    return active;
  }

  /** What is active now. */
  list(): ActiveFault[] {
    return [...this.#active];
  }

  /** Removes one fault; false if there is none of that id. */
  remove(id: string): boolean {
    const before = this.#active.length;
    this.#active = this.#active.filter(fault => fault.id !== id);
    return this.#active.length < before;
  }

  /** Removes all faults. */
  clear(): void {
    this.#active = [];
    this.#recent.clear();
  }

  /** What shall happen to a call that comes in now. */
  judge(call: Call, now: number): CallVerdict {
    const verdict: CallVerdict = { throttled: false, milliseconds: 0 };
    for (const fault of [...this.#active]) {
      if (fault.type === 'latency' && matchesCall(fault, call)) {
        verdict.milliseconds += fault.milliseconds;
        this.#use(fault);
      }
      if (
        fault.type === 'throttle' &&
        matchesCall(fault, call) &&
        this.#throttles(fault, call, now)
      ) {
        verdict.throttled = true;
        this.#use(fault);
      }
      if (fault.type === 'drop' && matchesCall(fault, call)) {
        verdict.drop = fault.when;
        this.#use(fault);
      }
    }
    return verdict;
  }

  /** Why an action on a resource fails; undefined if it does not. */
  failure(
    stack: Stack,
    resource: Pick<StackResource, 'logicalId' | 'type'>,
    action: Action,
  ): string | undefined {
    const found = this.#active.find(
      (fault): fault is ResourceFault & { id: string } =>
        fault.type === 'resource' &&
        matchesAction(fault, action) &&
        matchesResource(fault, stack, resource),
    );
    if (!found) {
      return undefined;
    }
    this.#use(found);
    return (
      found.reason ??
      `Resource handler returned message: "Simulated failure of ${resource.logicalId}" (HandlerErrorCode: GeneralServiceException)`
    );
  }

  /** How much longer an action on a resource takes. */
  slowness(
    stack: Stack,
    resource: Pick<StackResource, 'logicalId' | 'type'>,
  ): { factor: number; seconds: number } {
    let factor = 1;
    let seconds = 0;
    for (const fault of [...this.#active]) {
      if (
        fault.type === 'slowness' &&
        matchesResource(fault, stack, resource)
      ) {
        factor *= fault.factor ?? 1;
        seconds += fault.seconds ?? 0;
        this.#use(fault);
      }
    }
    return { factor, seconds };
  }

  #throttles(fault: ThrottleFault, call: Call, now: number): boolean {
    if (fault.ratePerSecond === undefined) {
      return Math.random() < (fault.probability ?? 1);
    }
    const key = [call.api, call.account, call.region].join('/');
    const recent = (this.#recent.get(key) ?? []).filter(at => at > now - 1000);
    const over = recent.length >= fault.ratePerSecond;
    // A refused call does not use up the rate.
    this.#recent.set(key, over ? recent : [...recent, now]);
    return over;
  }

  #use(fault: ActiveFault): void {
    if (fault.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) {
        this.remove(fault.id);
      }
    }
  }
}
