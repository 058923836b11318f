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
import { environmentResourceRef } from './resources';

/**
 * The rules for environments.
 *
 * @public
 */
export const environmentRules = {
  isOwner: createFieldRule({
    name: 'IS_OWNER',
    description: 'Environments that one of the entities owns',
    resourceRef: environmentResourceRef,
    field: 'owner',
  }),
  isNamed: createFieldRule({
    name: 'IS_NAMED',
    description: 'Environments with one of the names',
    resourceRef: environmentResourceRef,
    field: 'name',
  }),
  isInDestination: createFieldRule({
    name: 'IS_IN_DESTINATION',
    description: 'Environments in one of the destinations',
    resourceRef: environmentResourceRef,
    field: 'destination',
  }),
  isFromTemplate: createFieldRule({
    name: 'IS_FROM_TEMPLATE',
    description: 'Environments that were made from one of the templates',
    resourceRef: environmentResourceRef,
    field: 'template',
  }),
};

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: environmentResourceRef,
  rules: environmentRules,
});

/**
 * Conditions for policies that decide about environments.
 *
 * @public
 */
export const environmentConditions = conditions;

/**
 * A policy's decision about environments that depends on conditions.
 *
 * @public
 */
export const createEnvironmentConditionalDecision = createConditionalDecision;
