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

/**
 * How large a bundle may be. The defaults are Proton's own limits; Proton has none for the unpacked size.
 *
 * @public
 */
export interface BundleLimits {
  /** Bytes of the compressed archive. */
  maxArchiveBytes: number;
  /** Bytes of all files together. */
  maxTotalBytes: number;
  /** Bytes of one file. */
  maxFileBytes: number;
  /** Number of files. */
  maxFiles: number;
}

const MEBIBYTE = 1024 * 1024;

/**
 * The limits of a bundle that hold where nothing else is said.
 *
 * @public
 */
export const defaultBundleLimits: Readonly<BundleLimits> = {
  maxArchiveBytes: 10 * MEBIBYTE,
  maxTotalBytes: 32 * MEBIBYTE,
  maxFileBytes: 2 * MEBIBYTE,
  // 500 files of code, a schema, two manifests and two files about the version.
  maxFiles: 505,
};
