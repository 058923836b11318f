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

export type Output =
  | string
  | number
  | boolean
  | Date
  | undefined
  | Output[]
  | { [key: string]: Output };

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Control characters that XML 1.0 cannot carry at all. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** Text as XML content. @internal */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/[&<>"']/g, character => ENTITIES[character])
    .replace(/\r/g, '&#13;');
}

/** One element, or nothing for an absent value. Lists wrap each item in `member`. @internal */
export function element(name: string, value: Output): string {
  if (value === undefined) {
    return '';
  }
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: Output): string {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(item => element('member', item)).join('');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, item]) => element(key, item))
      .join('');
  }
  return escapeXml(String(value));
}
