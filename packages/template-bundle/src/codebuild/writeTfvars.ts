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
import { floatText } from '../json/writeJson';
import { isObject } from '../schema/values';

/**
 * Writes values as the definitions of Terraform variables (HCL). Members without a value are left out.
 *
 * @internal
 */
export function writeTfvars(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} = ${expression(value, '')}\n`)
    .join('\n');
}

function expression(value: unknown, indentation: string): string {
  if (value instanceof Float) {
    return floatText(value.value);
  }
  const inner = `${indentation}  `;
  if (Array.isArray(value)) {
    const items = value.map(item => `${inner}${expression(item, inner)},\n`);
    return items.length ? `[\n${items.join('')}${indentation}]` : '[]';
  }
  if (isObject(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(
        ([key, member]) =>
          `${inner}${quote(key)} = ${expression(member, inner)}\n`,
      );
    return members.length ? `{\n${members.join('')}${indentation}}` : '{}';
  }
  return typeof value === 'string' ? quote(value) : String(value ?? null);
}

// HCL knows fewer escapes than JSON, and would fill in `${...}` and `%{...}`.
function quote(text: string): string {
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f]/g, character => {
      const code = character.charCodeAt(0).toString(16);
      return `\\u${code.padStart(4, '0')}`;
    })
    .replace(/[$%]\{/g, start => `${start[0]}${start}`);
  return `"${escaped}"`;
}
