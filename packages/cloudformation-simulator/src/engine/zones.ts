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

const LETTERS: Record<string, string> = {
  'ap-northeast-1': 'acd',
  'ca-central-1': 'abd',
  'us-east-1': 'abcdef',
  'us-west-1': 'bc',
  'us-west-2': 'abcd',
};

/** The availability zones of a region. @internal */
export function zones(region: string): string[] {
  return [...(LETTERS[region] ?? 'abc')].map(letter => `${region}${letter}`);
}
