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

import { createConditionExports } from '@backstage/plugin-permission-node';
import { createFieldRule } from './createFieldRule';
import { destinationResourceRef } from './resources';

/**
 * The rules for destinations.
 *
 * @public
 */
export const destinationRules = {
  isNamed: createFieldRule({
    name: 'IS_NAMED',
    description: 'Destinations with one of the names',
    resourceRef: destinationResourceRef,
    field: 'name',
  }),
};

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: destinationResourceRef,
  rules: destinationRules,
});

/**
 * Conditions for policies that decide about destinations.
 *
 * @public
 */
export const destinationConditions = conditions;

/**
 * A policy's decision about destinations that depends on conditions.
 *
 * @public
 */
export const createDestinationConditionalDecision = createConditionalDecision;
