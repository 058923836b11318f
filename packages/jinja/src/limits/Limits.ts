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
 * What one rendering may use. Every limit is counted, not timed: the same template with the same
 * values always ends in the same way, on a fast machine and on a slow one.
 *
 * @public
 */
export interface Limits {
  /** Characters of the text that a rendering gives back. */
  maxOutputSize: number;
  /**
   * Statements, loop turns, calls, each four parts of an expression, and each 64 characters or items that an operation has
   * to look at.
   */
  maxSteps: number;
  /** Characters of one string, or items of one list, range or dict. */
  maxValueSize: number;
  /** Characters and (eight each) items of all values that a rendering makes, kept or not. */
  maxAllocation: number;
  /** Nested calls, includes, loops and expressions while rendering. */
  maxDepth: number;
  /** Bits of one integer. */
  maxIntegerBits: number;
  /** Characters of a template's source. */
  maxSourceSize: number;
  /** Names, operators, texts and so on in a template's source. */
  maxTokens: number;
  /** Nested brackets, operators and blocks in a template's source. */
  maxNesting: number;
}

/**
 * The limits that hold where an environment names no others: far above what a real template needs,
 * and low enough that a hostile one ends within a second and 256 MB.
 *
 * @public
 */
export const DEFAULT_LIMITS: Readonly<Limits> = {
  maxOutputSize: 4_000_000,
  maxSteps: 1_000_000,
  maxValueSize: 2_000_000,
  maxAllocation: 16_000_000,
  maxDepth: 3_500,
  maxIntegerBits: 100_000,
  maxSourceSize: 2_000_000,
  maxTokens: 60_000,
  maxNesting: 150,
};
