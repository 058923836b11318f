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
import { Problem } from '../bundle/Problem';
import { compilePattern } from './compilePattern';
import { describeInput } from './describeValue';
import { numberFormats, textFormats } from './formats';
import { JsonSchema } from './JsonSchema';
import { resolveReference } from './references';
import { canonicalText, isObject, numberOf } from './values';

/** Which members of an object some schema has spoken of. */
interface KnownMembers {
  names: Set<string>;
  /** Whether a schema allows members that none names. */
  isOpen: boolean;
  /** Whether any schema names members at all; if none does, the object is free in form. */
  isDeclared: boolean;
}

type Path = readonly (string | number)[];

// Alternatives inside alternatives multiply. No real schema comes near either bound.
const MAX_STEPS = 200_000;
const MAX_PROBLEMS = 100;
const SHOWN_CHOICES = 50;
// The pattern engine takes so many of its steps while a step is taken here.
const PATTERN_STEPS_PER_STEP = 100;

const typeWords: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

/**
 * Checks values against one JSON Schema; made anew for each spec or file.
 *
 * @internal
 */
export class InputValidator {
  readonly #root: JsonSchema;
  readonly #start: string;
  readonly #choices = new Map<unknown[], Set<string>>();
  readonly #references = new Map<string, JsonSchema>();
  #problems: Problem[] = [];
  #steps = 0;

  constructor(options: {
    root: JsonSchema;
    /** What the values are called in messages, such as `spec`. */
    path: string;
  }) {
    this.#root = options.root;
    this.#start = options.path;
  }

  /** Whether the checks took more steps than a validator may take in its life. */
  get isExhausted(): boolean {
    return this.#steps > MAX_STEPS;
  }

  /** All that is wrong with a value. */
  validate(schema: JsonSchema, value: unknown): Problem[] {
    this.#problems = [];
    this.#check(schema, value, []);
    if (this.isExhausted) {
      this.#report([], 'takes too many steps to check');
    }
    return this.#problems;
  }

