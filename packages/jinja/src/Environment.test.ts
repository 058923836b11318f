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

import { DictLoader } from './DictLoader';
import { Environment } from './Environment';
import {
  PythonError,
  TemplateRuntimeError,
  TemplateSyntaxError,
} from './errors';
import { HostFunction } from './runtime';
import { Float, IndentedText, toPython } from './values';

describe('Environment', () => {
  it('reads a template once and renders it often', () => {
    const template = new Environment().fromString(
      '{% for name, port in ports.items() %}{{ name }}: {{ port }}\n{% endfor %}',
    );

    expect(
      template.render({ ports: { web: 80, admin: new Float(8080) } }),
    ).toBe('web: 80\nadmin: 8080.0\n');
    expect(template.render({ ports: new Map([['x', 1n << 70n]]) })).toBe(
      'x: 1180591620717411303424\n',
    );
    expect(template.render({ ports: {} })).toBe('');
  });

  it('takes other delimiters', () => {
    const environment = new Environment({
      blockStart: '<%',
      blockEnd: '%>',
      variableStart: '<%=',
      variableEnd: '%>',
      commentStart: '<#',
      commentEnd: '#>',
    });

    expect(
      environment
        .fromString('<% if a %><%= a %><# no #>{{ a }}<% endif %>')
        .render({ a: 1 }),
    ).toBe('1{{ a }}');
  });

  it('loads templates by name, and tells which one is wrong where', () => {
    const environment = new Environment({
      loader: new DictLoader({
        page: '{% extends "base" %}\n{% block body %}\n{{ user.name }}{% endblock %}',
        base: '<{% block body %}{% endblock %}>',
        broken: 'x\n{% if %}',
      }),
    });

    expect(
      environment.getTemplate('page').render({ user: { name: 'Ada' } }),
    ).toBe('<\nAda>');
    expect(() => environment.getTemplate('page').render()).toThrow(
      expect.objectContaining({
        name: 'UndefinedError',
        message: "'user' is undefined",
        templateName: 'page',
        line: 3,
      }),
    );
    expect(() => environment.getTemplate('broken')).toThrow(
      expect.objectContaining({
        name: 'TemplateSyntaxError',
        templateName: 'broken',
        line: 2,
      }),
    );
    expect(() => environment.getTemplate('nope')).toThrow(
      expect.objectContaining({ name: 'TemplateNotFound', message: 'nope' }),
    );
    expect(() =>
      environment.fromString('\n{{ 1 + }}', { name: 'inline' }),
    ).toThrow(TemplateSyntaxError);
  });

  it('names the line of the macro that fails, not of its call', () => {
    const environment = new Environment({
      loader: new DictLoader({
        macros: '\n{% macro port(x) %}\n{{ x.port }}\n{% endmacro %}',
      }),
    });
    const template = environment.fromString(
      '{% from "macros" import port %}\n\n{{ port(nothing) }}',
      { name: 'main' },
    );

    expect(() => template.render()).toThrow(
      expect.objectContaining({ templateName: 'macros', line: 3 }),
    );
  });

  it('escapes where it is told to', () => {
    const environment = new Environment({
      autoescape: name => name !== undefined && name.endsWith('.html'),
    });
    const render = (name?: string) =>
      environment.fromString('{{ x }}', { name }).render({ x: '<&>' });

    expect(render('a.html')).toBe('&lt;&amp;&gt;');
    expect(render('a.yaml')).toBe('<&>');
    expect(render()).toBe('<&>');
  });

  it('has globals, which a context may hide', () => {
    const environment = new Environment();
    environment.globals.set('region', toPython('eu-west-1'));

    const template = environment.fromString('{{ region }}');

    expect(template.render()).toBe('eu-west-1');
    expect(template.render({ region: 'us-east-1' })).toBe('us-east-1');
    expect(template.render({ region: undefined })).toBe('eu-west-1');
  });
});

