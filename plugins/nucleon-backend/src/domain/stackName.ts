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

import { TargetKind } from '@nucleon/plugin-nucleon-common';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const RANDOM_LETTERS = 15;
const LONGEST_PART = 15;

/**
 * Options of {@link drawStackName}.
 *
 * @internal
 */
export type DrawStackNameOptions = {
  kind: TargetKind;
  name: string;
  service?: string;
  /** At least fifteen random bytes. */
  random: Uint8Array;
};

/**
 * A name in the shape of Proton's stack names (4.4), so that a role that is
 * limited to `stack/AWSProton-*` still fits. It is drawn once for a target;
 * afterwards only the binding counts.
 *
 * @internal
 */
export function drawStackName(options: DrawStackNameOptions): string {
  const { kind, name, service, random } = options;
  const parts = {
    environment: [name],
    'service-instance': [service ?? '', name],
    'service-pipeline': [service ?? ''],
  }[kind];
  const names = parts
    // A stack's name has no underscores, and no hyphen may stand where one follows.
    .map(part =>
      part.replace(/_/g, '-').slice(0, LONGEST_PART).replace(/-+$/, ''),
    )
    .join('-');
  const letters = [...random.slice(0, RANDOM_LETTERS)]
    .map(byte => LETTERS[byte % LETTERS.length])
    .join('');
  return `AWSProton-${names}-cloudformation--${letters}`;
}
