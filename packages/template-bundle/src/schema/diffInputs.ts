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
import { BundleSchema, InputType, inputTypes } from './BundleSchema';
import { flattenAllOf } from './flattenAllOf';
import { InputValidator } from './InputValidator';
import { JsonSchema } from './JsonSchema';
import { dereference } from './references';
import { RulesTexts } from './RulesTexts';
import { TypePairs } from './TypePairs';
import { canonicalText, isObject } from './values';

/**
 * What an upgrade changes about one input.
 *
 * @public
 */
export interface InputChange {
  /** Which inputs it is among. */
  inputType: InputType;
  /** The names that lead to it. */
  path: string[];
  /** `newlyRequired`: it must be given now (it is new, or was optional, or had a default). */
  kind: 'new' | 'newlyRequired' | 'changed' | 'removed';
  /** What is another: keywords of the schema such as `default`, `enum` or `pattern`. Empty but for `changed`. */
  what: string[];
  /** The input in the older version; absent for `new`. */
  before?: JsonSchema;
  /** The input in the newer version; absent for `removed`. */
  after?: JsonSchema;
  /** Whether the values must be changed before they are valid: it must be given and is not, or what is given is refused now. */
  isValueMissing: boolean;
}

/**
 * Values to hold against a newer version: for each input type that is concerned.
 *
 * @public
 */
export type InputValues = Partial<Record<InputType, Record<string, unknown>>>;

// Types that hold types twice double with each level; a form does not show more either.
const MAX_DEPTH = 8;
const MAX_CHANGES = 500;

interface Pair {
  before: JsonSchema;
  after: JsonSchema;
  path: string[];
}

class InputDifference {
  readonly #inputType: InputType;
  readonly #older: JsonSchema;
  readonly #newer: JsonSchema;
  readonly #changes: InputChange[];
  readonly #olderRules: RulesTexts;
  readonly #newerRules: RulesTexts;
  readonly #validator: InputValidator;
  // Types are compared once, not at each of the places that hold them: those may be millions in a short schema.
  readonly #whats = new TypePairs<string[]>();
  // The depth at which nothing was found: there is nothing further down either.
  readonly #unchanged = new TypePairs<number>();

  constructor(
    inputType: InputType,
    older: JsonSchema | undefined,
    newer: JsonSchema | undefined,
    changes: InputChange[],
  ) {
    this.#inputType = inputType;
    this.#older = older ?? {};
    this.#newer = newer ?? {};
    this.#olderRules = new RulesTexts(this.#older);
    this.#newerRules = new RulesTexts(this.#newer);
    this.#changes = changes;
    this.#validator = new InputValidator({ root: this.#newer, path: '' });
  }

  compare(pair: Pair, values: unknown): void {
    const before = dereference(this.#older, pair.before);
    const after = dereference(this.#newer, pair.after);
    const depth = this.#unchanged.get(before, after) ?? Infinity;
    if (pair.path.length < depth) {
      const found = this.#changes.length;
      this.#compareMembers({ before, after, path: pair.path }, values);
      if (this.#changes.length === found) {
        this.#unchanged.set(before, after, pair.path.length);
      }
    }
  }

  #compareMembers(pair: Pair, values: unknown): void {
    const before = flattenAllOf(this.#older, pair.before);
    const after = flattenAllOf(this.#newer, pair.after);
    const given = isObject(values) ? values : {};
    const old = before.properties ?? {};
    const now = after.properties ?? {};
    for (const name of new Set([...Object.keys(now), ...Object.keys(old)])) {
      if (this.#changes.length >= MAX_CHANGES) {
        return;
      }
      const path = [...pair.path, name];
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      const previous = ownMember(old, name);
      const current = ownMember(now, name);
      if (!current) {
        this.#add(
          { path, kind: 'removed', before: previous },
          value !== undefined,
        );
        continue;
      }
      const isRequired = this.#mustBeGiven(this.#newer, after, name);
      if (!previous) {
        this.#add(
          { path, kind: isRequired ? 'newlyRequired' : 'new', after: current },
          this.#isMissing(current, value, isRequired),
        );
        continue;
      }
      const wasRequired = this.#mustBeGiven(this.#older, before, name);
      const isMissing = this.#isMissing(current, value, isRequired);
      const both = { path, before: previous, after: current };
      if (isRequired && !wasRequired) {
        this.#add({ ...both, kind: 'newlyRequired' }, isMissing);
      }
      this.#compareInput(
        { ...both, isRequiredNow: isRequired && !wasRequired },
        value,
        isMissing,
      );
    }
  }

