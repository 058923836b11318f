import type { Type } from './ExpressionGenerator';

/** A filter: what it takes and gives. An argument is a type, or `=` and texts to choose from, divided by `¦`. */
export interface FilterShape {
  name: string;
  value: Type;
  result: Type;
  args: string[];
  required: number;
  keywords?: string[];
  lazy?: boolean;
}

function filter(
  name: string,
  value: Type,
  result: Type,
  more: Partial<FilterShape> = {},
): FilterShape {
  return { name, value, result, args: [], required: 0, ...more };
}

/** All filters but `random`. */
export const FILTERS: FilterShape[] = [
  filter('abs', 'int', 'int'),
  filter('abs', 'float', 'float'),
  filter('attr', 'any', 'any', {
    args: ['="upper"¦"x"¦"keys"¦"real"¦"k1"'],
    required: 1,
  }),
  filter('batch', 'list', 'list', {
    args: ['=1¦2¦3¦0', 'any'],
    required: 1,
    lazy: true,
  }),
  filter('capitalize', 'str', 'str'),
  filter('center', 'str', 'str', { args: ['=10¦15¦3¦-1¦20'] }),
  filter('count', 'list', 'int'),
  filter('d', 'any', 'any', { args: ['any', 'bool'] }),
  filter('default', 'any', 'any', {
    args: ['any', 'bool'],
    keywords: ['boolean=true', 'default_value=1'],
  }),
  filter('dictsort', 'dict', 'list', {
    args: ['bool', '="key"¦"value"¦"x"'],
    keywords: ['reverse=true', 'by="value"'],
  }),
  filter('e', 'str', 'str'),
  filter('escape', 'any', 'str'),
  filter('filesizeformat', 'int', 'str', {
    args: ['bool'],
    keywords: ['binary=true'],
  }),
  filter('filesizeformat', 'float', 'str', { args: ['bool'] }),
  filter('first', 'list', 'any'),
  filter('float', 'any', 'float', { args: ['any'] }),
  filter('float', 'str', 'float'),
  filter('forceescape', 'str', 'str'),
  filter('format', 'str', 'str', { args: ['any', 'any'], keywords: ['k1=1'] }),
  filter('groupby', 'list', 'list', {
    args: ['="on"¦"n"¦"age"¦0¦"addr.city"¦"zz"', 'any'],
    required: 1,
    keywords: ['case_sensitive=true', 'default=0'],
  }),
  filter('indent', 'str', 'str', {
    args: ['=2¦4¦"> "¦0¦-1', 'bool', 'bool'],
    keywords: ['first=true', 'blank=true', 'width=1'],
  }),
  filter('int', 'any', 'int', { args: ['any', '=10¦2¦16¦0¦8¦36'] }),
  filter('int', 'str', 'int', {
    args: ['int', '=10¦2¦16¦0'],
    keywords: ['base=16'],
  }),
  filter('join', 'list', 'str', {
    args: ['=", "¦""¦"-"¦1¦"<"'],
    keywords: ['attribute="n"', 'd="+"', 'attribute=0'],
  }),
  filter('last', 'list', 'any'),
  filter('length', 'list', 'int'),
  filter('length', 'str', 'int'),
  filter('list', 'any', 'list'),
  filter('lower', 'str', 'str'),
  filter('items', 'dict', 'list', { lazy: true }),
  filter('map', 'list', 'list', {
    args: ['="upper"¦"string"¦"int"¦"length"¦"first"¦"nope"¦"abs"', 'any'],
    required: 1,
    lazy: true,
  }),
  filter('map', 'list', 'list', {
    keywords: [
      'attribute="n"',
      'attribute="addr.city", default="-"',
      'attribute=0',
      'x=1',
    ],
    lazy: true,
  }),
  filter('min', 'list', 'any', {
    keywords: ['attribute="age"', 'case_sensitive=true'],
  }),
  filter('max', 'list', 'any', {
    keywords: ['attribute="age"', 'case_sensitive=true'],
  }),
  filter('pprint', 'any', 'str'),
  filter('pprint', 'list', 'str'),
  filter('reject', 'list', 'list', {
    args: ['="odd"¦"none"¦"string"¦"defined"¦"nope"'],
    lazy: true,
  }),
  filter('rejectattr', 'list', 'list', {
    args: ['="on"¦"zz"¦"n"', '="true"¦"equalto"¦"defined"', 'any'],
    required: 1,
    lazy: true,
  }),
  filter('replace', 'str', 'str', { args: ['str', 'str', 'int'], required: 2 }),
  filter('reverse', 'str', 'str'),
  filter('reverse', 'list', 'list', { lazy: true }),
  filter('round', 'float', 'float', {
    args: ['=0¦1¦2¦-1¦3', '="common"¦"ceil"¦"floor"¦"x"'],
    keywords: ['method="floor"'],
  }),
  filter('round', 'int', 'int', { args: ['=0¦1¦-1¦-2'] }),
  filter('safe', 'str', 'str'),
  filter('select', 'list', 'list', {
    args: ['="odd"¦"even"¦"none"¦"string"¦"in"¦"gt"', 'any'],
    lazy: true,
  }),
  filter('selectattr', 'list', 'list', {
    args: ['="on"¦"age"¦"addr.city"¦0', '="eq"¦"gt"¦"defined"¦"in"', 'any'],
    required: 1,
    lazy: true,
  }),
  filter('slice', 'list', 'list', {
    args: ['=1¦2¦3¦5¦0', 'any'],
    required: 1,
    lazy: true,
  }),
  filter('sort', 'list', 'list', {
    args: ['bool', 'bool'],
    keywords: [
      'attribute="n"',
      'attribute="on,age"',
      'attribute="addr.city"',
      'reverse=true',
      'case_sensitive=true',
    ],
  }),
  filter('string', 'any', 'str'),
  filter('striptags', 'str', 'str'),
  filter('sum', 'list', 'int', {
    keywords: ['attribute="age"', 'start=10', 'attribute=0', 'start=[]'],
  }),
  filter('title', 'str', 'str'),
  filter('tojson', 'any', 'str', {
    keywords: ['indent=2', 'indent=0', 'indent=none'],
  }),
  filter('tojson', 'dict', 'str', { keywords: ['indent=2'] }),
  filter('tojson', 'list', 'str', { keywords: ['indent=1'] }),
  filter('trim', 'str', 'str', { args: ['str'] }),
  filter('truncate', 'str', 'str', {
    args: ['=5¦10¦3¦0¦20', 'bool', '="..."¦""¦"…"¦"zzz"', '=0¦5¦2'],
  }),
  filter('unique', 'list', 'list', {
    keywords: ['attribute="on"', 'case_sensitive=true'],
    lazy: true,
  }),
  filter('upper', 'any', 'str'),
  filter('urlencode', 'str', 'str'),
  filter('urlencode', 'any', 'str'),
  filter('urlize', 'str', 'str', {
    args: ['=10¦20¦none', 'bool'],
    keywords: ['target="_blank"', 'rel="x"'],
  }),
  filter('wordcount', 'str', 'int'),
  filter('wordwrap', 'str', 'str', {
    args: ['=5¦10¦7¦1¦20¦0', 'bool', '=none¦"|"', 'bool'],
  }),
  filter('xmlattr', 'dict', 'str', { args: ['bool'] }),
  filter('nope', 'any', 'any'),
];

