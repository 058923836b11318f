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
import { YamlDocument } from '../yaml/YamlDocument';
import { compilePattern } from './compilePattern';
import { describeValue, shorten } from './describeValue';
import { JsonSchema } from './JsonSchema';
import { definitionReference } from './references';
import { isObject, numberOf } from './values';

type Path = readonly (string | number)[];

// What each keyword of OpenAPI 3.0's Schema Object holds. `ignored` ones are known and say nothing about values.
const KEYWORDS: Readonly<Record<string, KeywordKind | undefined>> = {
  type: 'type',
  title: 'text',
  description: 'text',
  format: 'text',
  default: 'any',
  example: 'example',
  enum: 'values',
  pattern: 'pattern',
  minLength: 'count',
  maxLength: 'count',
  minItems: 'count',
  maxItems: 'count',
  minProperties: 'count',
  maxProperties: 'count',
  minimum: 'number',
  maximum: 'number',
  multipleOf: 'factor',
  exclusiveMinimum: 'boolean',
  exclusiveMaximum: 'boolean',
  uniqueItems: 'boolean',
  nullable: 'boolean',
  readOnly: 'boolean',
  writeOnly: 'boolean',
  deprecated: 'boolean',
  required: 'names',
  properties: 'properties',
  additionalProperties: 'booleanOrSchema',
  items: 'schema',
  not: 'schema',
  allOf: 'schemas',
  anyOf: 'schemas',
  oneOf: 'schemas',
  discriminator: 'ignored',
  xml: 'ignored',
  externalDocs: 'ignored',
};

type KeywordKind =
  | 'type'
  | 'text'
  | 'any'
  | 'example'
  | 'values'
  | 'pattern'
  | 'count'
  | 'number'
  | 'factor'
  | 'boolean'
  | 'names'
  | 'properties'
  | 'booleanOrSchema'
  | 'schema'
  | 'schemas'
  | 'ignored';

// Keywords of later JSON Schema drafts that restrict values: passing over them would accept what the author refuses.
const NOT_OPENAPI: Readonly<Record<string, string | undefined>> = {
  const: 'use an enum with one value',
  if: 'use oneOf',
  then: 'use oneOf',
  else: 'use oneOf',
  patternProperties: 'use additionalProperties',
  propertyNames: 'use properties',
  dependencies: 'use oneOf',
  dependentRequired: 'use oneOf',
  dependentSchemas: 'use oneOf',
  contains: 'use items',
  additionalItems: 'use items',
  prefixItems: 'use items',
  unevaluatedProperties: 'use additionalProperties',
  unevaluatedItems: 'use items',
  definitions: 'put the type under schema.types',
  $defs: 'put the type under schema.types',
};

const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean'];
const REFERENCE =
  /^#\/(?:components\/schemas\/|schema\/types\/|types\/)?([^/]+)$/;
const LONGEST_NAME = 100;
// Instructions of the pattern engine.
const LARGEST_PATTERNS = 60_000;
const FAILED_PATTERN = 5_000;

/**
 * The types of a schema.yaml, read as JSON Schema; what is wrong with them is added to the problems.
 *
 * @internal
 */
export class SchemaTypes {
  readonly #document: YamlDocument;
  readonly #file: string;
  readonly #problems: Problem[];
  readonly #names: Set<string>;
  #patternSize = 0;

  constructor(options: {
    document: YamlDocument;
    file: string;
    problems: Problem[];
    names: Iterable<string>;
  }) {
    this.#document = options.document;
    this.#file = options.file;
    this.#problems = options.problems;
    this.#names = new Set(options.names);
  }

  /** Reads one schema object. */
  read(value: unknown, path: Path): JsonSchema {
    if (!isObject(value)) {
      this.#report('error', path, `${label(path)} must be a map`);
      return {};
    }
    if ('$ref' in value) {
      return this.#readReference(value.$ref, path);
    }
    const schema: JsonSchema = {};
    for (const [keyword, content] of Object.entries(value)) {
      this.#readKeyword({ schema, keyword, content, path: [...path, keyword] });
    }
    this.#applyExclusiveBounds(schema, value);
    this.#applyNullable(schema, value);
    this.#checkShape(schema, path);
    return schema;
  }

