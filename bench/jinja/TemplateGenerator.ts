import { ExpressionGenerator } from './ExpressionGenerator';
import { Random } from './Random';

/** Makes templates out of Jinja's grammar. */
export class TemplateGenerator {
  readonly #random: Random;
  readonly #expressions: ExpressionGenerator;
  #macros: string[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#expressions = new ExpressionGenerator(random);
  }

  /** A whole template. */
  template(): string {
    const random = this.#random;
    this.#macros = [];
    this.#expressions.reset();
    if (random.chance(0.06)) {
      return this.#child();
    }
    return this.#body(random.integer(0, 2), random.pick([1, 1, 1, 2]));
  }

  #child(): string {
    const random = this.#random;
    const blocks = ['one', 'two', 'three'].filter(() => random.chance(0.6));
    const body = blocks.map(
      name =>
        `${this.#tag(`block ${name}${random.chance(0.2) ? ' scoped' : ''}`)}${this.#body(1, 2)}` +
        `${random.pick(['', '{{ super() }}', '{{ self.one() }}', '{{ super.super() }}'])}${this.#tag('endblock')}`,
    );
    const outside = random.pick([
      '',
      'ignored',
      '{% set x = 3 %}',
      '{{ n }}',
      '{% if t %}{% set y = 1 %}{% endif %}',
    ]);
    return `${this.#tag(`extends "${random.pick(['base', 'mid', 'nope'])}"`)}${outside}${body.join(random.pick(['', '\n']))}`;
  }

  #tag(text: string): string {
    const sign = () => this.#random.pick(['', '', '', '', '', '-', '-', '+']);
    return `{%${sign()} ${text} ${sign().replace('+', this.#random.chance(0.5) ? '+' : '')}%}`;
  }

  #body(depth: number, count: number): string {
    let text = '';
    for (let index = 0; index < count; index++) {
      text += this.#statement(depth) + this.#text();
    }
    return text;
  }

  #text(): string {
    const random = this.#random;
    if (random.chance(0.05)) {
      // Line statements and comments, where the options make them such.
      return random.pick([
        '\n# set q = 1\nx',
        '\n%% if t:\nq\n%% endif\n',
        '\n  # for i in l\n  {{ i }}\n  # endfor\ny',
        ' ## c {{ n }}\n',
        'z // c {% if %}\n',
        '\n#- if n == (\n 5)\n5\n#endif',
        '\n%%for i in [1,\n2]\n{{ i }}%%\n%% endfor',
        '## {{',
      ]);
    }
    return random.pick([
      ...['', '', ' ', '\n', '  \n  ', 'x', ' y ', '\n\n', '\t'],
      ...['- a: ', 'é😀', '{', '}', '%', '#'],
    ]);
  }

  #output(): string {
    const sign = () => this.#random.pick(['', '', '', '', '-', '']);
    return `{{${sign()} ${this.#expressions.any(this.#random.pick([0, 1, 1, 1, 2, 2, 3]))} ${sign()}}}`;
  }

  #statement(depth: number): string {
    const random = this.#random;
    if (depth <= 0 || random.chance(0.5)) {
      return this.#output();
    }
    const make = random.pick([
      this.#if,
      this.#if,
      this.#for,
      this.#for,
      this.#for,
      this.#set,
      this.#set,
      this.#setBlock,
      this.#macro,
      this.#macro,
      this.#callBlock,
      this.#filterBlock,
      this.#with,
      this.#raw,
      this.#comment,
      this.#include,
      this.#import,
      this.#namespace,
      this.#recursive,
      this.#autoescape,
      this.#print,
      this.#block,
    ]);
    return make.call(this, depth - 1);
  }

  #if(depth: number): string {
    const random = this.#random;
    const elifs = random.several(
      0,
      1,
      () =>
        this.#tag(`elif ${this.#expressions.condition(1)}`) +
        this.#body(depth, 1),
    );
    const otherwise = random.chance(0.5)
      ? this.#tag('else') + this.#body(depth, 1)
      : '';
    return (
      this.#tag(`if ${this.#expressions.condition(2)}`) +
      this.#body(depth, random.integer(0, 2)) +
      elifs.join('') +
      otherwise +
      this.#tag('endif')
    );
  }

  #for(depth: number): string {
    const random = this.#random;
    const target = random.pick([
      'i',
      'i',
      'i',
      'a, b',
      'k, v',
      'x',
      'u',
      '(a, b)',
      'n',
    ]);
    const iterable = target.includes(',')
      ? this.#expressions.pairs()
      : this.#expressions.iterable(1);
    const names = target.match(/[a-z]+/g)!;
    const test = random.chance(0.25)
      ? ` if ${this.#expressions.withNames(names, () => this.#expressions.condition(1))}`
      : '';
    const head = this.#tag(`for ${target} in ${iterable}${test}`);
    const body = this.#expressions.withNames(
      [...names, 'loop'],
      () =>
        this.#body(depth, random.integer(1, 2)) +
        (random.chance(0.6) ? this.#loopOutput() : ''),
    );
    const otherwise = random.chance(0.3)
      ? this.#tag('else') + this.#body(depth, 1)
      : '';
    return head + body + otherwise + this.#tag('endfor');
  }

  #loopOutput(): string {
    const attribute = this.#random.pick([
      'index',
      'index0',
      'revindex',
      'revindex0',
      'first',
      'last',
      'length',
      'depth',
      'depth0',
      'previtem',
      'nextitem',
      'cycle("a", "b")',
      'cycle(1, 2, 3)',
      'changed(i)',
      'changed(1)',
      'nope',
      'cycle()',
    ]);
    return `{{ loop.${attribute} }}`;
  }

  #recursive(): string {
    const random = this.#random;
    const inner = random.pick([
      '{{ loop(x.c) }}',
      '{% if x.c %}({{ loop(x.c) }}){% endif %}',
      '{{ loop(x.c)|upper }}',
    ]);
    const more = random.pick([
      '{{ loop.depth }}',
      '{{ loop.index }}',
      '{{ loop.last }}',
      '{{ loop.previtem is defined }}',
      '',
    ]);
    const test = random.pick(['', '', ' if x.v != 3']);
    return `{% for x in tree${test} recursive %}{{ x.v }}${more}${inner}{% else %}E{% endfor %}`;
  }

  #set(): string {
    const random = this.#random;
    const name = random.pick(['x', 'y', 'n', 'i', 'a, b', 'l']);
    const value = name.includes(',')
      ? random.pick(['1, 2', '(1, 2)', '"xy"', 'l', '[1, [2]]', 'd'])
      : this.#expressions.any(2);
    const text = this.#tag(`set ${name} = ${value}`);
    name.match(/[a-z]+/g)!.forEach(each => this.#expressions.declare(each));
    return text;
  }

  #setBlock(depth: number): string {
    const filter = this.#random.pick([
      '',
      '',
      ' | upper',
      ' | trim | length',
      ' | replace("a", "b")',
    ]);
    const text =
      this.#tag(`set x${filter}`) + this.#body(depth, 1) + this.#tag('endset');
    this.#expressions.declare('x');
    return text;
  }

  #namespace(depth: number): string {
    const random = this.#random;
    const loop = `{% for i in l %}{% set ns.c = ${random.pick(['ns.c + i', 'i', 'ns.c ~ i', '[ns.c]', 'loop.index'])} %}{% endfor %}`;
    const target = random.pick(['ns', 'ns', 'ns', 'd', 'nope']);
    return `{% set ns = namespace(${random.pick(['c=0', 'c=1', '{"c": 0}', 'd, c=2', ''])}) %}${loop}{{ ns.c }}{% set ${target}.z = 1 %}{{ ns.z }}${this.#body(depth, 1)}`;
  }

  #macro(depth: number): string {
    const random = this.#random;
    const name = random.pick(['m', 'mm', '_m']);
    const parameters = random.pick([
      '',
      'a',
      'a, b=2',
      'a=1, b=a',
      'n',
      'a, caller=none',
      'x, y, z=3',
    ]);
    const special = random.pick([
      '',
      '',
      '{{ varargs }}',
      '{{ kwargs }}',
      '{{ caller() }}',
      '{{ caller is defined }}',
      '{{ varargs|join(",") }}{{ kwargs.q }}',
    ]);
    const names = parameters.match(/\b[a-z]\b/g) ?? [];
    const body = this.#expressions.withNames(names, () => this.#body(depth, 1));
    this.#macros.push(name);
    return (
      this.#tag(`macro ${name}(${parameters})`) +
      body +
      special +
      this.#tag('endmacro') +
      this.#macroCall()
    );
  }

  #macroCall(): string {
    const random = this.#random;
    const name = this.#macros.length > 0 ? random.pick(this.#macros) : 'm';
    const args = random.pick([
      '',
      '1',
      '1, 2',
      'a=1',
      'b=3',
      '1, b=3',
      '1, 2, 3',
      'q=1',
      '1, q="x"',
      '*l',
      '**d',
      '*l, q=2',
      'l',
    ]);
    return `{{ ${name}(${args})${random.pick(['', '', '|upper', '.strip()'])} }}${random.pick(['', '', `{{ ${name}.name }}`, `{{ ${name}.arguments }}`, `{{ ${name} }}`])}`;
  }

  #callBlock(depth: number): string {
    const random = this.#random;
    const macro = random.pick([
      '{{ caller() }}',
      '<{{ caller(1) }}>',
      '{{ caller(v=2) }}',
      'none',
      '{{ caller(1)|upper }}',
    ]);
    const signature = random.pick(['', '', '(v)', '(v=5)']);
    return `{% macro w(p=0) %}${macro}{{ p }}{% endmacro %}${this.#tag(`call${signature} w(${random.pick(['', '1', 'p=2'])})`)}${this.#expressions.withNames(['v'], () => this.#body(depth, 1))}${this.#tag('endcall')}`;
  }

  #filterBlock(depth: number): string {
    const filter = this.#random.pick([
      'upper',
      'trim',
      'indent(2)',
      'replace("a", "b")',
      'length',
      'title|reverse',
      'e',
      'wordwrap(5)',
      'nope',
      'default("x")|upper',
    ]);
    return (
      this.#tag(`filter ${filter}`) +
      this.#body(depth, 2) +
      this.#tag('endfilter')
    );
  }

  #with(depth: number): string {
    const random = this.#random;
    const assignments = random.pick([
      'x=1',
      'x=n, y=2',
      'a=l, b=x',
      '',
      'x=x',
      'n=n+1, y=n',
    ]);
    const names = assignments.match(/[a-z](?==)/g) ?? [];
    return (
      this.#tag(`with ${assignments}`) +
      this.#expressions.withNames(names, () => this.#body(depth, 2)) +
      this.#tag('endwith')
    );
  }

  #raw(): string {
    return `${this.#tag('raw').replace(/\+/g, '')}${this.#random.pick(['{{ x }}', ' {% if %} ', '\n{# c #}\n', '{{ "{{" }}'])}${this.#tag('endraw')}`;
  }

  #comment(): string {
    return this.#random.pick([
      '{# c #}',
      '{#- c -#}',
      '{# a\nb #}\n',
      '{#+ c #}',
      '  {# x #}  ',
      '{##}',
    ]);
  }

  #include(): string {
    const random = this.#random;
    const name = random.pick([
      '"inc"',
      '"inc"',
      '"nope"',
      '["nope", "inc"]',
      '"broken"',
      'nope',
      '[]',
      '"mac"',
      '"mid"',
      'n',
    ]);
    return this.#tag(
      `include ${name}${random.pick(['', '', ' ignore missing'])}${random.pick(['', ' without context', ' with context'])}`,
    );
  }

  #import(): string {
    const random = this.#random;
    return random.pick([
      '{% import "mac" as q %}{{ q.f(1) }}{{ q.exported }}{{ q._private is defined }}{{ q }}',
      '{% from "mac" import f, exported as e %}{{ f(1, y=3) }}{{ e }}',
      '{% from "mac" import nope %}{{ nope is defined }}',
      '{% from "mac" import nope %}{{ nope }}|{{ nope.x }}',
      '{% import "mac" as q with context %}{{ q }}{{ q.nope }}',
      '{% from "mac" import f with context %}{{ f(x=n) }}',
      '{% import "nope" as q %}',
      '{% from "mac" import _private %}',
    ]);
  }

  #autoescape(depth: number): string {
    return (
      this.#tag(
        `autoescape ${this.#random.pick(['true', 'false', 't', 'fa'])}`,
      ) +
      this.#body(depth, 2) +
      this.#tag('endautoescape')
    );
  }

  #print(): string {
    return this.#tag(
      `print ${this.#random.several(1, 3, () => this.#expressions.any(1)).join(', ')}`,
    );
  }

  #block(depth: number): string {
    const name = this.#random.pick(['b1', 'b2', 'b3']);
    return (
      this.#tag(
        `block ${name}${this.#random.pick(['', '', ' scoped', ' required'])}`,
      ) +
      this.#body(depth, 1) +
      this.#tag(`endblock ${this.#random.pick(['', name])}`)
    );
  }
}