interface MethodShape {
  name: string;
  args: string[];
  required: number;
}

function method(
  name: string,
  args: string[] = [],
  required = args.length,
): MethodShape {
  return { name, args, required };
}

/** Methods by type; those of lists and dicts that change them are among them. */
export const METHODS: Record<'str' | 'list' | 'dict', MethodShape[]> = {
  str: [
    ...[
      'upper',
      'lower',
      'title',
      'capitalize',
      'swapcase',
      'casefold',
      'isalpha',
      'isdigit',
      'isalnum',
      'isspace',
      'isupper',
      'islower',
      'istitle',
      'isnumeric',
      'isdecimal',
      'isidentifier',
      'isprintable',
      'isascii',
    ].map(name => method(name)),
    method('strip', ['str'], 0),
    method('lstrip', ['str'], 0),
    method('rstrip', ['str'], 0),
    method('replace', ['str', 'str', 'int'], 2),
    method('center', ['=5¦12¦3', '="*"¦"ab"'], 1),
    method('ljust', ['=5¦12', '="*"'], 1),
    method('rjust', ['=5¦12', '="*"'], 1),
    method('zfill', ['=5¦12¦1']),
    method('expandtabs', ['=4¦8¦1¦0'], 0),
    method('removeprefix', ['str']),
    method('removesuffix', ['str']),
    method('startswith', ['str', '=0¦1¦-2¦50', '=3¦-1'], 1),
    method('endswith', ['=("a", "d")¦"d"¦()', '=0¦1¦-2', '=3¦-1'], 1),
    method('join', ['list']),
    method('join', ['=ls¦"xyz"¦d¦l']),
    method('find', ['str', '=0¦2¦-3¦99', '=5¦-1'], 1),
    method('rfind', ['str', '=0¦2¦-3', '=5¦-1'], 1),
    method('count', ['str', '=0¦1¦-2', '=4'], 1),
    method('encode_nope'),
  ],
  list: [
    method('index', ['any', '=0¦1', '=5'], 1),
    method('count', ['any']),
    method('append', ['any']),
    method('pop', ['=0¦-1¦9'], 0),
    method('copy'),
    method('insert', ['=0¦-1¦9', 'any']),
    method('extend', ['list']),
    method('remove', ['any']),
    method('sort'),
    method('reverse'),
  ],
  dict: [
    method('get', ['="k1"¦"zz"¦1', 'any'], 1),
    method('keys'),
    method('values'),
    method('items'),
    method('copy'),
    method('pop', ['="k1"¦"zz"', 'any'], 1),
    method('setdefault', ['="k1"¦"zz"', 'any'], 1),
    method('update', ['dict']),
    method('popitem'),
    method('fromkeys', ['list', 'any'], 1),
  ],
};

/** Tests, what they are asked of, and what they take. */
export const TESTS: { name: string; value: Type; argument?: Type }[] = [
  ...(['odd', 'even'] as const).map(name => ({ name, value: 'int' as Type })),
  { name: 'divisibleby', value: 'int', argument: 'int' },
  ...[
    'defined',
    'undefined',
    'none',
    'boolean',
    'true',
    'false',
    'integer',
    'float',
    'number',
    'string',
    'mapping',
    'sequence',
    'iterable',
    'callable',
    'escaped',
    'nope',
  ].map(name => ({ name, value: 'any' as Type })),
  ...['lower', 'upper'].map(name => ({ name, value: 'str' as Type })),
  ...['filter', 'test'].map(name => ({ name, value: 'str' as Type })),
  ...[
    'eq',
    'ne',
    'lt',
    'gt',
    'le',
    'ge',
    'equalto',
    'greaterthan',
    'lessthan',
    'sameas',
  ].map(name => ({ name, value: 'int' as Type, argument: 'int' as Type })),
  { name: 'in', value: 'any', argument: 'list' },
  { name: 'eq', value: 'any', argument: 'any' },
];
