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
export const deploymentWaitExamples: TemplateExample[] = [
  {
    description: 'Wait for the deployment that an earlier step has started',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the deployment',
          action: 'nucleon:deployment:wait',
          input: {
            deploymentId: '${{ steps.create.output.deploymentId }}',
            timeout: { minutes: 45 },
          },
        },
      ],
    }),
  },
  {
    description: 'Wait for each of several deployments',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for all instances',
          action: 'nucleon:deployment:wait',
          each: '${{ steps.create.output.deploymentIds }}',
          input: { deploymentId: '${{ each.value }}' },
        },
      ],
    }),
  },
];
