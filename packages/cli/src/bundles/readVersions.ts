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

import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  BundleFile,
  parseBundle,
  parseBundleSchema,
  readDirectory,
  readTarGz,
  TemplateKind,
} from '@nucleon/template-bundle';
import { isErrorProblem } from '../problems/writeProblems';
import { BundleVersion } from './BundleVersion';
import { checkCode } from './checkCode';
import { inferKind } from './inferKind';

const VERSION = /^v(?:0|[1-9]\d{0,8})$/;

interface ReadVersionsOptions {
  cwd: string;
  /** What the user says of the kind. */
  kind?: TemplateKind;
  /** Whether the code is checked too, and whether AWS's own rules are asked about it. */
  check?: 'code' | 'codeAndRules';
}

/**
 * Reads what a path names: a version's directory, all versions `v1`, `v2` ... of a template's directory, an archive, or a
 * plain template. Throws where there is nothing to be read; what is wrong with the content is a problem of the version.
 *
 * @internal
 */
export async function readVersions(
  path: string,
  options: ReadVersionsOptions,
): Promise<BundleVersion[]> {
  const location = resolve(options.cwd, path);
  if (!(await stat(location)).isDirectory()) {
    return [await readVersion(path, () => readSingleFile(location), options)];
  }
  const entries = await readdir(location, { withFileTypes: true });
  const majors = entries
    .filter(entry => entry.isDirectory() && VERSION.test(entry.name))
    .map(({ name }) => name)
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const directories = majors.length
    ? majors.map(name => join(path, name))
    : [path];
  if (!entries.length) {
    throw new InputError(
      `'${path}' is empty; 'nucleon bundle init DIR' makes a bundle in a new directory`,
    );
  }
  const versions: BundleVersion[] = [];
  for (const directory of directories) {
    const read = () => readDirectory(resolve(options.cwd, directory));
    versions.push(await readVersion(directory, read, options));
  }
  return versions;
}

/**
 * Reads the only version that a path names.
 *
 * @internal
 */
export async function readOneVersion(
  path: string,
  options: ReadVersionsOptions,
): Promise<BundleVersion> {
  const [version, ...others] = await readVersions(path, options);
  if (others.length) {
    const names = [version, ...others].map(({ directory }) => directory);
    throw new InputError(
      `'${path}' has more than one version; say which: ${names.join(', ')}`,
    );
  }
  return version;
}

async function readSingleFile(location: string): Promise<BundleFile[]> {
  const content = await readFile(location);
  const isGzip = content[0] === 0x1f && content[1] === 0x8b;
  return isGzip
    ? await readTarGz(content)
    : [{ path: basename(location), content: new Uint8Array(content) }];
}

async function readVersion(
  directory: string,
  read: () => Promise<BundleFile[]>,
  options: ReadVersionsOptions,
): Promise<BundleVersion> {
  const name = basename(resolve(options.cwd, directory));
  let files: BundleFile[];
  try {
    files = await read();
  } catch (error) {
    if (!InputError.is(error)) {
      throw error;
    }
    // Too large, too many, links and the like: what the backend refuses too.
    const { message } = error as Error;
    return {
      ...{ name, directory, kind: options.kind ?? 'environment', files: [] },
      schema: {},
      problems: [{ message, file: directory, severity: 'error' }],
    };
  }
  const kind = options.kind ?? inferKind(files);
  const parsed = parseBundle(files, { kind, inferProvisioning: true });
  const problems =
    options.check && parsed.bundle
      ? await checkCode(parsed.bundle, {
          found: parsed.problems,
          asksRules: options.check === 'codeAndRules',
        })
      : parsed.problems;
  const bundle = problems.some(isErrorProblem) ? undefined : parsed.bundle;
  return {
    ...{ name, directory, kind, files },
    schema: bundle?.schema ?? parseBundleSchema(files, { kind }).schema,
    ...(bundle ? { bundle } : {}),
    problems: problems.map(problem => ({
      ...problem,
      file: pathOf(directory, files, problem.file),
    })),
  };
}

// A plain template that was given as a file is itself what its problems are in.
function pathOf(
  directory: string,
  files: BundleFile[],
  file: string | undefined,
): string {
  const isItself = files.length === 1 && files[0].path === basename(directory);
  return file === undefined || isItself ? directory : join(directory, file);
}
