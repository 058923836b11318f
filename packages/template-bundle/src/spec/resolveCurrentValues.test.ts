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
  CURRENT_VALUE,
  resolveCurrentSpec,
  resolveCurrentValues,
} from './resolveCurrentValues';
import { ServiceSpec } from './Spec';

describe('resolveCurrentValues', () => {
  const current = {
    token: 's3cret',
    scaling: { min: 1, max: 3 },
    zones: ['a', 'b'],
  };

  it('keeps whole values, members at any depth and items by their index', () => {
    expect(
      resolveCurrentValues(
        {
          token: CURRENT_VALUE,
          scaling: { min: 2, max: CURRENT_VALUE },
          zones: ['x', CURRENT_VALUE],
          text: `not ${CURRENT_VALUE}`,
        },
        current,
        { path: 'spec' },
      ),
    ).toEqual({
      token: 's3cret',
      scaling: { min: 2, max: 3 },
      zones: ['x', 'b'],
      text: `not ${CURRENT_VALUE}`,
    });
    expect(
      resolveCurrentValues({ scaling: CURRENT_VALUE }, current, {
        path: 'spec',
      }),
    ).toEqual({ scaling: { min: 1, max: 3 } });
  });

  it.each([
    [{ other: CURRENT_VALUE }, /'spec\.other'/],
    [{ zones: ['x', 'y', CURRENT_VALUE] }, /'spec\.zones\[2\]'/],
    [{ scaling: { step: CURRENT_VALUE } }, /'spec\.scaling\.step'/],
    [{ toString: CURRENT_VALUE }, /'spec\.toString'/],
  ])('refuses %p, which has no current value', (next, message) => {
    expect(() => resolveCurrentValues(next, current, { path: 'spec' })).toThrow(
      message,
    );
  });

  it('knows the instances of a service by their names', () => {
    const spec = (...names: string[]): ServiceSpec => ({
      proton: 'ServiceSpec',
      pipeline: { file: CURRENT_VALUE },
      instances: names.map(name => ({
        name,
        environment: 'env',
        spec: { image: CURRENT_VALUE },
      })),
    });
    const before: ServiceSpec = {
      proton: 'ServiceSpec',
      pipeline: { file: 'Dockerfile' },
      instances: [
        { name: 'dev', environment: 'env', spec: { image: 'a:1' } },
        { name: 'prod', environment: 'env', spec: { image: 'a:0' } },
      ],
    };
    expect(resolveCurrentSpec(spec('prod', 'dev'), before)).toEqual({
      proton: 'ServiceSpec',
      pipeline: { file: 'Dockerfile' },
      instances: [before.instances[1], before.instances[0]],
    });
    expect(() => resolveCurrentSpec(spec('new'), before)).toThrow(
      /'instances\[0\]\.spec\.image'/,
    );
  });
});
