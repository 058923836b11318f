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
import { diffLines } from './diffLines';

const drawn = (before: string, after: string) =>
  diffLines(before, after).map(line => {
    const sign = { same: ' ', removed: '-', added: '+' }[line.kind];
    return `${sign}${line.before ?? ''}|${line.after ?? ''}:${line.text}`;
  });

describe('diffLines', () => {
  it('keeps what is common and numbers both sides', () => {
    expect(drawn('a\nb\nc\nd\n', 'a\nx\nc\nd\ne\n')).toEqual([
      ' 1|1:a',
      '-2|:b',
      '+|2:x',
      ' 3|3:c',
      ' 4|4:d',
      '+|5:e',
    ]);
  });

  it.each([
    ['', 'a\n', ['+|1:a']],
    ['a\n', '', ['-1|:a']],
    ['', '', []],
    ['a', 'a\n', [' 1|1:a']],
  ])('compares %j with %j', (before, after, lines) => {
    expect(drawn(before, after)).toEqual(lines);
  });

  it('shows texts that are too long to compare one after the other', () => {
    const before = Array.from({ length: 2_500 }, (_, n) => `a${n}`).join('\n');
    const after = Array.from({ length: 2_500 }, (_, n) => `b${n}`).join('\n');
    const lines = diffLines(before, after);
    expect(lines).toHaveLength(5_000);
    expect(lines[0].kind).toBe('removed');
    expect(lines[4_999].kind).toBe('added');
  });
});
