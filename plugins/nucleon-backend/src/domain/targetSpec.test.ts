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

import {
  openTargetInputs,
  readTargetInputs,
  TargetSpec,
  writeTargetSpec,
} from './targetSpec';
import { getNextCursor, readPageRequest } from './PageRequest';
import { isSameInputs } from './isSameInputs';
import { readServiceAsk } from './ServiceAsk';

describe('the spec of a target', () => {
  it.each([
    [{ kind: 'environment', name: 'dev', inputs: { cidr: '10.0.0.0/16' } }],
    [
      {
        kind: 'service-instance',
        name: 'one',
        environment: 'dev',
        inputs: { image: 'a', n: 1 },
      },
    ],
    [
      {
        kind: 'service-pipeline',
        name: 'pipeline',
        inputs: { branch: 'main' },
        instances: [{ name: 'one', environment: 'dev' }],
      },
    ],
  ] as [TargetSpec][])('is read as it was written: %j', spec => {
    expect(readTargetInputs(spec, writeTargetSpec(spec))).toEqual(spec.inputs);
  });

  it('gets its secrets back', () => {
    const target = { kind: 'environment', name: 'dev' } as const;
    const spec = writeTargetSpec({
      ...target,
      inputs: { a: 1, key: '${Proton::CURRENT_VAL}' },
    });
    expect(openTargetInputs({ target, spec, secrets: { key: 's' } })).toEqual({
      a: 1,
      key: 's',
    });
    expect(() => openTargetInputs({ target, spec, secrets: {} })).toThrow(
      /no current value/,
    );
  });

  it('keeps a float a float', () => {
    const target = { kind: 'environment', name: 'dev' } as const;
    const text = 'proton: EnvironmentSpec\nspec:\n  size: 80.0\n';
    const inputs = readTargetInputs(target, text)!;
    expect(writeTargetSpec({ ...target, inputs })).toBe(text);
    expect(isSameInputs(inputs, { size: 80 })).toBe(true);
  });
});

describe('what a service is to consist of', () => {
  it('is read from a spec or from a form', () => {
    const spec =
      'proton: ServiceSpec\npipeline: {}\ninstances:\n  - { name: a, environment: b }\n';
    expect(readServiceAsk({ spec })).toEqual({
      instances: [{ name: 'a', environment: 'b', inputs: {} }],
      pipeline: {},
    });
    const instances = [{ name: 'a', environment: 'b' }];
    expect(readServiceAsk({ instances })).toEqual({
      instances,
      pipeline: undefined,
    });
    expect(() => readServiceAsk({ spec, instances })).toThrow(/not both/);
    expect(() => readServiceAsk({ instances: [] })).toThrow(
      /at least one instance/,
    );
    expect(() =>
      readServiceAsk({
        instances: [...instances, { name: 'A', environment: 'b' }],
      }),
    ).toThrow(/two instances named 'A'/);
  });
});

describe('isSameInputs', () => {
  it.each([
    [{ a: 1, b: [1, { c: 2, d: 3 }] }, { b: [1, { d: 3, c: 2 }], a: 1 }, true],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: [1, 2] }, { a: [2, 1] }, false],
    [{}, { a: 1 }, false],
  ])('of %j and %j is %p', (a, b, expected) => {
    expect(isSameInputs(a, b)).toBe(expected);
  });
});

describe('pages', () => {
  it('follow each other by their cursor', () => {
    const first = readPageRequest({ limit: 2 });
    expect(first).toEqual({ limit: 2, offset: 0 });
    const cursor = getNextCursor(first, 3);
    const second = readPageRequest({ limit: 2, cursor });
    expect(second).toEqual({ limit: 2, offset: 2 });
    expect(getNextCursor(second, 3)).toBeUndefined();
  });

  it('refuse a cursor of somebody else', () => {
    expect(() => readPageRequest({ cursor: 'nonsense' })).toThrow(/cursor/);
  });
});
