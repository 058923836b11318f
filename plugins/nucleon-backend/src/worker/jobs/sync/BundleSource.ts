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

import { BundleFile } from '@nucleon/template-bundle';

/**
 * Where the directories `v1/`, `v2/` … of a template are read from (8.2).
 *
 * @internal
 */
export interface BundleSource {
  /** The type of locations that it reads: `url`, `file`. */
  getLocationType(): string;

  /**
   * Reads all versions. What is wrong with the location or with what is there
   * is thrown as an error for people.
   */
  read(options: ReadBundlesOptions): Promise<BundleTree | 'unchanged'>;
}

/**
 * Options of {@link BundleSource.read}.
 *
 * @internal
 */
export type ReadBundlesOptions = {
  /** The URL or path of the directory. */
  target: string;
  /** The template, whose name a directory in between may bear. */
  templateName: string;
  /** What was there at the last reading; absent, everything is read. */
  etag?: string;
  signal: AbortSignal;
};

/**
 * What was there: the files of each major, relative to its `vN/`.
 *
 * @internal
 */
export type BundleTree = {
  majors: Map<number, BundleFile[]>;
  etag?: string;
};
