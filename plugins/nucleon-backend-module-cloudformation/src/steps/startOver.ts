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

import { Step } from '@nucleon/plugin-nucleon-node';
import { fail } from './outcome';
import { getPause, goOn, StepContext } from './StepContext';

// Whoever else works on the stack is in the way once or twice. What is refused
// more often is refused for good, in words that sound like it.
const MOST_START_OVERS = 5;

/**
 * Lets the comparison begin anew, and fails with what AWS said last where that
 * was of no use several times.
 *
 * @internal
 */
export async function startOver(context: StepContext): Promise<Step> {
  const { startOvers = 0, refusal } = context.handle;
  if (startOvers >= MOST_START_OVERS) {
    const reason =
      refusal ?? 'what was compared was out of date or gone each time';
    return fail(context, {
      reason: `CloudFormation could not compare the template with what stands in ${startOvers + 1} attempts: ${reason}`,
      stackId: context.request.binding?.id,
    });
  }
  return goOn(context, {
    handle: {
      phase: 'start',
      stackId: undefined,
      startOvers: startOvers + 1,
    },
    waitsFor: 'CloudFormation',
    lookAgainAfter: getPause(startOvers),
  });
}
