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

import { allocateItems, slowWork, spend } from '../limits/Budget';
import { Frame } from '../runtime/Frame';
import { Value } from '../values/PyObject';
import { Action } from './code';
import { FunctionScope, Symbols, Variable } from './Symbols';

/**
 * How many functions lie between the one that is running and the one that a variable belongs to.
 *
 * @internal
 */
export function distance(from: FunctionScope, variable: Variable): number {
  let hops = 0;
  for (
    let scope: FunctionScope | undefined = from;
    scope && scope !== variable.scope;
    scope = scope.parent
  ) {
    hops++;
  }
  return hops;
}

/**
 * Reads a variable.
 *
 * @internal
 */
export function reader(
  from: FunctionScope,
  variable: Variable,
): (frame: Frame) => Value | undefined {
  const { slot } = variable;
  const hops = distance(from, variable);
  if (hops === 0) {
    return frame => frame.slots[slot];
  }
  if (hops === 1) {
    return frame => frame.parent!.slots[slot];
  }
  return frame => ancestor(frame, hops).slots[slot];
}

/**
 * Writes a variable.
 *
 * @internal
 */
export function writer(
  from: FunctionScope,
  variable: Variable,
): (frame: Frame, value: Value | undefined) => void {
  const { slot } = variable;
  const hops = distance(from, variable);
  return (frame, value) => {
    ancestor(frame, hops).slots[slot] = value;
  };
}

function ancestor(frame: Frame, hops: number): Frame {
  let result = frame;
  for (let hop = 0; hop < hops; hop++) {
    result = result.parent!;
  }
  return result;
}

/**
 * What is done when a scope is entered: each of its variables takes what it starts with.
 *
 * @internal
 */
export function enterScope(symbols: Symbols): Action[] {
  const { size } = symbols.loads;
  const actions: Action[] = size < 4 ? [] : [() => spend(size)];
  for (const [variable, load] of symbols.loads) {
    const write = writer(symbols.scope, variable);
    if (load.kind === 'resolve') {
      const { name } = load;
      actions.push(frame => write(frame, frame.context.resolve(name)));
    } else if (load.kind === 'alias') {
      const read = reader(symbols.scope, load.source);
      actions.push(frame => write(frame, read(frame)));
    } else if (load.kind === 'undefined') {
      actions.push(frame => write(frame, undefined));
    }
  }
  return actions;
}

// Readers of more names than this are made anew each time: kept by each of many tags, they would take up too much.
const MAX_KEPT_READERS = 100;

/**
 * Reads all variables that are set in a scope or around it, by name.
 *
 * @internal
 */
export function localsReader(
  symbols: Symbols,
): (frame: Frame) => Map<string, Value> {
  let kept: NamedReader[] | undefined;
  return frame => {
    const readers = kept ?? namedReaders(symbols);
    if (readers.length <= MAX_KEPT_READERS) {
      kept = readers;
    }
    allocateItems(readers.length);
    const locals = new Map<string, Value>();
    for (const [name, read] of readers) {
      const value = read(frame);
      if (value !== undefined) {
        locals.set(name, value);
      }
    }
    return locals;
  };
}

type NamedReader = [name: string, read: (frame: Frame) => Value | undefined];

function namedReaders(symbols: Symbols): NamedReader[] {
  return [...symbols.stored()].map(([name, variable]) => {
    slowWork(8);
    return [name, reader(symbols.scope, variable)];
  });
}
