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
import {
  parseSpec,
  resolveCurrentValues,
  stringifySpec,
} from '@nucleon/template-bundle';

/**
 * Values of inputs. A number written `80.0` is an object that says so.
 *
 * @internal
 */
export type InputValues = Record<string, unknown>;

/**
 * What of a spec concerns one target: its own inputs, and where it stands.
 *
 * @internal
 */
export type TargetSpec = {
  kind: TargetKind;
  /** The name of an instance. */
  name: string;
  /** The name of the environment that an instance lives in. */
  environment?: string;
  inputs: InputValues;
  /** For a pipeline: the instances, by name and environment. */
  instances?: { name: string; environment: string }[];
};

/**
 * Writes the spec that is stored with a target: Proton's document with only
 * that target's part in it, so that specs of siblings never hold stale copies
 * of it.
 *
 * @internal
 */
export function writeTargetSpec(spec: TargetSpec): string {
  switch (spec.kind) {
    case 'environment':
      return stringifySpec({ proton: 'EnvironmentSpec', spec: spec.inputs });
    case 'service-instance':
      return stringifySpec({
        proton: 'ServiceSpec',
        instances: [
          {
            name: spec.name,
            environment: spec.environment ?? '',
            spec: spec.inputs,
          },
        ],
      });
    default:
      return stringifySpec({
        proton: 'ServiceSpec',
        pipeline: spec.inputs,
        instances: spec.instances ?? [],
      });
  }
}

/**
 * Reads the part of a spec that concerns one target; undefined where an
 * instance is not in it.
 *
 * @internal
 */
export function readTargetInputs(
  target: { kind: TargetKind; name: string },
  text: string,
): InputValues | undefined {
  if (target.kind === 'environment') {
    return parseSpec(text, 'environment').spec;
  }
  const spec = parseSpec(text, 'service');
  if (target.kind === 'service-pipeline') {
    return spec.pipeline ?? {};
  }
  const instance = spec.instances.find(({ name }) => name === target.name);
  return instance && (instance.spec ?? {});
}

/**
 * The inputs of a target with its secrets in them, from what is stored. They
 * are for validating and rendering, and never leave the backend.
 *
 * @internal
 */
export function openTargetInputs(options: {
  target: { kind: TargetKind; name: string };
  spec: string;
  secrets: unknown;
}): InputValues {
  const { target, spec, secrets } = options;
  const inputs = readTargetInputs(target, spec) ?? {};
  return secrets === undefined
    ? inputs
    : resolveCurrentValues(inputs, secrets, { path: 'spec' });
}
