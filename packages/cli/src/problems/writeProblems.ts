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

import { Problem } from '@nucleon/template-bundle';

/**
 * Writes problems as compilers do, a line for each: `file:line:column: error: message`.
 *
 * @internal
 */
export function writeProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, severity, message }) => {
      const place = [file, line, column]
        .filter(part => part !== undefined)
        .join(':');
      return `${place}: ${severity}: ${message.replace(/\n/g, ' ')}\n`;
    })
    .join('');
}

/**
 * Writes problems as GitHub Actions shows them beside the lines of a pull request.
 *
 * @internal
 */
export function writeGitHubProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, severity, message }) => {
      const properties = Object.entries({ file, line, col: column })
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
      return `::${severity} ${properties.join(',')}::${escapeData(message)}\n`;
    })
    .join('');
}

/**
 * Counts problems: `2 errors, 1 warning`.
 *
 * @internal
 */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(isErrorProblem).length;
  return `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`;
}

/**
 * Whether a problem refuses what it was found in.
 *
 * @internal
 */
export function isErrorProblem({ severity }: Problem): boolean {
  return severity === 'error';
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