  #readKeyword(options: {
    schema: JsonSchema;
    keyword: string;
    content: unknown;
    path: Path;
  }): void {
    const { schema, keyword, content, path } = options;
    const kind = Object.hasOwn(KEYWORDS, keyword)
      ? KEYWORDS[keyword]
      : undefined;
    if (!kind) {
      this.#reportUnknown(keyword, path);
      return;
    }
    const read = this.#readContent(kind, content, path);
    if (read === undefined || kind === 'ignored') {
      return;
    }
    if (kind === 'example') {
      schema.examples = [read];
    } else if (
      !['nullable', 'exclusiveMinimum', 'exclusiveMaximum'].includes(keyword)
    ) {
      // The table above says that this keyword of the schema holds this kind of content.
      (schema as Record<string, unknown>)[keyword] = read;
    }
  }

  #readContent(kind: KeywordKind, content: unknown, path: Path): unknown {
    const refuse = (what: string) =>
      this.#report('error', path, `${label(path)} must be ${what}`);
    switch (kind) {
      case 'type':
        if (typeof content === 'string' && TYPES.includes(content)) {
          return content;
        }
        return refuse(`one of ${TYPES.join(', ')}`);
      case 'text':
        if (content === null || typeof content === 'string') {
          return content ?? undefined;
        }
        return isObject(content) || Array.isArray(content)
          ? refuse('text')
          : String(numberOf(content) ?? content);
      case 'pattern':
        return typeof content === 'string'
          ? this.#readPattern(content, path)
          : refuse('text');
      case 'values':
        return Array.isArray(content) && content.length
          ? content
          : refuse('a list with at least one value');
      case 'number':
        return numberOf(content) ?? refuse('a number');
      case 'factor': {
        const factor = numberOf(content);
        return factor !== undefined && factor > 0
          ? factor
          : refuse('a number above 0');
      }
      case 'count': {
        const count = numberOf(content);
        return count !== undefined && Number.isInteger(count) && count >= 0
          ? count
          : refuse('a whole number, 0 or more');
      }
      case 'boolean':
        return typeof content === 'boolean' ? content : refuse('true or false');
      case 'names':
        return Array.isArray(content) &&
          content.every(name => typeof name === 'string')
          ? [...new Set(content)]
          : refuse('a list of property names');
      case 'properties':
        return this.#readProperties(content, path);
      case 'booleanOrSchema':
        return typeof content === 'boolean'
          ? content
          : this.read(content, path);
      case 'schema':
        return this.read(content, path);
      case 'schemas':
        return Array.isArray(content) && content.length
          ? content.map((item, index) => this.read(item, [...path, index]))
          : refuse('a list with at least one type');
      default:
        return content;
    }
  }

  #readProperties(
    content: unknown,
    path: Path,
  ): Record<string, JsonSchema> | undefined {
    if (content === null) {
      return {};
    }
    if (!isObject(content)) {
      this.#report('error', path, `${label(path)} must be a map of properties`);
      return undefined;
    }
    const properties: Record<string, JsonSchema> = {};
    for (const [name, property] of Object.entries(content)) {
      const place = [...path, name];
      if (name.length > LONGEST_NAME) {
        this.#report(
          'error',
          place,
          `The property name '${name.slice(0, 20)}...' is longer than ${LONGEST_NAME} characters`,
        );
      }
      properties[name] = this.read(property, place);
      const isSaid = isObject(property) && 'type' in property;
      if (!isSaid && !saysType(properties[name])) {
        this.#report(
          'warning',
          place,
          `The property '${name}' has no type, so any value is accepted`,
        );
      }
    }
    return properties;
  }

  #readReference(reference: unknown, path: Path): JsonSchema {
    const name =
      typeof reference === 'string'
        ? REFERENCE.exec(reference)?.[1]
        : undefined;
    const decoded = name?.replace(/~1/g, '/').replace(/~0/g, '~');
    if (decoded === undefined || !this.#names.has(decoded)) {
      this.#report(
        'error',
        [...path, '$ref'],
        `A reference must name a type of this schema, but is ${describeValue(reference)}; write '#/' and one of ${quotedList(this.#names)}`,
      );
      return {};
    }
    return { $ref: definitionReference(decoded) };
  }

  #readPattern(pattern: string, path: Path): string | undefined {
    if (this.#patternSize > LARGEST_PATTERNS) {
      return this.#report(
        'error',
        path,
        'The patterns of the schema are too large together',
      );
    }
    try {
      this.#patternSize += compilePattern(pattern).size;
      return pattern;
    } catch (error) {
      // What does not fit takes time too.
      this.#patternSize += FAILED_PATTERN;
      this.#report(
        'error',
        path,
        `The pattern '${shorten(pattern)}' cannot be checked in linear time: ${String((error as Error).message)}. Look-around, back-references and counts above 1000 are not possible`,
      );
      return undefined;
    }
  }

  #applyExclusiveBounds(schema: JsonSchema, source: Record<string, unknown>) {
    if (source.exclusiveMinimum === true && schema.minimum !== undefined) {
      schema.exclusiveMinimum = schema.minimum;
      delete schema.minimum;
    }
    if (source.exclusiveMaximum === true && schema.maximum !== undefined) {
      schema.exclusiveMaximum = schema.maximum;
      delete schema.maximum;
    }
  }

  #applyNullable(schema: JsonSchema, source: Record<string, unknown>) {
    if (source.nullable !== true || typeof schema.type !== 'string') {
      return;
    }
    schema.type = [schema.type, 'null'];
    if (schema.enum && !schema.enum.includes(null)) {
      schema.enum = [...schema.enum, null];
    }
  }

  #checkShape(schema: JsonSchema, path: Path): void {
    if (schema.type === 'array' && !schema.items) {
      this.#report(
        'warning',
        path,
        `${label(path)} is an array without items, so any item is accepted`,
      );
    }
    for (const name of schema.required ?? []) {
      if (
        schema.properties &&
        !Object.hasOwn(schema.properties, name) &&
        !schema.allOf
      ) {
        this.#report(
          'warning',
          [...path, 'required'],
          `${label(path)} requires '${name}', which is not among its properties${schema.additionalProperties ? '' : ', so that no spec is right'}`,
        );
      }
    }
  }

  #reportUnknown(keyword: string, path: Path): void {
    const instead = Object.hasOwn(NOT_OPENAPI, keyword)
      ? NOT_OPENAPI[keyword]
      : undefined;
    if (instead) {
      this.#report(
        'error',
        path,
        `${label(path)} is not part of OpenAPI 3.0; ${instead}`,
      );
    } else if (!keyword.startsWith('x-')) {
      this.#report(
        'warning',
        path,
        `${label(path)} is no keyword of OpenAPI 3.0 and says nothing here`,
      );
    }
  }

  #report(
    severity: Problem['severity'],
    path: Path,
    message: string,
  ): undefined {
    this.#problems.push({
      message,
      file: this.#file,
      ...this.#document.locate(path),
      severity,
    });
  }
}

function saysType(schema: JsonSchema): boolean {
  return Boolean(
    schema.type ??
    schema.$ref ??
    schema.enum ??
    schema.allOf ??
    schema.anyOf ??
    schema.oneOf ??
    schema.properties,
  );
}

function label(path: Path): string {
  return `'${path.join('.')}'`;
}

function quotedList(names: Iterable<string>): string {
  return [...names].map(name => `'${name}'`).join(', ') || 'nothing';
}
