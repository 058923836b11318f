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
import { Bundle, BundlePart } from '../bundle/Bundle';
import { InputPath, sensitiveInputs } from '../schema/sensitiveInputs';
import { isObject, numberOf } from '../schema/values';

/**
 * What stands in the place of a secret.
 *
 * @public
 */
export const REDACTED = '****';

/**
 * A copy of values in which the secrets at the given places are replaced, so that a second rendering can be stored and
 * shown. A text becomes `****`, a number 0 and a boolean false, so that templates that calculate with them still render.
 *
 * @public
 */
export function redact<T>(values: T, paths: readonly InputPath[]): T;
export function redact(values: unknown, paths: readonly InputPath[]): unknown {
  if (paths.some(path => path.length === 0)) {
    return hide(values);
  }
  if (!paths.length) {
    return values;
  }
  const below = (key: string) =>
    paths
      .filter(([first]) => first === key || first === '*')
      .map(path => path.slice(1));
  if (Array.isArray(values)) {
    return values.map((item, index) => redact(item, below(String(index))));
  }
  if (isObject(values)) {
    return Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        redact(value, below(key)),
      ]),
    );
  }
  return values;
}

/**
 * The places of the secrets in the context that a part of a bundle is rendered with.
 *
 * The instances of a service may be on other versions than the pipeline: where they are, add the places that their own
 * versions name, as `service_instances`, the index, `inputs`, ...
 *
 * @public
 */
export function sensitiveParameters(
  bundle: Pick<Bundle, 'schema'>,
  part: BundlePart,
): InputPath[] {
  const { environmentInput, serviceInput, pipelineInput } = bundle.schema;
  const below = (prefix: string[], schema: typeof serviceInput) =>
    schema ? sensitiveInputs(schema).map(path => [...prefix, ...path]) : [];
  switch (part) {
    case 'infrastructure':
      return below(['environment', 'inputs'], environmentInput);
    case 'instance':
      return below(['service_instance', 'inputs'], serviceInput);
    default:
      return [
        ...below(['pipeline', 'inputs'], pipelineInput),
        ...below(['service_instances', '*', 'inputs'], serviceInput),
      ];
  }
}

function hide(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(hide);
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, hide(member)]),
    );
  }
  if (numberOf(value) !== undefined) {
    return 0;
  }
  if (typeof value === 'boolean') {
    return false;
  }
  return value === null ? null : REDACTED;
}
