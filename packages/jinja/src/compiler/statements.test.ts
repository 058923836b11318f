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

describe('Statements', () => {
  it.each([
    ['{% for i in l %}{{ i }},{% endfor %}', '1,2,3,'],
    ['{% for i in el %}x{% else %}none{% endfor %}', 'none'],
    [
      '{% for u in users if u.on %}{{ loop.index }}:{{ u.n }} {% else %}E{% endfor %}',
      '1:bob 2:cy ',
    ],
    ['{% for a, b in pairs %}{{ a }}{{ b }};{% endfor %}', 'a1;b2;'],
    ['{% for a, (b, c) in [(1, (2, 3))] %}{{ a + b + c }}{% endfor %}', '6'],
    [
      '{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}',
      'k1=v1;k2=2;nn=None;',
    ],
    [
      "{% for c in 'ab' %}{{ c }}.{% endfor %}{% for i in nope %}x{% endfor %}",
      'a.b.',
    ],
    [
      '{% for x in tree recursive %}{{ x.v }}{{ loop.depth }}{% if x.c %}({{ loop(x.c) }}){% endif %}{% endfor %}',
      '11(2232(43))',
    ],
    [
      '{% for i in l %}{% for j in l %}{{ loop.index }}{% endfor %}{{ loop.index }}{% endfor %}',
      '123112321233',
    ],
  ])('for: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{% for i in l %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}',
      '1032TrueFalse3 2121FalseFalse3 3210FalseTrue3 ',
    ],
    [
      '{% for i in l %}{{ loop.previtem }}<{{ i }}>{{ loop.nextitem }};{% endfor %}',
      '<1>2;1<2>3;2<3>;',
    ],
    [
      "{% for i in [1, 1, 2] %}{{ loop.changed(i) }}{{ loop.cycle('a', 'b') }} {% endfor %}",
      'Truea Falseb Truea ',
    ],
    [
      "{% for i in l|map('string') %}{{ loop.length }}{{ loop.last }}{% endfor %}",
      '3False3False3True',
    ],
    [
      '{% for i in l %}{{ loop }}{% endfor %}',
      '<LoopContext 1/3><LoopContext 2/3><LoopContext 3/3>',
    ],
  ])('loop: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{% set x = 1 %}{% for i in l %}{% set x = i %}{{ x }}{% endfor %}{{ x }}',
      '1231',
    ],
    ['{% if t %}{% set y = 3 %}{% endif %}{{ y }}', '3'],
    ['{% if z %}{% set n = 3 %}{% endif %}{{ n }}', '5'],
    [
      '{% set ns = namespace(c=0) %}{% for i in l %}{% set ns.c = ns.c + i %}{% endfor %}{{ ns.c }} {{ ns }}',
      "6 <Namespace {'c': 6}>",
    ],
    ['{% with x=1, y=x %}{{ x }}{{ y }}{% endwith %}{{ x }}|', '1|'],
    [
      '{% set a, b = 1, 2 %}{{ b }}{{ a }}{% set x %}<{{ n }}>{% endset %}{{ x }}{% set y | upper %}abc{% endset %}{{ y }}',
      '21<5>ABC',
    ],
    [
      '{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{% set x = 2 %}{{ m() }}',
      '2',
    ],
    ['{% for i in l %}{% set i = 9 %}{{ i }}{% endfor %}{{ i }}|', '999|'],
  ])('scopes: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      '{% macro m(a, b=2) %}[{{ a }}{{ b }}]{% endmacro %}{{ m(1) }}{{ m(1, 3) }}{{ m(b=9, a=8) }}{{ m() }}',
      '[12][13][89][2]',
    ],
    ['{% macro m(a, b=a) %}{{ b }}{% endmacro %}{{ m(1) }}', '1'],
    [
      "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, q=2) }}{{ m(*l, **{'z': 1}) }}",
      "(1,){'q': 2}(1, 2, 3){'z': 1}",
    ],
    [
      '{% macro m() %}<{{ caller(5) }}>{% endmacro %}{% call(v) m() %}x{{ v }}{% endcall %}',
      '<x5>',
    ],
    [
      '{% macro m(x) %}{% if x %}{{ x }}{{ m(x - 1) }}{% endif %}{% endmacro %}{{ m(3) }}{{ m.name }}{{ m.arguments }}{{ m }}',
      "321m('x',)<Macro 'm'>",
    ],
    ['{% macro m() %}{{ caller is defined }}{% endmacro %}{{ m() }}', 'False'],
  ])('macros: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    ['{% filter upper %}abc {{ n }}{% endfilter %}', 'ABC 5'],
    ['{% filter indent(2)|trim %}a\nb{% endfilter %}', 'a\n  b'],
    [
      "{% print 1, 'a' %}{% if n == 4 %}a{% elif n == 5 %}b{% else %}c{% endif %}",
      '1ab',
    ],
    [
      '{% autoescape true %}{{ html }}{{ html|safe }}{% set x %}{{ html }}{% endset %}{{ x }}{% endautoescape %}{{ html }}',
      '&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;<a href="x">&\'</a>&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;<a href="x">&\'</a>',
    ],
    ['{% block b %}{{ n }}{% endblock %}{{ self.b() }}', '55'],
    [
      '{% for i in l %}{% block b scoped %}{{ i }}{% endblock %}{% endfor %}',
      '123',
    ],
    ['{% for i in l %}{% block c %}{{ i }}{% endblock %}{% endfor %}|', '|'],
  ])('blocks of filters and others: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it('counts the turns of a loop to say whether it is true', () => {
    expect(() =>
      rendered(
        '{% for a, b in [(1, 2), (3,)] if true %}{{ "x" if loop }}{{ nothing.at.all }}{% endfor %}',
      ),
    ).toThrow(/not enough values to unpack/);
  });
});
