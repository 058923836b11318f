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
import { serviceResourceRef } from './resources';

/**
 * The rules for services.
 *
 * @public
 */
export const serviceRules = {
  isOwner: createFieldRule({
    name: 'IS_OWNER',
    description: 'Services that one of the entities owns',
    resourceRef: serviceResourceRef,
    field: 'owner',
  }),
  isNamed: createFieldRule({
    name: 'IS_NAMED',
    description: 'Services with one of the names',
    resourceRef: serviceResourceRef,
    field: 'name',
  }),
  isFromTemplate: createFieldRule({
    name: 'IS_FROM_TEMPLATE',
    description: 'Services that were made from one of the templates',
    resourceRef: serviceResourceRef,
    field: 'template',
  }),
};

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: serviceResourceRef,
  rules: serviceRules,
});

/**
 * Conditions for policies that decide about services.
 *
 * @public
 */
export const serviceConditions = conditions;

/**
 * A policy's decision about services that depends on conditions.
 *
 * @public
 */
export const createServiceConditionalDecision = createConditionalDecision;
