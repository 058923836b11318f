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

import { rendered } from '../__testUtils__/rendered';

describe('Undefined values', () => {
  it.each([
    [
      "{{ nope }}|{{ d.nope }}|{{ nope|length }}{{ nope == nope }}{{ not nope }}{{ 1 in nope }}{{ nope|list }}{{ nope ~ 1 }}{{ '%s' % nope }}{{ [nope] }}",
      '||0TrueTrueFalse[]1[Undefined]',
    ],
  ])('default: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ nope is defined }}{{ nope|default(1) }}{{ d.nope is undefined }}{{ d.nope|d('x') }}{{ 'y' if nope is defined else 'n' }}{{ 'x' if z }}|",
      'False1Truexn|',
    ],
  ])('strict: %j', (template, expected) => {
    expect(rendered(template, { undefined: 'strict' })).toBe(expected);
  });

  it.each([
    [
      "{{ nope.a.b['c'] }}|{{ d.nope.x|default(2) }}{{ nope.a is defined }}",
      '|2False',
    ],
  ])('chainable: %j', (template, expected) => {
    expect(rendered(template, { undefined: 'chainable' })).toBe(expected);
  });

  it.each([
    [
      '{{ nope }} {{ d.nope }} {{ d[5] }} {{ l[9] }} {{ el|first }}',
      "{{ nope }} {{ no such element: dict object['nope'] }} {{ no such element: dict object[5] }} {{ no such element: list object[9] }} {{ undefined value printed: No first item, sequence was empty. }}",
    ],
  ])('debug: %j', (template, expected) => {
    expect(rendered(template, { undefined: 'debug' })).toBe(expected);
  });
});
