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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, isError } from '@backstage/errors';
import { Command, CommandContext, exitCodes } from './CommandContext';

interface CommandEntry {
  name: string;
  description: string;
  /** Only the command that was asked for is read, so that each starts quickly. */
  load(): Promise<Command>;
}

// Node.js sees the exports of a CommonJS module under `default`, other loaders each by its name.
async function load<T extends object>(
  loading: Promise<T & { default?: T }>,
): Promise<T> {
  const module = await loading;
  return module.default ?? module;
}

const commands: readonly CommandEntry[] = [
  {
    name: 'bundle validate',
    description: 'Check a bundle and show all problems at once',
    load: async () =>
      (await load(import('./commands/validateBundle'))).validateBundle,
  },
  {
    name: 'bundle render',
    description: 'Write what a spec makes of a bundle',
    load: async () =>
      (await load(import('./commands/renderBundle'))).renderBundle,
  },
  {
    name: 'bundle diff',
    description: 'Show what a new version changes, and for whom it breaks',
    load: async () =>
      (await load(import('./commands/diffBundles'))).diffBundles,
  },
  {
    name: 'bundle init',
    description: 'Make a new template with a bundle that works',
    load: async () => (await load(import('./commands/initBundle'))).initBundle,
  },
  {
    name: 'jinja',
    description: 'Render JSON lines, to compare with other Jinja engines',
    load: async () =>
      (await load(import('./commands/renderJinja'))).renderJinja,
  },
];

function version({ packageDirectory }: CommandContext): string {
  const text = readFileSync(join(packageDirectory, 'package.json'), 'utf8');
  return JSON.parse(text).version;
}

function help(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(
    ({ name, description }) =>
      `  nucleon ${name.padEnd(width)}  ${description}\n`,
  );
  return `Check, render and compare template bundles.

${lines.join('')}
  --help     after a command: what it takes
  --version  the version of this command

Exit codes: 0 fine, 1 problems were found, 2 wrong usage or a file that cannot be read or written.
`;
}

async function run(argv: string[], context: CommandContext): Promise<number> {
  const [first] = argv;
  if (first === '--version' || first === '-v') {
    context.stdout.write(`${version(context)}\n`);
    return exitCodes.fine;
  }
  if (first === undefined || first === '--help' || first === '-h') {
    context.stdout.write(help());
    return first === undefined ? exitCodes.failed : exitCodes.fine;
  }
  for (const { name, load: loadCommand } of commands) {
    const words = name.split(' ');
    if (words.every((word, index) => argv[index] === word)) {
      const command = await loadCommand();
      return await command(argv.slice(words.length), context);
    }
  }
  if (first === 'bundle' && [undefined, '--help', '-h'].includes(argv[1])) {
    context.stdout.write(help());
    return argv[1] === undefined ? exitCodes.failed : exitCodes.fine;
  }
  const words = argv.slice(0, first === 'bundle' ? 2 : 1).join(' ');
  const names = commands.map(({ name }) => name).join(', ');
  throw new InputError(`Unknown command '${words}'; known are ${names}`);
}

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
  try {
    return await run(argv, context);
  } catch (error) {
    context.stderr.write(`nucleon: ${describeFailure(error)}\n`);
    return exitCodes.failed;
  }
}

// What the user or the file system caused is told in a sentence; a fault of ours with all that helps to find it.
function describeFailure(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  // `ENOENT: no such file or directory, open '/a/b'`
  const system = /^E[A-Z]+: (.*), \w+ ('.*')$/.exec(error.message);
  if (system) {
    return `${system[2]}: ${system[1]}`;
  }
  return InputError.is(error) ? error.message : (error.stack ?? error.message);
}
