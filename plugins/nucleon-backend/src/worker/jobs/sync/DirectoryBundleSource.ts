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

import { readdir, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { BundleFile, readDirectory } from '@nucleon/template-bundle';
import { BundleSource, BundleTree, ReadBundlesOptions } from './BundleSource';

const VERSION_DIRECTORY = /^v(0|[1-9]\d{0,8})$/;

/**
 * Reads bundles from this machine's disk, and only below the directories that
 * are configured for it: whoever registers a descriptor must not be able to
 * have any file of the backend shown.
 *
 * @internal
 */
export class DirectoryBundleSource implements BundleSource {
  readonly #allowed: string[];

  constructor(directories: string[]) {
    this.#allowed = directories.map(directory => resolve(directory));
  }

  getLocationType(): string {
    return 'file';
  }

  async read(options: ReadBundlesOptions): Promise<BundleTree> {
    const { target, templateName } = options;
    const directory = await this.#resolveAllowed(target);
    const direct = await readVersions(directory);
    if (direct.size) {
      return { majors: direct };
    }
    const named = join(directory, templateName);
    const exists = await readdir(named).then(
      () => true,
      () => false,
    );
    if (!exists) {
      return { majors: direct };
    }
    return { majors: await readVersions(await this.#resolveAllowed(named)) };
  }

  async #resolveAllowed(target: string): Promise<string> {
    const real = await toRealPath(target);
    const roots: string[] = [];
    for (const directory of this.#allowed) {
      roots.push((await toRealPath(directory)) ?? directory);
    }
    // Asked before whether it exists, which nobody outside has to know.
    if (!roots.some(root => isBelow(root, real ?? resolve(target)))) {
      throw new NotAllowedError(
        `The directory '${target}' is not below any directory of 'nucleon.bundles.directories'; add it to the configuration, or register the template from a URL`,
      );
    }
    if (real === undefined) {
      throw new NotFoundError(`There is no directory '${target}'`);
    }
    return real;
  }
}

async function toRealPath(path: string): Promise<string | undefined> {
  // Only "there is nothing" is an answer; anything else is a failure.
  return realpath(path).catch(error => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  });
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
}

async function readVersions(
  directory: string,
): Promise<Map<number, BundleFile[]>> {
  const majors = new Map<number, BundleFile[]>();
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const match = VERSION_DIRECTORY.exec(entry.name);
    if (match && entry.isSymbolicLink()) {
      throw new InputError(
        `'${entry.name}' in '${directory}' is a link; links are not followed`,
      );
    }
    if (match && entry.isDirectory()) {
      const files = await readDirectory(join(directory, entry.name));
      majors.set(Number(match[1]), files);
    }
  }
  return majors;
}
