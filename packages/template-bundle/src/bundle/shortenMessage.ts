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

const LONGEST = 1_000;

/**
 * A message that people can read, whatever it quotes: names in files that are wrong may be as long as the file.
 *
 * @internal
 */
export function shortenMessage(message: string): string {
  if (message.length <= LONGEST) {
    return message;
  }
  // Not half of a character that takes two units.
  return `${message.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}...`;
}
