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
export const serviceUpdateExamples: TemplateExample[] = [
  {
    description: 'Add an instance in another environment',
    example: stringify({
      steps: [
        {
          id: 'add',
          name: 'Add the instance',
          action: 'nucleon:service:update',
          input: {
            service: 'orders',
            add: [
              { name: 'staging', environment: 'staging', inputs: { count: 1 } },
            ],
          },
        },
      ],
    }),
  },
  {
    description: 'Remove an instance',
    example: stringify({
      steps: [
        {
          id: 'remove',
          name: 'Remove the instance',
          action: 'nucleon:service:update',
          input: { service: 'default/orders', remove: ['staging'] },
        },
      ],
    }),
  },
  {
    description:
      'Change an input of an instance, and bring the pipeline to another version',
    example: stringify({
      steps: [
        {
          id: 'update',
          name: 'Update the service',
          action: 'nucleon:service:update',
          input: {
            service: 'orders',
            instances: [{ name: 'prod', inputs: { count: 4 } }],
            pipeline: { version: '1.3' },
          },
        },
      ],
    }),
  },
];
