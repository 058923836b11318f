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

import { mergeSecrets } from './mergeSecrets';

const VALUES = {
  inputs: { size: 2 },
  instances: [
    { name: 'dev', environment: 'dev' },
    { name: 'prod', environment: 'prod', inputs: { db: { user: 'app' } } },
  ],
};

describe('mergeSecrets', () => {
  it('puts every value at its path, making objects on the way', () => {
    const secrets = {
      'inputs.password': 'p1',
      'instances.0.inputs.token': 'p2',
      'instances.1.inputs.db.password': 'p3',
      'pipeline.keys': ['a', 'b'],
    };
    const merged = {
      inputs: { size: 2, password: 'p1' },
      instances: [
        { name: 'dev', environment: 'dev', inputs: { token: 'p2' } },
        {
          name: 'prod',
          environment: 'prod',
          inputs: { db: { user: 'app', password: 'p3' } },
        },
      ],
      pipeline: { keys: ['a', 'b'] },
    };
    expect(mergeSecrets(VALUES, secrets)).toEqual(merged);
    expect(mergeSecrets(VALUES, JSON.stringify(secrets))).toEqual(merged);
    expect(VALUES.inputs).toEqual({ size: 2 });
  });

  it.each([undefined, '', '{}', {}])('changes nothing for %p', secrets => {
    expect(mergeSecrets(VALUES, secrets)).toEqual(VALUES);
  });

  it.each([
    ['hunter2', "The input 'secrets' is no JSON"],
    ['["hunter2"]', 'must be an object of values by path'],
    [
      { 'instances.2.inputs.token': 'hunter2' },
      "The secret 'instances.2.inputs.token' has no place: there is no '2'",
    ],
    [{ 'instances.dev.token': 'hunter2' }, "there is no 'dev'"],
    [{ 'inputs.size.unit': 'hunter2' }, "leads through 'size'"],
    [{ 'inputs.__proto__.polluted': 'hunter2' }, "there is no '__proto__'"],
    [{ 'inputs.': 'hunter2' }, "there is no ''"],
  ])('refuses %j without repeating the value', (secrets, message) => {
    let text = '';
    try {
      mergeSecrets(VALUES, secrets);
    } catch (error) {
      text = String(error);
    }
    expect(text).toContain(message);
    expect(text).not.toContain('hunter2');
    expect({}).not.toHaveProperty('polluted');
  });
});
