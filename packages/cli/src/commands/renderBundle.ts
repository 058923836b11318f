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

import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { cli } from 'cleye';
import { InputError } from '@backstage/errors';
import { readOneVersion } from '../bundles/readVersions';
import { CommandContext, exitCodes } from '../CommandContext';
import { makeDirectory } from '../makeDirectory';
import {
  countProblems,
  isErrorProblem,
  writeProblems,
} from '../problems/writeProblems';
import {
  kindFlag,
  namespaceFlags,
  pathOf,
  refuseUnknownArguments,
} from '../readArguments';
import { checkRendered } from '../render/checkRendered';
import { readNamespaceFile, renderSpecFile } from '../render/renderSpecFile';

/**
 * The command `nucleon bundle render`: writes what a spec makes of a version.
 *
 * @internal
 */
export async function renderBundle(
  args: string[],
  context: CommandContext,
): Promise<number> {
  const parsed = cli(
    {
      name: 'nucleon bundle render',
      parameters: ['[DIR]'],
      flags: {
        spec: {
          type: pathOf('spec'),
          description: 'The YAML file with the inputs (required)',
        },
        ...namespaceFlags,
        check: {
          type: Boolean,
          description:
            "Check the rendered CloudFormation templates with AWS's own rules, which takes seconds",
        },
        output: {
          type: pathOf('output'),
          description: 'The directory to write to (required)',
        },
        kind: kindFlag,
      },
      help: {
        description:
          'Renders the environment, or all instances and the pipeline, of a spec. DIR is a version (v1/). Exit code 1 if bundle, spec or namespace is wrong; nothing is written then.',
        usage: 'nucleon bundle render DIR --spec FILE --output DIR [options]',
        examples: [
          'nucleon bundle render queue-worker/v1 --spec queue-worker/spec/spec.yaml --namespace queue-worker/spec/namespace.yaml --output rendered',
        ],
      },
    },
    undefined,
    args,
  );
  refuseUnknownArguments(parsed, ['DIR']);
  const { spec, output, kind } = parsed.flags;
  if (spec === undefined || output === undefined) {
    throw new InputError(
      `--${spec === undefined ? 'spec' : 'output'} is missing; --help shows what the command takes`,
    );
  }
  const { cwd, stdout, stderr } = context;
  const dir = parsed._.DIR!;
  refuseInside(resolve(cwd, dir), resolve(cwd, output), output);
  const version = await readOneVersion(dir, { cwd, kind });
  const known = await readNamespaceFile(parsed.flags.namespace, cwd);
  const { files, problems, placeholders } = await renderSpecFile({
    version,
    specFile: spec,
    namespace: known.namespace,
    arePlaceholdersAllowed: parsed.flags.placeholders ?? false,
    cwd,
  });
  const all = [...known.problems, ...(known.problems.length ? [] : problems)];
  if (all.length) {
    stdout.write(`${writeProblems(all)}${countProblems(all)}\n`);
    return exitCodes.problems;
  }
  const findings = parsed.flags.check
    ? await checkRendered(files, {
        bundleFiles: version.files,
        hasPlaceholders: placeholders.length > 0,
      })
    : [];
  stdout.write(
    writeProblems(
      findings.map(finding => ({
        ...finding,
        file: join(version.directory, finding.file ?? ''),
      })),
    ),
  );
  if (findings.some(isErrorProblem)) {
    stdout.write(`${countProblems(findings)}\n`);
    return exitCodes.problems;
  }
  for (const { path, placeholder } of placeholders) {
    stderr.write(`placeholder: ${path.join('.')} is '${placeholder}'\n`);
  }
  for (const { path, content } of files) {
    const location = join(output, path);
    await makeDirectory(dirname(resolve(cwd, location)));
    await writeFile(resolve(cwd, location), content);
    stdout.write(`${location}\n`);
  }
  if (!files.length) {
    stdout.write('The bundle has no code: there is nothing to render\n');
  }
  return exitCodes.fine;
}

// What is in a version's directory is part of the bundle, and the next version.
function refuseInside(dir: string, output: string, shown: string): void {
  const path = relative(dir, output);
  const isInside = path !== '..' && !path.startsWith(`..${sep}`);
  if (isInside && resolve(path) !== path) {
    throw new InputError(
      `--output '${shown}' is inside of the bundle; name a directory outside of it`,
    );
  }
}