describe('Filters and tests of one’s own', () => {
  it('see plain JavaScript and may give back the same', () => {
    const environment = new Environment();
    const seen: unknown[] = [];
    environment.filters.set('see', ({ value, args, kwargs, text }) => {
      seen.push(value, args, { ...kwargs }, text);
      return new Map<unknown, unknown>([
        ['a', [1, true, null]],
        ['b', new Float(2)],
      ]);
    });

    const text = environment
      .fromString('{{ value|see(1, [2.0, "x"], k=none) }}')
      .render({ value: { b: [1, new Float(1)], a: 'x' } });

    expect(text).toBe("{'a': [1, True, None], 'b': 2.0}");
    expect(seen).toEqual([
      new Map<string, unknown>([
        ['b', [1, new Float(1)]],
        ['a', 'x'],
      ]),
      [1, [new Float(2), 'x']],
      { k: null },
      "{'b': [1, 1.0], 'a': 'x'}",
    ]);
  });

  it('fail as a template does: with their message and its line', () => {
    const environment = new Environment({ undefined: 'strict' });
    environment.filters.set('fail', () => {
      throw new Error('Illegal character in "x"');
    });
    environment.filters.set('python', () => {
      throw new PythonError('ValueError', 'no');
    });
    environment.filters.set('length_of', ({ value }) => String(value).length);
    const failure = (template: string) => () =>
      environment.fromString(template).render();

    expect(failure('\n{{ 1|fail }}')).toThrow(TemplateRuntimeError);
    expect(failure('\n{{ 1|fail }}')).toThrow(
      expect.objectContaining({ message: 'Illegal character in "x"', line: 2 }),
    );
    expect(failure('{{ 1|python }}')).toThrow(
      expect.objectContaining({ name: 'ValueError', line: 1 }),
    );
    // Using an undefined value is an error, as it would be in Python; asking for it is not.
    expect(failure('{{ nope|length_of }}')).toThrow(
      expect.objectContaining({
        name: 'UndefinedError',
        message: "'nope' is undefined",
      }),
    );
    environment.filters.set('or_none', call =>
      call.isDefined ? call.value : 'none',
    );
    expect(failure('{{ nope|or_none }}{{ 1|or_none }}')()).toBe('none1');
  });

  it('can be tests, and be used by map and select', () => {
    const environment = new Environment();
    environment.tests.set(
      'longer',
      ({ text, args: [than] }) => text.length > Number(than),
    );
    environment.filters.set('twice', ({ text }) => text + text);

    expect(
      environment
        .fromString(
          '{{ l|select("longer", 1)|map("twice")|list }}{{ "abc" is longer(2) }}{{ "" is not longer 0 }}',
        )
        .render({ l: ['a', 'bc'] }),
    ).toBe("['bcbc']TrueTrue");
  });

  it('are unknown until they are added', () => {
    const environment = new Environment();

    expect(() => environment.fromString('a\n{{ x|mine }}')).toThrow(
      expect.objectContaining({
        name: 'TemplateAssertionError',
        message: "No filter named 'mine'.",
        line: 2,
      }),
    );
    // Inside of an `if` they may come later.
    const template = environment.fromString(
      '{% if x %}{{ x|mine }}{% endif %}',
    );
    expect(template.render()).toBe('');
    environment.filters.set('mine', () => 'here');
    expect(template.render({ x: 1 })).toBe('here');
  });
});

describe('Functions of one’s own', () => {
  it('are called with plain JavaScript and give back the same', () => {
    const environment = new Environment();
    environment.globals.set(
      'subnet',
      new HostFunction('subnet', ({ args: [base, index], kwargs }) => ({
        cidr: `${base}.${index}.0/${kwargs.bits ?? 24}`,
      })),
    );

    expect(
      environment
        .fromString(
          '{{ subnet("10.0", 3, bits=20).cidr }} {{ subnet is callable }}',
        )
        .render(),
    ).toBe('10.0.3.0/20 True');
    expect(
      environment
        .fromString('{{ now() }}')
        .render({ now: new HostFunction('now', () => 5n) }),
    ).toBe('5');
  });

  it('fail with the line of their call, and have no attributes', () => {
    const environment = new Environment();
    environment.globals.set(
      'fail',
      new HostFunction('fail', () => {
        throw new Error('out of addresses');
      }),
    );

    expect(() => environment.fromString('\n{{ fail() }}').render()).toThrow(
      expect.objectContaining({ message: 'out of addresses', line: 2 }),
    );
    expect(
      environment
        .fromString('{{ fail.constructor }}{{ fail.call is defined }}')
        .render(),
    ).toBe('False');
  });
});

