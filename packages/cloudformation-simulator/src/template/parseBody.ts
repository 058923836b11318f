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
import {
  LineCounter,
  parseDocument,
  type CollectionTag,
  type Tags,
} from 'yaml';
import type { ScalarTag } from 'yaml';
import { validationError } from '../awsError';
import type { Json, JsonObject } from '../state/types';

/** Tags whose long form is not `Fn::` and their name. */
const SHORT_FORMS: Record<string, string> = {
  Ref: 'Ref',
  Condition: 'Condition',
};

const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Ref',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

/** Marks a short form while the tree is built; {@link lengthen} replaces it. */
class ShortForm {
  readonly name: string;
  readonly value: unknown;

  constructor(name: string, value: unknown) {
    this.name = name;
    this.value = value;
  }
}

function shortFormTags(): Tags {
  const tags: (ScalarTag | CollectionTag)[] = [];
  for (const name of FUNCTIONS) {
    const tag = `!${name}`;
    tags.push({ tag, resolve: (text: string) => new ShortForm(name, text) });
    for (const collection of ['seq', 'map'] as const) {
      tags.push({
        tag,
        collection,
        resolve: node => {
          // The node keeps its own items; only its JavaScript value is wrapped.
          // `yaml` hands toJSON a context that its types do not show here.
          const toJSON = node.toJSON.bind(node) as (...args: any[]) => unknown;
          return Object.assign(node, {
            toJSON: (...args: any[]) => new ShortForm(name, toJSON(...args)),
          });
        },
      });
    }
  }
  return tags;
}

/** YAML 1.1's words for truth, which CloudFormation still reads as such. */
const yesAndNo: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$/,
  resolve: text => /^(?:yes|on)$/i.test(text),
};

function lengthen(value: unknown): Json {
  if (value instanceof ShortForm) {
    const key = SHORT_FORMS[value.name] ?? `Fn::${value.name}`;
    const inner = lengthen(value.value);
    if (value.name === 'GetAtt' && typeof inner === 'string') {
      const dot = inner.indexOf('.');
      return dot < 0
        ? { [key]: inner }
        : { [key]: [inner.slice(0, dot), inner.slice(dot + 1)] };
    }
    return { [key]: inner };
  }
  if (Array.isArray(value)) {
    return value.map(lengthen);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, lengthen(item)]),
    );
  }
  // What is left are YAML's scalars: text, numbers, booleans and null.
  return value as Json;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message);
    const before = body.slice(0, at ? Number(at[1]) : 0).split('\n');
    const column = before[before.length - 1].length + 1;
    throw validationError(
      `Template format error: JSON not well-formed. (line ${before.length}, column ${column})`,
    );
  }
}

function parseYaml(body: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(body, {
    customTags: tags => [yesAndNo, ...tags, ...shortFormTags()] as Tags,
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    version: '1.2',
  });
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const what = error.message.includes('unique')
      ? `Duplicate mapping key. ${error.message}`
      : 'YAML not well-formed.';
    throw validationError(
      `Template format error: ${what} (line ${line}, column ${col})`,
    );
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw validationError(
      'Template format error: YAML aliases are not allowed in CloudFormation templates',
    );
  }
}

/**
 * Reads a template's text, JSON or YAML, with every short form written long.
 * @internal
 */
export function parseBody(body: string): JsonObject {
  const parsed = /^\s*\{/.test(body) ? parseJson(body) : parseYaml(body);
  const value = lengthen(parsed);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw validationError('Template format error: unsupported structure.');
  }
  return value;
}
