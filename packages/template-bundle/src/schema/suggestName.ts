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

const MOST_NAMES = 20;

/**
 * What may be meant by a name that does not exist: `did you mean 'size'?` where one is much alike, and else all of them.
 *
 * @internal
 */
export function suggestName(name: string, known: readonly string[]): string {
  const near = known.find(candidate => isNear(candidate, name));
  if (near !== undefined) {
    return `did you mean '${near}'?`;
  }
  if (known.length === 1) {
    return `there is only '${known[0]}'`;
  }
  const more = known.length > MOST_NAMES ? ', ...' : '';
  return known.length
    ? `known are ${known.slice(0, MOST_NAMES).join(', ')}${more}`
    : 'there is none';
}

// But for at most two signs beside each other, such as one that is missing or two that are swapped.
function isNear(first: string, second: string): boolean {
  const [a, b] = [first, second].map(text =>
    text.toLowerCase().replace(/[-_]/g, ''),
  );
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) {
    end += 1;
  }
  const same = start + end;
  const different = Math.max(a.length, b.length) - same;
  return different <= Math.min(2, same);
}
