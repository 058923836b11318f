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
import { parseBody } from './parseBody';

describe('parseBody', () => {
  it('writes every short form long, in scalars, lists and maps', () => {
    expect(
      parseBody(`
a: !Ref Name
b: !GetAtt Db.Endpoint.Address
c: !GetAtt [Db, !Ref Which]
d: !Sub ['\${x}', { x: !Join ['-', [!Select [0, !GetAZs ''], b]] }]
e: !If [Yes, { Ref: AWS::NoValue }, !Not [!Condition Other]]
f: !ImportValue
  Fn::Sub: '\${Env}-vpc'
`),
    ).toEqual({
      a: { Ref: 'Name' },
      b: { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] },
      c: { 'Fn::GetAtt': ['Db', { Ref: 'Which' }] },
      d: {
        'Fn::Sub': [
          '${x}',
          {
            x: {
              'Fn::Join': [
                '-',
                [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'b'],
              ],
            },
          },
        ],
      },
      e: {
        'Fn::If': [
          true,
          { Ref: 'AWS::NoValue' },
          { 'Fn::Not': [{ Condition: 'Other' }] },
        ],
      },
      f: { 'Fn::ImportValue': { 'Fn::Sub': '${Env}-vpc' } },
    });
  });

  it('reads scalars as CloudFormation does', () => {
    expect(
      parseBody('v: 2012-10-17\ny: Yes\nn: off\ni: 80\nt: "80"\nz: y'),
    ).toEqual({ v: '2012-10-17', y: true, n: false, i: 80, t: '80', z: 'y' });
    expect(parseBody(' {"a": {"Ref": "B"}}')).toEqual({ a: { Ref: 'B' } });
  });

  it.each([
    ['{"a": 1,,}', 'JSON not well-formed. (line 1, column 9)'],
    ['a: b\nc: d: e', 'YAML not well-formed. (line 2, column 4)'],
    ['a: 1\na: 2', 'Duplicate mapping key.'],
    ['a: !Unknown 1', 'YAML not well-formed. (line 1, column 4)'],
    ['- a', 'unsupported structure.'],
    ['a: &x [1]\nb: *x', 'YAML aliases are not allowed'],
  ])('refuses %j', (body, message) => {
    expect(() => parseBody(body)).toThrow(`Template format error: ${message}`);
  });
});
