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

import {
  copyFile,
  lstat,
  readdir,
  readFile,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { cli } from 'cleye';
import { InputError } from '@backstage/errors';
import { CommandContext, exitCodes } from '../CommandContext';
import { makeDirectory } from '../makeDirectory';
import { oneOf, refuseUnknownArguments } from '../readArguments';

const TYPES = [
  'service',
  'service-without-pipeline',
  'environment',
  'plain',
  'terraform',
  'codebuild',
] as const;
const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The command `nucleon bundle init`: makes a new template's directory.
 *
 * @internal
 */
export async function initBundle(
  args: string[],
  context: CommandContext,
): Promise<number> {
  const parsed = cli(
    {
      name: 'nucleon bundle init',
      parameters: ['[DIR]'],
      flags: {
        type: {
          type: oneOf('type', TYPES),
          description: `What to begin with: ${TYPES.join(', ')} (required)`,
        },
      },
      help: {
        description:
          "Makes the directory of a template: template.yaml for Backstage, v1/ with a bundle that works, and spec/ to try it with. The directory's name is the template's. Nothing that exists is written to.",
        usage: 'nucleon bundle init DIR --type TYPE',
        examples: [
          'nucleon bundle init queue-worker --type service-without-pipeline',
        ],
      },
    },
    undefined,
    args,
  );
  refuseUnknownArguments(parsed, ['DIR']);
  const { type } = parsed.flags;
  if (type === undefined) {
    throw new InputError(`--type is missing; it is one of ${TYPES.join(', ')}`);
  }
  const { cwd, stdout, packageDirectory } = context;
  const dir = parsed._.DIR!;
  const location = resolve(cwd, dir);
  const name = basename(location);
  if (!NAME.test(name)) {
    throw new InputError(
      `The directory's name is the template's, and '${name}' is none: use up to 63 small letters, digits and dashes`,
    );
  }
  await makeNewDirectory(location, dir);
  const source = join(packageDirectory, 'templates', type);
  const files = await readdir(source, { recursive: true, withFileTypes: true });
  const paths = files
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(source.length + 1))
    .sort();
  for (const path of paths) {
    const target = join(location, path);
    await makeDirectory(dirname(target));
    if (path === 'template.yaml') {
      const text = await readFile(join(source, path), 'utf8');
      await writeFile(target, text.replace(/\bmy-template\b/g, name));
    } else {
      await copyFile(join(source, path), target);
    }
    stdout.write(`${join(dir, path)}\n`);
  }
  stdout.write(`\nTry it:\n  nucleon bundle validate ${dir}\n`);
  if (paths.some(path => path.startsWith('spec'))) {
    const namespace = paths.includes(join('spec', 'namespace.yaml'))
      ? ` --namespace ${join(dir, 'spec/namespace.yaml')}`
      : '';
    stdout.write(
      `  nucleon bundle render ${join(dir, 'v1')} --spec ${join(dir, 'spec/spec.yaml')}${namespace} --output rendered\n`,
    );
  }
  return exitCodes.fine;
}

async function makeNewDirectory(
  location: string,
  shown: string,
): Promise<void> {
  const isThere = await lstat(location).catch(() => undefined);
  if (isThere) {
    throw new InputError(
      `'${shown}' is there already; name a directory that is not`,
    );
  }
  await makeDirectory(location);
}
