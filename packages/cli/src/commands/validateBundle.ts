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
import { BundlePart } from '@nucleon/template-bundle';
import { BundleVersion } from '../bundles/BundleVersion';
import { readVersions } from '../bundles/readVersions';
import { CommandContext, exitCodes } from '../CommandContext';
import {
  countProblems,
  isErrorProblem,
  writeGitHubProblems,
  writeProblems,
} from '../problems/writeProblems';
import { kindFlag, oneOf, refuseUnknownArguments } from '../readArguments';

/**
 * The command `nucleon bundle validate`: checks versions as their registration would.
 *
 * @internal
 */
export async function validateBundle(
  args: string[],
  context: CommandContext,
): Promise<number> {
  const parsed = cli(
    {
      name: 'nucleon bundle validate',
      parameters: ['[DIR]'],
      flags: {
        check: {
          type: Boolean,
          description:
            "Ask AWS's own rules about CloudFormation templates too, which takes seconds",
        },
        kind: kindFlag,
        format: {
          type: oneOf('format', ['text', 'json', 'github']),
          description:
            'How problems are written: text (the default), json or github',
        },
      },
      help: {
        description:
          'Checks a version (v1/), all versions of a template (the directory with v1/, v2/), an archive (.tar.gz) or a plain CloudFormation template, and shows all problems at once, as file:line:column. Exit code 1 if one is an error.',
        usage: 'nucleon bundle validate DIR [options]',
        examples: [
          'nucleon bundle validate queue-worker',
          'nucleon bundle validate queue-worker/v1 --check',
        ],
      },
    },
    undefined,
    args,
  );
  refuseUnknownArguments(parsed, ['DIR']);
  const versions = await readVersions(parsed._.DIR!, {
    cwd: context.cwd,
    kind: parsed.flags.kind,
    check: parsed.flags.check ? 'codeAndRules' : 'code',
  });
  const problems = versions.flatMap(version => version.problems);
  switch (parsed.flags.format) {
    case 'json':
      context.stdout.write(`${JSON.stringify(describe(versions), null, 2)}\n`);
      break;
    case 'github':
      context.stdout.write(writeGitHubProblems(problems));
      break;
    default:
      context.stdout.write(writeProblems(problems));
      context.stdout.write(
        versions
          .filter(({ bundle }) => bundle)
          .map(version => `${version.directory}: ${summarize(version)}\n`)
          .join(''),
      );
      if (problems.length) {
        context.stdout.write(`${countProblems(problems)}\n`);
      }
  }
  return problems.some(isErrorProblem) ? exitCodes.problems : exitCodes.fine;
}

function describe(versions: BundleVersion[]) {
  return {
    isValid: versions.every(({ bundle }) => bundle !== undefined),
    versions: versions.map(({ directory, kind, bundle, problems }) => ({
      directory,
      kind,
      isValid: bundle !== undefined,
      problems,
    })),
  };
}

// `a valid service bundle (instance: cloudformation, pipeline: cloudformation)`
function summarize({ kind, bundle }: BundleVersion): string {
  const parts = Object.entries(bundle?.manifests ?? {}) as [
    BundlePart,
    { engine: string },
  ][];
  const engines = parts.map(([part, { engine }]) => `${part}: ${engine}`);
  return `a valid ${kind} bundle (${engines.join(', ') || 'provisioned by the customer'})`;
}
