import { Random } from '../jinja/Random';
import { BadInput, Mutation, pickText, putText } from './BadInput';

const YAML = /\.(?:ya?ml|json|template|compatible-envs)$/;

/** Values that readers of YAML take for many things. */
export const SCALARS = [
  '1e999',
  '-.inf',
  '.nan',
  '99999999999999999999999999',
  '0x' + 'f'.repeat(300),
  '9'.repeat(5_000),
  '1_000',
  '012',
  '0o17',
  '12:30:45',
  '190:20:30.15',
  '2001-12-14t21:59:43.10-05:00',
  '2001-99-99',
  'yes',
  'Null',
  '~',
  '-0',
  '1e400',
  '4.9e-324',
  '0.1e-1000',
  '!!int "x"',
  '!!float ""',
  '!!bool maybe',
  '!!binary "////"',
  '!!binary "%%%"',
  '!!timestamp x',
  '!!python/object/apply:os.system ["id"]',
  '!!js/function "function(){}"',
  '!!set {a, b}',
  '!!omap [a: 1]',
  '!!pairs [a: 1]',
  '!!null x',
  '!!map [1]',
  '!!seq {a: 1}',
  '!<tag:yaml.org,2002:str> 1',
  '! 1',
  '!local x',
  '!Ref Thing',
  '!Sub "${a"',
  '!GetAtt a.b',
  '!h!x y',
  '*unknown',
  '&a *a',
  '&a [*a]',
  '&a {a: *a}',
  '"unclosed',
  "'unclosed",
  '"\\xZZ"',
  '"\\U0011FFFF"',
  '"\\ud800"',
  '[1, 2',
  '{a: 1',
  '{a, b: [}',
  ']',
  '@x',
  '`x`',
  '%x',
  '|9\n x',
  '>-5\n',
  '|\n\t x',
  '? a',
  '- - - a',
  ': ',
  'a: b: c',
  '[]',
  '{}',
  '""',
  '{"__proto__": {"polluted": 1}}',
  '{constructor: {prototype: {polluted: 1}}}',
  '{<<: {a: 1}}',
  '{<<: [1, 2]}',
  '{<<: *unknown}',
  '{? [a, b] : c}',
  '{? {a: b} : c}',
  '{1: a, "1": b}',
  '{null: a, ~: b}',
  '{a: 1, a: 2}',
  '{toString: 1, hasOwnProperty: 2, valueOf: 3}',
];

const KEYS = [
  '<<',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  '~',
  '1',
  '1.0',
  'yes',
  '? [a]\n',
  '*a ',
  '&k x',
  '""',
  '!!str x',
  '!!binary "eA=="',
  'k'.repeat(2_000),
  '[a]',
  '{a: b}',
];

const HEADS = [
  '%YAML 1.1\n---\n',
  '%YAML 9.9\n---\n',
  '%TAG ! tag:x,2000:\n---\n',
  '%NOPE\n---\n',
  '---\n---\n',
  '...\n',
  '\ufeff',
  '--- |\n',
  '--- [\n',
  '- ',
  '\t',
];

type Change = (lines: string[], random: Random) => string[];

function aliasBomb(random: Random): string[] {
  const width = random.pick([2, 10]);
  const depth = random.pick([4, 10, 25]);
  const lines = ['bomb0: &b0 [x, x]'];
  for (let level = 1; level < depth; level++) {
    const items = Array.from({ length: width }, () => `*b${level - 1}`);
    lines.push(`bomb${level}: &b${level} [${items.join(', ')}]`);
  }
  return lines;
}

function mergeBomb(random: Random): string[] {
  const depth = random.pick([5, 30]);
  const lines = ['merge0: &m0 {a: 1}'];
  for (let level = 1; level < depth; level++) {
    const name = `*m${level - 1}`;
    lines.push(
      `merge${level}: &m${level} {<<: [${name}, ${name}], k${level}: 1}`,
    );
  }
  return lines;
}

function deepNesting(random: Random): string {
  const depth = random.pick([10, 60, 70, 500, 20_000]);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{a: ', '}'],
    ['- ', ''],
    ['? ', ''],
    ['[{a: ', '}]'],
    ['!!seq [', ']'],
    ['&a [', ']'],
    ['[[],', ']'],
  ] as const);
  return `deep: ${random.chance(0.5) ? '' : '\n  '}${open.repeat(depth)}1${random.chance(0.7) ? close.repeat(depth) : ''}`;
}

