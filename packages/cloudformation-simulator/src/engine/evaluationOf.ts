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
import type { Stack, StackTarget } from '../state/types';
import type { Engine } from './Engine';
import { Evaluation } from './Evaluation';

/** The last evaluations: running operations ask for theirs at every step. */
const known = new Map<StackTarget, Evaluation>();
const KEPT = 200;

/**
 * The evaluation of a target for a stack. The names that it imports are added to `imports`.
 * @internal
 */
export function evaluationOf(
  engine: Engine,
  stack: Stack,
  options: { target: StackTarget; imports?: Set<string> },
): Evaluation {
  const { target, imports } = options;
  const cached = known.get(target);
  if (cached && !imports) {
    return cached;
  }
  const evaluation = new Evaluation({
    template: engine.templates.get(target.template),
    target,
    account: stack.account,
    region: stack.region,
    stackId: stack.id,
    stackName: stack.name,
    importValue: name => {
      imports?.add(name);
      return engine.world.importValue(stack, name);
    },
  });
  if (!imports) {
    known.set(target, evaluation);
    if (known.size > KEPT) {
      const [oldest] = known.keys();
      known.delete(oldest);
    }
  }
  return evaluation;
}
