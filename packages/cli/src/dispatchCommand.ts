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

/**
 * The commands, each to be loaded when it is asked for.
 *
 * @internal
 */
export type CommandLoaders = Record<CommandName, () => Promise<Command>>;

type CommandName = keyof typeof commands;

const commands = {
  'bundle validate': 'Check a bundle and show all problems at once',
  'bundle render': 'Write what a spec makes of a bundle',
  'bundle diff': 'Show what a new version changes, and for whom it breaks',
  'bundle init': 'Make a new template with a bundle that works: begin here',
  jinja: 'Render JSON lines, to compare with other Jinja engines',
} as const;

// Object.keys does not tell that the keys are those of the type.
const names = Object.keys(commands) as CommandName[];

function version({ packageDirectory }: CommandContext): string {
  const text = readFileSync(join(packageDirectory, 'package.json'), 'utf8');
  return JSON.parse(text).version;
}

function help(): string {
  const width = Math.max(...names.map(name => name.length));
  const lines = names.map(
    name => `  nucleon ${name.padEnd(width)}  ${commands[name]}\n`,
  );
  return `Check, render and compare template bundles.

${lines.join('')}
  nucleon COMMAND --help   What the command takes, with an example
  nucleon --version        The version of nucleon

Exit codes: 0 fine, 1 problems were found, 2 wrong usage or a file that cannot be read or written.
`;
}

async function run(
  argv: string[],
  context: CommandContext,
  loaders: CommandLoaders,
): Promise<number> {
  const [first] = argv;
  if (first === '--version' || first === '-v') {
    context.stdout.write(`${version(context)}\n`);
    return exitCodes.fine;
  }
  if (first === undefined || first === '--help' || first === '-h') {
    context.stdout.write(help());
    return first === undefined ? exitCodes.failed : exitCodes.fine;
  }
  for (const name of names) {
    const words = name.split(' ');
    if (words.every((word, index) => argv[index] === word)) {
      const command = await loaders[name]();
      return await command(argv.slice(words.length), context);
    }
  }
  if (first === 'bundle' && [undefined, '--help', '-h'].includes(argv[1])) {
    context.stdout.write(help());
    return argv[1] === undefined ? exitCodes.failed : exitCodes.fine;
  }
  const words = argv.slice(0, first === 'bundle' ? 2 : 1).join(' ');
  throw new InputError(
    `Unknown command '${words}'; known are ${names.join(', ')}`,
  );
}

/**
 * Finds the command that is meant, runs it, and turns what it throws into words and an exit code.
 *
 * @internal
 */
export async function dispatchCommand(options: {
  argv: string[];
  context: CommandContext;
  loaders: CommandLoaders;
}): Promise<number> {
  const { argv, context, loaders } = options;
  try {
    return await run(argv, context, loaders);
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
