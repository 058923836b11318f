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

import type { StandardDiagnostic } from '@aws/cloudformation-validate';
import { Problem } from '../bundle/Problem';
import { RenderedFile } from '../render/renderInfrastructure';
import { CheckLevel } from './CheckLevel';
import { endOfBlock } from './endOfBlock';
import { findLine } from './findLine';
import { isRewritten } from './isRewritten';
import { forgetEngine, loadEngine } from './loadEngine';
import { refusingRules } from './refusingRules';

/**
 * What AWS's rules say of a rendered template, at the line of its source.
 *
 * @public
 */
export interface CloudFormationProblem extends Problem {
  /** The id of the rule, such as `F3002`. */
  rule: string;
}

/**
 * Options of {@link checkCloudFormation}.
 *
 * @public
 */
export interface CheckCloudFormationOptions {
  /** How strict it is. */
  level?: CheckLevel;
  /** The same rendering without its secrets: what is said of a line that holds one does not quote it then. */
  redacted?: Pick<RenderedFile, 'content'>;
  /**
   * The text of the template that the file was rendered from. A finding has a column then, where nothing that was rendered
   * stands before it in its line.
   */
  source?: string;
  /** Some values are made up: only what does not depend on values is said, which are the errors and what is old. */
  hasPlaceholders?: boolean;
}

/**
 * Checks a rendered CloudFormation template with AWS's own rules, offline. The lines are those of the source where the file
 * was rendered with `mapLines`, and otherwise those of the file.
 *
 * An unknown type or property, a missing required property and a reference to nothing are errors. Everything else is a
 * warning: it may depend on the day, or on values.
 *
 * The first call loads the rules, which takes seconds and some 350 MB. A call takes some 10 ms, synchronously: in a server,
 * call it in a thread of its own.
 *
 * @public
 */
export async function checkCloudFormation(
  file: RenderedFile,
  options: CheckCloudFormationOptions = {},
): Promise<CloudFormationProblem[]> {
  const { level = 'default', redacted, hasPlaceholders, source } = options;
  if (level === 'off') {
    return [];
  }
  const lines = file.content.split('\n');
  const shownLines = redacted?.content.split('\n');
  const writtenLines = source?.split('\n');
  const refuses = level === 'default' && !isRewritten(file.content);
  const problems = new Map<string, CloudFormationProblem>();
  const diagnostics = diagnose(file).filter(
    diagnostic => !hasPlaceholders || !dependsOnValues(diagnostic),
  );
  for (const diagnostic of diagnostics) {
    const { ruleId: rule } = diagnostic;
    const line = findLine(diagnostic, lines);
    const writtenLine = line && (file.sourceLines?.[line - 1] ?? line);
    const column =
      writtenLine && line === diagnostic.startLine
        ? findColumn(diagnostic, {
            rendered: lines[line - 1],
            written: writtenLines?.[writtenLine - 1],
          })
        : undefined;
    const problem: CloudFormationProblem = {
      message: holdsSecret(diagnostic, lines, shownLines)
        ? `A secret is not accepted here, or what stands beside it (${rule})`
        : `${diagnostic.message} (${rule})`,
      file: file.path,
      ...(writtenLine !== undefined && { line: writtenLine }),
      ...(column !== undefined && { column }),
      severity:
        level === 'strict' || (refuses && isRefusing(diagnostic))
          ? 'error'
          : 'warning',
      rule,
    };
    // A loop says the same once for each turn.
    problems.set(`${problem.line} ${problem.message}`, problem);
  }
  return [...problems.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function diagnose({ path, content }: RenderedFile): StandardDiagnostic[] {
  const engine = loadEngine();
  const template = { path, readBytes: () => new TextEncoder().encode(content) };
  try {
    return engine.validateStandard(template, { severityLevel: 'WARN' })
      .diagnostics;
  } catch (error) {
    forgetEngine();
    throw error;
  }
}

// The same as in the template, unless something before it was rendered.
function findColumn(
  { startColumn = 1 }: StandardDiagnostic,
  line: { rendered?: string; written?: string },
): number | undefined {
  const { rendered, written } = line;
  const before = rendered?.slice(0, startColumn - 1);
  return before !== undefined && written?.startsWith(before)
    ? startColumn
    : undefined;
}

function dependsOnValues(diagnostic: StandardDiagnostic): boolean {
  return !isRefusing(diagnostic) && diagnostic.category !== 'Deprecation';
}

function isRefusing({ ruleId, conditionScenario }: StandardDiagnostic) {
  return refusingRules.has(ruleId) && !conditionScenario;
}

function holdsSecret(
  { startLine = 1 }: StandardDiagnostic,
  lines: string[],
  shownLines: string[] | undefined,
): boolean {
  if (!shownLines) {
    return false;
  }
  if (shownLines.length !== lines.length) {
    return true;
  }
  // A finding may quote all of a map or a list.
  const end = endOfBlock(lines, startLine);
  return lines
    .slice(startLine - 1, end)
    .some((text, index) => text !== shownLines[startLine - 1 + index]);
}
