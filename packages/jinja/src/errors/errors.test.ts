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

import { failure } from '../__testUtils__/rendered';

describe('Errors', () => {
  it.each([
    [
      '{{ 1 + }}',
      {
        name: 'TemplateSyntaxError',
        message: "unexpected 'end of print statement'",
        line: 1,
      },
    ],
    [
      '{% if t %}\n\nx',
      {
        name: 'TemplateSyntaxError',
        message:
          "Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.",
        line: 1,
      },
    ],
    [
      '{% for x l %}{% endfor %}',
      {
        name: 'TemplateSyntaxError',
        message: "expected token 'in', got 'l'",
        line: 1,
      },
    ],
    [
      'a\n{{ foo bar }}',
      {
        name: 'TemplateSyntaxError',
        message: "expected token 'end of print statement', got 'bar'",
        line: 2,
      },
    ],
    [
      '{% endif %}',
      {
        name: 'TemplateSyntaxError',
        message: "Encountered unknown tag 'endif'.",
        line: 1,
      },
    ],
    [
      '{% if t %}{% endfor %}{% endif %}',
      {
        name: 'TemplateSyntaxError',
        message:
          "Encountered unknown tag 'endfor'. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.",
        line: 1,
      },
    ],
    [
      "{{ 'abc }}",
      {
        name: 'TemplateSyntaxError',
        message: 'unexpected char "\'" at 3',
        line: 1,
      },
    ],
    [
      '{{ (1, 2] }}',
      {
        name: 'TemplateSyntaxError',
        message: "unexpected ']', expected ')'",
        line: 1,
      },
    ],
    [
      '{# open',
      {
        name: 'TemplateSyntaxError',
        message: 'Missing end of comment tag',
        line: 1,
      },
    ],
    [
      '{% raw %}open',
      {
        name: 'TemplateSyntaxError',
        message: 'Missing end of raw directive',
        line: 1,
      },
    ],
    [
      '{{ a b }}',
      {
        name: 'TemplateSyntaxError',
        message: "expected token 'end of print statement', got 'b'",
        line: 1,
      },
    ],
    [
      '{% block a-b %}{% endblock %}',
      {
        name: 'TemplateSyntaxError',
        message:
          'Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.',
        line: 1,
      },
    ],
    [
      '{{ 1 is odd is even }}',
      {
        name: 'TemplateSyntaxError',
        message: 'You cannot chain multiple tests with is',
        line: 1,
      },
    ],
    [
      '{% macro f(a=1, b) %}{% endmacro %}',
      {
        name: 'TemplateSyntaxError',
        message: 'non-default argument follows default argument',
        line: 1,
      },
    ],
    [
      '{% set 1 = 2 %}',
      {
        name: 'TemplateSyntaxError',
        message: "can't assign to 'const'",
        line: 1,
      },
    ],
    [
      '\n\n{{ x|nope }}',
      {
        name: 'TemplateAssertionError',
        message: "No filter named 'nope'.",
        line: 3,
      },
    ],
    [
      '{{ x is nope }}',
      {
        name: 'TemplateAssertionError',
        message: "No test named 'nope'.",
        line: 1,
      },
    ],
    [
      '{% block a %}{% endblock %}{% block a %}{% endblock %}',
      {
        name: 'TemplateAssertionError',
        message: "block 'a' defined twice",
        line: 1,
      },
    ],
    [
      '{% for loop in l %}{% endfor %}',
      {
        name: 'TemplateAssertionError',
        message: "Can't assign to special loop variable in for-loop target",
        line: 1,
      },
    ],
    [
      "{{ '\\x1' }}",
      {
        name: 'TemplateSyntaxError',
        message: 'truncated \\xXX escape',
        line: 1,
      },
    ],
    [
      "{% from 'x' import _y %}",
      {
        name: 'TemplateAssertionError',
        message: 'names starting with an underline can not be imported',
        line: 1,
      },
    ],
    [
      '{{ f(*a, *b) }}',
      {
        name: 'TemplateSyntaxError',
        message: 'invalid syntax for function call expression',
        line: 1,
      },
    ],
    [
      '{% nope %}',
      {
        name: 'TemplateSyntaxError',
        message: "Encountered unknown tag 'nope'.",
        line: 1,
      },
    ],
    [
      '{{ $ }}',
      {
        name: 'TemplateSyntaxError',
        message: "unexpected char '$' at 3",
        line: 1,
      },
    ],
    [
      '{{ }}',
      {
        name: 'TemplateSyntaxError',
        message: "Expected an expression, got 'end of print statement'",
        line: 1,
      },
    ],
    [
      "{% for i in l %}{% extends 'x' %}{% endfor %}",
      {
        name: 'TemplateAssertionError',
        message: 'cannot use extend from a non top-level scope',
        line: 1,
      },
    ],
    [
      '{% call n %}{% endcall %}',
      { name: 'TemplateSyntaxError', message: 'expected call', line: 1 },
    ],
  ])('of the syntax: %j', (template, expected) => {
    expect(failure(template)).toEqual(expected);
  });

  it.each([
    [
      'x\n{{ nope.x }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 2 },
    ],
    [
      '{{ d.nope.x }}',
      {
        name: 'UndefinedError',
        message: "'dict object' has no attribute 'nope'",
        line: 1,
      },
    ],
    [
      '{{ nope + 1 }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ nope() }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ n() }}',
      { name: 'TypeError', message: "'int' object is not callable", line: 1 },
    ],
    [
      '{{ 1 / 0 }}',
      { name: 'ZeroDivisionError', message: 'division by zero', line: 1 },
    ],
    [
      '{{ 1 // 0 }}',
      {
        name: 'ZeroDivisionError',
        message: 'integer division or modulo by zero',
        line: 1,
      },
    ],
    [
      '{{ 1 % 0 }}',
      { name: 'ZeroDivisionError', message: 'integer modulo by zero', line: 1 },
    ],
    [
      '{{ 1.5 % 0 }}',
      { name: 'ZeroDivisionError', message: 'float modulo', line: 1 },
    ],
    [
      "{{ 'a' + 1 }}",
      {
        name: 'TypeError',
        message: 'can only concatenate str (not "int") to str',
        line: 1,
      },
    ],
    [
      "{{ 1 + 'a' }}",
      {
        name: 'TypeError',
        message: "unsupported operand type(s) for +: 'int' and 'str'",
        line: 1,
      },
    ],
    [
      "{{ [] + 'a' }}",
      {
        name: 'TypeError',
        message: 'can only concatenate list (not "str") to list',
        line: 1,
      },
    ],
    [
      "{{ 'a' < 1 }}",
      {
        name: 'TypeError',
        message: "'<' not supported between instances of 'str' and 'int'",
        line: 1,
      },
    ],
    [
      "{{ -'a' }}",
      {
        name: 'TypeError',
        message: "bad operand type for unary -: 'str'",
        line: 1,
      },
    ],
    [
      "{{ {}['a'].b }}",
      {
        name: 'UndefinedError',
        message: "'dict object' has no attribute 'a'",
        line: 1,
      },
    ],
    [
      '{{ {[1]: 2} }}',
      { name: 'TypeError', message: "unhashable type: 'list'", line: 1 },
    ],
    [
      '{% for a, b in [[1]] %}{% endfor %}',
      {
        name: 'ValueError',
        message: 'not enough values to unpack (expected 2, got 1)',
        line: 1,
      },
    ],
    [
      '{% for a, b in [[1, 2, 3]] %}{% endfor %}',
      {
        name: 'ValueError',
        message: 'too many values to unpack (expected 2)',
        line: 1,
      },
    ],
    [
      '{% for a, b in [1] %}{% endfor %}',
      {
        name: 'TypeError',
        message: 'cannot unpack non-iterable int object',
        line: 1,
      },
    ],
    [
      '{% for i in 5 %}{% endfor %}',
      { name: 'TypeError', message: "'int' object is not iterable", line: 1 },
    ],
    [
      '{{ n|length }}',
      {
        name: 'TypeError',
        message: "object of type 'int' has no len()",
        line: 1,
      },
    ],
    [
      "{{ 'a'.nope() }}",
      {
        name: 'UndefinedError',
        message: "'str object' has no attribute 'nope'",
        line: 1,
      },
    ],
    [
      '{{ [].pop() }}',
      { name: 'IndexError', message: 'pop from empty list', line: 1 },
    ],
    [
      '{{ [1].index(2) }}',
      { name: 'ValueError', message: '2 is not in list', line: 1 },
    ],
    ["{{ {}.pop('x') }}", { name: 'KeyError', message: "'x'", line: 1 }],
    [
      "{{ 'a'.index('b') }}",
      { name: 'ValueError', message: 'substring not found', line: 1 },
    ],
    [
      "{{ 'x' * 'y' }}",
      {
        name: 'TypeError',
        message: "can't multiply sequence by non-int of type 'str'",
        line: 1,
      },
    ],
    [
      "{{ '%d' % 'x' }}",
      {
        name: 'TypeError',
        message: '%d format: a real number is required, not str',
        line: 1,
      },
    ],
    [
      "{{ '%s %s' % 'x' }}",
      {
        name: 'TypeError',
        message: 'not enough arguments for format string',
        line: 1,
      },
    ],
    [
      "{{ '{}'.format() }}",
      {
        name: 'IndexError',
        message: 'Replacement index 0 out of range for positional args tuple',
        line: 1,
      },
    ],
    ["{{ '{x}'.format() }}", { name: 'KeyError', message: "'x'", line: 1 }],
    [
      "{{ '{:d}'.format('x') }}",
      {
        name: 'ValueError',
        message: "Unknown format code 'd' for object of type 'str'",
        line: 1,
      },
    ],
    [
      "{{ '{'.format() }}",
      {
        name: 'ValueError',
        message: "Single '{' encountered in format string",
        line: 1,
      },
    ],
    [
      "{{ 'x'|truncate(1) }}",
      {
        name: 'AssertionError',
        message: 'expected length >= 3, got 1',
        line: 1,
      },
    ],
    [
      "{{ l|map('nope')|list }}",
      {
        name: 'TemplateRuntimeError',
        message: "No filter named 'nope'.",
        line: 1,
      },
    ],
    [
      '{{ l|map()|list }}',
      {
        name: 'FilterArgumentError',
        message: 'map requires a filter argument',
        line: 1,
      },
    ],
    [
      '{{ n|dictsort }}',
      {
        name: 'AttributeError',
        message: "'int' object has no attribute 'items'",
        line: 1,
      },
    ],
    [
      "{{ d|dictsort(by='x') }}",
      {
        name: 'FilterArgumentError',
        message: 'You can only sort by either "key" or "value"',
        line: 1,
      },
    ],
    [
      "{{ 1.5|round(1, 'x') }}",
      {
        name: 'FilterArgumentError',
        message: 'method must be common, ceil or floor',
        line: 1,
      },
    ],
    [
      '{{ range(1, 2, 0) }}',
      {
        name: 'ValueError',
        message: 'range() arg 3 must not be zero',
        line: 1,
      },
    ],
    [
      "{{ [3, 1, 2, 'a', none]|sort }}",
      {
        name: 'TypeError',
        message: "'<' not supported between instances of 'str' and 'int'",
        line: 1,
      },
    ],
    [
      "{{ [3, 2, none, 'a']|sort }}",
      {
        name: 'TypeError',
        message: "'<' not supported between instances of 'NoneType' and 'int'",
        line: 1,
      },
    ],
    [
      "{{ [t, 'a', none]|sort(reverse=true) }}",
      {
        name: 'TypeError',
        message: "'<' not supported between instances of 'str' and 'NoneType'",
        line: 1,
      },
    ],
    [
      '{% for k, v in l|batch(2) if v %}\n{{ loop.length }}{% endfor %}',
      {
        name: 'ValueError',
        message: 'not enough values to unpack (expected 2, got 1)',
        line: 1,
      },
    ],
    [
      '{% for x in l if x %}\n{{ loop.length + none }}{% endfor %}',
      {
        name: 'TypeError',
        message: "unsupported operand type(s) for +: 'int' and 'NoneType'",
        line: 2,
      },
    ],
    [
      "{{ [n, 'a']|sort }}",
      {
        name: 'TypeError',
        message: "'<' not supported between instances of 'str' and 'int'",
        line: 1,
      },
    ],
    [
      '{{ l[::0] }}',
      { name: 'ValueError', message: 'slice step cannot be zero', line: 1 },
    ],
    [
      '{{ n ** 20000 }}',
      {
        name: 'ValueError',
        message:
          'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
        line: 1,
      },
    ],
    [
      "{% include 'nope' %}",
      { name: 'TemplateNotFound', message: 'nope', line: 1 },
    ],
    [
      "{% include ['a', 'b'] %}",
      {
        name: 'TemplatesNotFound',
        message: 'none of the templates given were found: a, b',
        line: 1,
      },
    ],
    [
      "{% extends 'nope' %}",
      { name: 'TemplateNotFound', message: 'nope', line: 1 },
    ],
    [
      '{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}',
      {
        name: 'TypeError',
        message: "macro 'm' takes not more than 1 argument(s)",
        line: 1,
      },
    ],
    [
      '{% macro m(a) %}{% endmacro %}{{ m(b=1) }}',
      {
        name: 'TypeError',
        message: "macro 'm' takes no keyword argument 'b'",
        line: 1,
      },
    ],
    [
      '{% set d.x = 1 %}',
      {
        name: 'TemplateRuntimeError',
        message: 'cannot assign attribute on non-namespace object',
        line: 1,
      },
    ],
    [
      '{% macro m() %}\n{{ nope.x }}\n{% endmacro %}\n{{ m() }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 2 },
    ],
    [
      '{% for i in l %}\n{{ i }}\n{{ i.x.y }}{% endfor %}',
      {
        name: 'UndefinedError',
        message: "'int object' has no attribute 'x'",
        line: 3,
      },
    ],
    [
      "{{ 'x' in 5 }}",
      {
        name: 'TypeError',
        message: "argument of type 'int' is not iterable",
        line: 1,
      },
    ],
    [
      "{{ 5 in 'x' }}",
      {
        name: 'TypeError',
        message: "'in <string>' requires string as left operand, not int",
        line: 1,
      },
    ],
    [
      '{{ s|upper(1) }}',
      {
        name: 'TypeError',
        message: 'do_upper() takes 1 positional argument but 2 were given',
        line: 1,
      },
    ],
    [
      "{{ s|replace('x') }}",
      {
        name: 'TypeError',
        message: "do_replace() missing 1 required positional argument: 'new'",
        line: 1,
      },
    ],
    [
      '{{ s|indent(nope=1) }}',
      {
        name: 'TypeError',
        message: "do_indent() got an unexpected keyword argument 'nope'",
        line: 1,
      },
    ],
    [
      "{{ f(1, a=2, **{'a': 3}) }}",
      {
        name: 'TypeError',
        message:
          "jinja2.runtime.Context.call() got multiple values for keyword argument 'a'",
        line: 1,
      },
    ],
    [
      '{{ loop.index }}',
      { name: 'UndefinedError', message: "'loop' is undefined", line: 1 },
    ],
    [
      '{% if t %}{{ 1|nope }}{% endif %}',
      {
        name: 'TemplateRuntimeError',
        message: "No filter named 'nope' found.",
        line: 1,
      },
    ],
    [
      '{% block b required %}{% endblock %}',
      {
        name: 'TemplateRuntimeError',
        message: "Required block 'b' not found",
        line: 1,
      },
    ],
    [
      "{{ 1 < 2 < 'a' }}",
      {
        name: 'TypeError',
        message: "'<' not supported between instances of 'int' and 'str'",
        line: 1,
      },
    ],
    [
      '{{ cycler() }}',
      {
        name: 'RuntimeError',
        message: 'at least one item has to be provided',
        line: 1,
      },
    ],
  ])('while rendering: %j', (template, expected) => {
    expect(failure(template)).toEqual(expected);
  });

  it.each([
    [
      '{{ nope }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      'a\n\n{{ d.nope }}',
      {
        name: 'UndefinedError',
        message: "'dict object' has no attribute 'nope'",
        line: 3,
      },
    ],
    [
      '{{ nope.x.y }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{% if nope %}{% endif %}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{% for i in nope %}{% endfor %}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ nope == 1 }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ nope ~ 1 }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ l[9] }}',
      {
        name: 'UndefinedError',
        message: 'list object has no element 9',
        line: 1,
      },
    ],
    [
      '{{ d[5] }}',
      {
        name: 'UndefinedError',
        message: 'dict object has no element 5',
        line: 1,
      },
    ],
    [
      '{{ not nope }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ nope|length }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ nope|upper }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ nested.a.x.c }}',
      {
        name: 'UndefinedError',
        message: "'dict object' has no attribute 'x'",
        line: 1,
      },
    ],
    [
      '{{ 1 in nope }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      "{{ '%s' % nope }}",
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
    [
      '{{ [nope] == [1] }}',
      { name: 'UndefinedError', message: "'nope' is undefined", line: 1 },
    ],
  ])('of undefined values, strictly: %j', (template, expected) => {
    expect(failure(template, { undefined: 'strict' })).toEqual(expected);
  });
});
