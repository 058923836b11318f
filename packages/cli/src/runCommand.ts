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

import { CommandContext } from './CommandContext';
import { CommandLoaders, dispatchCommand } from './dispatchCommand';

// Node.js sees the exports of a CommonJS module under `default`, other loaders each by its name.
async function load<T extends object>(
  loading: Promise<T & { default?: T }>,
): Promise<T> {
  const module = await loading;
  return module.default ?? module;
}

// Only the command that was asked for is read, so that each starts quickly.
const loaders: CommandLoaders = {
  'bundle validate': async () =>
    (await load(import('./commands/validateBundle'))).validateBundle,
  'bundle render': async () =>
    (await load(import('./commands/renderBundle'))).renderBundle,
  'bundle diff': async () =>
    (await load(import('./commands/diffBundles'))).diffBundles,
  'bundle init': async () =>
    (await load(import('./commands/initBundle'))).initBundle,
  jinja: async () => (await load(import('./commands/renderJinja'))).renderJinja,
};

/**
 * Runs the command `nucleon` with the words after its name. Resolves to the exit code: 0 fine, 1 problems were found, 2
 * wrong usage or a file that cannot be read or written.
 *
 * @public
 */
export async function runCommand(
  argv: string[],
  context: CommandContext,
): Promise<number> {
  return await dispatchCommand({ argv, context, loaders });
}
