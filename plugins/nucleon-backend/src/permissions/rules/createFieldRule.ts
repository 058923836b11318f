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

import { PermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod/v3';
import { ResourceField } from '../../domain/ResourceCriteria';
import {
  NucleonPermissionFilter,
  NucleonPermissionResource,
} from './resources';

/**
 * The parameter of all rules: the values that the field may have.
 *
 * @public
 */
export type NucleonRuleParams = { values: string[] };

const paramsSchema = z.object({
  values: z.array(z.string()).describe('What the field may be'),
});

/**
 * Options of {@link createFieldRule}.
 *
 * @internal
 */
export type CreateFieldRuleOptions<TType extends string> = {
  name: string;
  description: string;
  resourceRef: { resourceType: TType };
  field: ResourceField;
};

/**
 * A rule that a field of a resource has one of the values of its parameter.
 *
 * @internal
 */
export function createFieldRule<TType extends string>(
  options: CreateFieldRuleOptions<TType>,
): PermissionRule<
  NucleonPermissionResource,
  NucleonPermissionFilter,
  TType,
  NucleonRuleParams
> {
  const { name, description, resourceRef, field } = options;
  return {
    name,
    description,
    resourceType: resourceRef.resourceType,
    // `never`, because the compiler would compare zod's types without end.
    paramsSchema: paramsSchema as never,
    apply: (resource, params) => {
      const value = resource[field];
      return value !== undefined && params.values.includes(value);
    },
    toQuery: params => ({ field, values: params.values }),
  };
}
