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
import { EnvironmentOptions } from './EnvironmentOptions';
import { TemplateError } from './errors';
import { IndentedText } from './values';

/** Each line of the output, with the line of the template in front. */
function lined(
  source: string,
  options: EnvironmentOptions & { templates?: Record<string, string> } = {},
): string[] {
  const { templates = {}, ...rest } = options;
  const environment = new Environment({
    ...rest,
    loader: new DictLoader(templates),
  });
  environment.filters.set(
    'listed',
    ({ value }) => new IndentedText((value as string[]).map(x => `- ${x}`)),
  );
  const context = {
    names: ['a', 'b'],
    text: 'one\ntwo\nthree',
    yes: true,
  };
  const template = environment.fromString(source);
  const { text, lines } = template.renderWithLines(context);
  expect(text).toBe(template.render(context));
  return text.split('\n').map((line, index) => {
    const { line: number, templateName } = lines[index];
    return `${templateName ?? ''}${number}|${line}`;
  });
}

describe('renderWithLines', () => {
  it('knows the line of text, before, in and after loops and conditions', () => {
    expect(
      lined(
        `top:
{% for name in names %}
  {{ name }}:
    x: 1
{% endfor %}
{% if yes %}
more: {{ yes }}
{% endif %}
end`,
      ),
    ).toEqual([
      '1|top:',
      '2|',
      '3|  a:',
      '4|    x: 1',
      '5|',
      '3|  b:',
      '4|    x: 1',
      '5|',
      '6|',
      '7|more: True',
      '8|',
      '9|end',
    ]);
  });

  it('is not led astray by white space control, comments, raw and line statements', () => {
    expect(
      lined(
        `a
{#- of
two lines -#}

  {%- for name in names -%}

  b{{ name }}
{% raw %}{{ c }}
d{% endraw %}
{%- endfor %}
# if yes
e
# endif
`,
        { lineStatementPrefix: '#', keepTrailingNewline: true },
      ),
    ).toEqual([
      '1|aba',
      '8|{{ c }}',
      '9|dbb',
      '8|{{ c }}',
      '9|d',
      '12|e',
      '13|',
    ]);
    expect(
      lined('a\n  {% if yes %}\n  b\n  {% endif %}\nc', {
        trimBlocks: true,
        lstripBlocks: true,
      }),
    ).toEqual(['1|a', '3|  b', '5|c']);
  });

  it('takes what stands first in a line, white space apart', () => {
    expect(lined('a\n  {% if yes -%}\n  b{% endif %}\nc')).toEqual([
      '1|a',
      '3|  b',
      '4|c',
    ]);
    expect(lined('{{ ""\n}}\n\n')).toEqual(['1|', '3|']);
    expect(lined('')).toEqual(['1|']);
  });

  it('gives all lines of a value the place where it is output', () => {
    expect(lined('a:\n  {{ text }}\n  {{ names|listed }}\nb')).toEqual([
      '1|a:',
      '2|  one',
      '2|two',
      '2|three',
      '3|  - a',
      '3|  - b',
      '4|b',
    ]);
  });

  it('gives what macros and blocks output the place of the call', () => {
    expect(
      lined(
        `{%- macro twice(x) %}{{ x }}
{{ x }}{{ caller() if caller }}{% endmacro %}
a
{{ twice(1) }}
{% call twice(2) %}
3
{% endcall %}
{% filter upper %}
b
c{% endfilter %}
{% set d %}
e{% endset %}
{{ d }}`,
      ),
    ).toEqual([
      '1|',
      '3|a',
      '4|1',
      '4|1',
      '5|2',
      '5|2',
      '5|3',
      '5|',
      '8|',
      '8|B',
      '8|C',
      '11|',
      '13|',
      '13|e',
    ]);
  });

  it('names the template of what is included, extended and imported', () => {
    const templates = {
      base: 'head\n{% block one %}{% endblock %}\n\n{% block two %}\ntwo\n{% endblock %}',
      part: 'p\n{{ names[0] }}',
      macros: '\n{% macro m() %}x\ny{% endmacro %}',
    };
    expect(
      lined(
        'a\n{% include "part" %}\nb\n{% include "part" ignore missing without context %}',
        {
          templates: { part: 'p\nq' },
        },
      ),
    ).toEqual(['1|a', 'part1|p', 'part2|q', '3|b', '4|p', '4|q']);
    expect(
      lined(
        '{% extends "base" %}\n{% from "macros" import m %}{% block one %}\n{{ m() }}\n{{ super() }}{% include "part" %}{% endblock %}',
        { templates },
      ),
    ).toEqual([
      'base1|head',
      'base2|',
      '3|x',
      '3|y',
      'part1|p',
      'part2|a',
      'base3|',
      'base4|',
      'base5|two',
      'base6|',
    ]);
  });

  it('fails as render does, and is as limited', () => {
    const environment = new Environment({ limits: { maxOutputSize: 10 } });
    const failing = (source: string) => {
      try {
        environment.fromString(source, { name: 'x' }).renderWithLines();
      } catch (error) {
        return error instanceof TemplateError
          ? `${error.name} ${error.line}`
          : error;
      }
      return undefined;
    };
    expect(failing('\n{{ 1 // 0 }}')).toBe('ZeroDivisionError 2');
    expect(failing('\n{% for x in range(9) %}\nxx{% endfor %}')).toMatch(
      /^TemplateRuntimeError/,
    );
  });
});
