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

import { cli } from 'cleye';
import { checkSchemaCompatibility, diffInputs } from '@nucleon/template-bundle';
import { BundleVersion } from '../bundles/BundleVersion';
import { readVersions } from '../bundles/readVersions';
import { CommandContext, exitCodes } from '../CommandContext';
import { describeInputChange } from '../diff/describeInputChange';
import { diffRenderings, listChangedFiles } from '../diff/diffFiles';
import { isNewMajor, pairVersions } from '../diff/pairVersions';
import { Namespace } from '../namespace/Namespace';
import { isErrorProblem, writeProblems } from '../problems/writeProblems';
import {
  kindFlag,
  namespaceFlags,
  pathOf,
  refuseUnknownArguments,
} from '../readArguments';
import { readNamespaceFile, renderSpecFile } from '../render/renderSpecFile';

interface DiffOptions {
  specFiles: string[];
  namespace: Namespace;
  arePlaceholdersAllowed: boolean;
  context: CommandContext;
}

/**
 * The command `nucleon bundle diff`: shows what a newer bundle changes.
 *
 * @internal
 */
export async function diffBundles(
  args: string[],
  context: CommandContext,
): Promise<number> {
  const parsed = cli(
    {
      name: 'nucleon bundle diff',
      parameters: ['[OLD]', '[NEW]'],
      flags: {
        spec: {
          type: [pathOf('spec')],
          description:
            'Compare what the spec in this file renders to; may be repeated',
        },
        ...namespaceFlags,
        kind: kindFlag,
      },
      help: {
        description:
          'Compares two versions, or all versions of two checkouts of a template. Exit code 1 if the newer one cannot be a minor version of the same major, if either is invalid, or if a spec does not fit.',
        usage: 'nucleon bundle diff OLD NEW [options]',
        examples: [
          'nucleon bundle diff ../published/queue-worker queue-worker',
          'nucleon bundle diff queue-worker/v1 queue-worker/v2 --spec queue-worker/spec/spec.yaml --placeholders',
        ],
      },
    },
    undefined,
    args,
  );
  refuseUnknownArguments(parsed, ['OLD', 'NEW']);
  const { spec, namespace: file, placeholders, kind } = parsed.flags;
  const { cwd, stdout } = context;
  const pairs = pairVersions(
    await readVersions(parsed._.OLD!, { cwd, kind }),
    await readVersions(parsed._.NEW!, { cwd, kind }),
  );
  const { namespace, problems } = await readNamespaceFile(file, cwd);
  if (problems.length) {
    stdout.write(writeProblems(problems));
    return exitCodes.problems;
  }
  const options: DiffOptions = {
    specFiles: spec,
    namespace,
    arePlaceholdersAllowed: placeholders ?? false,
    context,
  };
  let isFine = true;
  for (const { older, newer } of pairs) {
    if (older && newer) {
      isFine = (await diffVersions(older, newer, options)) && isFine;
    } else if (newer) {
      stdout.write(`${newer.directory} is new\n`);
    } else {
      stdout.write(`${older?.directory} is gone\n`);
    }
  }
  return isFine ? exitCodes.fine : exitCodes.problems;
}

async function diffVersions(
  older: BundleVersion,
  newer: BundleVersion,
  options: DiffOptions,
): Promise<boolean> {
  const { stdout } = options.context;
  stdout.write(`${older.directory} -> ${newer.directory}\n`);
  const errors = [...older.problems, ...newer.problems].filter(isErrorProblem);
  if (errors.length) {
    stdout.write(writeProblems(errors));
    return false;
  }
  const reasons = checkSchemaCompatibility(older.schema, newer.schema);
  const mayBreak = isNewMajor(older, newer);
  stdout.write(describeCompatibility(reasons, mayBreak));
  writeSection(
    options.context,
    'Inputs',
    diffInputs(older.schema, newer.schema).map(describeInputChange),
  );
  writeSection(
    options.context,
    'Files',
    listChangedFiles(older.files, newer.files),
  );
  let isFine = mayBreak || !reasons.length;
  for (const specFile of options.specFiles) {
    isFine = (await diffSpec(specFile, { older, newer, options })) && isFine;
  }
  return isFine;
}

function describeCompatibility(reasons: string[], mayBreak: boolean): string {
  if (!reasons.length) {
    return 'Compatible: each spec for the old version is valid for the new one\n';
  }
  const remedy = mayBreak
    ? 'Not compatible, as a new major version may be'
    : 'Not compatible, so that it cannot be a minor version; mend it, or make it a new major';
  return `${remedy}:\n${reasons.map(reason => `  - ${reason}\n`).join('')}`;
}

function writeSection(
  { stdout }: CommandContext,
  title: string,
  lines: string[],
): void {
  const list = lines.length ? lines : ['no change'];
  stdout.write(`${title}\n${list.map(line => `  ${line}\n`).join('')}`);
}

async function diffSpec(
  specFile: string,
  versions: {
    older: BundleVersion;
    newer: BundleVersion;
    options: DiffOptions;
  },
): Promise<boolean> {
  const { namespace, arePlaceholdersAllowed, context } = versions.options;
  const { stdout, cwd } = context;
  const render = (version: BundleVersion) =>
    renderSpecFile({
      ...{ version, specFile, namespace, arePlaceholdersAllowed, cwd },
    });
  const before = await render(versions.older);
  const after = await render(versions.newer);
  stdout.write(`Rendered with ${specFile}\n`);
  let isFine = true;
  for (const [word, { problems }] of [
    ['old', before],
    ['new', after],
  ] as const) {
    if (problems.length) {
      stdout.write(
        `  cannot be rendered with the ${word} version:\n${writeProblems(problems)}`,
      );
      isFine = false;
    }
  }
  if (isFine) {
    const text = diffRenderings(before.files, after.files);
    stdout.write(text || '  no change\n');
  }
  return isFine;
}
