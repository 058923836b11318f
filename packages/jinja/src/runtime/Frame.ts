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

import { allocateItems } from '../limits/Budget';
import { Value } from '../values/PyObject';
import { Context } from './Context';
import { Run } from './Run';

/**
 * The variables of a function of a template while it runs. A slot that is undefined has no value.
 *
 * @internal
 */
export class Frame {
  readonly slots: (Value | undefined)[];
  readonly parent: Frame | undefined;
  readonly context: Context;
  readonly run: Run;

  constructor(size: number, context: Context, parent?: Frame) {
    allocateItems(size);
    this.slots = new Array(size).fill(undefined);
    this.context = context;
    this.run = context.run;
    this.parent = parent;
  }
}
