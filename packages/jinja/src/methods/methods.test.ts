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

describe('Methods', () => {
  it.each([
    [
      "{{ 'a,b,c'.split(',') }}{{ ' a  b '.split() }}{{ 'a-b-c'.split('-', 1) }}{{ 'a-b-c'.rsplit('-', 1) }}{{ ' a b  c'.rsplit(none, 1) }}",
      "['a', 'b', 'c']['a', 'b']['a', 'b-c']['a-b', 'c'][' a b', 'c']",
    ],
    [
      "{{ s.upper() }}{{ s.swapcase() }}{{ 'a b'.title() }}{{ 'xay'.strip('xy') }}{{ s.find('o') }}{{ s.rfind('o') }}{{ s.count('l') }}{{ s.index('W') }}",
      'HELLO WORLDhELLO wORLDA Ba4736',
    ],
    [
      "{{ s.startswith('He') }}{{ s.endswith(('x', 'ld')) }}{{ '7'.zfill(3) }}{{ '-7'.zfill(4) }}{{ 'x'.ljust(3, '.') }}{{ 'x'.rjust(3) }}{{ 'x'.center(4, '*') }}",
      'TrueTrue007-007x..  x*x**',
    ],
    [
      "{{ 'a.b.c'.partition('.') }}{{ 'a.b.c'.rpartition('.') }}{{ multi.splitlines() }}{{ '-'.join(ls) }}{{ 'a\\tb'.expandtabs(4) }}",
      "('a', '.', 'b.c')('a.b', '.', 'c')['l1', 'l2', '', 'l4']b-A-ca   b",
    ],
    [
      "{{ 'ab1'.isalnum() }}{{ 'ab'.isalpha() }}{{ '12'.isdigit() }}{{ 'aB'.islower() }}{{ ' '.isspace() }}{{ 'Ab Cd'.istitle() }}{{ 'x_1'.isidentifier() }}",
      'TrueTrueTrueFalseTrueTrueTrue',
    ],
    [
      "{{ 'prefix-x'.removeprefix('prefix-') }}{{ 'ab'.translate({97: 'X', 98: none}) }}{{ uni.find('x') }}{{ '\u00df'.upper() }}{{ '\u00df'.casefold() }}",
      'xX3SSss',
    ],
  ])('str: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{% set x = [3, 1] %}{{ x.append(2) }}{{ x.extend([5]) }}{{ x.insert(0, 9) }}{{ x }}{{ x.pop() }}{{ x.pop(0) }}{{ x.remove(1) }}{{ x }}{{ x.sort() }}{{ x.reverse() }}{{ x }}',
      'NoneNoneNone[9, 3, 1, 2, 5]59None[3, 2]NoneNone[3, 2]',
    ],
    [
      '{{ l.index(2) }}{{ l.count(1) }}{{ l.copy() }}{{ (1, 2, 1).count(1) }}{{ range(5).index(3) }}',
      '11[1, 2, 3]23',
    ],
  ])('list: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ d.get('k1') }}{{ d.get('zz') }}{{ d.get('zz', 1) }}{{ d.keys() }}{{ d.values() }}{{ d.items() }}",
      "v1None1dict_keys(['k1', 'k2', 'nn'])dict_values(['v1', 2, None])dict_items([('k1', 'v1'), ('k2', 2), ('nn', None)])",
    ],
    [
      "{% set x = {'a': 1} %}{{ x.update({'b': 2}, c=3) }}{{ x.pop('a') }}{{ x.setdefault('z', 9) }}{{ x }}{{ x.popitem() }}{{ x.copy() }}{{ x.clear() }}{{ x }}",
      "None19{'b': 2, 'c': 3, 'z': 9}('z', 9){'b': 2, 'c': 3}None{}",
    ],
    [
      "{{ dict(a=1, **{'b': 2}) }}{{ dict([['x', 1]]) }}{{ {}.fromkeys([1, 2], 0) }}{{ (d.keys() - ['k1'])|sort }}",
      "{'a': 1, 'b': 2}{'x': 1}{1: 0, 2: 0}['k2', 'nn']",
    ],
  ])('dict: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{{ (5).bit_length() }}{{ (2.0).is_integer() }}{{ (0.5).as_integer_ratio() }}{{ n.real }}{{ (1.5).hex() }}',
      '3True(1, 2)50x1.8000000000000p+0',
    ],
  ])('int and float: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{{ range(5)|list }}{{ range(5, 0, -2)|list }}{{ range(3) }}{{ range }}',
      "[0, 1, 2, 3, 4][5, 3, 1]range(0, 3)<class 'range'>",
    ],
    [
      "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.current }}{{ c.next() }}{{ c.reset() }}{{ c.current }}",
      'abbNonea',
    ],
    [
      "{% set j = joiner(',') %}{{ j() }}a{{ j() }}b{{ lipsum(1, false, 3, 4).split()|length }}{{ dict }}",
      "a,b3<class 'dict'>",
    ],
  ])('globals: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });
});