describe('IndentedText', () => {
  const environment = new Environment();
  environment.filters.set(
    'lines',
    ({ value }) =>
      new IndentedText(
        [...(value as Map<string, string>)].map(
          ([key, item]) => `- ${key}: ${item}`,
        ),
      ),
  );
  const render = (template: string, dict: object = { a: 1, b: 2 }) =>
    environment.fromString(template).render({ d: dict });

  it('takes the indentation of the line where it is placed', () => {
    expect(render('List:\n    {{ d|lines }}\nEnd')).toBe(
      'List:\n    - a: 1\n    - b: 2\nEnd',
    );
    expect(render('List:\n\t {{ d |\n  lines }}')).toBe(
      'List:\n\t - a: 1\n\t - b: 2',
    );
    expect(render('  key: {{ d|lines }}')).toBe('  key: - a: 1\n  - b: 2');
    expect(render('{{ d|lines }}')).toBe('- a: 1\n- b: 2');
  });

  it('is nothing when it has no lines', () => {
    expect(render('  {{ d|lines }}|', {})).toBe('  |');
  });

  it('keeps its lines through variables, loops and conditions', () => {
    expect(
      render('{% set x = d|lines %}{% for i in [1] %}\n  {{ x }}{% endfor %}'),
    ).toBe('\n  - a: 1\n  - b: 2');
    expect(render('{% if d %}\n  {{ d|lines if d else "" }}{% endif %}')).toBe(
      '\n  - a: 1\n  - b: 2',
    );
  });

  it('is escaped where output is', () => {
    expect(
      render('  {% autoescape true %}{{ d|lines }}{% endautoescape %}', {
        a: '<',
        b: '&',
      }),
    ).toBe('  - a: &lt;\n  - b: &amp;');
  });

  it('is ordinary text everywhere else', () => {
    expect(render('  {{ d|lines|upper }}')).toBe('  - A: 1\n- B: 2');
    expect(render('{{ (d|lines)|length }}{{ d|lines is string }}')).toBe(
      '13True',
    );
    expect(render('  {{ d|lines ~ "" }}')).toBe('  - a: 1\n- b: 2');
  });
});

describe('Limits', () => {
  it('can be set', () => {
    const render = (limits: object, template: string) => () =>
      new Environment({ limits }).fromString(template).render();

    expect(render({ maxOutputSize: 3 }, 'abcd')).toThrow(
      expect.objectContaining({
        name: 'TemplateRuntimeError',
        message: expect.stringContaining('limit maxOutputSize'),
      }),
    );
    expect(
      render({ maxSteps: 10 }, '{% for i in range(100) %}{% endfor %}'),
    ).toThrow('limit maxSteps');
    expect(render({ maxValueSize: 10 }, '{{ "x" * 11 }}')).toThrow(
      'limit maxValueSize',
    );
    expect(render({ maxSourceSize: 2 }, 'abc')).toThrow('limit maxSourceSize');
    expect(render({ maxNesting: 5 }, '{{ ((((((1)))))) }}')).toThrow(
      'limit maxNesting',
    );
    expect(
      render(
        { maxDepth: 30 },
        '{% macro m(n) %}{{ m(n - 1) if n }}{% endmacro %}{{ m(9) }}',
      ),
    ).toThrow('limit maxDepth');
  });

  it('count one rendering, not all of them', () => {
    const template = new Environment({
      limits: { maxSteps: 500 },
    }).fromString('{% for i in range(100) %}{{ i }}{% endfor %}');

    for (let time = 0; time < 20; time++) {
      expect(template.render()).toHaveLength(190);
    }
  });

  it('leave room for large templates', () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({
      name: `row${index}`,
      tags: ['a', 'b'],
    }));
    const text = new Environment()
      .fromString(
        '{% macro row(r) %}- {{ r.name|upper }}: {{ r.tags|join(",") }}\n{% endmacro %}' +
          '{% for r in rows %}{% if loop.index is odd %}{{ row(r) }}{% else %}{{ r.name }}{% endif %}{% endfor %}',
      )
      .render({ rows });

    expect(text.match(/- ROW/g)).toHaveLength(250);
  });
});

describe('lex', () => {
  it('gives the tokens as they are written, with their places', () => {
    const tokens = new Environment().lex(
      'a\r\n{%- if  x["k\\n"] %}{# {{ no }} #}\n{{ 1.0 }}{% raw %}{{ b }}{% endraw %}',
    );
    expect(
      tokens.map(({ type, text, line, column }) => [type, text, line, column]),
    ).toEqual([
      ['data', 'a', 1, 1],
      ['block_begin', '', 2, 4],
      ['name', 'if', 2, 5],
      ['name', 'x', 2, 9],
      ['[', '[', 2, 10],
      ['string', '"k\\n"', 2, 11],
      [']', ']', 2, 16],
      ['block_end', '', 2, 18],
      ['data', '\n', 2, 34],
      ['variable_begin', '', 3, 3],
      ['float', '1.0', 3, 4],
      ['variable_end', '', 3, 8],
      ['data', '{{ b }}', 3, 19],
    ]);
  });

  it('says where a text cannot be read', () => {
    expect(() => new Environment().lex('a\n{{ ? }}', { name: 'page' })).toThrow(
      expect.objectContaining({ line: 2, templateName: 'page' }),
    );
  });

  it('reads a long line in one go', () => {
    const tokens = new Environment().lex('{{ a }}'.repeat(15_000));
    expect(tokens.at(-1)).toMatchObject({ line: 1, column: 104_999 });
  });
});
