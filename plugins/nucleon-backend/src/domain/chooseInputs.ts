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

import { InputError } from '@backstage/errors';
import { TargetKind } from '@nucleon/plugin-nucleon-common';
import {
  diffInputs,
  formatProblems,
  JsonSchema,
  resolveCurrentValues,
  sensitiveInputs,
  validateInputs,
} from '@nucleon/template-bundle';
import { keepSecrets } from './secrets/keepSecrets';
import { InputValues, readTargetInputs } from './targetSpec';

/**
 * Options of {@link chooseInputs}.
 *
 * @internal
 */
export type ChooseInputsOptions = {
  target: { kind: TargetKind; name: string };
  /** The inputs' schema of the version that is deployed. */
  schema: JsonSchema;
  /** The schema of the version that stands. */
  currentSchema?: JsonSchema;
  /** What stands, with its secrets. */
  current?: InputValues;
  spec?: string;
  inputs?: InputValues;
};

/**
 * The inputs that a deployment gets (5.5): those of a spec, those given by
 * themselves, or the ones that stand. They are checked against the schema of
 * the version that is deployed; defaults are not written in (3.4).
 *
 * @internal
 */
export function chooseInputs(options: ChooseInputsOptions): InputValues {
  const { target, schema, current } = options;
  const path = getInputsPath(target);
  const next = resolveCurrentValues(readNext(options), current, { path });
  const problems = validateInputs(schema, next, { path }).filter(
    problem => problem.severity === 'error',
  );
  if (problems.length) {
    throw new InputError(
      `The inputs are not valid: ${formatProblems(problems)}`,
    );
  }
  return next;
}

/**
 * What the inputs of a target are called in messages: their place in a spec.
 *
 * @internal
 */
export function getInputsPath(target: {
  kind: TargetKind;
  name: string;
}): string {
  switch (target.kind) {
    case 'environment':
      return 'spec';
    case 'service-pipeline':
      return 'pipeline';
    default:
      return `instances[${target.name}].spec`;
  }
}

/**
 * The inputs that stand, without those that the next version does not know any
 * more: they would be refused as unknown.
 *
 * @internal
 */
export function carryOver(options: {
  current: InputValues;
  currentSchema?: JsonSchema;
  schema: JsonSchema;
}): InputValues {
  const { current, currentSchema, schema } = options;
  if (!currentSchema) {
    return current;
  }
  let kept = current;
  // Under one name, because both are of the same target.
  const changes = diffInputs(
    { serviceInput: currentSchema },
    { serviceInput: schema },
  );
  for (const { kind, path } of changes) {
    if (kind === 'removed') {
      kept = removeAt(kept, path);
    }
  }
  return kept;
}

function readNext(options: ChooseInputsOptions): InputValues {
  const { target, spec, inputs, current, currentSchema, schema } = options;
  if (spec !== undefined && inputs !== undefined) {
    throw new InputError("Give either 'spec' or 'inputs', not both");
  }
  if (spec !== undefined) {
    const own = readTargetInputs(target, spec);
    if (!own) {
      throw new InputError(`The spec has no instance named '${target.name}'`);
    }
    return own;
  }
  if (inputs !== undefined) {
    return keepSecrets({
      next: inputs,
      current: current && carryOver({ current, currentSchema, schema }),
      paths: sensitiveInputs(schema),
      path: getInputsPath(target),
    });
  }
  return carryOver({ current: current ?? {}, currentSchema, schema });
}

function removeAt(value: InputValues, [key, ...rest]: string[]): InputValues {
  if (rest.length) {
    const below = value[key];
    return isMap(below) ? { ...value, [key]: removeAt(below, rest) } : value;
  }
  const { [key]: removed, ...kept } = value;
  return kept;
}

function isMap(value: unknown): value is InputValues {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}
