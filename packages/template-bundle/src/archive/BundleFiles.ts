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
import { InputError } from '@backstage/errors';
import { BundleFile } from './BundleFile';
import { BundleLimits } from './BundleLimits';

/**
 * Characters of a path, as the operating systems that the files may come from allow at most.
 *
 * @internal
 */
export const LONGEST_PATH = 1_024;

// What macOS adds to archives and folders is no part of a bundle.
const CLUTTER = /(?:^|\/)(?:\._[^/]*|\.DS_Store|__MACOSX(?:\/.*)?)$/;

/**
 * Collects the files of one bundle and holds them to the limits.
 *
 * @internal
 */
export class BundleFiles {
  readonly #limits: BundleLimits;
  readonly #files = new Map<string, BundleFile>();
  #totalBytes = 0;

  constructor(limits: BundleLimits) {
    this.#limits = limits;
  }

  /** Refuses a file by its name and size, before its bytes are read; `undefined` for a file that is to be passed over. */
  admit(name: string, size: number): string | undefined {
    const path = safePath(name);
    if (CLUTTER.test(path)) {
      return undefined;
    }
    if (this.#files.has(path)) {
      throw new InputError(`The bundle holds '${path}' twice`);
    }
    if (this.#files.size >= this.#limits.maxFiles) {
      throw new InputError(
        `The bundle holds more than ${this.#limits.maxFiles} files; the first too many is '${path}'`,
      );
    }
    if (size > this.#limits.maxFileBytes) {
      throw new InputError(
        `The file '${path}' of the bundle has ${size} bytes; at most ${this.#limits.maxFileBytes} are allowed`,
      );
    }
    this.#totalBytes += size;
    if (this.#totalBytes > this.#limits.maxTotalBytes) {
      throw new InputError(
        `The files of the bundle have more than ${this.#limits.maxTotalBytes} bytes together; the first too many is '${path}'`,
      );
    }
    return path;
  }

  /** Adds a file that was admitted. */
  add(path: string, content: Uint8Array): void {
    this.#files.set(path, { path, content });
  }

  /** The files, sorted by path. */
  toArray(): BundleFile[] {
    return [...this.#files.values()].sort((a, b) =>
      a.path < b.path ? -1 : Number(a.path > b.path),
    );
  }
}

function safePath(name: string): string {
  const refuse = (why: string) =>
    new InputError(
      `The entry '${name.slice(0, LONGEST_PATH)}' of the bundle ${why}; entries must be files below the bundle's root`,
    );
  if (name.length > LONGEST_PATH) {
    throw refuse(
      `has a path of ${name.length} characters; at most ${LONGEST_PATH} are allowed`,
    );
  }
  // Control characters and backslashes mean different files on different systems.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\\]/.test(name)) {
    throw refuse('has a character in its name that is not allowed');
  }
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) {
    throw refuse('has an absolute path');
  }
  const segments = name
    .split('/')
    .filter(segment => segment !== '' && segment !== '.');
  if (segments.includes('..')) {
    throw refuse("leaves the bundle with '..'");
  }
  if (!segments.length || name.endsWith('/')) {
    throw refuse('has no name');
  }
  return segments.join('/');
}
