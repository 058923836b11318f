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
import { PlanChange } from '@nucleon/plugin-nucleon-common';

/**
 * What a change means for somebody who runs the thing, the worst first.
 *
 * @internal
 */
export const changeEffects = [
  'replacedWithData',
  'removedWithData',
  'maybeReplacedWithData',
  'replaced',
  'removed',
  'maybeReplaced',
  'interrupts',
  'unknown',
  'inPlace',
  'added',
  'imported',
  'retained',
] as const;

/** @internal */
export type ChangeEffect = (typeof changeEffects)[number];

/** @internal */
export const effectTones: Record<
  ChangeEffect,
  'error' | 'warning' | 'ok' | 'info'
> = {
  replacedWithData: 'error',
  removedWithData: 'error',
  maybeReplacedWithData: 'error',
  replaced: 'warning',
  removed: 'warning',
  maybeReplaced: 'warning',
  interrupts: 'warning',
  unknown: 'warning',
  inPlace: 'ok',
  added: 'ok',
  imported: 'info',
  retained: 'info',
};

/**
 * Says what a planned change does to its resource.
 *
 * @internal
 */
export function classifyChange(change: PlanChange): ChangeEffect {
  const { action, replacement, interruption, holdsData, retained } = change;
  switch (action) {
    case 'Add':
      return 'added';
    case 'Import':
      return 'imported';
    case 'Dynamic':
      return 'unknown';
    case 'Remove':
      if (retained) {
        return 'retained';
      }
      return holdsData ? 'removedWithData' : 'removed';
    default:
      break;
  }
  if (replacement === 'True') {
    return holdsData ? 'replacedWithData' : 'replaced';
  }
  if (replacement === 'Conditional') {
    return holdsData ? 'maybeReplacedWithData' : 'maybeReplaced';
  }
  return interruption ? 'interrupts' : 'inPlace';
}
