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
import { nextServiceStep, OperationDeployment } from './nextServiceStep';
import { ServiceOperation } from './ServiceOperation';

const PLAN: ServiceOperation['plan'] = {
  created: ['a', 'b'],
  removed: ['x', 'y'],
  pipeline: 'p',
};

function operation(
  kind: ServiceOperation['kind'],
  phase: ServiceOperation['phase'],
  changes: Partial<ServiceOperation> = {},
): ServiceOperation {
  return {
    id: 'operation',
    serviceId: 'service',
    kind,
    phase,
    plan: PLAN,
    createdAt: DateTime.fromISO('2026-11-23T09:00:00Z'),
    ...changes,
  };
}

// `a+` was applied, `a-` destroyed; `ok`, `bad`, `off` or `run` is how it stands.
function deployments(text: string): OperationDeployment[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map(word => {
      const [subject, result] = word.split('=');
      return {
        targetId: subject[0],
        targetName: subject[0].toUpperCase(),
        intent: subject[1] === '+' ? 'apply' : 'destroy',
        state:
          ({ ok: 'succeeded', bad: 'failed', off: 'cancelled' } as const)[
            result
          ] ?? 'running',
        statusMessage: result === 'bad' ? 'it broke' : undefined,
      };
    });
}

const brokeA = "Failed to deploy 'A': it broke";

describe('creating (6.1)', () => {
  it.each([
    ['instances', '', { type: 'deploy', targetIds: ['a', 'b'] }],
    ['instances', 'a+=run', { type: 'deploy', targetIds: ['b'] }],
    ['instances', 'a+=ok b+=run', { type: 'wait' }],
    // A failed instance lets its siblings end.
    ['instances', 'a+=bad b+=run', { type: 'wait' }],
    ['instances', 'a+=ok b+=ok', { type: 'enter', phase: 'pipeline' }],
    [
      'instances',
      'a+=bad b+=ok',
      { type: 'enter', phase: 'cleanup', message: brokeA },
    ],
    [
      'instances',
      'a+=off b+=ok',
      {
        type: 'enter',
        phase: 'cleanup',
        message: "Failed to deploy 'A': cancelled",
      },
    ],
    ['cleanup', 'a+=bad b+=ok', { type: 'destroy', targetIds: ['a', 'b'] }],
    ['cleanup', 'a+=bad b+=ok a-=ok b-=run', { type: 'wait' }],
    ['cleanup', 'a+=bad b+=ok a-=ok b-=ok', { type: 'end', phase: 'cleaned' }],
    [
      'cleanup',
      'a+=bad b+=ok a-=ok b-=bad',
      {
        type: 'end',
        phase: 'cleanup-failed',
        message: "Failed to delete 'B': it broke",
      },
    ],
    ['pipeline', 'a+=ok b+=ok', { type: 'deploy', targetIds: ['p'] }],
    ['pipeline', 'a+=ok b+=ok p+=run', { type: 'wait' }],
    ['pipeline', 'a+=ok b+=ok p+=ok', { type: 'end', phase: 'succeeded' }],
    // A failed pipeline keeps the instances.
    [
      'pipeline',
      'a+=ok b+=ok p+=bad',
      {
        type: 'end',
        phase: 'failed',
        message: "Failed to deploy 'P': it broke",
      },
    ],
  ] as const)('in %s with %p', (phase, done, expected) => {
    const subject = operation('create', phase, {
      plan: { ...PLAN, removed: [] },
    });
    expect(nextServiceStep(subject, deployments(done))).toEqual(expected);
  });

  it('ends without a pipeline where there is none', () => {
    const subject = operation('create', 'pipeline', {
      plan: { created: ['a'], removed: [] },
    });
    expect(nextServiceStep(subject, deployments('a+=ok'))).toEqual({
      type: 'end',
      phase: 'succeeded',
    });
  });

  it('keeps what failed first', () => {
    const subject = operation('create', 'cleanup', {
      message: brokeA,
      plan: { created: ['b'], removed: [] },
    });
    expect(nextServiceStep(subject, deployments('b-=bad'))).toEqual({
      type: 'end',
      phase: 'cleanup-failed',
      message: brokeA,
    });
    expect(nextServiceStep(subject, deployments('b-=ok'))).toEqual({
      type: 'end',
      phase: 'cleaned',
      message: brokeA,
    });
  });
});

describe('editing (6.3)', () => {
  it.each([
    ['instances', 'a+=ok b+=ok', { type: 'enter', phase: 'removal' }],
    // Nothing is removed and the pipeline is not touched.
    [
      'instances',
      'a+=bad b+=ok',
      { type: 'enter', phase: 'cleanup', message: brokeA },
    ],
    ['cleanup', 'a-=ok b-=ok', { type: 'end', phase: 'cleaned' }],
    ['removal', '', { type: 'destroy', targetIds: ['x', 'y'] }],
    ['removal', 'x-=run y-=ok', { type: 'wait' }],
    ['removal', 'x-=ok y-=ok', { type: 'enter', phase: 'pipeline' }],
    // What would not go does not hold the rest up.
    ['removal', 'x-=bad y-=ok', { type: 'enter', phase: 'pipeline' }],
    ['pipeline', 'x-=ok y-=ok p+=ok', { type: 'end', phase: 'succeeded' }],
    [
      'pipeline',
      'x-=bad y-=ok p+=ok',
      {
        type: 'end',
        phase: 'removal-failed',
        message: "Failed to delete 'X': it broke",
      },
    ],
    [
      'pipeline',
      'x-=bad y-=ok p+=bad',
      {
        type: 'end',
        phase: 'failed',
        message: "Failed to deploy 'P': it broke",
      },
    ],
  ] as const)('in %s with %p', (phase, done, expected) => {
    expect(
      nextServiceStep(operation('edit', phase), deployments(done)),
    ).toEqual(expected);
  });

  it('goes through all phases where there is nothing to do', () => {
    const plan = { created: [], removed: [] };
    expect(
      nextServiceStep(operation('edit', 'instances', { plan }), []),
    ).toEqual({
      type: 'enter',
      phase: 'removal',
    });
    expect(nextServiceStep(operation('edit', 'removal', { plan }), [])).toEqual(
      {
        type: 'enter',
        phase: 'pipeline',
      },
    );
    expect(
      nextServiceStep(operation('edit', 'pipeline', { plan }), []),
    ).toEqual({
      type: 'end',
      phase: 'succeeded',
    });
  });
});

describe('deleting (6.6)', () => {
  it.each([
    ['pipeline', '', { type: 'destroy', targetIds: ['p'] }],
    ['pipeline', 'p-=ok', { type: 'enter', phase: 'instances' }],
    [
      'pipeline',
      'p-=bad',
      {
        type: 'end',
        phase: 'failed',
        message: "Failed to delete 'P': it broke",
      },
    ],
    ['instances', 'p-=ok', { type: 'destroy', targetIds: ['x', 'y'] }],
    ['instances', 'p-=ok x-=run y-=bad', { type: 'wait' }],
    ['instances', 'p-=ok x-=ok y-=ok', { type: 'end', phase: 'succeeded' }],
    [
      'instances',
      'p-=ok x-=bad y-=bad',
      {
        type: 'end',
        phase: 'failed',
        message:
          "Failed to delete 'X': it broke; Failed to delete 'Y': it broke",
      },
    ],
  ] as const)('in %s with %p', (phase, done, expected) => {
    expect(
      nextServiceStep(operation('delete', phase), deployments(done)),
    ).toEqual(expected);
  });
});
