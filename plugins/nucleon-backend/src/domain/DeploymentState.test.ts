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

import { assertTransition } from './assertTransition';
import {
  ACTIVE_DEPLOYMENT_STATES,
  DEPLOYMENT_TRANSITIONS,
  DeploymentState,
  getStatesBefore,
  isTerminal,
  toDeploymentStatus,
} from './DeploymentState';
import { isCancellable } from './isCancellable';

describe('the states of a deployment (4.8)', () => {
  it.each([
    ['pending', 'running'],
    ['pending', 'cancelled'],
    ['running', 'waiting'],
    ['waiting', 'running'],
    ['running', 'cancelling'],
    ['cancelling', 'succeeded'],
    ['cancelling', 'failed'],
    ['cancelling', 'cancelled'],
  ] as const)('lets %s become %s', (from, to) => {
    expect(() => assertTransition(from, to)).not.toThrow();
    expect(getStatesBefore(to)).toContain(from);
  });

  it.each([
    ['succeeded', 'running'],
    ['failed', 'succeeded'],
    ['cancelled', 'running'],
    ['cancelling', 'running'],
    ['pending', 'waiting'],
  ] as const)('does not let %s become %s', (from, to) => {
    expect(() => assertTransition(from, to)).toThrow(
      `'${from}' cannot become '${to}'`,
    );
    expect(getStatesBefore(to)).not.toContain(from);
  });

  it('is active or terminal, never both', () => {
    const states = Object.keys(DEPLOYMENT_TRANSITIONS) as DeploymentState[];
    const active: DeploymentState[] = [...ACTIVE_DEPLOYMENT_STATES];
    expect(states.filter(state => !isTerminal(state))).toEqual(active);
  });

  it.each([
    ['pending', 'IN_PROGRESS', 'DELETE_IN_PROGRESS'],
    ['running', 'IN_PROGRESS', 'DELETE_IN_PROGRESS'],
    ['waiting', 'IN_PROGRESS', 'DELETE_IN_PROGRESS'],
    ['cancelling', 'CANCELLING', 'DELETE_IN_PROGRESS'],
    ['succeeded', 'SUCCEEDED', 'DELETE_COMPLETE'],
    ['failed', 'FAILED', 'DELETE_FAILED'],
    ['cancelled', 'CANCELLED', 'DELETE_FAILED'],
  ] as const)('%s is %s, of a deletion %s', (state, applying, destroying) => {
    expect(toDeploymentStatus(state, 'apply')).toBe(applying);
    expect(toDeploymentStatus(state, 'plan')).toBe(applying);
    expect(toDeploymentStatus(state, 'destroy')).toBe(destroying);
  });

  it.each([
    ['running', 'apply', 'version', true],
    ['pending', 'apply', 'version', true],
    ['waiting', 'apply', 'version', true],
    // S9: a create has nothing to go back to.
    ['running', 'apply', undefined, false],
    ['running', 'destroy', 'version', false],
    ['running', 'plan', undefined, true],
    ['cancelling', 'apply', 'version', false],
    ['succeeded', 'apply', 'version', false],
  ] as const)(
    '%s of a deployment to %s over %s can be cancelled: %s',
    (state, intent, previousVersionId, expected) => {
      expect(isCancellable({ state, intent, previousVersionId })).toBe(
        expected,
      );
    },
  );
});
