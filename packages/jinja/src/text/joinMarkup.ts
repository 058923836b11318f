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

import { allocate } from '../limits/Budget';
import { Value } from '../values/PyObject';
import { str } from '../values/repr';
import { Markup } from '../values/StringObject';
import { escapeText } from './escapeMarkup';

/**
 * Joins values as `~` does where output is escaped: if one of them is HTML, the others are escaped.
 *
 * @internal
 */
export function joinMarkup(values: Value[]): Value {
  const html = values.some(value => value instanceof Markup);
  let text = '';
  for (const value of values) {
    text += html ? escaped(value) : str(value);
  }
  allocate(text.length);
  return html ? new Markup(text) : text;
}

function escaped(value: Value): string {
  return value instanceof Markup ? value.value : escapeText(str(value));
}
