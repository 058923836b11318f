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

import { allocate, slowWork, work } from '../limits/Budget';
import { Value } from '../values/PyObject';
import { str } from '../values/repr';
import { Markup } from '../values/StringObject';
import { PyObject } from '../values/PyObject';

const SPECIAL = /[&<>"']/;
const SPECIAL_ALL = /[&<>"']/g;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/**
 * Replaces what HTML gives a meaning.
 *
 * @internal
 */
export function escapeText(text: string): string {
  work(text.length);
  if (!SPECIAL.test(text)) {
    return text;
  }
  slowWork(text.length);
  const escaped = text.replace(SPECIAL_ALL, character => ENTITIES[character]);
  allocate(escaped.length);
  return escaped;
}

/**
 * MarkupSafe's `escape`: the value as HTML, escaped if it is not HTML already.
 *
 * @internal
 */
export function escapeMarkup(value: Value): Markup {
  if (value instanceof Markup) {
    return value;
  }
  return isHtml(value)
    ? new Markup(str(value))
    : new Markup(escapeText(str(value)));
}

/**
 * Whether a value says of itself that it is HTML.
 *
 * @internal
 */
export function isHtml(value: Value): boolean {
  if (value instanceof Markup) {
    return true;
  }
  return (
    value instanceof PyObject &&
    (value.typeName === 'TemplateModule' ||
      value.typeName === 'ChainableUndefined')
  );
}
