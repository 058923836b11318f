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

import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const environmentCreateExamples: TemplateExample[] = [
  {
    description: 'Create an environment from what a generated form has asked',
    example: stringify({
      steps: [
        {
          id: 'create',
          name: 'Create the environment',
          action: 'nucleon:environment:create',
          input: {
            name: '${{ parameters.name }}',
            owner: '${{ parameters.owner }}',
            template: 'default/network',
            destination: '${{ parameters.destination }}',
            version: '${{ parameters.spec.version }}',
            inputs: '${{ parameters.spec.inputs }}',
            secrets: '${{ secrets.NUCLEON_SECRETS }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Create an environment with inputs of your own',
    example: stringify({
      steps: [
        {
          id: 'create',
          name: 'Create a sandbox',
          action: 'nucleon:environment:create',
          input: {
            name: 'sandbox-${{ parameters.team }}',
            owner: 'group:default/${{ parameters.team }}',
            template: 'network',
            version: '1',
            destination: 'sandbox',
            inputs: { vpc_cidr: '10.0.0.0/16' },
          },
        },
      ],
    }),
  },
];
