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
import { YamlDocument } from './YamlDocument';
import { YamlFloat } from './YamlFloat';

describe('YamlDocument', () => {
  it.each<[string, unknown]>([
    // As PyYAML 6 answers, but for dates, which stay text.
    ['yes', true],
    ['Off', false],
    ['y', 'y'],
    ['~', null],
    ['', null],
    ['80', 80],
    ['80.0', new YamlFloat(80)],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['1e3', '1e3'],
    ['1.0e+3', new YamlFloat(1000)],
    ['012', 10],
    ['0o12', '0o12'],
    ['089', '089'],
    ['0x1F', 31],
    ['-0b101', -5],
    ['1_000', 1000],
    ['12:30', 750],
    ['80:80', '80:80'],
    ['2020-01-01', '2020-01-01'],
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['"80"', '80'],
    ["'yes'", 'yes'],
    ['!!str 80', '80'],
    ['!!int "80"', 80],
    ['!!float 80', new YamlFloat(80)],
    ['=', '='],
    ['|\n  a\n  b\n', 'a\nb\n'],
    ['[1, [yes]]', [1, [true]]],
  ])('reads %p', (text, value) => {
    expect(YamlDocument.parse(`k: ${text}`)).toMatchObject({
      errors: [],
      value: { k: value },
    });
  });

  it('takes keys as text, follows aliases and merges', () => {
    const document = YamlDocument.parse(`
80: a
yes: b
base: &base { x: 1, y: 2 }
more: &more { y: 3, z: 4 }
all: { <<: [*base, *more], x: 0 }
again: *base
`);
    expect(document.errors).toEqual([]);
    expect(document.value).toEqual({
      80: 'a',
      yes: 'b',
      base: { x: 1, y: 2 },
      more: { y: 3, z: 4 },
      all: { x: 0, y: 2, z: 4 },
      again: { x: 1, y: 2 },
    });
    expect(document.locate(['again', 'y'])).toEqual({ line: 4, column: 21 });
    expect(document.locate(['all', 'missing'])).toEqual({ line: 6, column: 1 });
  });

  it.each<[string, string, RegExp, number | undefined]>([
    ['broken text', 'a: [1\nb: 2', /./, 2],
    ['a key that is there twice', 'a: 1\nb: 2\na: 3', /'a' appears twice/, 3],
    [
      'the same key written in two ways',
      'a: 1\n"a": 3',
      /'a' appears twice/,
      2,
    ],
    ['__proto__', '__proto__: { x: 1 }', /cannot be used/, 1],
    ['a list as key', '? [1]\n: 2', /key must be text/, 1],
    ['an unknown alias', 'a: *b', /'\*b' has no anchor/, 1],
    ['an alias to itself', 'a: &a [*a]', /part of/, 1],
    [
      'a tag of a programming language',
      'a: !!python/object:os.system x',
      /tag/,
      1,
    ],
    ['a tag of CloudFormation', 'x: 1\na: !Ref x', /tag '!Ref'/, 2],
    ['a number too large', 'a: 9007199254740993', /in quotes/, 1],
    ['infinity', 'a: .inf', /finite/, 1],
    ['a merge of text', 'a: { <<: x }', /needs a map/, 1],
    ['two documents', 'a: 1\n---\nb: 1', /./, 2],
    ['many brackets', '['.repeat(60_000), /deeper than 64/, 1],
    ['a long list in brackets', `{${'a,'.repeat(250_000)}}`, /./, undefined],
    ['a long text', 'a: b\n'.repeat(100_000), /more than 300000 words/, 42_858],
    ['many anchors', '&a '.repeat(150_000), /./, undefined],
    ['many dashes', '- '.repeat(20_000), /deeper than 64/, 1],
    ['deep nesting by aliases', aliasChain(70), /deeper than 64/, undefined],
    ['an alias bomb', aliasBomb(), /more than 50000 values/, undefined],
  ])('refuses %s', (_, text, message, line) => {
    const { errors } = YamlDocument.parse(text);
    expect(errors[0].message).toMatch(message);
    expect(errors.length).toBeLessThan(50);
    expect(line === undefined || errors[0].line === line).toBe(true);
  });

  it('tells quickly what is wrong at every character', () => {
    // Stacks of the parser's errors took several seconds.
    const before = process.cpuUsage();
    const { errors } = YamlDocument.parse(']'.repeat(130_000));
    const { user, system } = process.cpuUsage(before);
    expect(errors[0]).toMatchObject({ line: 1, column: 1 });
    expect(user + system).toBeLessThan(1_500_000);
    expect(new Error('with a stack').stack).toMatch(/\n +at /);
  });

  it('tells places: of a member, of what is nearest, of an empty text', () => {
    const document = YamlDocument.parse('# note\na:\n  b: 1\n');
    expect(document.locate(['a', 'b'])).toEqual({ line: 3, column: 3 });
    expect(document.locate(['a', 'x', 'y'])).toEqual({ line: 2, column: 1 });
    expect(YamlDocument.parse('').locate(['a'])).toEqual({
      line: 1,
      column: 1,
    });
  });
});

function aliasBomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level += 1) {
    const items = Array(9)
      .fill(`*a${level - 1}`)
      .join(', ');
    lines.push(`a${level}: &a${level} [${items}]`);
  }
  return lines.join('\n');
}

function aliasChain(length: number): string {
  const lines = ['a0: &a0 [x]'];
  for (let level = 1; level < length; level += 1) {
    lines.push(`a${level}: &a${level} [*a${level - 1}]`);
  }
  return lines.join('\n');
}
