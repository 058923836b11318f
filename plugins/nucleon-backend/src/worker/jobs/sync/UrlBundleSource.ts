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
  UrlReaderService,
  UrlReaderServiceReadTreeResponse,
} from '@backstage/backend-plugin-api';
import { InputError, NotModifiedError } from '@backstage/errors';
import {
  BundleFile,
  BundleLimits,
  defaultBundleLimits,
} from '@nucleon/template-bundle';
import { BundleSource, BundleTree, ReadBundlesOptions } from './BundleSource';

const VERSION_FILE = /^v(0|[1-9]\d{0,8})\/(.+)$/;

/**
 * Reads bundles from Git and the like, with the credentials that Backstage is
 * configured with.
 *
 * @internal
 */
export class UrlBundleSource implements BundleSource {
  readonly #urlReader: UrlReaderService;
  readonly #limits: BundleLimits;

  constructor(
    urlReader: UrlReaderService,
    limits: BundleLimits = defaultBundleLimits,
  ) {
    this.#urlReader = urlReader;
    this.#limits = limits;
  }

  getLocationType(): string {
    return 'url';
  }

  async read(options: ReadBundlesOptions): Promise<BundleTree | 'unchanged'> {
    const { target, templateName, etag, signal } = options;
    const refused: string[] = [];
    let tree: UrlReaderServiceReadTreeResponse;
    try {
      tree = await this.#urlReader.readTree(target, {
        etag,
        signal,
        filter: (path, info) => {
          const isVersion = !!findVersion(path, templateName);
          const isTooLarge = (info?.size ?? 0) > this.#limits.maxFileBytes;
          // To throw in here would break the stream of the archive.
          if (isVersion && isTooLarge) {
            refused.push(path);
          }
          return isVersion && !isTooLarge;
        },
      });
    } catch (error) {
      if (NotModifiedError.name === (error as Error).name) {
        return 'unchanged';
      }
      throw error;
    }
    const files = await this.#readFiles(tree);
    if (refused.length) {
      throw new InputError(
        `The file '${refused[0]}' is larger than ${this.#limits.maxFileBytes} bytes; leave it out of the bundle`,
      );
    }
    const direct = groupByMajor(files, '');
    const majors = direct.size ? direct : groupByMajor(files, templateName);
    for (const [major, found] of majors) {
      this.#checkLimits(major, found);
    }
    return { majors, etag: tree.etag };
  }

  async #readFiles(
    tree: UrlReaderServiceReadTreeResponse,
  ): Promise<BundleFile[]> {
    const files: BundleFile[] = [];
    for (const file of await tree.files()) {
      const content = new Uint8Array(await file.content());
      files.push({ path: file.path, content });
    }
    return files;
  }

  #checkLimits(major: number, files: BundleFile[]): void {
    const { maxFiles, maxTotalBytes } = this.#limits;
    const size = files.reduce((sum, file) => sum + file.content.byteLength, 0);
    if (files.length > maxFiles || size > maxTotalBytes) {
      throw new InputError(
        `The directory 'v${major}' holds ${files.length} files of ${size} bytes; a bundle may have ${maxFiles} files of ${maxTotalBytes} bytes`,
      );
    }
  }
}

function findVersion(path: string, templateName: string) {
  const prefix = `${templateName}/`;
  return (
    VERSION_FILE.exec(path) ??
    (path.startsWith(prefix)
      ? VERSION_FILE.exec(path.slice(prefix.length))
      : undefined)
  );
}

function groupByMajor(
  files: BundleFile[],
  directory: string,
): Map<number, BundleFile[]> {
  const prefix = directory && `${directory}/`;
  const majors = new Map<number, BundleFile[]>();
  for (const { path, content } of files) {
    const match = path.startsWith(prefix)
      ? VERSION_FILE.exec(path.slice(prefix.length))
      : undefined;
    if (match) {
      const major = Number(match[1]);
      const group = majors.get(major) ?? [];
      majors.set(major, [...group, { path: match[2], content }]);
    }
  }
  return majors;
}
