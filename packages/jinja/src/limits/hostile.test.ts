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

import { DictLoader } from '../DictLoader';
import { Environment } from '../Environment';
import { TemplateError } from '../errors';

/** What became of a hostile template: its text, or its error, which must be one of ours. */
function outcome(template: string, templates: Record<string, string> = {}) {
  const environment = new Environment({ loader: new DictLoader(templates) });
  try {
    return environment.fromString(template).render({
      text: 'abc',
      list: [1, 2],
      dict: { key: 'value' },
    });
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    return `${error.name}: ${error.message}`;
  }
}

// What must never be seen in a template's output, or in an error that it ends in.
const OUTSIDE =
  /native code|function \w*\(|=>|process\.|root:|uid=|\[object |\b49\b|\bFunction\b|Object\b/;

describe('Escapes', () => {
  // From the public lists of payloads against Nunjucks, Jinja2 and Liquid; each is said to reach code, files or globals.
  it.each([
    [
      'nunjucks: Function by range',
      "{{ range.constructor(\"return global.process.mainModule.require('child_process').execSync('id')\")() }}",
    ],
    [
      'nunjucks: Function by a text',
      '{{ "".constructor.constructor("return process")() }}',
    ],
    [
      'nunjucks: Function by a list',
      '{{ [].constructor.constructor("return 7*7")() }}',
    ],
    [
      'nunjucks: Function by an item',
      '{{ text["constructor"]["constructor"]("return 7*7")() }}',
    ],
    ['nunjucks: toString', '{{ text.toString.constructor("return this")() }}'],
    [
      'nunjucks: Function by a method',
      '{{ dict.items.constructor("return this")() }}',
    ],
    [
      'nunjucks: Function by a macro',
      '{% macro m() %}{% endmacro %}{{ m.constructor("return this")() }}',
    ],
    [
      'nunjucks: Function by joiner',
      '{{ joiner.constructor("return this")() }}',
    ],
    [
      'nunjucks: Function by cycler',
      '{{ cycler.__init__.__globals__.os.popen("id").read() }}',
    ],
    ['prototypes', '{{ dict.__proto__ }}{{ dict["__proto__"]["polluted"] }}'],
    [
      'prototypes by set',
      '{% set x = dict["__proto__"] %}{{ x }}{{ {}.polluted }}',
    ],
    [
      'prototypes by update',
      '{% set _ = dict.update({"__proto__": {"polluted": 1}}) %}{{ {}.polluted }}{{ list.polluted }}',
    ],
    [
      'prototypes by namespace',
      '{% set ns = namespace() %}{% set ns.__proto__ = 1 %}{% set ns.constructor = 2 %}{{ {}.constructor }}',
    ],
    [
      'the attr filter',
      '{{ text|attr("constructor") }}{{ list|attr("__proto__") }}{{ ()|attr("\\x5f\\x5fclass\\x5f\\x5f") }}',
    ],
    [
      'the map filter',
      '{{ [text]|map(attribute="constructor.constructor")|list }}{{ [list]|map(attribute="__proto__")|list }}',
    ],
    [
      'the sort and groupby filters',
      '{{ [list]|groupby("constructor")|list }}{{ [list, list]|sort(attribute="__proto__")|length }}',
    ],
    ['Jinja2: subclasses', "{{ ''.__class__.__mro__[1].__subclasses__() }}"],
    [
      'Jinja2: subclasses by item',
      "{{ ''['__class__']['__base__']['__subclasses__']() }}",
    ],
    [
      'Jinja2: globals of a function',
      "{{ lipsum.__globals__['os'].popen('id').read() }}",
    ],
    [
      'Jinja2: self',
      "{{ self.__init__.__globals__.__builtins__.__import__('os').popen('id').read() }}",
    ],
    [
      'Jinja2: self, older',
      '{{ self._TemplateReference__context.cycler.__init__.__globals__.os }}',
    ],
    [
      'Jinja2: config and request',
      '{{ config.items() }}{{ request.application.__globals__ }}',
    ],
    ['Jinja2: get_flashed_messages', '{{ get_flashed_messages.__globals__ }}'],
    [
      'Jinja2: namespace',
      "{{ namespace.__init__.__globals__.os.popen('id').read() }}",
    ],
    ['Jinja2: dict', '{{ dict.__base__.__subclasses__() }}{{ dict.mro() }}'],
    ['Jinja2: generators', '{{ (list|map("string")).gi_frame.f_globals }}'],
    [
      'Jinja2: a macro',
      '{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}{{ m.__call__.__globals__ }}',
    ],
    [
      'Jinja2: a loop',
      '{% for i in list %}{{ loop.__init__.__globals__ }}{{ loop._iterator }}{% endfor %}',
    ],
    ['Jinja2: str.format', '{{ "{0.__class__.__mro__}".format(text) }}'],
    ['Jinja2: str.format by item', '{{ "{0[constructor]}".format(dict) }}'],
    ['Jinja2: str.format_map', '{{ "{a.__class__}".format_map({"a": text}) }}'],
    [
      'Jinja2: str.format by a filter',
      '{{ ["{0.__class__}"]|map("format", 1)|list }}{{ "{0.constructor}".format(text) }}',
    ],
    [
      'Jinja2: a format in a format',
      '{{ "{0:{1.constructor}}".format(1, text) }}',
    ],
    ['Jinja2: files by include', '{% include "/etc/passwd" %}'],
    ['Jinja2: files by a path', '{% include "../../../../etc/passwd" %}'],
    [
      'Jinja2: files by import',
      '{% import "/proc/self/environ" as x %}{{ x }}',
    ],
    ['names of the loader', '{% include "constructor" %}'],
    ['names of the loader: __proto__', '{% include "__proto__" %}'],
    [
      'names of the context',
      '{{ constructor }}{{ __proto__ }}{{ toString }}{{ hasOwnProperty }}{{ valueOf }}',
    ],
    ['names of filters', '{{ text|constructor }}'],
    ['names of filters: __proto__', '{{ [text]|map("__proto__")|list }}'],
    ['names of tests', '{{ text is toString }}'],
    [
      'names of keyword arguments',
      '{% macro m() %}{{ kwargs.constructor }}{% endmacro %}{{ m(**{"__proto__": 1}) }}',
    ],
    ['JavaScript in a name', '{% set x = 1 %}{{ x;process.exit() }}'],
    ['JavaScript in a block', '{% block a;process.exit() %}{% endblock %}'],
    [
      'JavaScript in a text',
      '{{ "${process.version}`\\u0060" }}{{ "\'+process.version+\'" }}'.replace(
        /process/g,
        'proc',
      ),
    ],
    ['Liquid: filters that evaluate', "{{ '7*7'|eval }}"],
    ['Liquid: tags that run code', '{% assign x = 7 %}'],
    ['Liquid: a layout from a file', '{% layout "/etc/passwd" %}'],
    ['Twig: _self', '{{ _self.env.registerUndefinedFilterCallback("exec") }}'],
    [
      'Twig: a map with a name of a function',
      '{{ ["id"]|map("system")|join }}',
    ],
    ['Smarty and ERB', '{php}echo 7*7;{/php}<%= 7 ~ 7 %>'.replace('7*7', '7')],
    [
      'callables of the engine',
      '{{ text.upper.call }}{{ range.apply }}{{ range.bind }}{{ dict.get.name }}{{ range.prototype }}',
    ],
    [
      'private fields of the engine',
      '{{ dict.size }}{{ list.length }}{{ text.length }}{{ loop }}{{ range.typeName }}{{ list.items }}',
    ],
    [
      'the error of an error',
      '{{ (text.nope.nope)|default(text.constructor) }}',
    ],
  ])('%s', (_name, template) => {
    expect(outcome(template)).not.toMatch(OUTSIDE);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses functions and instances that the host lets slip in', () => {
    const render = (value: unknown) =>
      new Environment().fromString('{{ x }}').render({ x: value });

    expect(() => render(() => 1)).toThrow(TemplateError);
    expect(() => render(new Date())).toThrow(TemplateError);
    expect(() => render(Symbol.iterator)).toThrow(TemplateError);
    expect(render(Object.create(null))).toBe('{}');
  });

  it('lets a template change nothing of what it was given', () => {
    const given = { list: [1], dict: { a: 1 } };
    new Environment()
      .fromString(
        '{% set _ = list.append(2) %}{% set _ = dict.update({"b": 2}) %}',
      )
      .render(given);

    expect(given).toEqual({ list: [1], dict: { a: 1 } });
  });
});

/**
 * Runs a template; tells the microseconds of processor time, since the clock would also count what else the machine does, and
 * the kilobytes by which the peak of the process has grown.
 */
function measured(template: string, templates: Record<string, string> = {}) {
  const { maxRSS } = process.resourceUsage();
  const before = process.cpuUsage();
  const result = outcome(template, templates);
  const { user, system } = process.cpuUsage(before);
  const kilobytes = process.resourceUsage().maxRSS - maxRSS;
  return { result, time: user + system, kilobytes };
}

const times = (text: string, count: number) => text.repeat(count);
const growing = (body: string, count = 100000) =>
  `{% set ns = namespace(x=[], s="x", n=3) %}{% for i in range(${count}) %}${body}{% endfor %}`;

describe('Bombs', () => {
  it.each([
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
    [
      'namespaces',
      growing('{% set _ = ns.x.append(namespace(a=i)) %}', 1000000),
    ],
    [
      'empty dicts in a literal',
      growing(`{% set _ = ns.x.append([${times('{},', 500)}]) %}`),
    ],
    [
      'upper case',
      growing('{% set _ = ns.x.append((ns.s * 100000).upper()) %}'),
    ],
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
  ])('%s ends in an error', (_name, template) => {
    const templates = {
      self: '{% include "self" %}',
      extends: '{% extends "extends" %}',
      imports: '{% import "imports" as x %}',
    };
    const { result, time, kilobytes } = measured(template, templates);

    expect(result).toMatch(/Error: /);
    expect(time).toBeLessThan(1_500_000);
    expect(kilobytes).toBeLessThan(256 * 1024);
  });

  it.each([
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
  ])('%s take no more than their length', (_name, template) => {
    const { result, time, kilobytes } = measured(template);

    expect(result).not.toMatch(/Error: /);
    expect(time).toBeLessThan(1_500_000);
    expect(kilobytes).toBeLessThan(256 * 1024);
  });
});
