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
import { describeValue } from './describeValue';
import { flattenAllOf } from './flattenAllOf';
import { numberFormats, textFormats } from './formats';
import { InputValidator } from './InputValidator';
import { JsonSchema } from './JsonSchema';
import { dereference } from './references';
import { RulesTexts } from './RulesTexts';
import { canonicalText } from './values';

interface Pair {
  before: JsonSchema;
  after: JsonSchema;
  /** Where in the inputs, for messages. */
  path: string;
  depth: number;
}

type LowerBound = 'minLength' | 'minItems' | 'minProperties';
type UpperBound = 'maxLength' | 'maxItems' | 'maxProperties';

// Each bounds the recursion, or the work, on schemas that no author writes.
const MAX_DEPTH = 300;
const MAX_PAIRS = 20_000;
const MAX_REASONS = 100;

/**
 * Compares two versions of one input type: what the older accepts, the newer must accept.
 *
 * @internal
 */
export class SchemaComparison {
  readonly #older: JsonSchema;
  readonly #newer: JsonSchema;
  readonly #name: string;
  readonly #olderRules: RulesTexts;
  readonly #newerRules: RulesTexts;
  readonly #olderValidator: InputValidator;
  readonly #newerValidator: InputValidator;
  readonly #compared = new Map<JsonSchema, Set<JsonSchema>>();
  #pairs = 0;
  #reasons: string[] = [];

  constructor(older: JsonSchema, newer: JsonSchema, name: string) {
    this.#older = older;
    this.#newer = newer;
    this.#name = name;
    this.#olderRules = new RulesTexts(older);
    this.#newerRules = new RulesTexts(newer);
    this.#olderValidator = new InputValidator({ root: older, path: '' });
    this.#newerValidator = new InputValidator({ root: newer, path: '' });
  }

