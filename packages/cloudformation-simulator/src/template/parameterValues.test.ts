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
import { parameterValues, type ParameterInput } from './parameterValues';
import { readTemplate } from './readTemplate';

// Reading AWS's model of the resource types takes most of a second, or more on a busy machine.
jest.setTimeout(60_000);

describe('parameterValues', () => {
  const template = readTemplate(`
Parameters:
  Needed: { Type: String, MinLength: 2, MaxLength: 4 }
  Size: { Type: Number, Default: 3, MinValue: 1, MaxValue: 9 }
  Kind: { Type: String, Default: a, AllowedValues: [a, b] }
  Code: { Type: String, Default: x1, AllowedPattern: '[a-z][0-9]' }
  Kinds: { Type: CommaDelimitedList, Default: 'a,b', AllowedValues: [a, b] }
  Told: { Type: String, Default: y, AllowedPattern: y+, ConstraintDescription: only y }
Resources: { Topic: { Type: AWS::SNS::Topic } }
`);

  function values(
    given: Record<string, string>,
    previous?: { names: string[]; values: Record<string, string> },
  ) {
    const inputs: ParameterInput[] = Object.entries(given).map(
      ([key, value]) => ({ key, value, usePreviousValue: false }),
    );
    const kept = (previous?.names ?? []).map(key => ({
      key,
      usePreviousValue: true,
    }));
    return parameterValues({
      template,
      given: [...inputs, ...kept],
      previous: previous?.values,
    });
  }

  it('takes what is given, what was before, and defaults', () => {
    expect(
      values(
        { Size: '5' },
        { names: ['Needed'], values: { Needed: 'old', Kind: 'b' } },
      ),
    ).toEqual({
      Needed: 'old',
      Size: '5',
      Kind: 'a',
      Code: 'x1',
      Kinds: 'a,b',
      Told: 'y',
    });
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'Parameters: [Needed] must have values'],
    [
      { Needed: 'ok', Other: '1' },
      'Parameters: [Other] do not exist in the template',
    ],
    [{ Needed: 'x' }, "Parameter 'Needed' must contain at least 2 characters"],
    [
      { Needed: 'xxxxx' },
      "Parameter 'Needed' must contain at most 4 characters",
    ],
    [{ Needed: 'ok', Size: 'big' }, "Parameter 'Size' must be a number."],
    [
      { Needed: 'ok', Size: '0' },
      "Parameter 'Size' must be a number not less than 1",
    ],
    [
      { Needed: 'ok', Size: '10' },
      "Parameter 'Size' must be a number not greater than 9",
    ],
    [
      { Needed: 'ok', Kind: 'c' },
      "Parameter 'Kind' must be one of AllowedValues",
    ],
    [
      { Needed: 'ok', Kinds: 'a,c' },
      "Parameter 'Kinds' must be one of AllowedValues",
    ],
    [{ Needed: 'ok', Code: 'x12' }, 'must match pattern [a-z][0-9]'],
    [
      { Needed: 'ok', Told: 'n' },
      'Parameter Told failed to satisfy constraint: only y',
    ],
  ])('%j is refused', (given, message) => {
    expect(() => values(given)).toThrow(message);
  });

  it('cannot keep a value that never was', () => {
    expect(() => values({}, { names: ['Needed'], values: {} })).toThrow(
      'Invalid input for parameter key Needed.',
    );
  });
});
