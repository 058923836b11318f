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

import { JsonSchema } from '@nucleon/template-bundle';

type Keyword = keyof JsonSchema;
type Change = { before?: JsonSchema; after?: JsonSchema };

const TYPES: Record<string, string> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'an object',
};

const LIMITS: Partial<Record<Keyword, [name: string, unit: string]>> = {
  minimum: ['at least', ''],
  exclusiveMinimum: ['more than', ''],
  maximum: ['at most', ''],
  exclusiveMaximum: ['less than', ''],
  multipleOf: ['a multiple of', ''],
  minLength: ['at least', ' characters long'],
  maxLength: ['at most', ' characters long'],
  minItems: ['at least', ' elements long'],
  maxItems: ['at most', ' elements long'],
  minProperties: ['at least', ' entries long'],
  maxProperties: ['at most', ' entries long'],
};

/**
 * What another keyword of an input's schema means for who fills it in.
 *
 * @internal
 */
export function describeSchemaChange(keyword: string, change: Change): string {
  // The keywords come from the schemas.
  const key = keyword as Keyword;
  const before = change.before?.[key];
  const after = change.after?.[key];
  const limit = LIMITS[key];
  if (limit) {
    return describeLimit(limit, before, after);
  }
  switch (key) {
    case 'default':
      return describeDefault(before, after);
    case 'enum':
      return describeChoices(before as unknown[], after as unknown[]);
    case 'type':
      return `It is ${sayTypes(after)} now, not ${sayTypes(before)}.`;
    case 'title':
      return after === undefined
        ? `It is not called '${before}' any more.`
        : `It is called '${after}' now.`;
    case 'description':
      return 'Its description has changed.';
    case 'examples':
      return 'Its examples have changed.';
    case 'pattern':
    case 'format':
      return after === undefined
        ? `It need not have the ${key} ${before} any more.`
        : `It must have the ${key} ${after} now${
            before === undefined ? '' : `, not ${before}`
          }.`;
    case 'uniqueItems':
      return after
        ? 'No element may be in it twice now.'
        : 'An element may be in it more than once now.';
    case 'items':
      return 'What its elements may be has changed.';
    case 'required':
      return 'Which parts of it must be given has changed.';
    case 'properties':
    case 'additionalProperties':
      return 'What it may hold has changed.';
    case 'writeOnly':
      return after
        ? 'It is sensitive now, and not shown any more.'
        : 'It is not sensitive any more.';
    case 'deprecated':
      return after ? 'It is deprecated now.' : 'It is not deprecated any more.';
    default:
      return 'What it may be has changed.';
  }
}

function describeLimit(
  [name, unit]: [string, string],
  before: unknown,
  after: unknown,
): string {
  if (after === undefined) {
    return `It need not be ${name} ${before}${unit} any more.`;
  }
  const was = before === undefined ? '' : `, not ${before}`;
  return `It must be ${name} ${after}${unit} now${was}.`;
}

function describeDefault(before: unknown, after: unknown): string {
  if (after === undefined) {
    return `There is no default any more; it was ${say(before)}.`;
  }
  const was = before === undefined ? '' : `, not ${say(before)}`;
  return `If left out it is ${say(after)} now${was}.`;
}

function describeChoices(
  before: unknown[] | undefined,
  after: unknown[] | undefined,
): string {
  if (!after) {
    return 'It may be anything now, not only one of a few.';
  }
  if (!before) {
    return `It must be one of these now: ${after.map(say).join(', ')}.`;
  }
  const old = before.map(say);
  const now = after.map(say);
  const added = now.filter(value => !old.includes(value));
  const removed = old.filter(value => !now.includes(value));
  const said = [
    added.length && `It may be ${added.join(', ')} too now.`,
    removed.length && `It may not be ${removed.join(', ')} any more.`,
  ].filter(Boolean);
  return said.join(' ') || 'Its choices are in another order.';
}

function sayTypes(types: unknown): string {
  return types === undefined
    ? 'anything'
    : [types]
        .flat()
        .map(type => TYPES[String(type)] ?? String(type))
        .join(' or ');
}

/** A value as one would write it, and not as JSON where that is not needed. */
function say(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length ? value.map(say).join(', ') : 'an empty list';
  }
  if (value === true || value === false) {
    return value ? 'yes' : 'no';
  }
  if (value === '') {
    return 'empty';
  }
  // `80.0` is an object that JSON writes as the number.
  const written = JSON.parse(JSON.stringify(value ?? null));
  return typeof written === 'object' && written !== null
    ? Object.entries(written)
        .map(([key, item]) => `${key}: ${say(item)}`)
        .join(', ') || 'an empty object'
    : String(written);
}
