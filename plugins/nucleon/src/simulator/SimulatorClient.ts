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

import { InputError, ServiceUnavailableError } from '@backstage/errors';

/**
 * Something that the simulator makes go wrong on request.
 *
 * @internal
 */
export type Fault =
  | { type: 'throttle'; api?: string; ratePerSecond?: number; times?: number }
  | { type: 'latency'; milliseconds: number; api?: string }
  | { type: 'drop'; when: 'before' | 'after'; api?: string; times?: number }
  | {
      type: 'resource';
      logicalId?: string;
      resourceType?: string;
      reason?: string;
      times?: number;
    }
  | { type: 'slowness'; factor?: number };

/** @internal */
export type ActiveFault = Fault & { id: string };

/**
 * Talks to the admin API of the CloudFormation simulator, which is no part of
 * Backstage and needs no identity.
 *
 * @internal
 */
export class SimulatorClient {
  readonly #adminUrl: string;

  constructor(options: { adminUrl: string }) {
    this.#adminUrl = options.adminUrl.replace(/\/$/, '');
  }

  async listFaults(): Promise<ActiveFault[]> {
    const { items } = await this.#request('GET', '/faults');
    return items;
  }

  async addFault(fault: Fault): Promise<void> {
    await this.#request('POST', '/faults', fault);
  }

  async removeFault(id: string): Promise<void> {
    await this.#request('DELETE', `/faults/${encodeURIComponent(id)}`);
  }

  async #request(method: string, path: string, body?: unknown) {
    const response = await this.#fetch(`${this.#adminUrl}${path}`, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new InputError(
        `The simulator refused ${method} ${path}: ${answer.error ?? response.status}`,
      );
    }
    return answer;
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, init);
    } catch (error) {
      throw new ServiceUnavailableError(
        `The simulator does not answer at '${this.#adminUrl}'; start it, or mend nucleon.simulator.adminUrl`,
        error,
      );
    }
  }
}
