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

import { overflowError, PythonError, typeError } from '../errors/errors';
import { allocate, allocateItems } from '../limits/Budget';
import { escapeMarkup, isHtml } from '../text/escapeMarkup';
import { percentFormat } from '../formatting/percentFormat';
import { DictView } from '../values/DictView';
import { listOf, tryIterate } from '../values/iterate';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { PySet } from '../values/PySet';
import { PyTuple } from '../values/PyTuple';
import { Markup } from '../values/StringObject';
import {
  characters,
  isInteger,
  isNumber,
  isString,
  typeName,
} from '../values/types';
import { Undefined } from '../values/Undefined';
import { setMembers } from './equal';
import { ArithmeticOperator, calculate } from './calculate';

/**
 * Python's arithmetic, on numbers and on what else has it.
 *
 * @internal
 */
export function arithmetic(
  operator: ArithmeticOperator,
  left: Value,
  right: Value,
): Value {
  if (isNumber(left) && isNumber(right)) {
    return calculate(operator, left, right);
  }
  if (operator === '%' && isString(left)) {
    return percentFormat(left, right);
  }
  if (left instanceof Undefined) {
    left.fail();
  }
  if (operator === '+' && areHtml(left, right)) {
    return concatenateHtml(left, right);
  }
  if (right instanceof Undefined) {
    right.fail();
  }
  const result = onSequences(operator, left, right);
  if (result === undefined) {
    throw unsupported(operator, left, right);
  }
  return result;
}

function onSequences(
  operator: ArithmeticOperator,
  left: Value,
  right: Value,
): Value | undefined {
  if (operator === '+') {
    return concatenate(left, right);
  }
  if (operator === '*') {
    return isSequence(left) ? repeat(left, right) : repeatSwapped(left, right);
  }
  return operator === '-' ? difference(left, right) : undefined;
}

// What is in one set and not in the other; the keys of a dict take anything that can be gone over for the other.
function difference(left: Value, right: Value): Value | undefined {
  const members = setMembers(left);
  const isView = left instanceof DictView && tryIterate(right) !== undefined;
  const others = isView ? new PySet(listOf(right)) : setMembers(right);
  return members && others
    ? new PySet(members.items().filter(item => !others.has(item)))
    : undefined;
}

function concatenate(left: Value, right: Value): Value | undefined {
  if (isString(left) && isString(right)) {
    return concatenateText(left, right);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    allocateItems(left.length + right.length);
    return left.concat(right);
  }
  if (left instanceof PyTuple && right instanceof PyTuple) {
    allocateItems(left.items.length + right.items.length);
    return new PyTuple(left.items.concat(right.items));
  }
  if (isSequence(left)) {
    const name = typeName(left);
    throw typeError(
      `can only concatenate ${name} (not "${typeName(right)}") to ${name}`,
    );
  }
  return undefined;
}

function concatenateText(
  left: Value & (string | object),
  right: Value & (string | object),
): Value {
  if (left instanceof Markup || right instanceof Markup) {
    return concatenateHtml(left, right);
  }
  const [first, second] = [
    characters(left as string),
    characters(right as string),
  ];
  allocate(first.length + second.length);
  return first + second;
}

// Markup joins with whatever says that it is HTML, not only with text.
function areHtml(left: Value, right: Value): boolean {
  return (
    (left instanceof Markup && isHtml(right)) ||
    (right instanceof Markup && isHtml(left))
  );
}

function concatenateHtml(left: Value, right: Value): Markup {
  const text = escapeMarkup(left).value + escapeMarkup(right).value;
  allocate(text.length);
  return new Markup(text);
}

function isSequence(value: Value): boolean {
  return isString(value) || Array.isArray(value) || value instanceof PyTuple;
}

function repeatSwapped(left: Value, right: Value): Value | undefined {
  return isSequence(right) ? repeat(right, left) : undefined;
}

function repeat(sequence: Value, times: Value): Value {
  if (!isInteger(times)) {
    throw typeError(
      `can't multiply sequence by non-int of type '${typeName(times)}'`,
    );
  }
  if (typeof times === 'bigint' && BigInt.asIntN(64, times) !== times) {
    throw overflowError("cannot fit 'int' into an index-sized integer");
  }
  const count = Math.max(0, Number(times));
  if (isString(sequence)) {
    const text = characters(sequence);
    allocate(text === '' ? 0 : text.length * count);
    const repeated = text === '' ? '' : text.repeat(count);
    return sequence instanceof Markup ? new Markup(repeated) : repeated;
  }
  const items =
    sequence instanceof PyTuple ? sequence.items : (sequence as Value[]);
  const repeated = repeatItems(items, count);
  return sequence instanceof PyTuple ? new PyTuple(repeated) : repeated;
}

function repeatItems(items: readonly Value[], count: number): Value[] {
  const length = items.length === 0 ? 0 : items.length * count;
  allocateItems(length);
  const result: Value[] = [];
  for (let index = 0; index < length; index++) {
    result.push(items[index % items.length]);
  }
  return result;
}

function unsupported(
  operator: ArithmeticOperator,
  left: Value,
  right: Value,
): PythonError {
  const name = operator === '**' ? '** or pow()' : operator;
  return typeError(
    `unsupported operand type(s) for ${name}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/**
 * Python's `-x` and `+x`.
 *
 * @internal
 */
export function sign(operator: '+' | '-', value: Value): Value {
  if (typeof value === 'number') {
    return operator === '-' ? 0 - value : value;
  }
  if (value instanceof PyFloat) {
    return operator === '-' ? new PyFloat(-value.value) : value;
  }
  if (isInteger(value)) {
    return calculate(operator, 0, value);
  }
  if (value instanceof Undefined) {
    value.fail();
  }
  throw typeError(
    `bad operand type for unary ${operator}: '${typeName(value)}'`,
  );
}

/**
 * Python's `int` of what must be an integer already, for arguments.
 *
 * @internal
 */
export function asIndex(value: Value): number {
  if (!isInteger(value)) {
    throw typeError(
      `'${typeName(value)}' object cannot be interpreted as an integer`,
    );
  }
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) {
    throw overflowError('Python int too large to convert to C ssize_t');
  }
  return Number(value);
}
