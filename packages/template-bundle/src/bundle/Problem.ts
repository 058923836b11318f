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
 * Something that is wrong with a bundle, a spec or an input, and where.
 *
 * @public
 */
export interface Problem {
  /** What is wrong, and what to do about it. */
  message: string;
  /** The file of the bundle, relative to the version's root. */
  file?: string;
  /** The line, counted from 1. */
  line?: number;
  /** The column, counted from 1. */
  column?: number;
  /** Errors refuse the bundle or the spec; warnings do not. */
  severity: 'error' | 'warning';
}
