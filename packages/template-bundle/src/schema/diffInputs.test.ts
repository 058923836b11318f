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
import { diffInputs } from './diffInputs';
import { JsonSchema } from './JsonSchema';

describe('diffInputs', () => {
  const older: JsonSchema = {
    properties: {
      port: { type: 'number', default: 80 },
      size: { enum: ['s', 'm'] },
      gone: { type: 'string' },
      name: { type: 'string' },
      scaling: { properties: { min: { type: 'integer' } } },
      same: { $ref: '#/definitions/Same' },
    },
    required: ['port'],
    definitions: { Same: { type: 'string', maxLength: 5 } },
  };
  const newer: JsonSchema = {
    properties: {
      port: { type: 'number', default: 8080, title: 'Port' },
      size: { enum: ['m', 'l'] },
      name: { type: 'string' },
      scaling: {
        properties: { min: { type: 'integer' }, max: { type: 'integer' } },
        required: ['max'],
      },
      tls: { type: 'string' },
      owner: { type: 'string' },
      same: { $ref: '#/definitions/Other' },
    },
    required: ['name', 'tls'],
    definitions: { Other: { type: 'string', maxLength: 5 } },
  };

  it('says what is new, required, changed and gone, and what is missing', () => {
    const changes = diffInputs(
      { serviceInput: older },
      { serviceInput: newer },
      {
        serviceInput: {
          port: 80,
          size: 's',
          gone: 'x',
          scaling: { min: 1 },
          name: 'n',
        },
      },
    );
    expect(
      changes.map(({ path, kind, what, isValueMissing }) => [
        path.join('.'),
        kind,
        what.join(),
        isValueMissing,
      ]),
    ).toEqual([
      ['port', 'changed', 'default,title', false],
      ['size', 'changed', 'enum', true],
      ['name', 'newlyRequired', '', false],
      ['scaling.max', 'newlyRequired', '', true],
      ['tls', 'newlyRequired', '', true],
      ['owner', 'new', '', false],
      ['gone', 'removed', '', true],
    ]);
    expect(changes[0]).toMatchObject({
      inputType: 'serviceInput',
      before: { default: 80 },
      after: { default: 8080 },
    });
  });

  it('compares a type once, however many places hold it', () => {
    const members = (count: number, member: JsonSchema) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`p${index}`, member]),
      );
    const wide = (leaf: JsonSchema): JsonSchema => ({
      properties: members(500, { $ref: '#/definitions/Middle' }),
      definitions: {
        Middle: { properties: members(500, { $ref: '#/definitions/List' }) },
        List: { type: 'array', items: { $ref: '#/definitions/Leaf' } },
        Leaf: { properties: members(100, leaf) },
      },
    });
    const before = process.cpuUsage();
    const text = wide({ type: 'string' });
    expect(diffInputs({ serviceInput: text }, { serviceInput: text })).toEqual(
      [],
    );
    const changes = diffInputs(
      { serviceInput: text },
      { serviceInput: wide({ type: 'number' }) },
    );
    const { user, system } = process.cpuUsage(before);
    expect(changes[0]).toMatchObject({ path: ['p0', 'p0'], what: ['items'] });
    expect(user + system).toBeLessThan(2_000_000);
  });

  it('spells out a type once, however many inputs refer to it', () => {
    const large = (type: 'string' | 'number'): JsonSchema => ({
      properties: Object.fromEntries(
        Array.from({ length: 1_000 }, (_, index) => [
          `p${index}`,
          { type: 'array', items: { $ref: '#/definitions/Large' } },
        ]),
      ),
      definitions: {
        Large: {
          properties: Object.fromEntries(
            Array.from({ length: 2_000 }, (_, index) => [
              `q${index}`,
              { type },
            ]),
          ),
        },
      },
    });
    const text = large('string');
    const before = process.cpuUsage();
    expect(
      diffInputs({ serviceInput: text }, { serviceInput: large('string') }),
    ).toEqual([]);
    const changes = diffInputs(
      { serviceInput: text },
      { serviceInput: large('number') },
    );
    const { user, system } = process.cpuUsage(before);
    expect(changes).toHaveLength(500);
    expect(changes[0]).toMatchObject({ path: ['p0'], what: ['items'] });
    expect(user + system).toBeLessThan(2_000_000);
  });

  it('finds what changes in a type at each of the places that hold it', () => {
    const schema = (leaf: JsonSchema): JsonSchema => ({
      properties: {
        a: { $ref: '#/definitions/Leaf' },
        b: { properties: { c: { $ref: '#/definitions/Leaf' } } },
        d: { $ref: '#/definitions/Same' },
        e: { $ref: '#/definitions/Same' },
      },
      definitions: {
        Leaf: { properties: { x: leaf } },
        Same: { properties: { y: { type: 'string' } } },
      },
    });
    const changes = diffInputs(
      { serviceInput: schema({ type: 'string' }) },
      { serviceInput: schema({ type: 'string', maxLength: 5 }) },
    );
    expect(changes.map(({ path }) => path.join('.'))).toEqual(['a.x', 'b.c.x']);
  });

  it('takes everything for new where there is no older version', () => {
    const changes = diffInputs(undefined, { pipelineInput: newer });
    expect(
      changes.map(({ path, kind }) => `${path.join('.')} ${kind}`),
    ).toEqual([
      'port new',
      'size new',
      'name newlyRequired',
      'scaling new',
      'tls newlyRequired',
      'owner new',
      'same new',
    ]);
    expect(
      diffInputs({ serviceInput: older }, { serviceInput: older }),
    ).toEqual([]);
  });
});
