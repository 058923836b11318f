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
import { createHash } from 'node:crypto';

/** The characters that {@link random} draws from. @internal */
export const ALPHABETS = {
  hex: '0123456789abcdef',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  mixed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  digits: '0123456789',
} as const;

/**
 * Text that looks random and always comes out the same for a seed and a purpose, so
 * that a resource's ids and attributes never move.
 * @internal
 */
export function random(
  seed: string,
  length: number,
  alphabet: keyof typeof ALPHABETS,
): string {
  const characters = ALPHABETS[alphabet];
  let text = '';
  for (let round = 0; text.length < length; round++) {
    for (const byte of createHash('sha256')
      .update(`${seed}/${round}`)
      .digest()) {
      text += characters[byte % characters.length];
    }
  }
  return text.slice(0, length);
}

/** A UUID of the same kind. @internal */
export function randomUuid(seed: string): string {
  const hex = random(seed, 32, 'hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
