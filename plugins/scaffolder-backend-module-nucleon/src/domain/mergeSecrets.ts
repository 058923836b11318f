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

import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';

type Container = JsonObject | JsonValue[];

/**
 * Puts the values of sensitive inputs, which travel apart from the others in
 * the task's secrets, where they belong: `secrets` is an object (or its JSON
 * text) of values by path, such as `inputs.db_password` or
 * `instances.0.inputs.token`.
 *
 * Messages name paths, never values.
 *
 * @internal
 */
export function mergeSecrets<T extends JsonObject>(
  values: T,
  secrets: string | Record<string, unknown> | undefined,
): T {
  const merged = structuredClone(values);
  for (const [path, value] of Object.entries(readSecrets(secrets))) {
    setPath(merged, path, value);
  }
  return merged;
}

function readSecrets(
  secrets: string | Record<string, unknown> | undefined,
): Record<string, JsonValue> {
  if (secrets === undefined || secrets === '') {
    return {};
  }
  let parsed: unknown = secrets;
  if (typeof secrets === 'string') {
    try {
      parsed = JSON.parse(secrets);
    } catch {
      // The parser's message would quote the text.
      throw new InputError(
        'The input \'secrets\' is no JSON; give an object of values by path, such as { "inputs.password": "..." }',
      );
    }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new InputError(
      "The input 'secrets' must be an object of values by path",
    );
  }
  // It came as JSON, from the task.
  return parsed as Record<string, JsonValue>;
}

function setPath(root: JsonObject, path: string, value: JsonValue): void {
  const segments = path.split('.');
  const last = segments.pop() ?? '';
  let container: Container = root;
  for (const segment of segments) {
    container = descend({ container, segment, path });
  }
  const key = getKey({ container, segment: last, path });
  Reflect.set(container, key, value);
}

function descend(options: {
  container: Container;
  segment: string;
  path: string;
}): Container {
  const { container, path } = options;
  const key = getKey(options);
  const child: unknown = Reflect.get(container, key);
  if (child === undefined && !Array.isArray(container)) {
    const created: JsonObject = {};
    Reflect.set(container, key, created);
    return created;
  }
  if (typeof child !== 'object' || child === null) {
    throw new InputError(
      `The secret '${path}' leads through '${key}', which holds no inputs`,
    );
  }
  return child as Container;
}

function getKey(options: {
  container: Container;
  segment: string;
  path: string;
}): string {
  const { container, segment, path } = options;
  const isKey = Array.isArray(container)
    ? /^\d+$/.test(segment) && Number(segment) < container.length
    : segment !== '' &&
      (Object.hasOwn(container, segment) || !(segment in container));
  if (!isKey) {
    throw new InputError(
      `The secret '${path}' has no place: there is no '${segment}'`,
    );
  }
  return segment;
}
