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
import type { Json } from '../state/types';
import { evaluateConditions } from './evaluateConditions';
import { KNOWN_AFTER_APPLY } from './knownAfterApply';
import { resolve, type Scope } from './resolve';

const PARAMETERS: Record<string, Json> = {
  Name: 'app',
  Zones: ['a', 'b'],
  'AWS::Region': 'eu-west-1',
};

const base: Omit<Scope, 'conditions'> = {
  mappings: { Size: { small: { cpu: 256, zones: ['x', 'y'] } } },
  parameter: name => PARAMETERS[name],
  ref: id => (id === 'Later' ? KNOWN_AFTER_APPLY : `ref-${id}`),
  attribute: (id, name) =>
    id === 'Later' ? KNOWN_AFTER_APPLY : `${id}/${name}`,
  importValue: name => `import-${name}`,
  zones: region => [`${region}a`, `${region}b`],
  region: 'eu-west-1',
};

const conditions = evaluateConditions(
  {
    // Out of order on purpose.
    Both: { 'Fn::And': [{ Condition: 'IsApp' }, { Condition: 'Not' }] },
    Not: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Name' }, 'other'] }] },
    IsApp: { 'Fn::Equals': [{ Ref: 'Name' }, 'app'] },
    Either: {
      'Fn::Or': [{ 'Fn::Equals': ['1', 2] }, { 'Fn::Equals': [1, '1'] }],
    },
    Never: { 'Fn::Equals': [{ 'Fn::Select': [1, { Ref: 'Zones' }] }, 'a'] },
  },
  base,
);

const scope: Scope = { ...base, conditions };

describe('resolve', () => {
  it('evaluates conditions in any order', () => {
    expect(conditions).toEqual({
      Both: true,
      Not: true,
      IsApp: true,
      Either: true,
      Never: false,
    });
    expect(() => evaluateConditions({ A: { Condition: 'A' } }, base)).toThrow(
      'Circular condition dependency: A',
    );
  });

  it.each<[Json, Json | undefined]>([
    [{ Ref: 'Name' }, 'app'],
    [{ Ref: 'Queue' }, 'ref-Queue'],
    [{ Ref: 'AWS::NoValue' }, undefined],
    [
      { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] },
      { b: [1] },
    ],
    [{ 'Fn::GetAtt': ['Db', 'Endpoint.Port'] }, 'Db/Endpoint.Port'],
    [{ 'Fn::GetAtt': 'Db.Endpoint.Port' }, 'Db/Endpoint.Port'],
    [
      { 'Fn::Sub': '${Name}-${Db.Arn}-${!Kept}-$Plain' },
      'app-Db/Arn-${Kept}-$Plain',
    ],
    [{ 'Fn::Sub': ['${x}.${Name}', { x: '${Name}' }] }, '${Name}.app'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 3]] }, 'a-app-3'],
    [{ 'Fn::Join': [',', { Ref: 'Zones' }] }, 'a,b'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': ['.', 'x.y.z'] }] }, 'y'],
    [{ 'Fn::FindInMap': ['Size', 'small', 'cpu'] }, 256],
    [{ 'Fn::FindInMap': ['Size', 'small', 'zones'] }, ['x', 'y']],
    [{ 'Fn::If': ['IsApp', 'yes', { Ref: 'AWS::NoValue' }] }, 'yes'],
    [{ 'Fn::If': ['Never', 'yes', { Ref: 'AWS::NoValue' }] }, undefined],
    [{ 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    [{ 'Fn::GetAZs': '' }, ['eu-west-1a', 'eu-west-1b']],
    [{ 'Fn::GetAZs': { Ref: 'AWS::Region' } }, ['eu-west-1a', 'eu-west-1b']],
    [{ 'Fn::ImportValue': { 'Fn::Sub': '${Name}-vpc' } }, 'import-app-vpc'],
    [
      { 'Fn::Cidr': ['10.0.0.0/16', 3, 8] },
      ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
    ],
    [
      { 'Fn::Cidr': ['2001:db8::/56', '2', '64'] },
      ['2001:db8::/64', '2001:db8:0:1::/64'],
    ],
    // IAM's own words are no functions.
    [
      { Condition: { Bool: { 'aws:x': true } } },
      { Condition: { Bool: { 'aws:x': true } } },
    ],
    // What the deployment will tell stays open, wherever it is used.
    [{ 'Fn::Sub': 'a-${Later}' }, `a-${KNOWN_AFTER_APPLY}`],
    [{ 'Fn::Cidr': [{ Ref: 'Later' }, 1, 8] }, KNOWN_AFTER_APPLY],
    [
      {
        'Fn::Select': [
          0,
          { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Later', 'Arn'] }] },
        ],
      },
      KNOWN_AFTER_APPLY,
    ],
  ])('%j is %j', (expression, expected) => {
    expect(resolve(expression, scope)).toEqual(expected);
  });

  it.each<[Json, string]>([
    [
      { 'Fn::Select': [5, ['a']] },
      'cannot select nonexistent value at index 5',
    ],
    [{ 'Fn::FindInMap': ['None', 'a', 'b'] }, "Mapping named 'None'"],
    [{ 'Fn::FindInMap': ['Size', 'big', 'cpu'] }, 'Size::big::cpu'],
    [
      { 'Fn::If': ['Unknown', 1, 2] },
      'Unresolved condition dependency Unknown',
    ],
    [
      { 'Fn::Join': [',', [{ a: 1 }]] },
      'every Fn::Join object must be a string',
    ],
    [{ 'Fn::Cidr': ['10.0.0.0/24', 4, 8] }, 'cannot cut 4 blocks'],
    [{ 'Fn::ForEach': [] }, 'does not know the function Fn::ForEach'],
  ])('%j is refused', (expression, message) => {
    expect(() => resolve(expression, scope)).toThrow(message);
  });
});