  #check(schema: JsonSchema, value: unknown, path: Path): void {
    const known: KnownMembers = {
      names: new Set(),
      isOpen: false,
      isDeclared: false,
    };
    this.#apply({ schema, value, path, known });
    if (isObject(value) && known.isDeclared && !known.isOpen) {
      for (const name of Object.keys(value)) {
        if (!known.names.has(name)) {
          this.#reportUnknown([...path, name], [...known.names]);
        }
      }
    }
  }

  // Applies a schema and all that speak of the same value.
  #apply(options: {
    schema: JsonSchema;
    value: unknown;
    path: Path;
    known: KnownMembers;
  }): void {
    const { schema, value, path, known } = options;
    this.#steps += 1;
    if (this.isExhausted) {
      return;
    }
    if (schema.$ref !== undefined) {
      this.#apply({ ...options, schema: this.#resolve(schema.$ref) });
      return;
    }
    if (!this.#checkType(schema, value, path)) {
      return;
    }
    this.#checkEnum(schema, value, path);
    const number = numberOf(value);
    if (number !== undefined) {
      this.#checkNumber(schema, number, path);
    } else if (typeof value === 'string') {
      this.#checkText(schema, value, path);
    } else if (Array.isArray(value)) {
      this.#checkArray(schema, value, path);
    } else if (isObject(value)) {
      this.#checkObject({ schema, value, path, known });
    }
    this.#checkCombinations({ schema, value, path, known });
  }

  #checkType(schema: JsonSchema, value: unknown, path: Path): boolean {
    if (schema.type === undefined) {
      return true;
    }
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    if (types.some(type => hasType(value, type))) {
      return true;
    }
    const wanted = types.map(type => typeWords[type] ?? type).join(' or ');
    this.#report(
      path,
      `must be ${wanted}, but is ${describeInput(schema, value)}${quoteHint(types, value)}`,
    );
    return false;
  }

  #checkEnum(schema: JsonSchema, value: unknown, path: Path): void {
    if (!schema.enum) {
      return;
    }
    if (!this.#choicesOf(schema.enum).has(canonicalText(value))) {
      const allowed = schema.enum
        .slice(0, SHOWN_CHOICES)
        .map(choice =>
          typeof choice === 'string' ? `'${choice}'` : canonicalText(choice),
        );
      const more = schema.enum.length > SHOWN_CHOICES ? ', ...' : '';
      this.#report(
        path,
        `must be one of ${allowed.join(', ')}${more}, but is ${describeInput(schema, value)}`,
      );
    }
  }

  #checkNumber(schema: JsonSchema, value: number, path: Path): void {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
    const is = `but is ${describeInput(schema, value)}`;
    if (minimum !== undefined && value < minimum) {
      this.#report(path, `must be at least ${minimum}, ${is}`);
    }
    if (maximum !== undefined && value > maximum) {
      this.#report(path, `must be at most ${maximum}, ${is}`);
    }
    if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
      this.#report(path, `must be more than ${exclusiveMinimum}, ${is}`);
    }
    if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
      this.#report(path, `must be less than ${exclusiveMaximum}, ${is}`);
    }
    if (
      schema.multipleOf !== undefined &&
      !isMultiple(value, schema.multipleOf)
    ) {
      this.#report(path, `must be a multiple of ${schema.multipleOf}, ${is}`);
    }
    const range = Object.hasOwn(numberFormats, schema.format ?? '')
      ? numberFormats[schema.format ?? '']
      : undefined;
    if (range && (value < range[0] || value > range[1])) {
      this.#report(path, `must fit into ${schema.format}, ${is}`);
    }
  }

  #checkText(schema: JsonSchema, value: string, path: Path): void {
    const { minLength, maxLength, pattern, format } = schema;
    const length =
      minLength === undefined && maxLength === undefined
        ? 0
        : characterCount(value);
    const isTooLong = maxLength !== undefined && length > maxLength;
    if (minLength !== undefined && length < minLength) {
      this.#report(
        path,
        `must have at least ${minLength} characters, but has ${length}`,
      );
    }
    if (isTooLong) {
      this.#report(
        path,
        `must have at most ${maxLength} characters, but has ${length}`,
      );
    }
    if (pattern !== undefined && !isTooLong && !this.#matches(pattern, value)) {
      this.#report(
        path,
        `must match the pattern ${pattern}, but is ${describeInput(schema, value)}`,
      );
    }
    const fits =
      format !== undefined && Object.hasOwn(textFormats, format)
        ? textFormats[format]
        : undefined;
    if (fits && !fits(value)) {
      this.#report(
        path,
        `must have the format ${format}, but is ${describeInput(schema, value)}`,
      );
    }
  }

  #matches(pattern: string, value: string): boolean {
    const compiled = compilePattern(pattern);
    this.#steps += Math.floor(
      (compiled.size * value.length) / PATTERN_STEPS_PER_STEP,
    );
    return this.isExhausted || compiled.test(value);
  }

  #checkArray(schema: JsonSchema, value: unknown[], path: Path): void {
    const { minItems, maxItems, uniqueItems, items } = schema;
    if (minItems !== undefined && value.length < minItems) {
      this.#report(
        path,
        `must have at least ${minItems} items, but has ${value.length}`,
      );
    }
    if (maxItems !== undefined && value.length > maxItems) {
      this.#report(
        path,
        `must have at most ${maxItems} items, but has ${value.length}`,
      );
    }
    if (uniqueItems) {
      const seen = new Set(value.map(canonicalText));
      if (seen.size < value.length) {
        this.#report(path, 'must not hold the same item twice');
      }
    }
    if (items) {
      for (const [index, item] of value.entries()) {
        this.#check(items, item, [...path, index]);
      }
    }
  }

  #checkObject(options: {
    schema: JsonSchema;
    value: Record<string, unknown>;
    path: Path;
    known: KnownMembers;
  }): void {
    const { schema, value, path, known } = options;
    const properties = schema.properties ?? {};
    const { additionalProperties, minProperties, maxProperties } = schema;
    const count = Object.keys(value).length;
    if (minProperties !== undefined && count < minProperties) {
      this.#report(path, `must have at least ${minProperties} members`);
    }
    if (maxProperties !== undefined && count > maxProperties) {
      this.#report(path, `must have at most ${maxProperties} members`);
    }
    for (const name of schema.required ?? []) {
      if (!Object.hasOwn(value, name) && !this.#hasDefault(properties, name)) {
        this.#report([...path, name], 'is missing');
      }
    }
    known.isDeclared ||= schema.properties !== undefined;
    for (const [name, member] of Object.entries(value)) {
      if (Object.hasOwn(properties, name)) {
        known.names.add(name);
        this.#check(properties[name], member, [...path, name]);
      } else if (isObject(additionalProperties)) {
        known.names.add(name);
        this.#check(additionalProperties as JsonSchema, member, [
          ...path,
          name,
        ]);
      } else if (additionalProperties === false) {
        known.names.add(name);
        this.#reportUnknown([...path, name], Object.keys(properties));
      }
    }
    for (const name of Object.keys(properties)) {
      known.names.add(name);
    }
    known.isOpen ||= additionalProperties === true;
  }

  #checkCombinations(options: {
    schema: JsonSchema;
    value: unknown;
    path: Path;
    known: KnownMembers;
  }): void {
    const { schema, value, path, known } = options;
    for (const part of schema.allOf ?? []) {
      this.#apply({ ...options, schema: part });
    }
    if (schema.anyOf) {
      const fitting = this.#fitting(schema.anyOf, value, path);
      if (!fitting.length) {
        this.#report(path, 'fits none of the alternatives');
      }
      for (const members of fitting) {
        mergeKnown(known, members);
      }
    }
    if (schema.oneOf) {
      const fitting = this.#fitting(schema.oneOf, value, path);
      if (fitting.length !== 1) {
        this.#report(
          path,
          fitting.length
            ? 'fits more than one of the alternatives'
            : 'fits none of the alternatives',
        );
      }
      for (const members of fitting) {
        mergeKnown(known, members);
      }
    }
    if (schema.not && this.#fitting([schema.not], value, path).length) {
      this.#report(path, 'has a value that is excluded');
    }
  }

  // Which of the alternatives accept the value, as the members that each of them speaks of.
  #fitting(
    alternatives: JsonSchema[],
    value: unknown,
    path: Path,
  ): KnownMembers[] {
    const result: KnownMembers[] = [];
    const kept = this.#problems;
    for (const schema of alternatives) {
      this.#problems = [];
      const known: KnownMembers = {
        names: new Set(),
        isOpen: false,
        isDeclared: false,
      };
      this.#apply({ schema, value, path, known });
      if (!this.#problems.length) {
        result.push(known);
      }
    }
    this.#problems = kept;
    return result;
  }

  #choicesOf(values: unknown[]): Set<string> {
    const known = this.#choices.get(values);
    const choices = known ?? new Set(values.map(canonicalText));
    this.#choices.set(values, choices);
    return choices;
  }

  #resolve(reference: string): JsonSchema {
    let target = this.#references.get(reference);
    if (!target) {
      target = resolveReference(this.#root, reference) ?? {};
      this.#references.set(reference, target);
    }
    return target;
  }

  #hasDefault(properties: Record<string, JsonSchema>, name: string): boolean {
    let schema: JsonSchema | undefined = Object.hasOwn(properties, name)
      ? properties[name]
      : undefined;
    while (schema?.$ref !== undefined) {
      schema = this.#resolve(schema.$ref);
    }
    return schema !== undefined && 'default' in schema;
  }

  #reportUnknown(path: Path, names: string[]): void {
    const list = names.map(name => `'${name}'`).join(', ') || 'none';
    this.#report(path, `is unknown; known here: ${list}`);
  }

  #report(path: Path, message: string): void {
    if (this.#problems.length < MAX_PROBLEMS) {
      this.#problems.push({
        message: `The input '${formatPath(this.#start, path)}' ${message}`,
        severity: 'error',
      });
    }
  }
}

