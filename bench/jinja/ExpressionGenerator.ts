import { NAMES } from './context';
import { FILTERS, FilterShape, METHODS, TESTS } from './shapes';
import { Random } from './Random';

/** The type that an expression is meant to have. */
export type Type = 'str' | 'int' | 'float' | 'bool' | 'list' | 'dict' | 'any';

const TYPES: Type[] = [
  'str',
  'str',
  'int',
  'float',
  'bool',
  'list',
  'list',
  'dict',
  'any',
];

const STRINGS = [
  '"abc"',
  "'x'",
  '""',
  '"a b  c"',
  '"it\'s"',
  '\'say "hi"\'',
  '"%s-%s"',
  '"{}"',
  '"\\n"',
  '"\\u00e9"',
  '"\\x41"',
  '"\\q"',
  '"Ünï"',
  '"😀"',
  '"a,b"',
  '"0"',
  '"12"',
  '"-3.5e2"',
  '" pad "',
  '"<b>"',
  '"AbC"',
  '"a" "b"',
  '"l1\\nl2"',
  '"\\\\"',
  '"\\101"',
  '"x-y_z"',
];
const INTEGERS = [
  '0',
  '1',
  '2',
  '3',
  '-1',
  '10',
  '7',
  '255',
  '1_000',
  '0x1f',
  '0b101',
  '0o17',
  '12345678901234567890',
  '9007199254740993',
  '-4',
];
const FLOATS = [
  '1.5',
  '0.1',
  '2.0',
  '-3.25',
  '1e3',
  '1e16',
  '1e-5',
  '2.5',
  '0.5',
  '1.0e22',
  '123456.789',
  '1_0.5',
  '0.0',
  '-0.0',
];

/** Makes expressions, mostly ones whose types fit. */
export class ExpressionGenerator {
  readonly #random: Random;
  #names: string[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Forgets all names that templates have declared. */
  reset() {
    this.#names = [];
  }

  /** A name exists from here on. */
  declare(name: string) {
    this.#names.push(name);
  }

  /** Names exist inside of what `make` makes. */
  withNames<T>(names: string[], make: () => T): T {
    const before = this.#names;
    this.#names = [...before, ...names];
    const result = make();
    this.#names = before;
    return result;
  }

