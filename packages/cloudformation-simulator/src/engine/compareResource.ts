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
import {
  diffProperties,
  sameValue,
  strongest,
  type PropertyDifference,
  type Recreation,
} from '../model/diffProperties';
import { isTaggable, resourceModel } from '../model/spec';
import type { Json, StackResource } from '../state/types';
import type { DesiredResource } from './desiredResource';

/** How a resource differs from what a template wants. @internal */
export interface Comparison {
  action: 'none' | 'update' | 'replace';
  /** The strongest of what the published model says about the differences. */
  recreation: Recreation;
  properties: PropertyDifference[];
  stackTagsDiffer: boolean;
  metadataDiffers: boolean;
  deletionPolicyDiffers: boolean;
  updateReplacePolicyDiffers: boolean;
}

function tagRecreation(type: string): Recreation {
  const model = resourceModel(type);
  const name = model?.tagInformation?.tagPropertyName ?? 'Tags';
  return model?.properties[name]?.causesReplacement === 'yes'
    ? 'Always'
    : 'Never';
}

/**
 * Compares a resource with what a template wants. A change that the model calls
 * conditional is done in place.
 * @internal
 */
export function compareResource(
  current: StackResource,
  desired: DesiredResource,
): Comparison {
  const { type } = desired;
  const properties = diffProperties(
    type,
    current.properties,
    desired.properties,
  );
  const stackTagsDiffer =
    isTaggable(type) &&
    !sameValue(
      current.stackTags as unknown as Json,
      desired.stackTags as unknown as Json,
    );
  const metadataDiffers = !sameValue(current.metadata, desired.metadata);
  let recreation: Recreation = stackTagsDiffer ? tagRecreation(type) : 'Never';
  for (const difference of properties) {
    recreation = strongest(recreation, difference.recreation);
  }
  const changed = properties.length > 0 || stackTagsDiffer || metadataDiffers;
  const inPlace = changed ? 'update' : 'none';
  return {
    action: recreation === 'Always' ? 'replace' : inPlace,
    recreation,
    properties,
    stackTagsDiffer,
    metadataDiffers,
    deletionPolicyDiffers: current.deletionPolicy !== desired.deletionPolicy,
    updateReplacePolicyDiffers:
      current.updateReplacePolicy !== desired.updateReplacePolicy,
  };
}
