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

describe('Filters', () => {
  it.each([
    [
      "{{ s|upper }}{{ s|lower }}{{ 'aB'|capitalize }}|{{ \"it's a-b (c)\"|title }}|{{ '  x '|trim }}|{{ 'xax'|trim('x') }}",
      "HELLO WORLDhello worldAb|It's A-B (C)|x|a",
    ],
    [
      "{{ s|replace('l', 'L') }}{{ s|replace('l', 'L', 1) }}{{ 'ab'|replace('', '-') }}",
      'HeLLo WorLdHeLlo World-a-b-',
    ],
    [
      "{{ 'a b c'|wordcount }}{{ uni|length }}{{ s|reverse }}{{ ['x']|string }}",
      "34dlroW olleH['x']",
    ],
    [
      "[{{ 'x'|center(6) }}] {{ '%s-%05.1f'|format('a', 2.25) }} {{ '%(k)s'|format(k=1) }}",
      '[  x   ] a-002.2 1',
    ],
    [
      "{{ multi|indent }}|{{ multi|indent(2, true) }}|{{ multi|indent('> ', blank=true) }}",
      'l1\n    l2\n\n    l4|  l1\n  l2\n\n  l4|l1\n> l2\n> \n> l4',
    ],
    [
      "{{ 'hello big world'|truncate(9) }}|{{ 'hello big world'|truncate(9, true) }}|{{ 'hello big world'|truncate(9, false, '', 0) }}|{{ 'hello big world'|truncate(11) }}",
      'hello...|hello ...|hello|hello big world',
    ],
    [
      "{{ 'the quick-brown fox jumps'|wordwrap(7) }}|{{ 'abcdefghij'|wordwrap(4) }}|{{ 'abcdefghij kl'|wordwrap(4, false) }}|{{ 'a b c'|wordwrap(1, wrapstring='/') }}",
      'the\nquick-\nbrown\nfox\njumps|abcd\nefgh\nij|abcdefghij\nkl|a/b/c',
    ],
    ["{{ html|striptags }}{{ '<b>x</b>  y &amp; z'|striptags }}", "&'x y & z"],
  ])('text: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ '42'|int }}{{ ' 0x1F '|int(base=16) }}{{ '3.9'|int }}{{ 'x'|int }}{{ 'x'|int(7) }}{{ 3.9|int }}{{ none|int(1) }}",
      '423130731',
    ],
    [
      "{{ '1.5'|float }}{{ 'x'|float }}{{ 'inf'|float }}{{ 5|float }}{{ neg|abs }}{{ -1.5|abs }}",
      '1.50.0inf5.071.5',
    ],
    [
      "{{ 2.5|round }}{{ 3.5|round }}{{ 2.675|round(2) }}{{ 42.55|round(1, 'floor') }}{{ 42.1|round(method='ceil') }}{{ 15|round(-1) }}{{ 25|round(-1) }}",
      '2.04.02.6742.543.02020',
    ],
    [
      '{{ 1|filesizeformat }} {{ 999|filesizeformat }} {{ 1000000|filesizeformat }} {{ 1024|filesizeformat(true) }} {{ 1.5e9|filesizeformat }}',
      '1 Byte 999 Bytes 1.0 MB 1.0 KiB 1.5 GB',
    ],
    [
      "{{ l|sum }}{{ users|sum(attribute='age') }}{{ [1, 2.5]|sum }}{{ [[1], [2]]|sum(start=[]) }}",
      '663.5[1, 2]',
    ],
  ])('numbers: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ l|first }}{{ l|last }}{{ el|first }}|{{ 'abc'|list }}{{ d|list }}{{ l|join('-') }}{{ users|join(',', attribute='n') }}",
      "13|['a', 'b', 'c']['k1', 'k2', 'nn']1-2-3bob,Al,cy",
    ],
    [
      "{{ ls|sort }}{{ ls|sort(case_sensitive=true) }}{{ ls|sort(reverse=true) }}{{ users|sort(attribute='age')|map(attribute='n')|list }}",
      "['A', 'b', 'c']['A', 'b', 'c']['c', 'b', 'A']['Al', 'cy', 'bob']",
    ],
    [
      "{{ d|dictsort }}{{ {'b': 1, 'a': 2}|dictsort(by='value', reverse=true) }}{{ d|items|list }}",
      "[('k1', 'v1'), ('k2', 2), ('nn', None)][('a', 2), ('b', 1)][('k1', 'v1'), ('k2', 2), ('nn', None)]",
    ],
    [
      "{{ [1, 1, 'a', 'A']|unique|list }}{{ l|min }}{{ l|max }}{{ ls|min }}{{ users|max(attribute='age') }}{{ el|min }}|",
      "[1, 'a']13A{'n': 'bob', 'age': 3, 'on': True}|",
    ],
    [
      "{{ l|batch(2)|list }}{{ l|batch(2, 'x')|list }}{{ l|slice(2)|list }}{{ l|slice(2, 'x')|list }}",
      "[[1, 2], [3]][[1, 2], [3, 'x']][[1, 2], [3]][[1, 2], [3, 'x']]",
    ],
    [
      "{% for g, i in users|groupby('on') %}{{ g }}:{{ i|map(attribute='n')|join(',') }};{% endfor %}{{ users|groupby('zz', default=1)|length }}",
      'False:Al;True:bob,cy;1',
    ],
    [
      "{{ (users|groupby('on'))[0].grouper }}{{ (users|groupby('on'))[0].list|length }}",
      'False1',
    ],
    [
      "{{ l|map('string')|list }}{{ users|map(attribute='zz', default='-')|list }}{{ l|select('odd')|list }}{{ l|reject('odd')|list }}{{ users|selectattr('on')|map(attribute='n')|list }}{{ users|rejectattr('age', 'gt', 1)|map(attribute='n')|list }}",
      "['1', '2', '3']['-', '-', '-'][1, 3][2]['bob', 'cy']['Al']",
    ],
    [
      "{{ nope|default('x') }}{{ ''|default('x') }}|{{ ''|d('x', true) }}{{ none|default(1) }}",
      'x|xNone',
    ],
    [
      "{% set g = l|map('string') %}{{ g|list }}{{ g|list }}{{ l|reverse|list }}{{ d|attr('keys') is defined }}{{ d|attr('k1') is defined }}",
      "['1', '2', '3'][][3, 2, 1]TrueFalse",
    ],
  ])('sequences: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{{ html|escape }}{{ html|e|e }}{{ html|forceescape }}{{ html|safe }}',
      '&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;<a href="x">&\'</a>',
    ],
    [
      "{{ {'a': '1', 'b': none, 'c': '<'}|xmlattr }}{{ {}|xmlattr }}|{{ {'a': 1}|xmlattr(false) }}",
      ' a="1" c="&lt;"|a="1"',
    ],
    [
      "{{ 'a b&c/d'|urlencode }} {{ {'a': '1 2', 'b': '\u00e9'}|urlencode }} {{ [('x', 1)]|urlencode }}",
      'a%20b%26c/d a=1+2&b=%C3%A9 x=1',
    ],
    [
      "{{ 'see http://example.com/x, www.a.org (and me@b.example.com)'|urlize }}",
      'see <a href="http://example.com/x" rel="noopener">http://example.com/x</a>, <a href="https://www.a.org" rel="noopener">www.a.org</a> (and <a href="mailto:me@b.example.com">me@b.example.com</a>)',
    ],
    [
      "{{ 'http://example.com/long/path'|urlize(10, true, target='_blank') }}",
      '<a href="http://example.com/long/path" rel="nofollow noopener" target="_blank">http://exa...</a>',
    ],
    [
      "{{ {'b': [1, 1.0, none, true], 'a': '<\u00e9\\n\"'}|tojson }} {{ l|tojson(indent=2) }} {{ {1: 2}|tojson }}",
      '{"a": "\\u003c\\u00e9\\n\\"", "b": [1, 1.0, null, true]} [\n  1,\n  2,\n  3\n] {"1": 2}',
    ],
    [
      "{{ {'b': 1, 'a': [2]}|pprint }}|{{ ['long text ' * 5, {'key': 'value ' * 10}]|pprint }}",
      "{'a': [2], 'b': 1}|['long text long text long text long text long text ',\n {'key': 'value value value value value value value value value value '}]",
    ],
  ])('HTML, JSON and URLs: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ html }}{{ html|safe }}{{ html|safe ~ '<' }}{{ ['<']|join('&') }}{{ [html|safe, '<']|join('&') }}",
      '&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;<a href="x">&\'</a><a href="x">&\'</a>&lt;&lt;<a href="x">&\'</a>&amp;&lt;',
    ],
    [
      '{% macro m() %}<b>{{ html }}{% endmacro %}{{ m() }}',
      '<b>&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;',
    ],
    [
      "{{ '<%s>'|safe|format('<') }}{{ '<{}>'|safe|replace('{}', '<') }}{{ ('<{}>'|safe).format('<') }}",
      '<&lt;><&lt;><&lt;>',
    ],
    [
      "{{ html|striptags }}{{ {'a': '<'}|tojson }}{{ {'a': '<'}|xmlattr }}{{ '<'|upper }}{{ ('<'|safe) + '<' }}{{ '<' is escaped }}{{ ('<'|safe) is escaped }}",
      '&amp;&#39;{"a": "\\u003c"} a="&lt;"&lt;<&lt;FalseTrue',
    ],
  ])('escaping: %j', (template, expected) => {
    expect(rendered(template, { autoescape: true })).toBe(expected);
  });

  it('looks at each flag of indent, whatever the lines', () => {
    expect(() =>
      rendered("{{ 'a'|indent(0, true, []|first) }}", { undefined: 'strict' }),
    ).toThrow('No first item, sequence was empty.');
  });
});