function hasType(value: unknown, type: string): boolean {
  const number = numberOf(value);
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'number':
      return number !== undefined;
    case 'integer':
      return number !== undefined && Number.isInteger(number);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

function quoteHint(types: string[], value: unknown): string {
  const isScalar = ['number', 'boolean'].includes(typeof value);
  if (types.includes('string') && (isScalar || numberOf(value) !== undefined)) {
    return '; write it in quotes';
  }
  const wantsNumber = types.includes('number') || types.includes('integer');
  if (
    wantsNumber &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  ) {
    return '; write it without quotes';
  }
  return '';
}

// Division alone would say that 0.3 is no multiple of 0.1.
function isMultiple(value: number, factor: number): boolean {
  const quotient = value / factor;
  return (
    Math.abs(quotient - Math.round(quotient)) <=
    1e-9 * Math.max(1, Math.abs(quotient))
  );
}

function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}

function mergeKnown(into: KnownMembers, from: KnownMembers): void {
  for (const name of from.names) {
    into.names.add(name);
  }
  into.isOpen ||= from.isOpen;
  into.isDeclared ||= from.isDeclared;
}

/**
 * Writes a path as people write it: `instances[0].spec.port`.
 *
 * @internal
 */
export function formatPath(start: string, path: Path): string {
  let text = start;
  for (const segment of path) {
    if (typeof segment === 'number') {
      text += `[${segment}]`;
    } else {
      text += text ? `.${segment}` : segment;
    }
  }
  return text;
}