  any(depth: number): string {
    return this.of(this.#random.pick(TYPES), depth);
  }

  condition(depth: number): string {
    return this.#random.chance(0.7) ? this.of('bool', depth) : this.any(depth);
  }

  iterable(depth: number): string {
    const random = this.#random;
    return random.pick([
      () => this.of('list', depth),
      () => this.of('list', depth),
      () => this.of('list', depth),
      () => `range(${random.integer(0, 5)})`,
      () => this.of('str', 0),
      () => this.of('dict', depth),
      () => this.any(depth),
    ])();
  }

  pairs(): string {
    return this.#random.pick([
      'pairs',
      'd.items()',
      'd|items',
      'd|dictsort',
      '[(1, 2), (3, 4)]',
      '[[1, 2], [3]]',
      '["ab", "cd"]',
      'users|groupby("on")',
      'd',
      'dict(a=1).items()',
      'ls|groupby(0)',
      'users|groupby("addr.city", default="z")',
      'l|batch(2)',
      'pairs|reverse',
      'l',
    ]);
  }

  of(wanted: Type, depth: number): string {
    const random = this.#random;
    const type =
      wanted === 'any' || random.chance(0.025) ? random.pick(TYPES) : wanted;
    if (depth <= 0) {
      return this.#atom(type);
    }
    if (random.chance(0.1)) {
      return this.#general(type, depth);
    }
    if (random.chance(0.3)) {
      const filtered = this.#filtered(type, depth);
      if (filtered) {
        return filtered;
      }
    }
    return this.#typed(type, depth);
  }

  #atom(type: Type): string {
    const random = this.#random;
    if (this.#names.length > 0 && random.chance(0.35)) {
      return random.pick(this.#names);
    }
    switch (type) {
      case 'str':
        return random.pick([random.pick(STRINGS), random.pick(NAMES.str)]);
      case 'int':
        return random.pick([random.pick(INTEGERS), random.pick(NAMES.int)]);
      case 'float':
        return random.pick([random.pick(FLOATS), random.pick(NAMES.float)]);
      case 'bool':
        return random.pick(['true', 'false', 't', 'fa', 'True']);
      case 'list':
        return random.pick([
          ...NAMES.list,
          '[]',
          '[1, "a"]',
          '(1, 2)',
          '()',
          '(1,)',
          '[3, 1, 2]',
          '["b", "A"]',
          '[[2], [1]]',
          'range(3)',
        ]);
      case 'dict':
        return random.pick([
          ...NAMES.dict,
          '{}',
          '{"a": 1}',
          '{1: "x", "b": none}',
          '{true: 1, 1: 2}',
          'dict(q=1)',
          '{(1, 2): 3}',
          '{1.0: 1, 2: 2.5}',
        ]);
      default:
        return random.pick([
          'none',
          'nope',
          'nope.x',
          'd.zz',
          'nn',
          'loop',
          'self',
          'users[0]',
          'nested.a',
          'range',
          'dict',
          'None',
        ]);
    }
  }

  // What has the same form for every type.
  #general(type: Type, depth: number): string {
    const random = this.#random;
    const inner = depth - 1;
    return random.pick([
      () =>
        `(${this.of(type, inner)} if ${this.condition(inner)} else ${this.of(type, inner)})`,
      () => `(${this.of(type, inner)} if ${this.condition(inner)})`,
      () => `${this.#operand('any', inner)} or ${this.#operand(type, inner)}`,
      () => `${this.#operand('any', inner)} and ${this.#operand(type, inner)}`,
      () => `(${this.of(type, inner)})`,
      () =>
        `[${this.of(type, inner)}, ${this.any(inner)}][${random.pick(['0', '-1', '5', '1'])}]`,
      () =>
        `{"k": ${this.of(type, inner)}}${random.pick(['.k', '["k"]', '.get("k")', '.get("z")', '.zz', "['k']"])}`,
    ])();
  }

  #operand(type: Type, depth: number): string {
    return `(${this.of(type, depth)})`;
  }

  #typed(type: Type, depth: number): string {
    const inner = depth - 1;
    switch (type) {
      case 'str':
        return this.#string(inner);
      case 'int':
      case 'float':
        return this.#number(type, inner);
      case 'bool':
        return this.#boolean(inner);
      case 'list':
        return this.#list(inner);
      case 'dict':
        return this.#dict(inner);
      default:
        return this.#atom('any');
    }
  }

  #string(depth: number): string {
    const random = this.#random;
    return random.pick([
      () => this.#method('str', depth),
      () => this.#method('str', depth),
      () => `${this.#operand('any', depth)} ~ ${this.#operand('any', depth)}`,
      () => `${this.#operand('str', depth)} + ${this.#operand('str', depth)}`,
      () => `${this.#operand('str', depth)} * ${random.integer(-1, 3)}`,
      () => `${this.#operand('str', depth)}[${this.#subscript()}]`,
      () => this.#percent(depth),
      () => this.#format(depth),
    ])();
  }

  #subscript(): string {
    const random = this.#random;
    const index = () =>
      random.pick(['', '0', '1', '2', '-1', '-3', '5', 'n', '']);
    return random.pick([
      () =>
        random.pick(['0', '1', '-1', '10', 'n', '"x"', '1.0', 'true', 'nope']),
      () => `${index()}:${index()}`,
      () =>
        `${index()}:${index()}:${random.pick(['', '1', '2', '-1', '-2', '0'])}`,
    ])();
  }

  #percent(depth: number): string {
    const random = this.#random;
    const directive = () => {
      const type = random.pick([
        's',
        's',
        'r',
        'd',
        'i',
        'x',
        'X',
        'o',
        'f',
        'e',
        'g',
        'G',
        'c',
        'a',
        '%',
        'E',
        'u',
      ]);
      const flags = random.pick([
        '',
        '',
        '',
        '0',
        '-',
        '+',
        ' ',
        '#',
        '05',
        '-8',
        '+.2',
        '.3',
        '10.4',
        '08.3',
        '#.0',
        '010',
        '.0',
      ]);
      return `%${flags}${type}`;
    };
    const directives = random.several(1, 2, directive);
    const values = random.several(
      directives.length,
      directives.length + (random.chance(0.1) ? 1 : 0),
      () => this.#percentArgument(depth),
    );
    const argument =
      values.length === 1 && random.chance(0.6)
        ? `(${values[0]})`
        : `(${values.join(', ')},)`;
    return random.chance(0.15)
      ? `"%(k1)s ${random.pick(['%(k2)05d', '%(b)s', '%(zz)s', '%(nn)r'])}" % d`
      : `"${directives.join('|')}" % ${argument}`;
  }

  #percentArgument(depth: number): string {
    return this.of(
      this.#random.pick(['int', 'int', 'float', 'str', 'any'] as Type[]),
      Math.min(depth, 0),
    );
  }

  #format(depth: number): string {
    const random = this.#random;
    const field = () => {
      const name = random.pick([
        '',
        '',
        '',
        '0',
        '1',
        'k',
        '0[k1]',
        '0.x',
        '0[0]',
        'k.real',
      ]);
      const conversion = random.pick(['', '', '', '!r', '!s', '!a']);
      const spec = random.pick([
        '',
        '',
        ':d',
        ':5',
        ':<5',
        ':>6',
        ':^7',
        ':*^9',
        ':05',
        ':05d',
        ':+d',
        ': d',
        ':,',
        ':_',
        ':.2f',
        ':.3',
        ':e',
        ':g',
        ':.1%',
        ':x',
        ':#x',
        ':b',
        ':#b',
        ':o',
        ':X',
        ':c',
        ':s',
        ':.2s',
        ':010,',
        ':=8',
        ':0=8',
        ':10.3f',
        ':{}',
        ':z.1f',
        ':n',
        ':#.3g',
        ':_x',
        ':%',
        ':-^+10.2e',
        ':q',
      ]);
      return `{${name}${conversion}${spec}}`;
    };
    const text = random
      .several(1, 2, field)
      .join(random.pick([' ', '|', '{{', '}}', '{{}}']));
    const args = random.several(1, 2, () => this.#percentArgument(depth));
    return `"${text}".format(${args.join(', ')}${random.chance(0.3) ? ', k=5' : ''})`;
  }

  #number(type: Type, depth: number): string {
    const random = this.#random;
    const operand = () =>
      this.#operand(random.pick([type, type, 'int', 'float'] as Type[]), depth);
    return random.pick([
      () =>
        `${operand()} ${random.pick(['+', '-', '*', '/', '//', '%'])} ${operand()}`,
      () =>
        `${operand()} ${random.pick(['+', '-', '*', '/', '//', '%'])} ${operand()}`,
      () =>
        `${random.pick(INTEGERS.slice(0, 7))} ** ${random.pick(['2', '3', '0', '-1', '10', '5'])}`,
      () => `-${operand()}`,
      () => `+${operand()}`,
      () =>
        `${this.#operand('str', depth)}.${random.pick(['find', 'count', 'rfind', 'index'])}(${this.of('str', 0)})`,
      () =>
        `${this.#operand('list', depth)}.${random.pick(['index', 'count'])}(${this.any(0)})`,
      () =>
        `${operand()}.${random.pick(['real', 'imag', 'numerator', 'bit_length()', 'is_integer()', 'conjugate()', 'as_integer_ratio()', 'hex()'])}`,
    ])();
  }

  #boolean(depth: number): string {
    const random = this.#random;
    return random.pick([
      () => this.#comparison(depth),
      () => this.#comparison(depth),
      () => `not ${this.#operand('any', depth)}`,
      () => this.#test(depth),
      () => this.#test(depth),
      () =>
        `${this.#operand('any', depth)} ${random.pick(['in', 'not in'])} ${this.#operand(random.pick(['list', 'str', 'dict', 'any'] as Type[]), depth)}`,
      () =>
        `${this.#operand('str', depth)}.${random.pick(['startswith', 'endswith'])}(${this.of('str', 0)})`,
    ])();
  }

  #comparison(depth: number): string {
    const random = this.#random;
    const type = random.pick(TYPES);
    const operator = () => random.pick(['==', '!=', '<', '<=', '>', '>=']);
    const rest = random.chance(0.2)
      ? ` ${operator()} ${this.#operand(type, depth)}`
      : '';
    return `${this.#operand(type, depth)} ${operator()} ${this.#operand(type, depth)}${rest}`;
  }

  #test(depth: number): string {
    const test = this.#random.pick(TESTS);
    const argument = test.argument
      ? ` ${this.#random.pick([this.of(test.argument, 0), `(${this.of(test.argument, depth)})`])}`
      : '';
    const value = `(${this.of(this.#random.pick([test.value, 'any'] as Type[]), depth)})`;
    return `${value} is ${this.#random.chance(0.2) ? 'not ' : ''}${test.name}${argument}`;
  }

  #list(depth: number): string {
    const random = this.#random;
    return random.pick([
      () => `[${random.several(0, 3, () => this.any(depth)).join(', ')}]`,
      () => `(${random.several(2, 3, () => this.any(depth)).join(', ')})`,
      () => `${this.#operand('list', depth)}[${this.#subscript()}]`,
      () => `${this.#operand('list', depth)} + ${this.#operand('list', depth)}`,
      () => `${this.#operand('list', depth)} * ${random.integer(-1, 2)}`,
      () => this.#method('list', depth),
      () =>
        `range(${random.several(1, 3, () => String(random.integer(-3, 6))).join(', ')})|list`,
      () =>
        `${this.#operand('dict', depth)}.${random.pick(['keys()', 'values()', 'items()'])}|list`,
      () =>
        `${this.#operand('str', depth)}.${random.pick(['split()', 'split(",")', 'splitlines()', 'rsplit(" ", 1)', 'split("", 1)', 'partition("o")', 'rpartition(" ")', 'split(none, 1)', 'rsplit(none, 1)', 'splitlines(true)'])}`,
    ])();
  }

  #dict(depth: number): string {
    const random = this.#random;
    return random.pick([
      () =>
        `{${random.several(0, 3, () => `${this.of(random.pick(['str', 'int', 'bool', 'float'] as Type[]), 0)}: ${this.any(depth)}`).join(', ')}}`,
      () =>
        `dict(${random.pick(['a=1', '[["x", 1]]', 'd', 'd, z=1', '', '**d', 'l'])})`,
      () => this.#method('dict', depth),
      () => `nested.${random.pick(['a', 'a.b', 'list[0]', 'zz'])}`,
    ])();
  }

  #method(type: 'str' | 'list' | 'dict', depth: number): string {
    const method = this.#random.pick(METHODS[type]);
    const args = method.args.map(each => this.#argument(each));
    return `${this.#operand(type, depth)}.${method.name}(${this.#cut(args, method.required)})`;
  }

  #argument(argument: string): string {
    if (argument.startsWith('=')) {
      return this.#random.pick(argument.slice(1).split('¦'));
    }
    return this.of(argument as Type, this.#random.chance(0.2) ? 1 : 0);
  }

  // The required arguments and perhaps some of the others.
  #cut(args: string[], required: number): string {
    const least = this.#random.chance(0.03)
      ? Math.max(0, required - 1)
      : required;
    return args
      .slice(0, this.#random.integer(Math.min(least, args.length), args.length))
      .join(', ');
  }

  #filtered(type: Type, depth: number): string | undefined {
    const fitting = FILTERS.filter(
      filter => filter.result === type || filter.result === 'any',
    );
    if (fitting.length === 0) {
      return undefined;
    }
    return this.#apply(this.#random.pick(fitting), depth - 1);
  }

  #apply(filter: FilterShape, depth: number): string {
    const random = this.#random;
    const value = this.#operand(
      random.chance(0.04) ? 'any' : filter.value,
      depth,
    );
    const args = filter.args.map(each => this.#argument(each));
    const positional = this.#cut(args, filter.required);
    const keyword =
      filter.keywords && random.chance(0.35)
        ? random.pick(filter.keywords)
        : '';
    const all = [positional, keyword].filter(Boolean).join(', ');
    const listing = filter.lazy && random.chance(0.85) ? '|list' : '';
    return `${value}|${filter.name}${all ? `(${all})` : ''}${listing}`;
  }
}
