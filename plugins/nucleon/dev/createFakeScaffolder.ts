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
import { ScaffolderApi } from '@backstage/plugin-scaffolder-react';

/** A Create page whose forms can be filled in, and that creates nothing. */
export function createFakeScaffolder(): ScaffolderApi {
  const fake: Partial<ScaffolderApi> = {
    async getTemplateParameterSchema(templateRef) {
      const [, name] = templateRef.split('/');
      const kind = name === 'network' ? 'environment' : 'service';
      return {
        title: name,
        steps: [
          {
            title: `About the ${kind}`,
            schema: {
              type: 'object',
              required: ['name'],
              properties: {
                name: { type: 'string', title: 'Name' },
                ...(kind === 'environment'
                  ? {
                      destination: {
                        type: 'string',
                        title: 'Destination',
                        'ui:field': 'NucleonDestination',
                      },
                    }
                  : {}),
              },
            },
          },
          {
            title: 'Inputs',
            schema: {
              type: 'object',
              required: ['spec'],
              properties: {
                spec: {
                  type: 'object',
                  title: 'Template version and inputs',
                  'ui:field': 'NucleonSpec',
                  'ui:options': { kind, template: `default/${name}` },
                },
              },
            },
          },
        ],
      };
    },
    async listActions() {
      return [];
    },
  };
  return fake as ScaffolderApi;
}
