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

import { Value } from '../values/PyObject';
import { Frame } from '../runtime/Frame';

/** An expression, ready to be evaluated. @internal */
export type Code = (frame: Frame) => Value;

/** A statement, ready to be run. @internal */
export type Action = (frame: Frame) => void;

/**
 * One action out of several.
 *
 * @internal
 */
export function sequence(actions: Action[]): Action {
  if (actions.length === 1) {
    return actions[0];
  }
  return frame => {
    for (const action of actions) {
      action(frame);
    }
  };
}
