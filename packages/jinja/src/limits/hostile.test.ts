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
