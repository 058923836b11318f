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
import { JsonValue } from '@backstage/types';
import { UpgradePreview } from '@nucleon/plugin-nucleon-common';
import {
  InputSchema,
  InputValues,
  SecretValues,
  isSensitive,
  mergeSecrets,
} from '../forms';

/**
 * What a request says for a sensitive value that shall stay as it is.
 *
 * @internal
 */
export const CURRENT_VALUE = '${Proton::CURRENT_VAL}';

/**
 * The values that a form starts from: the current ones, all of them, also those
 * that no form can draw, but for what the new version does not know any more.
 *
 * @internal
 */
export function getStartValues(preview: UpgradePreview): InputValues {
  // The wire type of inputs is any object; JSON is what can come over the wire.
  const values = { ...preview.currentInputs } as InputValues;
  for (const { change, path } of preview.inputs) {
    if (change === 'removed') {
      removePath(values, path.split('.'));
    }
  }
  return values;
}

function removePath(values: InputValues, path: string[]) {
  const [key, ...rest] = path;
  if (!rest.length) {
    delete values[key];
    return;
  }
  const inner = values[key];
  if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
    const copy = { ...inner };
    removePath(copy, rest);
    values[key] = copy;
  }
}

/**
 * The inputs to send: the values and the new secrets. The backend keeps secrets
 * that are left out, also those of the elements of a list that it knows again.
 * For a changed element the word that keeps a value is sent, as long as the list
 * is as long as it was.
 *
 * @internal
 */
export function getRequestInputs(options: {
  preview: UpgradePreview;
  value: InputValues;
  secrets: SecretValues;
}): Record<string, unknown> {
  const { preview, value, secrets } = options;
  const kept: SecretValues = {};
  const paths = listElementSecrets(
    preview.schema as InputSchema | undefined,
    value,
    preview.currentInputs as InputValues | undefined,
  );
  for (const path of paths) {
    if (secrets[path] === undefined) {
      kept[path] = CURRENT_VALUE;
    }
  }
  return mergeSecrets(value, { ...kept, ...secrets });
}

function listElementSecrets(
  schema: InputSchema | undefined,
  value: JsonValue | undefined,
  current: JsonValue | undefined,
  path: string[] = [],
): string[] {
  if (!schema || value === undefined || current === undefined) {
    return [];
  }
  if (schema.items && Array.isArray(value) && Array.isArray(current)) {
    return findChanged(value, current).flatMap(index =>
      listSecrets(schema.items!, [...path, String(index)]),
    );
  }
  const values = value as InputValues;
  const currents = current as InputValues;
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    listElementSecrets(property, values[key], currents[key], [...path, key]),
  );
}

/** The elements that are what they were but for a change. */
function findChanged(value: JsonValue[], current: JsonValue[]): number[] {
  if (value.length !== current.length) {
    return [];
  }
  const now = value.map(element => JSON.stringify(element));
  const before = current.map(element => JSON.stringify(element));
  // One that is found elsewhere has moved, and what is at its place came anew.
  return [...now.keys()].filter(
    index => !before.includes(now[index]) && !now.includes(before[index]),
  );
}

function listSecrets(schema: InputSchema, path: string[]): string[] {
  if (isSensitive(schema)) {
    return [path.join('.')];
  }
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    listSecrets(property, [...path, key]),
  );
}

/**
 * Whether the sensitive input at a path has a value that an empty field keeps.
 * In a list only as long as no element came or went; its elements are called
 * `*`.
 *
 * @internal
 */
export function keepsSecret(
  preview: UpgradePreview,
  value: InputValues,
  path: string,
): boolean {
  if (preview.inputs.some(one => one.path === path && one.needsValue)) {
    return false;
  }
  const [list, ...below] = path.split('.*');
  const count = (inputs: unknown) => {
    const found = list
      .split('.')
      .reduce<unknown>((at, key) => (at as InputValues)?.[key], inputs);
    return Array.isArray(found) ? found.length : 0;
  };
  return !below.length || count(value) === count(preview.currentInputs);
}

/**
 * A schema with only the inputs that need a value, for a form that asks for
 * nothing else.
 *
 * @internal
 */
export function onlyMissing(preview: UpgradePreview): InputSchema | undefined {
  const schema = preview.schema as InputSchema | undefined;
  const missing = new Set(
    preview.inputs
      .filter(({ needsValue }) => needsValue)
      .map(({ path }) => path.split('.')[0]),
  );
  if (!schema?.properties) {
    return schema;
  }
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(schema.properties).filter(([key]) => missing.has(key)),
    ),
    required: schema.required?.filter(key => missing.has(key)),
  };
}
