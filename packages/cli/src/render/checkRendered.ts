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
  BundleFile,
  checkCloudFormation,
  Problem,
} from '@nucleon/template-bundle';
import { SpecFile } from './renderSpec';

/**
 * Checks rendered CloudFormation templates with AWS's own rules. Problems are at the line of the template's source, with
 * files relative to the version's root; what instances have in common is said once.
 *
 * @internal
 */
export async function checkRendered(
  files: readonly SpecFile[],
  options: { bundleFiles: readonly BundleFile[]; hasPlaceholders: boolean },
): Promise<Problem[]> {
  const { bundleFiles, hasPlaceholders } = options;
  const found = new Map<string, Problem>();
  for (const { source, content, sourceLines } of files) {
    // Only what was rendered from a template tells from which line.
    if (sourceLines) {
      const file = { path: source, content, sourceLines };
      const written = bundleFiles.find(({ path }) => path === source);
      const problems = await checkCloudFormation(file, {
        source: new TextDecoder().decode(written?.content),
        hasPlaceholders,
      });
      for (const { rule: _, ...problem } of problems) {
        found.set(`${source} ${problem.line} ${problem.message}`, problem);
      }
    }
  }
  return [...found.values()];
}
