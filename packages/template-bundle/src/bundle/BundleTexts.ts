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

  /** The first line of a file that is no UTF-8, counted from 1. */
  lineWithoutText(path: string): number | undefined {
    const content = this.#files.get(path)?.content ?? new Uint8Array();
    let start = 0;
    for (let line = 1; start <= content.length; line += 1) {
      const newline = content.indexOf(0x0a, start);
      const end = newline < 0 ? content.length : newline;
      if (decode(content.subarray(start, end)) === undefined) {
        return line;
      }
      start = end + 1;
    }
    return undefined;
  }

  /** The text of a file; `undefined` if it does not exist or is no UTF-8. */
  text(path: string): string | undefined {
    const file = this.#files.get(path);
    return file && decode(file.content);
  }
}

function decode(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    // Bytes that are no UTF-8 are an answer here, not a failure.
    return undefined;
  }
}
