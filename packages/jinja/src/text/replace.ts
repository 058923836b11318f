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

import { allocate, step } from '../limits/Budget';
import { codePoints } from './codePoints';
import { indexOf } from './indexOf';

/**
 * Python's `str.replace`; a negative count replaces all.
 *
 * @internal
 */
export function replaceText(
  text: string,
  old: string,
  replacement: string,
  count: number,
): string {
  if (old === '') {
    return interleave(text, replacement, count);
  }
  let result = '';
  let position = 0;
  for (let done = 0; count < 0 || done < count; done++) {
    const found = indexOf(text, old, position);
    if (found < 0) {
      break;
    }
    step();
    allocate(found - position + replacement.length);
    result += text.slice(position, found) + replacement;
    position = found + old.length;
  }
  if (position === 0) {
    return text;
  }
  allocate(text.length - position);
  return result + text.slice(position);
}

function interleave(text: string, replacement: string, count: number): string {
  if (count === 0) {
    return text;
  }
  const parts = codePoints(text);
  const gaps = count < 0 ? parts.length + 1 : Math.min(count, parts.length + 1);
  allocate(text.length + gaps * replacement.length);
  return parts
    .map((part, index) => (index < gaps ? replacement + part : part))
    .concat(gaps > parts.length ? replacement : '')
    .join('');
}
