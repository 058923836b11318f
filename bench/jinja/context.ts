import { Float } from '@nucleon/jinja';

/** The variables that generated templates use: something of every type, and the edges of each. */
export const context = {
  name: 'svc',
  s: 'Hello World',
  csv: 'a,b,c',
  empty: '',
  multi: 'l1\nl2\r\n  l3\n\nl5',
  html: '<a href="x">&\'</a> <!-- c --> &amp;',
  uni: 'héé ß Ǆ 😀x ﬁ',
  tabs: 'a\tb\n\tc',
  words: 'the quick-brown fox -- jumps over well-known lazy dogs',
  quote: 'it\'s "q"',
  url: 'see http://example.com/x?y=1, (www.test.org) or me@mail.example.com',
  num: '42',
  hex: '0x1F',
  flt: ' 3.75 ',
  n: 5,
  z: 0,
  neg: -7,
  big: 12345678901234567890n,
  huge: 9007199254740993n,
  f: new Float(1.5),
  g: new Float(80),
  tiny: new Float(1.25e-7),
  wide: new Float(1.5e300),
  negf: new Float(-2.5),
  t: true,
  fa: false,
  nn: null,
  l: [1, 2, 3],
  ls: ['b', 'a', 'C', 'c'],
  mixed: [1, 'a', null, new Float(2.5), true],
  nest: [[1, [2]], [3], []],
  el: [],
  pairs: [
    ['a', 1],
    ['b', 2],
  ],
  nums: [3, new Float(1.5), -2, 10, 3],
  d: { k1: 'v1', k2: 2, b: true, nn: null },
  ed: {},
  shadow: { items: 'shadow', 'my-key': 'mv', keys: 1 },
  nested: { a: { b: { c: 'deep' } }, list: [{ x: 1 }, { x: 2 }] },
  users: [
    { n: 'bob', age: 3, on: true, addr: { city: 'B' } },
    { n: 'Al', age: 1, on: false, addr: { city: 'a' } },
    { n: 'cy', age: 2, on: true },
  ],
  tree: [
    {
      v: 1,
      c: [
        { v: 2, c: [] },
        { v: 3, c: [{ v: 4, c: [] }] },
      ],
    },
  ],
};

/** Names of the context by what they hold. */
export const NAMES = {
  str: [
    'name',
    's',
    'csv',
    'empty',
    'multi',
    'html',
    'uni',
    'tabs',
    'words',
    'quote',
    'url',
    'num',
    'hex',
    'flt',
  ],
  int: ['n', 'z', 'neg', 'big', 'huge'],
  float: ['f', 'g', 'tiny', 'wide', 'negf'],
  bool: ['t', 'fa'],
  list: ['l', 'ls', 'mixed', 'nest', 'el', 'pairs', 'nums', 'users', 'tree'],
  dict: ['d', 'ed', 'shadow', 'nested'],
} as const;

/** Templates that generated ones include, import and extend. */
export const templates: Record<string, string> = {
  inc: 'inc[{{ n }}{{ loopvar }}{% set leaked = 1 %}]\n',
  mac: '{% macro f(x, y=2) %}F{{ x }}-{{ y }}{% endmacro %}{% set exported = [1] %}{% set _private = 1 %}text {{ name }}',
  base: 'B<{% block one %}one{{ n }}{% endblock %}|{% block two scoped %}two{% endblock %}>{% block three %}{{ self.one() }}{% endblock %}',
  mid: '{% extends "base" %}{% block one %}mid({{ super() }}){% endblock %}',
  broken: '{% if %}',
};
