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

import { join } from 'node:path';
import { Problem } from '@nucleon/template-bundle';
import { BundleVersion } from '../bundles/BundleVersion';
import { Namespace } from '../namespace/Namespace';
import { readNamespace } from '../namespace/readNamespace';
import { MissingValue } from '../namespace/Surroundings';
import { isErrorProblem } from '../problems/writeProblems';
import { readText } from '../readText';
import { checkSpec } from '../spec/checkSpec';
import { readSpec } from '../spec/readSpec';
import { renderSpec, SpecFile } from './renderSpec';

/**
 * Reads a namespace file; without one nothing is known.
 *
 * @internal
 */
export async function readNamespaceFile(
  file: string | undefined,
  cwd: string,
): Promise<{ namespace: Namespace; problems: Problem[] }> {
  const text = file === undefined ? '' : await readText(file, cwd);
  return readNamespace(text, file ?? '');
}

/**
 * Reads and checks a spec file, and renders the version with it. Files of problems are as the user can open them.
 *
 * @internal
 */
export async function renderSpecFile(options: {
  version: BundleVersion;
  specFile: string;
  namespace: Namespace;
  arePlaceholdersAllowed: boolean;
  cwd: string;
}): Promise<{
  files: SpecFile[];
  problems: Problem[];
  placeholders: MissingValue[];
}> {
  const { version, specFile: file, namespace, cwd } = options;
  const { bundle, kind, schema, directory } = version;
  const text = await readText(file, cwd);
  const { spec, problems } = readSpec({ text, file, kind });
  // Where the schema cannot be read, nothing can be said of inputs.
  if (spec && (bundle || Object.keys(schema).length)) {
    problems.push(...checkSpec(schema, { spec, text, file }));
  }
  const nothing = { files: [], placeholders: [] };
  if (!bundle) {
    return { ...nothing, problems: [...version.problems, ...problems] };
  }
  if (!spec || problems.some(isErrorProblem)) {
    return { ...nothing, problems };
  }
  const rendered = renderSpec(bundle, spec, namespace);
  for (const problem of rendered.problems) {
    problems.push({
      ...problem,
      file: problem.file ? join(directory, problem.file) : directory,
    });
  }
  // What fails with a placeholder may need the value itself.
  const failed = rendered.problems.map(
    ({ file: path, line }) => `${path}:${line}`,
  );
  const missing = options.arePlaceholdersAllowed
    ? rendered.missing.filter(({ place }) => failed.includes(place))
    : rendered.missing;
  problems.push(...problemsOf(missing, directory));
  return problems.length
    ? { ...nothing, problems }
    : { files: rendered.files, problems, placeholders: rendered.missing };
}

// What all instances miss is said once, with the places for each.
function problemsOf(missing: MissingValue[], directory: string): Problem[] {
  const asked = new Map<string, MissingValue[]>();
  for (const value of missing) {
    const key = JSON.stringify([value.place, value.expression]);
    asked.set(key, [...(asked.get(key) ?? []), value]);
  }
  return [...asked.values()].map(values => {
    const [{ place, expression }] = values;
    const [, file, line] = /^([^:]*)(?::(\d+))?/.exec(place) ?? [];
    const paths = values.map(({ path }) => path.join('.')).join(' and ');
    return {
      message: `'${expression}' is not known: give ${paths} in the file of --namespace, or use --placeholders`,
      file: join(directory, file ?? ''),
      ...(line ? { line: Number(line) } : {}),
      severity: 'error',
    };
  });
}
