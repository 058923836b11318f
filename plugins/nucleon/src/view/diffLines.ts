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
 * A line of a comparison: in both texts, only in the old or only in the new.
 *
 * @internal
 */
export type DiffLine = {
  kind: 'same' | 'removed' | 'added';
  text: string;
  before?: number;
  after?: number;
};

// The table below grows with the product; past this both texts are shown whole.
const MAX_CELLS = 4_000_000;

/**
 * Compares two texts line by line, by their longest common subsequence.
 *
 * @internal
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const b = after === '' ? [] : after.replace(/\n$/, '').split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start += 1;
  }
  const lines: DiffLine[] = a.slice(0, start).map((text, index) => ({
    kind: 'same',
    text,
    before: index + 1,
    after: index + 1,
  }));
  const restA = a.slice(start);
  const restB = b.slice(start);
  const lengths = commonLengths(restA, restB);
  let i = 0;
  let j = 0;
  while (i < restA.length || j < restB.length) {
    const before1 = start + i + 1;
    const after1 = start + j + 1;
    if (i < restA.length && j < restB.length && restA[i] === restB[j]) {
      lines.push({
        kind: 'same',
        text: restA[i],
        before: before1,
        after: after1,
      });
      i += 1;
      j += 1;
    } else if (
      j >= restB.length ||
      (i < restA.length && lengths[i + 1][j] >= lengths[i][j + 1])
    ) {
      lines.push({ kind: 'removed', text: restA[i], before: before1 });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: restB[j], after: after1 });
      j += 1;
    }
  }
  return lines;
}

function commonLengths(a: string[], b: string[]): Uint32Array[] {
  const table = Array.from(
    { length: a.length + 1 },
    () => new Uint32Array(b.length + 1),
  );
  if (a.length * b.length > MAX_CELLS) {
    return table;
  }
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] =
        a[i] === b[j]
          ? table[i + 1][j + 1] + 1
          : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}
