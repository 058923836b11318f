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
import { awsError } from '../awsError';
import { nameProperty, uniqueName } from '../model/names';
import type { Json, Stack, StackResource } from '../state/types';
import type { SimulatorState } from '../state/SimulatorState';

/** An account in a region. @internal */
export interface Place {
  account: string;
  region: string;
}

/** A value that a stack exports. @internal */
export interface Export {
  name: string;
  value: string;
  stackId: string;
}

function isLive(stack: Stack): boolean {
  return stack.status !== 'DELETE_COMPLETE';
}

/**
 * What stacks see of each other: exports, imports, names in use, SSM parameters.
 * @internal
 */
export class World {
  readonly #state: SimulatorState;

  constructor(state: SimulatorState) {
    this.#state = state;
  }

  #stacks(place: Place): Stack[] {
    return [...this.#state.stacks.values()].filter(
      stack =>
        isLive(stack) &&
        stack.account === place.account &&
        stack.region === place.region,
    );
  }

  /** Everything that is exported in a place. */
  exports(place: Place): Export[] {
    return this.#stacks(place).flatMap(stack =>
      stack.outputs
        .filter(output => output.exportName !== undefined)
        .map(output => ({
          name: String(output.exportName),
          value: output.value,
          stackId: stack.id,
        })),
    );
  }

  /** The value of an export; refuses a name that nobody exports. */
  importValue(place: Place, name: string): string {
    const found = this.exports(place).find(one => one.name === name);
    if (!found) {
      throw awsError('ValidationError', `No export named ${name} found`);
    }
    return found.value;
  }

  /** The names of the stacks that use an export. */
  importers(place: Place, name: string): string[] {
    return this.#stacks(place)
      .filter(stack => stack.imports.includes(name))
      .map(stack => stack.name);
  }

  /** The value of an SSM parameter that some stack made; undefined without one. */
  ssmParameter(place: Place, name: string): string | undefined {
    for (const stack of this.#stacks(place)) {
      for (const resource of Object.values(stack.resources)) {
        if (
          resource.type === 'AWS::SSM::Parameter' &&
          resource.physicalId === name
        ) {
          return String(resource.properties.Value);
        }
      }
    }
    return undefined;
  }

  /**
   * Whether a chosen name is taken by another resource. Buckets are unique in the world,
   * IAM's names in the account, all others in the region.
   */
  nameInUse(stack: Stack, resource: StackResource): boolean {
    const { type, logicalId, properties } = resource;
    const name = uniqueName(type, properties);
    if (name === undefined) {
      return false;
    }
    const property = String(nameProperty(type));
    const clashes = (other: Stack) =>
      Object.values(other.resources).some(
        one =>
          one.type === type &&
          one.physicalId !== '' &&
          one.status !== 'DELETE_COMPLETE' &&
          (one.properties[property] as Json) === name &&
          !(other.id === stack.id && one.logicalId === logicalId),
      );
    return [...this.#state.stacks.values()].some(
      other =>
        isLive(other) &&
        (type === 'AWS::S3::Bucket' ||
          (other.account === stack.account &&
            (type.startsWith('AWS::IAM::') ||
              other.region === stack.region))) &&
        clashes(other),
    );
  }

  /** The next number in a family of revisions (task definitions, versions, connectors). */
  nextRevision(stack: Stack, resource: StackResource): number {
    const { Family, FunctionName } = resource.properties;
    const family =
      Family ?? FunctionName ?? `${stack.id}/${resource.logicalId}`;
    return this.#state.nextNumber(
      [stack.account, stack.region, resource.type, String(family)].join('/'),
    );
  }
}
