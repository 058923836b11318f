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
import { Bundle, BundlePart } from '../bundle/Bundle';
import { BundleTexts } from '../bundle/BundleTexts';
import { Problem } from '../bundle/Problem';
import { HclParser } from './HclParser';

/**
 * What {@link checkTerraform} found.
 *
 * @public
 */
export interface CheckedTerraform {
  /** What is wrong: errors where the code cannot be read, warnings where it could not be checked. */
  problems: Problem[];
  /** The names of the outputs of each part that is Terraform, sorted. */
  outputs: Partial<Record<BundlePart, string[]>>;
}

// Real code has a tenth of it. The parser takes seconds for so much.
const LARGEST_PARSED = 256 * 1024;
const LONGEST_PARSING = 20_000;
const LONGEST_IN_ALL = 60_000;
const MOST_FAILURES = 3;
const LONGEST_MESSAGE = 500;

// What the parser calls each file, so that its places can be told from the code that it quotes.
const FILE = 'nucleon-bundle.tf';
const PLACE = new RegExp(
  `${FILE.replace('.', '\\.')}:(\\d+),(\\d+)(?:-[\\d,]+)?: `,
);

/**
 * Reads the Terraform code of a bundle as Terraform does, in a thread, and lists its outputs. What it reads of its variables
 * is checked by {@link parseBundle} already. Bundles without Terraform cost nothing.
 *
 * @public
 */
export async function checkTerraform(
  bundle: Pick<Bundle, 'manifests' | 'files'>,
): Promise<CheckedTerraform> {
  const parser = new HclParser({ timeoutInMilliseconds: LONGEST_PARSING });
  const texts = new BundleTexts(bundle.files);
  const problems: Problem[] = [];
  const outputs: CheckedTerraform['outputs'] = {};
  const end = performance.now() + LONGEST_IN_ALL;
  let failures = 0;

  const check = async (path: string): Promise<string[]> => {
    const source = texts.text(path);
    if (source === undefined) {
      problems.push(error('The file is no UTF-8 text', path));
      return [];
    }
    const reason = whyNotChecked(texts.size(path), { failures, end });
    if (reason !== undefined) {
      problems.push(notChecked(reason, path));
      return [];
    }
    const result = await parser.parse(FILE, source);
    if ('outputs' in result) {
      return result.outputs;
    }
    if ('message' in result) {
      problems.push(...readDiagnostics(result.message, path));
    } else {
      failures += 1;
      problems.push(notChecked(result.failure, path));
    }
    return [];
  };

  try {
    for (const part of ['infrastructure', 'instance', 'pipeline'] as const) {
      const manifest = bundle.manifests[part];
      if (manifest?.engine === 'terraform') {
        const names: string[] = [];
        for (const path of manifest.paths) {
          names.push(...(await check(path)));
        }
        outputs[part] = names.sort();
      }
    }
  } finally {
    await parser.close();
  }
  return { problems, outputs };
}

function whyNotChecked(
  size: number,
  state: { failures: number; end: number },
): string | undefined {
  if (size > LARGEST_PARSED) {
    return `it is larger than ${LARGEST_PARSED} bytes`;
  }
  if (state.failures >= MOST_FAILURES) {
    return 'too many other files could not be checked';
  }
  return performance.now() > state.end
    ? `the other files took longer than ${LONGEST_IN_ALL} ms`
    : undefined;
}

function readDiagnostics(message: string, file: string): Problem[] {
  // Text, line and column in turn.
  const [, ...pieces] = message.replace(/\]$/, '').split(PLACE);
  const problems: Problem[] = [];
  for (let index = 0; index < pieces.length; index += 3) {
    const [line, column, text] = pieces.slice(index, index + 3);
    problems.push({
      ...error(text.trim().slice(0, LONGEST_MESSAGE), file),
      line: Number(line),
      column: Number(column),
    });
  }
  return problems.slice(0, 20);
}

function error(message: string, file: string): Problem {
  return { message, file, severity: 'error' };
}

// Terraform itself says what is wrong then.
function notChecked(reason: string, file: string): Problem {
  return {
    message: `The Terraform code was not checked: ${reason}`,
    file,
    severity: 'warning',
  };
}
