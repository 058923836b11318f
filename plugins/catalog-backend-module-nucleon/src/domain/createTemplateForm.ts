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

/**
 * Proton's pattern for names (letters, digits, `_` and `-`, no separator in
 * front) and the catalog's (63 characters, alphanumeric ends) at once.
 *
 * @internal
 */
export const NAME_PATTERN = '^[0-9A-Za-z]([0-9A-Za-z_-]{0,61}[0-9A-Za-z])?$';

/**
 * The parameters that the Create page asks for: the usual fields, then
 * everything that depends on the template's version in one field of ours, which
 * draws it from the API. Nothing here can be stale.
 *
 * @internal
 */
export function createTemplateForm(options: {
  kind: TemplateKind;
  template: string;
}): JsonObject[] {
  const { kind, template } = options;
  return [
    {
      title: kind === 'service' ? 'About the service' : 'About the environment',
      required:
        kind === 'service'
          ? ['name', 'owner']
          : ['name', 'owner', 'destination'],
      properties: {
        name: {
          title: 'Name',
          type: 'string',
          description:
            'Letters, digits, dashes and underscores; at most 63 characters. It cannot be changed later.',
          pattern: NAME_PATTERN,
          maxLength: 63,
          'ui:autofocus': true,
        },
        owner: {
          title: 'Owner',
          type: 'string',
          description: 'The team that answers for it.',
          'ui:field': 'OwnerPicker',
          'ui:options': { catalogFilter: { kind: ['Group', 'User'] } },
        },
        system: {
          title: 'System',
          type: 'string',
          description: 'The system that it is a part of, if any.',
          'ui:field': 'EntityPicker',
          'ui:options': {
            catalogFilter: { kind: 'System' },
            allowArbitraryValues: false,
          },
        },
        description: {
          title: 'Description',
          type: 'string',
          maxLength: 500,
          'ui:widget': 'textarea',
          'ui:options': { rows: 2 },
        },
        ...(kind === 'service' ? componentFields() : environmentFields()),
      },
    },
    {
      title: kind === 'service' ? 'Instances and inputs' : 'Inputs',
      required: ['spec'],
      properties: {
        spec: {
          title: 'Template version and inputs',
          type: 'object',
          'ui:field': 'NucleonSpec',
          'ui:options': { kind, template },
        },
      },
    },
  ];
}

function componentFields(): JsonObject {
  return {
    type: {
      title: 'Type',
      type: 'string',
      description: 'The type of the component in the catalog.',
      default: 'service',
      examples: ['service', 'website', 'worker'],
    },
    lifecycle: {
      title: 'Lifecycle',
      type: 'string',
      description: 'The lifecycle of the component in the catalog.',
      default: 'production',
      examples: ['experimental', 'production', 'deprecated'],
    },
  };
}

function environmentFields(): JsonObject {
  return {
    destination: {
      title: 'Destination',
      type: 'string',
      description: 'The account and region that it is deployed to.',
      'ui:field': 'NucleonDestination',
    },
  };
}
