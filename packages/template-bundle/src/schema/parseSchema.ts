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
import {
  BundleSchema,
  InputType,
  inputTypeKeys,
  inputTypes,
} from './BundleSchema';
import { checkDefaults } from './checkDefaults';
import { describeValue } from './describeValue';
import { findEndlessType } from './findEndlessType';
import { JsonSchema } from './JsonSchema';
import { definitionReference, resolveReference } from './references';
import { SchemaTypes } from './SchemaTypes';
import { isObject } from './values';

/**
 * What a schema.yaml says.
 *
 * @public
 */
export interface ParsedSchema {
  /** What could be read of it; complete where no problem is an error. */
  schema: BundleSchema;
  /** All problems at once. */
  problems: Problem[];
}

const OPENAPI = /^3\.0\.\d+$/;

/**
 * Reads the text of a schema.yaml; all problems at once, with the name of the file.
 *
 * @public
 */
export function parseSchema(text: string, file: string): ParsedSchema {
  const document = YamlDocument.parse(text);
  const problems: Problem[] = document.errors.map(error => ({
    ...error,
    message: `The schema is not valid YAML: ${error.message}`,
    file,
    severity: 'error',
  }));
  if (problems.length) {
    return { schema: {}, problems };
  }
  const report = (path: (string | number)[], message: string) => {
    problems.push({
      message,
      file,
      ...document.locate(path),
      severity: 'error',
    });
  };
  const root = isObject(document.value) ? document.value.schema : undefined;
  if (!isObject(root)) {
    report([], "The schema must be a map with the key 'schema'");
    return { schema: {}, problems };
  }
  const { format, types } = root;
  const version = isObject(format) ? format.openapi : undefined;
  if (typeof version !== 'string' || !OPENAPI.test(version)) {
    report(
      ['schema', 'format', 'openapi'],
      'schema.format.openapi must be "3.0.0", in quotes',
    );
  }
  if (!isObject(types)) {
    report(['schema', 'types'], 'schema.types must be a map of types');
    return { schema: {}, problems };
  }
  const reader = new SchemaTypes({
    document,
    file,
    problems,
    names: Object.keys(types),
  });
  const definitions: Record<string, JsonSchema> = {};
  for (const [name, type] of Object.entries(types)) {
    definitions[name] = reader.read(type, ['schema', 'types', name]);
  }
  const endless = findEndlessType(definitions);
  if (endless !== undefined) {
    report(
      ['schema', 'types', endless],
      `The type '${endless}' is made of itself, or of a long chain of other types; only properties and items may refer back`,
    );
    return { schema: {}, problems };
  }
  const schema: BundleSchema = {};
  for (const inputType of inputTypes) {
    const named = root[inputTypeKeys[inputType]];
    if (named !== undefined) {
      schema[inputType] = pickInputType({
        named,
        inputType,
        definitions,
        report,
      });
    }
  }
  if (!problems.some(problem => problem.severity === 'error')) {
    for (const name of Object.keys(definitions)) {
      checkDefaults({ name, definitions, document, file, problems });
    }
  }
  return { schema, problems };
}

function pickInputType(options: {
  named: unknown;
  inputType: InputType;
  definitions: Record<string, JsonSchema>;
  report: (path: (string | number)[], message: string) => void;
}): JsonSchema | undefined {
  const { named, inputType, definitions, report } = options;
  const key = inputTypeKeys[inputType];
  if (typeof named !== 'string' || !Object.hasOwn(definitions, named)) {
    report(
      ['schema', key],
      `schema.${key} must name a type of schema.types, but is ${describeValue(named)}, which does not exist there`,
    );
    return undefined;
  }
  const type = definitions[named];
  if (type.type !== 'object' && !type.properties && !type.allOf && !type.$ref) {
    report(
      ['schema', 'types', named],
      `The type '${named}' is named by schema.${key} and must therefore have the type object`,
    );
    return undefined;
  }
  const used = reachableDefinitions(type, definitions);
  return Object.keys(used).length ? { ...type, definitions: used } : type;
}

function reachableDefinitions(
  start: JsonSchema,
  definitions: Record<string, JsonSchema>,
): Record<string, JsonSchema> {
  const names = new Map(
    Object.keys(definitions).map(name => [definitionReference(name), name]),
  );
  const reached = new Set<string>();
  const open: unknown[] = [start];
  while (open.length) {
    const value = open.pop();
    if (!isObject(value) && !Array.isArray(value)) {
      continue;
    }
    for (const member of Object.values(value)) {
      open.push(member);
    }
    const reference = isObject(value) ? value.$ref : undefined;
    const name =
      typeof reference === 'string' ? names.get(reference) : undefined;
    if (name !== undefined && !reached.has(name)) {
      reached.add(name);
      open.push(resolveReference({ definitions }, reference as string));
    }
  }
  return Object.fromEntries(
    Object.keys(definitions)
      .filter(name => reached.has(name))
      .map(name => [name, definitions[name]]),
  );
}
