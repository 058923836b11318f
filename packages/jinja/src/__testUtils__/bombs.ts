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

/** Templates that the bombs load. */
export const bombTemplates: Record<string, string> = {
  self: '{% include "self" %}',
  extends: '{% extends "extends" %}',
  imports: '{% import "imports" as x %}',
  empty: '',
  macro: '{% macro m() %}{% endmacro %}',
  blocks: `{% if 0 %}${each(9000, name => `{% block ${name} %}{% endblock %}`)}{% endif %}`,
};
for (let index = 0; index < 2000; index++) {
  bombTemplates[`chain ${index}`] = `{% extends "chain ${index + 1}" %}`;
}
for (let index = 0; index < 40; index++) {
  bombTemplates[`large a${index}`] = times('{% if 1 %}{% endif %}', 8000);
}

function times(text: string, count: number): string {
  return text.repeat(count);
}

/** A text for each of many names. */
function each(count: number, make: (name: string) => string): string {
  return Array.from({ length: count }, (_, index) => make(`a${index}`)).join(
    '',
  );
}

function names(count: number): string {
  return each(count, name => `${name},`).slice(0, -1);
}

function turns(body: string, count = 1_000_000): string {
  return `{% for i in range(${count}) %}${body}{% endfor %}`;
}

function growing(body: string, count = 100_000): string {
  return `{% set ns = namespace(x=[], s="x", n=3) %}${turns(body, count)}`;
}

// 28,000 numbers that V8 puts into one place of a Map that holds so many: its hash of small integers, turned back.
const COLLIDING = Array.from({ length: 60_000 }, (_, index) =>
  unhashed(BigInt(index) << 16n),
)
  .filter(number => number < 2 ** 31)
  .slice(0, 28_000);

function unhashed(hash: bigint): number {
  const word = (value: bigint) => BigInt.asUintN(32, value);
  const unshifted = (value: bigint, by: bigint) => {
    let result = value;
    for (let turn = 0; turn < 32; turn++) {
      result = value ^ (result >> by);
    }
    return result;
  };
  // The inverses of 2057, 5 and 2^15 - 1 as factors of 32 bits.
  let value = word(unshifted(hash, 16n) * 3369993785n);
  value = word(unshifted(value, 4n) * 3435973837n);
  value = word((unshifted(value, 12n) + 1n) * 3221192703n);
  return Number(value);
}

