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
import { Float } from '@nucleon/jinja';
import { isObject } from '../schema/values';

/**
 * Writes a value as JSON with the layout of the files that Proton wrote. A number that was given as `80.0` stays that;
 * members without a value are left out.
 *
 * @internal
 */
export function writeJson(value: unknown, indentation = ''): string {
  if (value instanceof Float) {
    return floatText(value.value);
  }
  if (Array.isArray(value)) {
    const items = value.map(item => writeJson(item, indentation));
    return items.length ? `[ ${items.join(', ')} ]` : '[ ]';
  }
  if (isObject(value)) {
    const inner = `${indentation}  `;
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(
        ([key, member]) =>
          `${inner}${JSON.stringify(key)} : ${writeJson(member, inner)}`,
      );
    return members.length
      ? `{\n${members.join(',\n')}\n${indentation}}`
      : '{ }';
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * A number that keeps its point: `80.0`.
 *
 * @internal
 */
export function floatText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
