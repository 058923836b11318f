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
export const serviceCreateExamples: TemplateExample[] = [
  {
    description: 'Create a service from what a generated form has asked',
    example: stringify({
      steps: [
        {
          id: 'create',
          name: 'Create the service',
          action: 'nucleon:service:create',
          input: {
            name: '${{ parameters.name }}',
            owner: '${{ parameters.owner }}',
            template: 'default/fargate-service',
            version: '${{ parameters.spec.version }}',
            instances: '${{ parameters.spec.instances }}',
            pipeline: '${{ parameters.spec.pipeline }}',
            repository: '${{ parameters.spec.repository }}',
            secrets: '${{ secrets.NUCLEON_SECRETS }}',
          },
        },
      ],
    }),
  },
  {
    description:
      "Create a service for the team's own entity and wait for its first instance",
    example: stringify({
      steps: [
        {
          id: 'create',
          name: 'Create the service',
          action: 'nucleon:service:create',
          input: {
            name: '${{ parameters.name }}',
            owner: 'group:default/shop',
            entityRef: 'component:default/${{ parameters.name }}',
            template: 'queue-worker',
            instances: [
              {
                name: 'dev',
                environment: 'dev',
                inputs: { concurrency: 2 },
              },
            ],
          },
        },
        {
          id: 'wait',
          name: 'Wait for it',
          action: 'nucleon:deployment:wait',
          if: '${{ steps.create.output.deploymentId }}',
          input: {
            deploymentId: '${{ steps.create.output.deploymentId }}',
            timeout: { minutes: 20 },
          },
        },
      ],
    }),
  },
];