/** Templates that would take all time and memory there is. Each ends in an error. */
export const endingBombs: [name: string, template: string][] = [
  ['a long text', '{{ "x" * 3000000000 }}'],
  ['a long list', '{{ [1] * 3000000000 }}'],
  ['a doubled text', growing('{% set ns.s = ns.s ~ ns.s %}', 40)],
  ['a doubled list', growing('{% set ns.x = ns.x + ns.x + [1] %}', 60)],
  ['a range', '{{ range(10**10)|list }}'],
  ['a power', '{{ 10 ** (10 ** 9) }}'],
  ['a factorial', growing('{% set ns.n = ns.n * (i + 1) %}')],
  ['squares', growing('{% set ns.n = ns.n * ns.n %}')],
  [
    'nested loops',
    '{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}{% endfor %}{% endfor %}{% endfor %}',
  ],
  [
    'a list that grows as it is gone through',
    '{% set l = [1] %}{% for i in l %}{% set _ = l.append(i) %}{% endfor %}',
  ],
  ['output', '{% for a in range(1000000) %}{{ text * 100 }}{% endfor %}'],
  [
    'a macro that calls itself',
    '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}',
  ],
  [
    'a macro that calls itself twice',
    '{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}',
  ],
  [
    'a macro that calls itself deep inside',
    `{% macro m() %}{{ ${times('[', 100)}m()${times(']', 100)} }}{% endmacro %}{{ m() }}`,
  ],
  ['a block that calls itself', '{% block a %}{{ self.a() }}{% endblock %}'],
  [
    'a loop that calls itself',
    '{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}',
  ],
  ['a template that includes itself', '{% include "self" %}'],
  ['a template that extends itself', '{% extends "extends" %}'],
  ['a template that imports itself', '{% import "imports" as x %}'],
  [
    'call blocks that double',
    `{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}${times('{% call m() %}', 30)}x${times('{% endcall %}', 30)}`,
  ],
  [
    'a list in a list in a list',
    `${growing('{% set ns.x = [ns.x] %}')}{{ ns.x }}`,
  ],
  [
    'a list twice in a list',
    `${growing('{% set ns.x = [ns.x, ns.x] %}', 60)}{{ ns.x }}`,
  ],
  [
    'a list twice in a list, compared',
    `${growing('{% set ns.x = [ns.x, ns.x] %}{% set ns.s = [ns.s, ns.s] %}', 60).replace('s="x"', 's=[]')}{{ ns.x == ns.s }}`,
  ],
  [
    'a list twice in a list, as JSON',
    `${growing('{% set ns.x = [ns.x, ns.x] %}', 60)}{{ ns.x|tojson }}`,
  ],
  [
    'a list twice in a list, printed',
    `${growing('{% set ns.x = [ns.x, ns.x] %}', 60)}{{ ns.x|pprint }}`,
  ],
  [
    'a tuple twice in a tuple, as a key',
    `${growing('{% set ns.x = (ns.x, ns.x) %}', 60).replace('x=[]', 'x=()')}{{ {ns.x: 1} }}`,
  ],
  [
    'iterators over iterators',
    `${growing('{% set ns.x = ns.x|map("abs") %}').replace('x=[]', 'x=[1]')}{{ ns.x|list }}`,
  ],
  ['dicts', growing('{% set _ = ns.x.append({"a": i}) %}', 1000000)],
  ['namespaces', growing('{% set _ = ns.x.append(namespace(a=i)) %}', 1000000)],
  [
    'empty dicts in a literal',
    growing(`{% set _ = ns.x.append([${times('{},', 500)}]) %}`),
  ],
  ['upper case', growing('{% set _ = ns.x.append((ns.s * 100000).upper()) %}')],
  [
    'comparisons of long texts',
    `{% set a = "a" * 1000000 %}{% set b = "a" * 1000000 %}${growing('{{ a == b }}{{ a < b }}')}`,
  ],
  [
    'lengths of long texts',
    `{% set a = "\u{1f600}" * 900000 %}${growing('{{ a|length }}{{ a[5] }}')}`,
  ],
  [
    'searches in long lists',
    `{% set a = range(1000000)|list %}${growing('{{ -1 in a }}')}`,
  ],
  ['a width', '{{ "x"|center(10**9) }}'],
  ['a width of indent', '{{ "a\\nb"|indent(10**9) }}'],
  ['many widths of indent', '{{ ("a\\n" * 100000)|indent(100000) }}'],
  ['a width of %', '{{ "%1000000000d" % 1 }}'],
  ['a precision of %', '{{ "%.1000000000f" % 1.5 }}'],
  ['a width of format', '{{ "{:1000000000}".format(1) }}'],
  ['a width of format from a value', '{{ "{:{}}".format(1, 100000000) }}'],
  ['a width of tojson', '{{ [[[1]]]|tojson(10**9) }}'],
  ['a width of tabs', '{{ ("\\t" * 100000).expandtabs(100000) }}'],
  ['a width of wordwrap', '{{ ("a " * 900000)|wordwrap(1) }}'],
  ['a join', '{{ (["x"] * 100000)|join("y" * 100000) }}'],
  ['a replacement', '{{ ("a" * 100000).replace("a", "b" * 100000) }}'],
  [
    'a replacement of nothing',
    '{{ ("a" * 100000)|replace("", "b" * 100000) }}',
  ],
  ['a translation', '{{ ("a" * 100000).translate({97: "b" * 100000}) }}'],
  ['a batch', '{{ [1]|batch(10**9, 0)|list }}'],
  ['slices', '{{ [1]|slice(10**9)|list }}'],
  ['placeholder text', '{{ lipsum(10**9) }}'],
  ['a sum of lists', '{{ ([[1]] * 100000)|sum(start=[]) }}'],
  [
    'arguments',
    '{% macro m() %}{{ varargs|length }}{% endmacro %}{{ m(*range(1000000)) }}',
  ],
  ['brackets', `{{ ${times('(', 100000)}1${times(')', 100000)} }}`],
  ['lists', `{{ ${times('[', 100000)}${times(']', 100000)} }}`],
  ['operators', `{{ 1${times('+1', 50000)} }}`],
  ['nots', `{{ ${times('not ', 100000)}1 }}`],
  ['signs', `{{ ${times('-', 100000)}1 }}`],
  ['filters', `{{ 1${times('|abs', 50000)} }}`],
  ['attributes', `{{ a${times('.a', 50000)} }}`],
  ['ifs', times('{% if 1 %}', 20000) + times('{% endif %}', 20000)],
  ['conditions', `{{ ${times('1 if 1 else ', 20000)}1 }}`],
  ['tokens', times('{{ a }}', 200000)],
  ['source', times('x', 3_000_000)],
  ['a number', `{{ ${times('9', 1000000)} }}`],
  ['a number of a text', '{{ ("9" * 1000000)|int }}'],
  // Each of these took seconds, or went on for ever, when all filters, methods and operators were tried in turn.
  [
    'items moved by insert',
    `{% set l = [0] * 1900000 %}${turns('{% set _ = l.insert(5, i) %}{% set _ = l.pop(5) %}')}`,
  ],
  [
    'items moved by pop',
    `{% set l = [0] * 1900000 %}${turns('{% set _ = l.pop(1) %}')}`,
  ],
  [
    'items moved by remove',
    `{% set l = [0] * 1900000 %}${turns('{% set _ = l.remove(0) %}')}`,
  ],
  ['a list sorted', '{% set l = [0] * 1900000 %}{% set _ = l.sort() %}'],
  [
    'indented lines',
    `{{ "x" * 1900000 }}{{ "y" * 1900000 }}${turns('{{ 1|lines }}')}`,
  ],
  ['sizes of files', turns('{{ 1e300|filesizeformat }}')],
  [
    'a list reversed',
    `{% set l = [0] * 1900000 %}${turns('{% set _ = l.reverse() %}')}`,
  ],
  [
    'popitem',
    `{% set d = {}.fromkeys(range(100000)) %}${turns('{% set _ = d.popitem() %}')}`,
  ],
  [
    'sets compared',
    `{% set d = {}.fromkeys(range(100000)) %}${turns('{{ d.keys() <= d.keys() }}')}`,
  ],
  [
    'sets kept',
    `{% set l = [] %}{% set d = {}.fromkeys(range(50000)) %}${turns('{% set _ = l.append(d.keys() - []) %}')}`,
  ],
  [
    'long starts',
    `{% set s = "a" * 1900000 %}{% set t = "a" * 1800000 %}${turns('{{ s.startswith(t) }}{{ s.removeprefix(t)|length }}')}`,
  ],
  [
    'long white space',
    `{% set s = " " * 1900000 %}${turns('{{ s.isspace() }}')}`,
  ],
  [
    'a case looked for',
    `{% set s = "1" * 1900000 %}${turns('{{ s.isupper() }}{{ s is lower }}')}`,
  ],
  [
    'many characters to strip',
    `{% set s = "a" * 1900000 %}${turns('{{ "x"|trim(s) }}')}`,
  ],
  [
    'many entities',
    `{% set s = ("&lt;" * 400000)|safe %}${turns('{% set x = s.unescape() %}')}`,
  ],
  [
    'characters by index',
    `{% set s = "\u4e00" * 1900000 %}${turns('{{ s[5] }}')}`,
  ],
  [
    'a long text and a short one',
    `{% set s = "\u4e00" * 1900000 %}${turns('{{ s < "b" }}')}`,
  ],
  [
    'long texts escaped',
    `{% set s = "a" * 1900000 %}${turns('{% set x = s|e %}')}`,
  ],
  [
    'long texts in upper case, sorted',
    '{% set s = "A" * 1900000 %}{{ ([s] * 1000)|sort|length }}',
  ],
  [
    'a long text in upper case, grouped',
    '{% set s = "A" * 1900000 %}{{ ([{"a": s}] * 1000)|groupby("a")|length }}',
  ],
  [
    'texts cut and kept',
    `{% set l = [] %}{% set s = "\u4e00" * 1900000 %}${turns('{% set x = s|truncate(1800000, true, "!") %}{% set _ = l.append(x) %}{{ x[0] }}')}`,
  ],
  [
    'a long path',
    '{% set l = [] %}{% set _ = l.append(l) %}{% set p = ("0." * 900000) ~ "0" %}{{ ([l] * 100000)|map(attribute=p)|list|length }}',
  ],
  [
    'many paths',
    '{% set p = ("a," * 900000) ~ "a" %}{{ ([{"a": 1}] * 1000)|sort(attribute=p)|length }}',
  ],
  [
    'a path of format',
    `{% set l = [] %}{% set _ = l.append(l) %}{% set f = "{0" ~ "[0]" * 300 ~ "}" %}${turns('{% set x = f.format(l) %}')}`,
  ],
  [
    'a long text twice in a list, printed',
    `{% set s = "\u4e00" * 4000 %}{% set ns = namespace(x=[s]) %}${turns('{% set ns.x = [ns.x, ns.x] %}', 13)}{{ ns.x|pprint|length }}`,
  ],
  ['placeholder text of no words', '{{ lipsum(10**9, false, 0, 0) }}'],
  [
    'bigints of one place',
    `{% set d = {} %}{% set b = 2**64 %}${turns('{% set _ = d.update({i * b: i}) %}')}`,
  ],
  [
    'bigints as keys',
    `{% set a = 3**60000 %}{% set d = {} %}${turns('{{ (a,) in d }}')}`,
  ],
  [
    'bigints divided',
    `{% set a = 3**60000 %}{% set b = 7**17000 %}${turns('{{ a % b > a // b }}{{ a / a }}')}`,
  ],
  [
    'bits of bigints',
    `{% set a = 3**60000 %}${turns('{{ a.bit_length() }}{{ a.bit_count() }}')}`,
  ],
  [
    'digits of bigints',
    `{% set a = 10**4299 %}${turns('{% set x = a|string ~ "{:,}".format(a) %}')}`,
  ],
  [
    'digits of bigints read',
    `{% set s = "v" * 19000 %}{% set t = "2" * 4300 %}${turns('{% set x = s|int(0, 32) + t|int(0, 3) %}')}`,
  ],
  [
    'ratios of floats',
    `{% set f = 5e-324 %}${turns('{% set x = f.as_integer_ratio() %}')}`,
  ],
  ['floats rounded', `{% set a = 1.5 %}${turns('{% set x = a|round(330) %}')}`],
  ['floats read', `{% set s = "1" * 1900000 %}${turns('{{ s|float }}')}`],
  ['zeros in groups', `${turns('{% set x = "{:0190000,}".format(1) %}')}`],
  ['errors that int catches', turns('{{ "x"|int }}')],
  ['errors that an item catches', `{% set d = {} %}${turns('{{ d[[]] }}')}`],
  ['templates that are missing', turns('{% include "nope" ignore missing %}')],
  [
    'many templates that are missing',
    '{% include ["nope"] * 200000 ignore missing %}{% include "nope" %}',
  ],
  [
    'relations of links',
    `{% set s = range(100000)|join(" ") %}${turns('{% set x = "a.com"|urlize(rel=s) %}')}`,
  ],
  [
    'targets of links',
    '{% set s = "y" * 3000 %}{{ ("a.com " * 150000)|urlize(target=s)|length }}',
  ],
  [
    'schemes of links',
    '{{ ("a b " * 100000)|urlize(extra_schemes=["ab:"] * 100000)|length }}',
  ],
  [
    'separators of wordwrap',
    '{{ ("a " * 250000)|wordwrap(1, true, "y" * 2000)|length }}',
  ],
  [
    'a width of wordwrap that is no number',
    '{{ "abc"|wordwrap("nan"|float) }}',
  ],
  [
    'words of wordwrap',
    '{{ ("a " * 990000)|wordwrap(79, break_on_hyphens=false)|length }}',
  ],
  [
    'keywords',
    `{% set k = [] %}{% set d = {}.fromkeys(range(10000)|map("string"), 1) %}${turns('{% set _ = k.append(dict(**d)) %}')}`,
  ],
  [
    'a chain of attributes',
    `{% set d = {} %}{% set _ = d.update({"a": d}) %}${turns(`{% set x = d${times('.a', 295)} %}`)}`,
  ],
  ['a chain of sums', turns(`{% set x = 1${times('+1', 290)} %}`)],
  ['a chain of comparisons', turns(`{% set x = 1${times('==1', 25000)} %}`)],
  ['a chain of texts', turns(`{% set x = ""${times('~""', 25000)} %}`)],
  [
    'many arguments',
    `{% set l = [] %}${turns(`{% set _ = l.append(cycler(1${times(',1', 25000)})) %}`)}`,
  ],
  [
    'many parameters',
    `{% macro m(${names(25000)}) %}{{ m() }}{% endmacro %}{{ m() }}`,
  ],
  [
    'many variables of a turn',
    turns(
      `{% if 0 %}${each(9000, name => `{% set ${name} = 1 %}`)}{% endif %}`,
    ),
  ],
  [
    'many names of a turn',
    turns(`{% if 0 %}${each(18000, name => `{{ ${name} }}`)}{% endif %}`),
  ],
  [
    'many variables of no turn',
    turns(
      `{% for x in [] %}${each(11000, name => `{% set ${name} = 1 %}`)}{% endfor %}`,
    ),
  ],
  [
    'many variables of with',
    turns(
      `{% with ${each(14000, name => `${name}=1,`).slice(0, -1)} %}{% endwith %}`,
    ),
  ],
  [
    'many names of an import',
    turns(`{% from "empty" import ${names(25000)} %}`),
  ],
  [
    'many blocks',
    each(9000, name => `{% block ${name} %}{% endblock %}`) +
      turns('{% block z scoped %}{% endblock %}'),
  ],
  ['many blocks of a template', turns('{% include "blocks" %}')],
  ['many templates', each(40, name => `{% include "large ${name}" %}`)],
  [
    'many pieces of text',
    `{% set l = [] %}${turns(`{% set x %}${times('a{# #}', 50000)}{% endset %}{% set _ = l.append(x) %}`)}`,
  ],
  [
    'output that is kept',
    `{% set l = [] %}{% set s = "x" * 1900000 %}${turns('{% set x %}{{ s }}{{ i }}{% endset %}{% set _ = l.append(x) %}{{ x|length }}')}`,
  ],
  [
    'modules that are kept',
    `{% set l = [] %}${turns('{% import "macro" as x with context %}{% set _ = l.append(x) %}')}`,
  ],
  [
    'blocks that are kept',
    `{% set l = [] %}${turns('{% block a scoped %}{% set _ = l.append(self) %}{% endblock %}')}`,
  ],
  [
    'iterators that are kept',
    `{% set l = [] %}${turns('{% set _ = l.append([1]|map("abs")) %}')}`,
  ],
  [
    'methods that are kept',
    `{% set l = [] %}${turns('{% set _ = l.append((1).bit_length) %}')}`,
  ],
  [
    'groups that are kept',
    `{% set l = [] %}${turns('{% set _ = l.append([{"a": 1}]|groupby("a")) %}')}`,
  ],
  [
    'words in title case that are kept',
    `{% set l = [] %}{% set s = "ab " * 600000 %}${turns('{% set _ = l.append(s|title) %}')}`,
  ],
  [
    'searches for a short text',
    `{% set s = "a" * 1900000 %}{% set t = "a" * 14 ~ "b" %}${turns('{{ s.rfind(t) }}')}`,
  ],
  [
    'searches for a long text from the end',
    `{% set s = "a" * 1000000 %}{% set t = "b" ~ "a" * 20 %}${turns('{{ s.rfind(t) }}')}`,
  ],
  [
    'dicts twice in a dict, compared',
    `{% set ns = namespace(x={}, y={}) %}${turns('{% set ns.x = {1: ns.x, 2: ns.x} %}{% set ns.y = {1: ns.y, 2: ns.y} %}', 60)}{{ ns.x == ns.y }}`,
  ],
  [
    'a namespace in itself',
    '{% set ns = namespace() %}{% set ns.x = ns %}{{ ns }}',
  ],
  [
    'a list that is extended by itself',
    `{% set l = [1] %}${turns('{% set _ = l.extend(l) %}')}`,
  ],
  ['a chain of templates that extend', '{% extends "chain 0" %}'],
];

