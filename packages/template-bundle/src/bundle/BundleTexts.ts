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
import { BundleFile } from '../archive/BundleFile';

/**
 * The files of a bundle, found by path and read as text.
 *
 * @internal
 */
export class BundleTexts {
  readonly #files: Map<string, BundleFile>;

  constructor(files: BundleFile[]) {
    this.#files = new Map(files.map(file => [file.path, file]));
  }

  /** The paths of all files. */
  get paths(): string[] {
    return [...this.#files.keys()];
  }

  /** Whether a file exists. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** The size of a file in bytes. */
  size(path: string): number {
    return this.#files.get(path)?.content.byteLength ?? 0;
  }

  /** The text of a file; `undefined` if it does not exist or is no UTF-8. */
  text(path: string): string | undefined {
    const file = this.#files.get(path);
    if (!file) {
      return undefined;
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(file.content);
    } catch {
      // Bytes that are no UTF-8 are an answer here, not a failure.
      return undefined;
    }
  }
}
