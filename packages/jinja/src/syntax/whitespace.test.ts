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

describe('White space around tags', () => {
  it.each([
    ['a\n', 'a'],
    ['a\n\n', 'a\n'],
    ['a\r\nb\rc\n', 'a\nb\nc'],
    ['a\n{% if t %}\nb\n{% endif %}\nc', 'a\n\nb\n\nc'],
    ['{# c #}\nx', '\nx'],
    ['  {{ n }}  ', '  5  '],
    ['{% raw %}{{ x }} {% if %}{% endraw %}', '{{ x }} {% if %}'],
    ['{%raw%} {# #} {%endraw%}', ' {# #} '],
    ["{{ '{{' }}{{ '}}' }}", '{{}}'],
  ])('as it is: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    ['a  {{- n -}}  b', 'a5b'],
    ['a\n  {%- if t -%}\n b \n{%- endif -%}\n c', 'abc'],
    ['a \n{#- c -#}\n b', 'ab'],
    ['{%- raw -%}  {{ x }}  {%- endraw -%} y', '{{ x }}y'],
    ['a {%+ if t %} b{% endif %}', 'a  b'],
    ['x\u2003{{- n }}', 'x5'],
  ])('with signs: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    ['{% if t %}\nx\n{% endif %}\ny', 'x\ny'],
    ['{% if t +%}\nx{% endif +%}\ny', '\nx\ny'],
    ['{# c #}\nx', 'x'],
    ['{# c +#}\nx', '\nx'],
    ['{{ n }}\nx', '5\nx'],
    ['{% raw %}\nx\n{% endraw %}\ny', '\nx\ny'],
  ])('trimBlocks: %j', (template, expected) => {
    expect(rendered(template, { trimBlocks: true })).toBe(expected);
  });

  it.each([
    ['  {% if t %}x{% endif %}', 'x'],
    ['a  {% if t %}x{% endif %}', 'a  x'],
    ['\n\t {% if t %}x\n  {% endif %}', '\nx\n'],
    ['  {%+ if t %}x{% endif %}', '  x'],
    ['  {{ n }}', '  5'],
    ['  {# c #}x', 'x'],
    ['  {% raw %}x\n  {% endraw %}', 'x\n'],
  ])('lstripBlocks: %j', (template, expected) => {
    expect(rendered(template, { lstripBlocks: true })).toBe(expected);
  });

  it.each([
    [
      'x:\n    {% for i in l %}\n    - {{ i }}\n    {% endfor %}\nz',
      'x:\n    - 1\n    - 2\n    - 3\nz',
    ],
    ['  {# a #}\n  {# b #}\nx', 'x'],
    ['{% if t %}{% if t %}\n  {% endif %}\n{% endif %}\nx', 'x'],
  ])('both: %j', (template, expected) => {
    expect(rendered(template, { trimBlocks: true, lstripBlocks: true })).toBe(
      expected,
    );
  });

  it.each([
    ['a\n', 'a\n'],
    ['a\n\n', 'a\n\n'],
    ['{{ n }}\r\n', '5\n'],
  ])('keepTrailingNewline: %j', (template, expected) => {
    expect(rendered(template, { keepTrailingNewline: true })).toBe(expected);
  });

  it.each([
    ['a\nb', 'a\r\nb'],
    ["a\r\nb\n{{ 'x\ny' }}", 'a\r\nb\r\nx\r\ny'],
  ])('newlineSequence: %j', (template, expected) => {
    expect(rendered(template, { newlineSequence: '\r\n' })).toBe(expected);
  });

  it.each([
    ['# for i in l\n{{ i }}\n# endfor\nx', '1\n2\n3\nx'],
    ['a ## c\nb', 'a\nb'],
    ['  # if t:\n y\n  # endif', ' y\n'],
    ['# set x = [1,\n2]\n{{ x }}', '[1, 2]'],
    ['#- if t\n  y\n# endif', '  y\n'],
    ['a # b', 'a # b'],
  ])('line statements: %j', (template, expected) => {
    expect(
      rendered(template, { lineStatementPrefix: '#', lineCommentPrefix: '##' }),
    ).toBe(expected);
  });
});
