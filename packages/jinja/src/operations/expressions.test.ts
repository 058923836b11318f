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

describe('Expressions', () => {
  it.each([
    [
      '{{ 7 / 2 }} {{ 6 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 % -3 }}',
      '3.5 3.0 3 -4 1 2 -2',
    ],
    [
      '{{ 7.5 // 2 }} {{ -7.5 % 2 }} {{ 7.5 % -2 }} {{ -0.0 }} {{ 1e16 }} {{ 1e-5 }} {{ 0.1 + 0.2 }}',
      '3.0 0.5 -0.5 -0.0 1e+16 1e-05 0.30000000000000004',
    ],
    [
      '{{ 2 ** 10 }} {{ 2 ** -1 }} {{ 2 ** 100 }} {{ -2 ** 2 }} {{ 2 ** 3 ** 2 }} {{ 2.0 ** 0.5 }}',
      '1024 0.5 1267650600228229401496703205376 4 64 1.4142135623730951',
    ],
    [
      '{{ big + 1 }} {{ big * big }} {{ -big // 7 }} {{ big % 1000 }} {{ big / 3 }}',
      '12345678901234567891 152415787532388367501905199875019052100 -1763668414462081128 890 4.1152263004115226e+18',
    ],
    [
      '{{ g }} {{ g + 1 }} {{ 80 * 1.0 }} {{ true + 1 }} {{ -true }} {{ +true }}',
      '80.0 81.0 80.0 2 -1 1',
    ],
    [
      "{{ 'a' * 3 }}{{ 2 * 'b' }}{{ [1] * 2 }}{{ (1,) + (2,) }}{{ [1] + [2] }}{{ 'a' * -1 }}",
      'aaabb[1, 1](1, 2)[1, 2]',
    ],
    [
      '{{ 1_000 }} {{ 0x1F }} {{ 0b101 }} {{ 0o17 }} {{ 1.5e3 }} {{ 1_0.5 }}',
      '1000 31 5 15 1500.0 10.5',
    ],
  ])('arithmetic: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ not 1 == 2 }} {{ 1 ~ 2 * 3 }}',
      '7 9 True 16',
    ],
    [
      '{{ -1|abs }} {{ (-1)|abs }} {{ 2 + 3|string|length }} {{ not n is odd }} {{ n is not odd }}',
      '1 1 3 False False',
    ],
    [
      "{{ 1 if t else 2 if z else 3 }} {{ 'x' if z }}| {{ t and z or 'd' }} {{ [] or none or 0 }}",
      '1 | d 0',
    ],
  ])('precedence: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ 1 < 2 < 3 }} {{ 1 < 3 > 2 == 2 }} {{ 1 == 1.0 == true }} {{ '1' == 1 }} {{ none == none }}",
      'True True True False True',
    ],
    [
      "{{ [1, 2] < [1, 3] }} {{ 'a' < 'b' }} {{ (1, 'a') < (1, 'b') }} {{ 2 ** 53 + 1 == 9007199254740993.0 }}",
      'True True True False',
    ],
    [
      "{{ {'a': 1} == {'a': 1.0} }} {{ [1] == (1,) }} {{ 1 in l }} {{ 4 not in l }} {{ 'k1' in d }} {{ 'll' in s }} {{ true in [1] }}",
      'True False True True True True True',
    ],
    [
      "{{ 1 is lt 2 }} {{ n is divisibleby 5 }} {{ 'a' is in 'abc' }} {{ l is sequence }} {{ nope is defined }}",
      'True True True True False',
    ],
  ])('comparison: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ [1, 'a', none, true, 1.0] }} {{ (1,) }} {{ () }} {{ {1: 'x', 'b': [2], (1, 2): none} }}",
      "[1, 'a', None, True, 1.0] (1,) () {1: 'x', 'b': [2], (1, 2): None}",
    ],
    [
      "{{ {true: 1, 1: 2, 1.0: 3} }} {{ 'it\\'s' }} {{ [\"it's\", 'say \"hi\"', 'both\\'\"'] }}",
      "{True: 3} it's [\"it's\", 'say \"hi\"', 'both\\'\"']",
    ],
    [
      "{{ ['\\n\\t\\\\', '\\x00', '\\u00e9', '\\u200b', '\\U0001f600', '\\q'] }}{{ 'a' 'b' }}",
      "['\\n\\t\\\\', '\\x00', '\u00e9', '\\u200b', '\ud83d\ude00', '\\\\q']ab",
    ],
    ["{{ ['\\101', '\\\u00e9'] }}", "['A', '\\\\xe9']"],
  ])('literals: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{{ l[0] }}{{ l[-1] }}{{ l[5] }}{{ l.0 }}{{ s[1:4] }}{{ s[::-1] }}{{ s[-3:] }}{{ l[1:] }}{{ (1, 2, 3)[::2] }}',
      '131elldlroW olleHrld[2, 3](1, 3)',
    ],
    [
      "{{ d.k1 }}{{ d['k2'] }}{{ shadow['items'] }}{{ shadow['my-key'] }}{{ nested.a.b.c }}{{ nested['a']['b'] }}",
      "v12shadowmvdeep{'c': 'deep'}",
    ],
    [
      '{{ uni[1] }}{{ uni[2] }}{{ uni[::-1] }}{{ uni|length }}{{ uni[2:] }}',
      '\u00e9\ud83d\ude00x\ud83d\ude00\u00e9h4\ud83d\ude00x',
    ],
    [
      '{{ range(10)[2:8:3] }} {{ range(3)[-1] }} {{ range(5)[::-1]|list }} {{ l[:] }} {{ l[10:] }} {{ l[true] }}',
      'range(2, 8, 3) 2 [4, 3, 2, 1, 0] [1, 2, 3] [] 2',
    ],
  ])('subscripts: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    ["{{ 1 ~ 'a' ~ none ~ 1.0 ~ [1] }}", '1aNone1.0[1]'],
    ["{{ nope ~ 'x' }}", 'x'],
  ])('concatenation: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it('compares the items of dicts as sets, hashable or not', () => {
    expect(
      rendered(
        "{% set a, b = {'x': {}}, {'x': {}, 'y': []} %}{{ a.items() < b.items() }} {{ a.items() == {'x': {}}.items() }} {{ b.items() <= a.items() }} {{ a.keys() < b.keys() }} {{ b.items() > {'z': 1}.items() }}",
      ),
    ).toBe('True True False True False');
  });

  it('ends the comparison of items that hold each other', () => {
    expect(() =>
      rendered(
        '{% set a, b = {}, {} %}{% set _ = a.update(x=b.items()) %}{% set _ = b.update(x=a.items()) %}{{ a.items() == b.items() }}',
      ),
    ).toThrow(/deeper/);
  });
});
