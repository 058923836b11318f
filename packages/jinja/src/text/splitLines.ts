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

import { allocateItems, work } from '../limits/Budget';

/**
 * Python's `str.splitlines`.
 *
 * @internal
 */
export function splitLines(text: string, keepEnds = false): string[] {
  work(text.length);
  const lines: string[] = [];
  // eslint-disable-next-line no-control-regex
  const breaks = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
  let start = 0;
  for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
    allocateItems(1);
    lines.push(text.slice(start, keepEnds ? breaks.lastIndex : match.index));
    start = breaks.lastIndex;
  }
  if (start < text.length) {
    lines.push(text.slice(start));
  }
  return lines;
}