  #compareInput(
    pair: Pair & { isRequiredNow: boolean },
    value: unknown,
    isMissing: boolean,
  ): void {
    const before = dereference(this.#older, pair.before);
    const after = dereference(this.#newer, pair.after);
    const isNested =
      isNestedObject(this.#older, before) && isNestedObject(this.#newer, after);
    const what =
      this.#whats.get(before, after) ??
      this.#differences(before, after, isNested);
    this.#whats.set(before, after, what);
    if (what.length && !pair.isRequiredNow) {
      this.#add(
        {
          path: pair.path,
          kind: 'changed',
          what,
          before: pair.before,
          after: pair.after,
        },
        isMissing,
      );
    }
    if (isNested && pair.path.length < MAX_DEPTH) {
      this.compare(pair, value);
    }
  }

  // The keywords whose meaning is another. Members of nested objects are compared one by one.
  #differences(
    before: JsonSchema,
    after: JsonSchema,
    isNested: boolean,
  ): string[] {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    const skipped = isNested
      ? ['properties', 'required', 'allOf', 'definitions']
      : ['definitions'];
    const what: string[] = [];
    for (const name of names) {
      // What is compared one by one is not spelled out here as well: that would take long at each of many levels.
      if (skipped.includes(name)) {
        continue;
      }
      // The names come from both schemas, so that each of them can be asked for any.
      const key = name as keyof JsonSchema;
      const isNote = ['title', 'description', 'examples'].includes(name);
      const old = isNote
        ? canonicalText(before[key] ?? null)
        : this.#olderRules.of({ [key]: before[key] });
      const now = isNote
        ? canonicalText(after[key] ?? null)
        : this.#newerRules.of({ [key]: after[key] });
      if (old !== now) {
        what.push(name);
      }
    }
    return what.sort();
  }

  #mustBeGiven(root: JsonSchema, schema: JsonSchema, name: string): boolean {
    const property = ownMember(schema.properties ?? {}, name);
    const hasDefault =
      property !== undefined &&
      ('default' in property || 'default' in dereference(root, property));
    return Boolean(schema.required?.includes(name)) && !hasDefault;
  }

  #isMissing(schema: JsonSchema, value: unknown, isRequired: boolean): boolean {
    if (value === undefined) {
      return isRequired;
    }
    return this.#validator.validate(schema, value).length > 0;
  }

  #add(
    change: Omit<InputChange, 'inputType' | 'isValueMissing' | 'what'> & {
      what?: string[];
    },
    isValueMissing: boolean,
  ): void {
    this.#changes.push({
      inputType: this.#inputType,
      what: [],
      ...change,
      isValueMissing,
    });
  }
}

function isNestedObject(root: JsonSchema, schema: JsonSchema): boolean {
  const flat = flattenAllOf(root, schema);
  return flat.properties !== undefined && !flat.anyOf && !flat.oneOf;
}

function ownMember(
  members: Record<string, JsonSchema>,
  name: string,
): JsonSchema | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/**
 * What changes about the inputs between two versions, so that an upgrade can say it and ask only for what is missing.
 *
 * @public
 */
export function diffInputs(
  older: BundleSchema | undefined,
  newer: BundleSchema,
  values: InputValues = {},
): InputChange[] {
  const changes: InputChange[] = [];
  for (const inputType of inputTypes) {
    const after = newer[inputType];
    const before = older?.[inputType];
    new InputDifference(inputType, before, after, changes).compare(
      { before: before ?? {}, after: after ?? {}, path: [] },
      values[inputType],
    );
  }
  return changes;
}
