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
 * The last line of what begins on a line, counted from 1: those that follow it and are indented deeper, or are the items of
 * a list that stands as deep as its name.
 *
 * @internal
 */
export function endOfBlock(lines: readonly string[], start: number): number {
  const first = lines[start - 1] ?? '';
  const indentation = indentationOf(first);
  const isItem = first.trimStart().startsWith('- ');
  let end = start;
  for (let line = start + 1; line <= lines.length; line++) {
    const text = lines[line - 1];
    if (text.trim() === '') {
      continue;
    }
    const depth = indentationOf(text);
    const isItemOfIt =
      !isItem && depth === indentation && text.trimStart().startsWith('- ');
    if (depth <= indentation && !isItemOfIt) {
      break;
    }
    end = line;
  }
  return end;
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}