  /** Why the newer version refuses what the older one accepts. */
  reasons(): string[] {
    if (canonicalText(this.#older) === canonicalText(this.#newer)) {
      return [];
    }
    this.#compare({
      before: this.#older,
      after: this.#newer,
      path: '',
      depth: 0,
    });
    return this.#reasons.slice(0, MAX_REASONS);
  }

  #compare(pair: Pair): void {
    const before = dereference(this.#older, pair.before);
    const after = dereference(this.#newer, pair.after);
    const known = this.#compared.get(before) ?? new Set();
    if (known.has(after) || this.#reasons.length >= MAX_REASONS) {
      // A pair that is being compared further up accepts whatever that comparison finds.
      return;
    }
    this.#compared.set(before, known.add(after));
    this.#pairs += 1;
    if (pair.depth > MAX_DEPTH || this.#pairs > MAX_PAIRS) {
      this.#refuse(pair, 'is too large to be compared');
      return;
    }
    if (acceptsAnything(after)) {
      return;
    }
    this.#compareRules({
      ...pair,
      before: flattenAllOf(this.#older, before),
      after: flattenAllOf(this.#newer, after),
    });
  }

  #compareRules(next: Pair): void {
    const { before, after } = next;
    if (before.enum) {
      this.#compareEnum(next, before.enum);
      return;
    }
    if (hasCombination(before) || hasCombination(after)) {
      this.#compareCombinations(next);
      return;
    }
    if (after.enum) {
      this.#refuse(next, 'accepts only certain values now');
    }
    this.#compareTypes(next);
    if (acceptsType(before, 'number') || acceptsType(before, 'integer')) {
      this.#compareNumbers(next);
    }
    if (acceptsType(before, 'string')) {
      this.#compareTexts(next);
    }
    if (acceptsType(before, 'array')) {
      this.#compareArrays(next);
    }
    if (acceptsType(before, 'object')) {
      this.#compareObjects(next);
    }
  }

  // Values can be counted: each of those that the older version accepts must be valid.
  #compareEnum(pair: Pair, values: unknown[]): void {
    for (const value of values) {
      const isRefusedBefore =
        this.#olderValidator.validate(pair.before, value).length > 0;
      if (
        !isRefusedBefore &&
        this.#newerValidator.validate(pair.after, value).length
      ) {
        this.#refuse(pair, `does not accept ${describeValue(value)} any more`);
      }
    }
  }

  #compareTypes(pair: Pair): void {
    const after = typesOf(pair.after);
    const lost = typesOf(pair.before).filter(
      type =>
        !after.includes(type) &&
        !(type === 'integer' && after.includes('number')),
    );
    if (lost.length) {
      this.#refuse(
        pair,
        `changes its type from ${typeText(pair.before)} to ${typeText(pair.after)}`,
      );
    }
  }

  #compareNumbers(pair: Pair): void {
    const { before, after } = pair;
    if (isNarrower(lowerBound(before), lowerBound(after), 1)) {
      this.#refuse(pair, 'has a higher minimum');
    }
    if (isNarrower(upperBound(before), upperBound(after), -1)) {
      this.#refuse(pair, 'has a lower maximum');
    }
    const factor = after.multipleOf;
    const ratio = (before.multipleOf ?? NaN) / (factor ?? 1);
    if (factor !== undefined && !Number.isInteger(ratio)) {
      this.#refuse(pair, `must be a multiple of ${factor} now`);
    }
    this.#compareFormats(pair, numberFormats);
  }

  #compareTexts(pair: Pair): void {
    const { before, after } = pair;
    this.#compareCounts(pair, 'minLength', 'maxLength');
    if (after.pattern !== undefined && after.pattern !== before.pattern) {
      const old =
        before.pattern === undefined ? '' : ` instead of ${before.pattern}`;
      this.#refuse(
        pair,
        `has the pattern ${after.pattern}${old}; whether it accepts all old values cannot be decided`,
      );
    }
    this.#compareFormats(pair, textFormats);
  }

  #compareFormats(pair: Pair, checked: Readonly<Record<string, unknown>>) {
    const format = pair.after.format ?? '';
    const before = pair.before.format;
    const isWider = format === 'int64' && before === 'int32';
    if (Object.hasOwn(checked, format) && format !== before && !isWider) {
      this.#refuse(pair, `must have the format ${format} now`);
    }
  }

  // A lower bound may not rise, and an upper one may not fall; an absent one is no bound.
  #compareCounts(pair: Pair, lower: LowerBound, upper: UpperBound): void {
    const { before, after } = pair;
    const { [lower]: oldLower = 0 } = before;
    const { [lower]: newLower = 0 } = after;
    if (newLower > oldLower) {
      this.#refuse(
        pair,
        `has a higher ${lower} (${newLower} instead of ${oldLower})`,
      );
    }
    const { [upper]: oldUpper = Infinity } = before;
    const { [upper]: newUpper = Infinity } = after;
    if (newUpper < oldUpper) {
      const old = oldUpper === Infinity ? 'none' : oldUpper;
      this.#refuse(
        pair,
        `has a lower ${upper} (${newUpper} instead of ${old})`,
      );
    }
  }

  #compareArrays(pair: Pair): void {
    const { before, after, path, depth } = pair;
    this.#compareCounts(pair, 'minItems', 'maxItems');
    if (after.uniqueItems && !before.uniqueItems) {
      this.#refuse(pair, 'must not hold the same item twice now');
    }
    if (after.items) {
      this.#compare({
        before: before.items ?? {},
        after: after.items,
        path: `${path}[]`,
        depth: depth + 1,
      });
    }
  }

  #compareObjects(pair: Pair): void {
    const { before, after, path, depth } = pair;
    this.#compareCounts(pair, 'minProperties', 'maxProperties');
    this.#compareRequired(pair);
    const old = before.properties ?? {};
    const now = after.properties ?? {};
    for (const [name, schema] of Object.entries(old)) {
      const target = Object.hasOwn(now, name) ? now[name] : membersOf(after);
      const place = { path: join(path, name), depth: depth + 1 };
      if (target) {
        this.#compare({ before: schema, after: target, ...place });
      } else {
        this.#refuse({ ...pair, ...place }, 'is gone');
      }
    }
    const others = membersOf(before);
    if (others) {
      this.#compareOthers(pair, others);
    }
  }

  // What the older version accepted under any name meets the new properties, and the newer version's own others.
  #compareOthers(pair: Pair, others: JsonSchema): void {
    const { before, after, path, depth } = pair;
    for (const [name, schema] of Object.entries(after.properties ?? {})) {
      if (!Object.hasOwn(before.properties ?? {}, name)) {
        this.#compare({
          before: others,
          after: schema,
          path: join(path, name),
          depth: depth + 1,
        });
      }
    }
    const target = membersOf(after);
    if (target) {
      this.#compare({
        before: others,
        after: target,
        path: join(path, '*'),
        depth: depth + 1,
      });
    } else {
      this.#refuse(pair, 'does not accept other members any more');
    }
  }

  #compareRequired(pair: Pair): void {
    const { before, after } = pair;
    for (const name of after.required ?? []) {
      const isAlwaysGiven =
        before.required?.includes(name) &&
        !hasDefault(this.#older, before.properties, name);
      if (!isAlwaysGiven && !hasDefault(this.#newer, after.properties, name)) {
        this.#refuse(
          { ...pair, path: join(pair.path, name) },
          'is required now and has no default',
        );
      }
    }
  }

  // Whether one combination accepts all that another does cannot be decided in general, so both must say the same.
  #compareCombinations(pair: Pair): void {
    const old = this.#olderRules.of(pair.before);
    const now = this.#newerRules.of(pair.after);
    if (old !== now) {
      this.#refuse(
        pair,
        'has other rules with allOf, anyOf, oneOf or not; whether they accept all old values cannot be decided',
      );
    }
  }

  #refuse(pair: Pair, message: string): void {
    const name = pair.path || this.#name;
    this.#reasons.push(`The input '${name}' ${message}`);
  }
}

