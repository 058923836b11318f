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
import type { IncomingMessage } from 'node:http';
import type { Simulator } from '../engine/Simulator';
import type { Fault } from '../faults/Faults';
import type { Reply } from './handleQuery';

/** A request to the simulator's own API. @internal */
export interface AdminRequest {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const FAULT_TYPES = ['throttle', 'latency', 'drop', 'resource', 'slowness'];

/** The wrong input of an administrator, told as 400. */
function badRequest(message: string): Reply {
  return json(400, { error: message });
}

function json(status: number, value: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

function stacks(simulator: Simulator) {
  return [...simulator.state.stacks.values()].map(stack => ({
    id: stack.id,
    name: stack.name,
    account: stack.account,
    region: stack.region,
    status: stack.status,
    statusReason: stack.statusReason,
    resources: Object.keys(stack.resources).length,
    lastEventAt: stack.events[stack.events.length - 1]?.timestamp,
  }));
}

function changeSettings(simulator: Simulator, change: object): Reply {
  const { settings } = simulator;
  for (const [key, value] of Object.entries(change)) {
    const isClear = key === 'resourceSeconds' && value === null;
    const isKnown = key in settings || key === 'resourceSeconds';
    if (!isKnown || (!isClear && !(Number(value) >= 0))) {
      return badRequest(
        `Setting '${key}' cannot be ${JSON.stringify(value)}; known are timeScale, resourceSeconds, changeSetSeconds and stackLimit, all numbers from 0`,
      );
    }
  }
  for (const [key, value] of Object.entries(change)) {
    Object.assign(settings, { [key]: value === null ? undefined : value });
  }
  return json(200, settings);
}

function addFault(simulator: Simulator, fault: Fault): Reply {
  if (!FAULT_TYPES.includes(fault.type)) {
    return badRequest(
      `Fault type '${fault.type}' is not known; known are ${FAULT_TYPES.join(', ')}`,
    );
  }
  if (fault.type === 'drop' && !['before', 'after'].includes(fault.when)) {
    return badRequest("A fault of type 'drop' needs 'when': before or after");
  }
  if (fault.type === 'latency' && !(fault.milliseconds >= 0)) {
    return badRequest("A fault of type 'latency' needs 'milliseconds'");
  }
  return json(201, simulator.faults.add(fault));
}

function dispatch(simulator: Simulator, admin: AdminRequest): Reply {
  const { request, url, body } = admin;
  const path = url.pathname.replace(/^\/_simulator\/?/, '');
  const [noun, id] = path.split('/');
  const sent = () => JSON.parse(body.toString('utf8') || '{}');
  switch (`${request.method} ${noun}${id ? '/id' : ''}`) {
    case 'GET health':
      return json(200, { status: 'ok' });
    case 'GET stacks':
      return json(200, { items: stacks(simulator) });
    case 'GET calls':
      return json(200, { items: simulator.calls.list() });
    case 'DELETE calls':
      simulator.calls.reset();
      return json(200, {});
    case 'GET settings':
      return json(200, simulator.settings);
    case 'PUT settings':
      return changeSettings(simulator, sent());
    case 'GET faults':
      return json(200, { items: simulator.faults.list() });
    case 'POST faults':
      return addFault(simulator, sent());
    case 'DELETE faults':
      simulator.faults.clear();
      return json(200, {});
    case 'DELETE faults/id':
      return simulator.faults.remove(id)
        ? json(200, {})
        : json(404, { error: `No fault with the id '${id}'` });
    default:
      return json(404, {
        error: `Nothing at ${request.method} ${url.pathname}`,
      });
  }
}

/** Lets pages of this computer call, and nobody else's. */
function corsHeaders(origin: string | undefined): Record<string, string> {
  const host = origin?.replace(/^https?:\/\//, '') ?? '';
  return origin && LOOPBACK.test(host)
    ? {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, PUT, POST, DELETE',
        'access-control-allow-headers': 'content-type',
        vary: 'origin',
      }
    : {};
}

/**
 * The simulator's own API: faults, settings, counters and an overview, as JSON.
 * @internal
 */
export function handleAdmin(simulator: Simulator, admin: AdminRequest): Reply {
  const { request } = admin;
  const { origin } = request.headers;
  const cors = corsHeaders(origin);
  if (origin && Object.keys(cors).length === 0) {
    return json(403, { error: `The origin ${origin} may not use this API` });
  }
  if (request.method === 'OPTIONS') {
    return { status: 204, headers: cors, body: '' };
  }
  let reply: Reply;
  try {
    reply = dispatch(simulator, admin);
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    reply = badRequest(`The request is no JSON: ${error.message}`);
  }
  return { ...reply, headers: { ...reply.headers, ...cors } };
}
