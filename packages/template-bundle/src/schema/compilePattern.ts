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
import { RE2JS } from 're2js';

/**
 * A pattern that can be searched for in time that grows with the text alone.
 *
 * @internal
 */
export interface CompiledPattern {
  /** How many instructions the pattern has. A search takes at most so many steps for each character. */
  size: number;
  /** Whether the pattern occurs in the text. */
  test(text: string): boolean;
}

const LONGEST_PATTERN = 2_000;
// A count repeats what it counts in the program, so that short patterns may have large programs.
const LARGEST_ESTIMATE = 100_000;
const LARGEST_PROGRAM = 10_000;
const CACHED = 500;
const cache = new Map<string, CompiledPattern>();

/**
 * Compiles a pattern of a schema. It throws for a pattern that the linear-time engine cannot hold: look-around,
 * back-references, counts above 1,000, and what becomes too large.
 *
 * @internal
 */
export function compilePattern(pattern: string): CompiledPattern {
  const known = cache.get(pattern);
  if (known) {
    return known;
  }
  if (pattern.length > LONGEST_PATTERN) {
    throw new Error(`it is longer than ${LONGEST_PATTERN} characters`);
  }
  if (pattern.length * largestCount(pattern) > LARGEST_ESTIMATE) {
    throw new Error('its counts make it too large');
  }
  // JSON Schema writes a code unit as \u0041, RE2 as \x{0041}. The engine's own translation of JavaScript's syntax is not
  // used: it turns what it does not know, such as a back-reference, into plain letters.
  const source = pattern.replace(
    /\\(?:u([0-9a-fA-F]{4})|.)/gs,
    (escape, code) => (code ? `\\x{${code}}` : escape),
  );
  const compiled = RE2JS.compile(source);
  const size = compiled.programSize();
  if (size > LARGEST_PROGRAM) {
    throw new Error('its counts make it too large');
  }
  const result = {
    size,
    test: (text: string) => compiled.matcher(text).find(),
  };
  if (cache.size >= CACHED) {
    cache.clear();
  }
  cache.set(pattern, result);
  return result;
}

// The engine itself refuses counts whose product is above 1,000.
function largestCount(pattern: string): number {
  let largest = 1;
  for (const [, count] of pattern.matchAll(/(\d{1,4})\}/g)) {
    largest = Math.max(largest, Math.min(Number(count), 1_000));
  }
  for (const [, count] of pattern.matchAll(/\{(\d{1,4}),\}/g)) {
    largest = Math.max(largest, Math.min(Number(count), 1_000));
  }
  return largest;
}
