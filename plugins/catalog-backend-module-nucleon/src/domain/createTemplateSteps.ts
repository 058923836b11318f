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

import { JsonObject } from '@backstage/types';
import { TemplateKind } from '@nucleon/plugin-nucleon-common';

const STEP_ID = 'create';

/**
 * The one step of a generated Template, and where its output leads. What the
 * form left empty renders to nothing and is then absent from the action's
 * input.
 *
 * @internal
 */
export function createTemplateSteps(options: {
  kind: TemplateKind;
  template: string;
}): { steps: JsonObject[]; output: JsonObject } {
  const { kind, template } = options;
  return {
    steps: [
      {
        id: STEP_ID,
        name:
          kind === 'service' ? 'Create the service' : 'Create the environment',
        action: `nucleon:${kind}:create`,
        input: {
          template,
          ...fromParameters('name', 'owner', 'system', 'description'),
          ...(kind === 'service'
            ? {
                ...fromParameters('type', 'lifecycle'),
                ...fromSpec('version', 'instances', 'pipeline', 'repository'),
              }
            : {
                ...fromParameters('destination'),
                ...fromSpec('version', 'inputs'),
              }),
          // A JSON string keyed by path; sensitive inputs never become parameters,
          // which the scaffolder keeps and shows.
          secrets: '${{ secrets.NUCLEON_SECRETS }}',
        },
      },
    ],
    output: {
      links: [
        {
          title:
            kind === 'service' ? 'Open the service' : 'Open the environment',
          icon: 'catalog',
          entityRef: `\${{ steps.${STEP_ID}.output.entityRef }}`,
        },
        {
          title: 'Follow the deployment',
          url: `\${{ steps.${STEP_ID}.output.deploymentUrl }}`,
        },
      ],
    },
  };
}

function fromParameters(...names: string[]): JsonObject {
  return Object.fromEntries(
    names.map(name => [name, `\${{ parameters.${name} }}`]),
  );
}

function fromSpec(...names: string[]): JsonObject {
  return Object.fromEntries(
    names.map(name => [name, `\${{ parameters.spec.${name} }}`]),
  );
}
