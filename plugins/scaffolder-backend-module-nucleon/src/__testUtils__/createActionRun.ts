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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';

/**
 * Runs an action as the scaffolder would, as a step `create` of a task, and
 * answers with its outputs. Checkpoints are kept in `state`, so that a second
 * run with the same state is a retry.
 */
export async function createActionRun(options: {
  action: TemplateAction<any, any>;
  input: JsonObject;
  state?: Map<string, JsonValue>;
  isDryRun?: boolean;
  log?: string[];
}): Promise<Record<string, unknown>> {
  const { action, input, state = new Map(), isDryRun, log = [] } = options;
  const outputs: Record<string, unknown> = {};
  const write = (level: string) => (message: string) => {
    log.push(`${level}: ${message}`);
  };
  const context = createMockActionContext({
    input,
    task: { id: 'task-1' },
    logger: mockServices.logger.mock({
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    }),
  });
  await action.handler({
    ...context,
    isDryRun,
    step: { id: 'create', name: 'Create' },
    getInitiatorCredentials: async () =>
      mockCredentials.user('user:default/eva'),
    output: (name, value) => {
      outputs[String(name)] = value;
    },
    // The mock keeps no checkpoints.
    async checkpoint({ key, fn }) {
      const value = state.get(key) ?? (await fn());
      state.set(key, value);
      return value;
    },
  });
  return outputs;
}