function indented(depth: number): string[] {
  return Array.from(
    { length: depth },
    (_, level) => `${' '.repeat(level)}d${level}:`,
  );
}

function lineOf(lines: string[], random: Random): number {
  return random.integer(0, lines.length - 1);
}

function splice(lines: string[], random: Random, added: string[]): string[] {
  const at = random.chance(0.5) ? lines.length : lineOf(lines, random);
  return [...lines.slice(0, at), ...added, ...lines.slice(at)];
}

function alterLine(
  lines: string[],
  random: Random,
  change: (line: string) => string,
): string[] {
  const at = lineOf(lines, random);
  return lines.map((line, index) => (index === at ? change(line) : line));
}

const CHANGES: Record<string, Change> = {
  value: (lines, random) =>
    alterLine(lines, random, line =>
      line.replace(
        /^(\s*(?:- )?(?:[^:]*:)?\s*).*$/,
        `$1${random.pick(SCALARS).replace(/\$/g, '$$$$')}`,
      ),
    ),
  key: (lines, random) =>
    alterLine(lines, random, line =>
      line.replace(
        /^(\s*(?:- )?)[^:]*(?=:)/,
        (_all, start: string) => start + random.pick(KEYS),
      ),
    ),
  'remove a line': (lines, random) => {
    const at = lineOf(lines, random);
    return lines.filter((_, index) => index !== at);
  },
  'a line twice': (lines, random) => {
    const at = lineOf(lines, random);
    return [...lines.slice(0, at + 1), ...lines.slice(at)];
  },
  indentation: (lines, random) =>
    alterLine(lines, random, line =>
      random.pick([` ${line}`, `\t${line}`, line.trimStart(), `    ${line}`]),
    ),
  'a new line': (lines, random) => {
    const indent = ' '.repeat(random.pick([0, 0, 2, 4, 6, 8]));
    return splice(lines, random, [
      `${indent}${random.pick(KEYS)}: ${random.pick(SCALARS)}`,
    ]);
  },
  'joined lines': (lines, random) => {
    const at = lineOf(lines, random);
    return [
      ...lines.slice(0, at),
      lines.slice(at, at + 2).join(' '),
      ...lines.slice(at + 2),
    ];
  },
  'an anchor of a value': (lines, random) => {
    const anchored = alterLine(lines, random, line =>
      line.replace(/:\s*/, ': &anchor '),
    );
    return alterLine(anchored, random, line =>
      line.replace(/:.*$/, ': *anchor'),
    );
  },
  'bomb of aliases': (lines, random) =>
    splice(lines, random, aliasBomb(random)),
  'bomb of merges': (lines, random) => splice(lines, random, mergeBomb(random)),
  'deep brackets': (lines, random) =>
    splice(lines, random, [deepNesting(random)]),
  'deep indentation': (lines, random) =>
    splice(lines, random, indented(random.pick([20, 70, 300]))),
  'many keys': (lines, random) => {
    const count = random.pick([100, 5_000]);
    const indent = ' '.repeat(random.pick([0, 4, 8]));
    return splice(
      lines,
      random,
      Array.from(
        { length: count },
        (_, index) => `${indent}k${index}: {type: string}`,
      ),
    );
  },
  'many anchors': (lines, random) =>
    splice(
      lines,
      random,
      Array.from(
        { length: random.pick([100, 3_000]) },
        (_, index) => `a${index}: &a${index} ${index}`,
      ),
    ),
  head: (lines, random) => [random.pick(HEADS) + lines.join('\n')],
  'several documents': lines => [...lines, '---', ...lines],
  'nothing but a comment': () => ['# nothing'],
  'a scalar only': (_lines, random) => [random.pick(SCALARS)],
  'no line breaks': lines => [lines.join(' ')],
  'carriage returns': lines => [lines.join('\r')],
};

function mutate(input: BadInput, random: Random): void {
  const place = pickText(input, random, { paths: YAML, withSpec: true });
  if (!place) {
    return;
  }
  const name = random.pick(Object.keys(CHANGES));
  input.steps.push(`${name} ${place.path}`);
  const lines = CHANGES[name](place.text.split('\n'), random);
  putText(input, { path: place.path, text: lines.join('\n') });
}

/** Changes what is YAML in a bundle, or the spec: lines, values, keys, anchors, nesting. */
export const mutateYaml: Mutation = (input, random) => {
  for (let left = random.pick([1, 1, 1, 2, 4]); left > 0; left--) {
    mutate(input, random);
  }
};