/** Templates that look as if they took time that grows faster than their length, and do not. */
export const harmlessBombs: [name: string, template: string][] = [
  ['tags', `{{ ("<" * 1000000)|striptags|length }}`],
  ['comments', `{{ ("<!--" * 400000)|striptags|length }}`],
  ['entities', `{{ ("&#1" * 300000)|striptags|length }}`],
  [
    'addresses',
    `{{ (("(" * 100000) ~ ("http://" ~ ("a." * 100000)) ~ " " ~ ("a@" * 100000))|urlize|length }}`,
  ],
  ['labels', `{{ ("www." ~ ("a%" * 200000) ~ "!")|urlize|length }}`],
  ['hyphens', `{{ ("-" * 30000)|wordwrap(5)|length }}`],
  ['a search', `{{ ("a" * 1000000).find(("a" * 500000) ~ "b") }}`],
  [
    'a search from the end',
    `{{ ("a" * 1000000).rfind("b" ~ ("a" * 500000)) }}`,
  ],
  ['a float', `{{ (("1_" * 500000) ~ "x")|float }}`],
  ['white space', `{{ ${times(' ', 1000000)} 1 }}`],
  ['open raw tags', `{% raw %}${times('{%    ', 100000)}{% endraw %}`],
  ['escapes', `{{ "${times('\\\\', 400000)}"|length }}`],
  ['numbers of one place', `{{ [${COLLIDING.join(',')}]|unique|list|length }}`],
  [
    'names in nested loops',
    times('{% for a in [1] %}', 140) +
      each(19000, name => `{{ ${name} }}`) +
      times('{% endfor %}', 140),
  ],
  [
    'branches',
    `{% if 0 %}${each(5000, name => `{% elif 0 %}{% set ${name} = 1 %}`)}{% endif %}`,
  ],
  ['outputs', times('{{ a }}', 19_900)],
  ['lines', '{{ "\\n" * 1999999 }}'],
  ['single characters', '{% for a in range(300000) %}x{% endfor %}'],
];
