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

import { Entity } from '@backstage/catalog-model';
import { NAME_PATTERN } from '../domain/createTemplateForm';
import { NucleonTemplateProcessor } from './NucleonTemplateProcessor';

function createTemplate(annotation: string | undefined, spec = {}): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: 'network',
      namespace: 'infra',
      annotations: {
        ...(annotation && { 'nucleon.dev/template': annotation }),
      },
    },
    spec: { owner: 'platform', type: 'environment', ...spec },
  };
}

const processor = new NucleonTemplateProcessor();

describe('NucleonTemplateProcessor', () => {
  it('asks for a destination where an environment is made, and passes on what was asked', async () => {
    const { spec } = await processor.preProcessEntity(
      createTemplate('environment'),
    );
    expect(spec).toMatchObject({
      owner: 'platform',
      parameters: [
        {
          required: ['name', 'owner', 'destination'],
          properties: { destination: { 'ui:field': 'NucleonDestination' } },
        },
        {
          properties: {
            spec: {
              'ui:field': 'NucleonSpec',
              'ui:options': { kind: 'environment', template: 'infra/network' },
            },
          },
        },
      ],
      steps: [
        {
          id: 'create',
          action: 'nucleon:environment:create',
          input: {
            template: 'infra/network',
            name: '${{ parameters.name }}',
            destination: '${{ parameters.destination }}',
            version: '${{ parameters.spec.version }}',
            inputs: '${{ parameters.spec.inputs }}',
            secrets: '${{ secrets.NUCLEON_SECRETS }}',
          },
        },
      ],
      output: {
        links: [
          { entityRef: '${{ steps.create.output.entityRef }}' },
          { url: '${{ steps.create.output.deploymentUrl }}' },
        ],
      },
    });
  });

  it('keeps what a team has written itself', async () => {
    const parameters = [{ title: 'Mine', properties: {} }];
    const steps = [{ id: 'mine', action: 'debug:log' }];
    const withSteps = await processor.preProcessEntity(
      createTemplate('service', { steps }),
    );
    expect(withSteps.spec).toMatchObject({
      steps,
      parameters: [{ title: 'About the service' }, {}],
    });
    expect(withSteps.spec).not.toHaveProperty('output');

    const withParameters = await processor.preProcessEntity(
      createTemplate('service', { parameters }),
    );
    expect(withParameters.spec).toMatchObject({
      parameters,
      steps: [{ action: 'nucleon:service:create' }],
    });
  });

  it('touches no other Template, and says what is wrong with an annotation', async () => {
    const other = createTemplate(undefined);
    expect(await processor.preProcessEntity(other)).toBe(other);
    await expect(
      processor.preProcessEntity(createTemplate('component')),
    ).rejects.toThrow(
      "The annotation nucleon.dev/template is 'component'; it must be 'environment' or 'service'",
    );
  });

  it.each([
    ['a', true],
    ['orders-2_b', true],
    ['A'.repeat(63), true],
    ['A'.repeat(64), false],
    ['-orders', false],
    ['orders_', false],
    ['or.ders', false],
    ['', false],
  ])('takes %p as a name: %p', (name, isName) => {
    expect(new RegExp(NAME_PATTERN).test(name)).toBe(isName);
  });
});
