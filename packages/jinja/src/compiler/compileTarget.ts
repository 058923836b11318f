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

import { spend } from '../limits/Budget';
import { TemplateRuntimeError, typeError, valueError } from '../errors/errors';
import { Frame } from '../runtime/Frame';
import { Namespace } from '../runtime/Namespace';
import { tryIterate } from '../values/iterate';
import { Value } from '../values/PyObject';
import { PyTuple } from '../values/PyTuple';
import { typeName } from '../values/types';
import { Target } from '../syntax/nodes';
import { Symbols } from './Symbols';
import { reader, writer } from './variables';

/**
 * Makes a function that assigns to a target.
 *
 * @internal
 */
export function compileTarget(
  symbols: Symbols,
  target: Target,
): (frame: Frame, value: Value) => void {
  switch (target.type) {
    case 'NameTarget':
      return writer(symbols.scope, symbols.find(target.name)!);
    case 'TupleTarget': {
      const assign = target.items.map(item => compileTarget(symbols, item));
      return (frame, value) => {
        unpack(value, assign.length).forEach((item, index) =>
          assign[index](frame, item),
        );
      };
    }
    default:
      return (frame, value) =>
        namespaceOf(symbols, target.name)(frame).set(target.attribute, value);
  }
}

/**
 * Makes a function that checks, before its value is computed, that a target can be assigned to.
 *
 * @internal
 */
export function compileTargetCheck(
  symbols: Symbols,
  target: Target,
): ((frame: Frame) => void) | undefined {
  return target.type === 'NamespaceTarget'
    ? namespaceOf(symbols, target.name)
    : undefined;
}

function namespaceOf(
  symbols: Symbols,
  name: string,
): (frame: Frame) => Namespace {
  const read = reader(symbols.scope, symbols.find(name)!);
  return frame => {
    const value = read(frame);
    if (!(value instanceof Namespace)) {
      throw new TemplateRuntimeError(
        'cannot assign attribute on non-namespace object',
      );
    }
    return value;
  };
}

function unpack(value: Value, count: number): Value[] {
  const iterator = tryIterate(value);
  if (!iterator) {
    throw typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  spend(count >> 2);
  const items: Value[] = [];
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    if (items.length === count) {
      throw valueError(`too many values to unpack (expected ${count})`);
    }
    items.push(item);
  }
  if (items.length < count) {
    throw valueError(
      `not enough values to unpack (expected ${count}, got ${items.length})`,
    );
  }
  return items;
}

/**
 * Makes a function that puts the values of a target together again.
 *
 * @internal
 */
export function compileTargetReader(
  symbols: Symbols,
  target: Target,
): (frame: Frame) => Value {
  if (target.type === 'TupleTarget') {
    const readers = target.items.map(item =>
      compileTargetReader(symbols, item),
    );
    return frame => new PyTuple(readers.map(read => read(frame)));
  }
  const read = reader(symbols.scope, symbols.find(target.name)!);
  return frame => read(frame)!;
}

/**
 * The names that a target sets.
 *
 * @internal
 */
export function targetNames(target: Target): string[] {
  if (target.type === 'NameTarget') {
    return [target.name];
  }
  return target.type === 'TupleTarget' ? target.items.flatMap(targetNames) : [];
}
