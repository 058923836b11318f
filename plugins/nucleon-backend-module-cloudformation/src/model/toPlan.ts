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
import {
  Change,
  ResourceChange,
  ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation';
import { Plan, PlanChange } from '@nucleon/plugin-nucleon-common';
import { DATA_HOLDING_TYPES } from './dataHoldingTypes';
import { mayInterrupt } from './interruptions';

/** @internal */
export type ToPlanOptions = {
  changes: Change[];
  /** The stack in which the changes were worked out. */
  comparedIn: string;
  /** The stack in which they would be made; its name replaces the other. */
  name: string;
};

/** What a change set would do, as a plan. @internal */
export function toPlan(options: ToPlanOptions): Plan {
  const { changes, comparedIn, name } = options;
  const inTarget = (text: string) => text.replaceAll(comparedIn, name);
  const planned = changes
    .flatMap(({ ResourceChange: change }) => change ?? [])
    .map(change => toPlanChange(change, inTarget))
    .sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
  return { digest: getDigest(planned), changes: planned };
}

function toPlanChange(
  change: ResourceChange,
  inTarget: (text: string) => string,
): PlanChange {
  const type = change.ResourceType ?? '';
  const replacement = change.Replacement ?? 'False';
  const properties = toProperties(change.Details ?? [], inTarget);
  const planned: PlanChange = {
    action: toAction(change.Action),
    logicalId: change.LogicalResourceId ?? '',
    physicalId: change.PhysicalResourceId,
    type,
    replacement,
    holdsData: DATA_HOLDING_TYPES.has(type),
  };
  const isInPlace = change.Action === 'Modify' && replacement === 'False';
  if (isInPlace) {
    const names = properties.map(property => property.name);
    planned.interruption = mayInterrupt(type, names);
  }
  if (/Retain/.test(change.PolicyAction ?? '')) {
    planned.retained = true;
  }
  if (change.Action === 'Modify' && properties.length) {
    planned.properties = properties;
  }
  return planned;
}

function toAction(action: ResourceChange['Action']): PlanChange['action'] {
  // Brings a resource back to what the template says already.
  return action === undefined || action === 'SyncWithActual'
    ? 'Modify'
    : action;
}

type PropertyChange = NonNullable<PlanChange['properties']>[number];

/**
 * A property is named once, however many causes a change has: a changed
 * parameter, an attribute of another resource and so on.
 */
function toProperties(
  details: ResourceChangeDetail[],
  inTarget: (text: string) => string,
): PropertyChange[] {
  const byName = new Map<string, PropertyChange>();
  for (const { Target: target } of details) {
    const path = target?.Path?.replace(/^\/Properties\//, '');
    const name =
      path?.replaceAll('/', '.') ?? target?.Name ?? target?.Attribute;
    if (!target || !name) {
      continue;
    }
    const before = target.BeforeValue ?? byName.get(name)?.before;
    const after = target.AfterValue ?? byName.get(name)?.after;
    byName.set(name, {
      name,
      before: before === undefined ? undefined : inTarget(before),
      after: after === undefined ? undefined : inTarget(after),
      requiresRecreation: worst(
        target.RequiresRecreation,
        byName.get(name)?.requiresRecreation,
      ),
    });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const WORST_FIRST = ['Always', 'Conditionally', 'Never'] as const;

function worst(
  a: PropertyChange['requiresRecreation'],
  b: PropertyChange['requiresRecreation'],
): PropertyChange['requiresRecreation'] {
  return WORST_FIRST.find(word => word === a || word === b);
}

/**
 * Says whether two plans are the same. Physical ids are left out: what they name
 * is said by the logical id.
 */
function getDigest(changes: PlanChange[]): string {
  const text = JSON.stringify(
    changes.map(({ physicalId: _, ...change }) => change),
  );
  return createHash('sha256').update(text).digest('hex');
}
