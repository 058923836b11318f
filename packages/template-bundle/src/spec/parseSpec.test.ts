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
import fc from 'fast-check';
import { YamlFloat } from '../yaml/YamlFloat';
import { parseSpec } from './parseSpec';
import { Spec } from './Spec';
import { stringifySpec } from './stringifySpec';

const service = `proton: ServiceSpec
pipeline:
  dockerfile: Dockerfile
instances:
  - name: "dev"
    environment: "env-a"
    spec:
      image: "repo/app:1"
      zones: [a, b]
  - name: prod
    environment: env-b
`;

describe('parseSpec', () => {
  it('does not repeat a key that fills the spec', () => {
    const text = `proton: EnvironmentSpec\n? ${'k'.repeat(50_000)}\n: 1\n`;
    expect(() => parseSpec(text, 'environment')).toThrow(
      /^The spec is not valid: line 2: The key 'k{900,1000}\.\.\.$/,
    );
  });

  it('reads the specs of both kinds', () => {
    expect(
      parseSpec(
        'proton: EnvironmentSpec\nspec:\n  ratio: 80.0\n  since: 2020-01-01\n  on: yes\n',
        'environment',
      ),
    ).toEqual({
      proton: 'EnvironmentSpec',
      spec: { ratio: new YamlFloat(80), since: '2020-01-01', on: true },
    });
    expect(parseSpec(service, 'service')).toEqual({
      proton: 'ServiceSpec',
      pipeline: { dockerfile: 'Dockerfile' },
      instances: [
        {
          name: 'dev',
          environment: 'env-a',
          spec: { image: 'repo/app:1', zones: ['a', 'b'] },
        },
        { name: 'prod', environment: 'env-b' },
      ],
    });
    expect(
      parseSpec('proton: EnvironmentSpec\nspec:\n', 'environment').spec,
    ).toEqual({});
  });

  it.each<[string, string, RegExp]>([
    ['broken YAML', 'proton: ServiceSpec\ninstances: [', /line \d+/],
    ['text', 'hello', /must be a map that starts with 'proton: ServiceSpec'/],
    [
      'a spec of the other kind',
      'proton: EnvironmentSpec\nspec: {}',
      /line 1: 'proton' must be 'ServiceSpec'/,
    ],
    ['no instances', 'proton: ServiceSpec\n', /'instances' must list/],
    [
      'an empty list of instances',
      'proton: ServiceSpec\ninstances: []',
      /line 2: 'instances'/,
    ],
    [
      'an unknown key',
      `${service}extra: 1\n`,
      /line 12: The key 'extra' is unknown/,
    ],
    [
      'an unknown key of an instance',
      service.replace('spec:', 'specs:'),
      /line 7: The key 'specs'/,
    ],
    [
      'a missing name',
      service.replace('name: prod', 'x: 1'),
      /'instances\[1\]\.name' is missing/,
    ],
    [
      'a name that is no name',
      service.replace('"dev"', '"-dev"'),
      /line 5: 'instances\[0\]\.name' must start/,
    ],
    ['a long name', service.replace('"dev"', 'd'.repeat(101)), /at most 100/],
    [
      'a name that is a number',
      service.replace('"dev"', '12'),
      /write it in quotes/,
    ],
    [
      'two instances of one name',
      service.replace('prod', 'dev'),
      /line 10: .*two instances named 'dev'/,
    ],
    [
      'two instances whose names differ in case alone',
      service.replace('prod', 'Dev'),
      /line 10: .*two instances named 'Dev'/,
    ],
    [
      'inputs that are a list',
      service.replace(
        'spec:\n      image: "repo/app:1"\n      zones:',
        'spec:',
      ),
      /must be a map of inputs/,
    ],
    [
      'a long text',
      `# ${'x'.repeat(51_200)}\n${service}`,
      /more than 51200 characters/,
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseSpec(text, 'service')).toThrow(message);
    expect(() => parseSpec(text, 'service')).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});

describe('stringifySpec', () => {
  const text = fc.oneof(
    fc.constantFrom(
      ...['yes', 'null', '', '012', '1e3', '1.0', '2020-01-01', '=', '<<'],
      ...['- a', 'a: b', 'a #b', '#a', '*a', 'a:', ' a', 'a\nb', '\ta', '---'],
      ...[
        '${Proton::CURRENT_VAL}',
        '12:30',
        '\u0085',
        '\ufeffx',
        '😀',
        '\ud800',
      ],
    ),
    fc.string(),
    fc.string({ unit: 'binary' }),
  );
  const key = text.filter(name => name !== '__proto__');
  const { values } = fc.letrec<{ value: unknown; values: object }>(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc
        .double({ noNaN: true, min: -1, max: 1, noDefaultInfinity: true })
        .filter(number => !Number.isInteger(number)),
      fc.integer().map(number => new YamlFloat(number)),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('values'),
    ),
    values: fc.dictionary(key, tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  }));

  it('writes what parseSpec reads back as the same values', () => {
    fc.assert(
      fc.property(values, inputs => {
        const spec = { proton: 'EnvironmentSpec', spec: inputs } as Spec;
        expect(parseSpec(stringifySpec(spec), 'environment')).toEqual(spec);
      }),
      { numRuns: 200 },
    );
  });

  it('writes a spec as people do', () => {
    expect(stringifySpec(parseSpec(service, 'service'))).toBe(
      service
        .replace('"dev"', 'dev')
        .replace('"env-a"', 'env-a')
        .replace('"repo/app:1"', 'repo/app:1')
        .replace('[a, b]', '\n        - a\n        - b'.trimEnd())
        .replace('zones: \n', 'zones:\n'),
    );
  });
});