const ALL_TYPES = ['object', 'array', 'string', 'number', 'boolean', 'null'];

function typesOf(schema: JsonSchema): string[] {
  return schema.type === undefined ? ALL_TYPES : [schema.type].flat();
}

function typeText(schema: JsonSchema): string {
  return schema.type === undefined ? 'any' : [schema.type].flat().join(' or ');
}

function acceptsType(schema: JsonSchema, type: string): boolean {
  return typesOf(schema).includes(type);
}

const ANNOTATIONS = new Set([
  'title',
  'description',
  'default',
  'examples',
  'readOnly',
  'writeOnly',
  'deprecated',
  'definitions',
]);

function acceptsAnything(schema: JsonSchema): boolean {
  return Object.keys(schema).every(keyword => ANNOTATIONS.has(keyword));
}

// What a schema says of members that it does not name: their schema, or undefined where they are refused.
function membersOf(schema: JsonSchema): JsonSchema | undefined {
  const { additionalProperties } = schema;
  if (typeof additionalProperties === 'object') {
    return additionalProperties;
  }
  if (additionalProperties === false) {
    return undefined;
  }
  // As in InputValidator: unknown members are refused as soon as some are named.
  const isFree = additionalProperties === true || !schema.properties;
  return isFree ? {} : undefined;
}

function hasCombination(schema: JsonSchema): boolean {
  return Boolean(schema.allOf ?? schema.anyOf ?? schema.oneOf ?? schema.not);
}

function hasDefault(
  root: JsonSchema,
  properties: Record<string, JsonSchema> | undefined,
  name: string,
): boolean {
  if (!properties || !Object.hasOwn(properties, name)) {
    return false;
  }
  const property = properties[name];
  return 'default' in property || 'default' in dereference(root, property);
}

interface Bound {
  value: number;
  isExclusive: boolean;
}

function lowerBound(schema: JsonSchema): Bound {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity } = schema;
  return exclusiveMinimum >= minimum
    ? { value: exclusiveMinimum, isExclusive: true }
    : { value: minimum, isExclusive: false };
}

function upperBound(schema: JsonSchema): Bound {
  const { maximum = Infinity, exclusiveMaximum = Infinity } = schema;
  return exclusiveMaximum <= maximum
    ? { value: exclusiveMaximum, isExclusive: true }
    : { value: maximum, isExclusive: false };
}

function isNarrower(before: Bound, after: Bound, direction: 1 | -1): boolean {
  if (after.value === before.value) {
    return after.isExclusive && !before.isExclusive;
  }
  return (after.value - before.value) * direction > 0;
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
