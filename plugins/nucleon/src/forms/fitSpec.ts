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

import { JsonObject, JsonValue } from '@backstage/types';
import { TemplateVersionDetail } from '@nucleon/plugin-nucleon-common';
import { dropUnknown } from './dropUnknown';
import { InputSchema, InputValues, SecretValues } from './inputSchema';
import { mergeSecrets, splitSecrets } from './secretInputs';
import { changeSecretsAt, secretsAt } from './secretPaths';
import { NucleonSpecValue } from './specValue';

/**
 * What a version has no input for, by path: `instances.0.inputs.tls_policy`.
 * It comes back with a version that has one.
 *
 * @internal
 */
export type AsideValues = Record<string, JsonValue>;

/** @internal */
export type FittedSpec = {
  value: NucleonSpecValue;
  secrets: SecretValues;
  aside: AsideValues;
  isChanged: boolean;
};

type Part = { prefix: string; schema: InputSchema | undefined };

/**
 * Leaves out of a spec what the chosen version has no input for, and puts back
 * what an earlier choice had left out.
 *
 * @internal
 */
export function fitSpec(options: {
  detail: TemplateVersionDetail;
  value: NucleonSpecValue;
  secrets: SecretValues;
  aside: AsideValues;
}): FittedSpec {
  const { detail, value, secrets } = options;
  let fitted: FittedSpec = { value, secrets, aside: {}, isChanged: false };
  for (const part of getParts(detail, value)) {
    fitted = fitPart(fitted, part, secretsAt(options.aside, part.prefix));
  }
  return detail.template.kind === 'environment'
    ? fitted
    : fitRepository(fitted, detail.hasPipeline, options.aside);
}

function getParts(
  detail: TemplateVersionDetail,
  value: NucleonSpecValue,
): Part[] {
  if (detail.template.kind === 'environment') {
    return [{ prefix: 'inputs', schema: detail.environmentInput }];
  }
  return [
    ...(value.instances ?? []).map((_, index) => ({
      prefix: `instances.${index}.inputs`,
      schema: detail.serviceInput,
    })),
    {
      prefix: 'pipeline',
      schema: detail.hasPipeline ? detail.pipelineInput : undefined,
    },
  ];
}

function fitPart(
  fitted: FittedSpec,
  { prefix, schema }: Part,
  aside: AsideValues,
): FittedSpec {
  const inputs = getPart(fitted.value, prefix) ?? {};
  const own = secretsAt(fitted.secrets, prefix);
  const given = mergeSecrets(inputs, own);
  const returning = Object.entries(aside).filter(
    ([path]) => getAt(given, path) === undefined,
  );
  const whole = mergeSecrets(given, Object.fromEntries(returning));
  const { value: known, dropped } = dropUnknown(schema, whole);
  const restored = returning.some(([path]) => !dropped.includes(path));
  const lost = dropped.some(path => getAt(given, path) !== undefined);
  const next = Object.fromEntries(
    dropped.map(path => [`${prefix}.${path}`, getAt(whole, path)!]),
  );
  if (!restored && !lost) {
    return { ...fitted, aside: { ...fitted.aside, ...next } };
  }
  const split = splitSecrets(schema ?? {}, known, known);
  return {
    value: setPart(fitted.value, prefix, split.value),
    secrets: changeSecretsAt(fitted.secrets, prefix, split.secrets),
    aside: { ...fitted.aside, ...next },
    isChanged: true,
  };
}

function fitRepository(
  fitted: FittedSpec,
  hasPipeline: boolean,
  aside: AsideValues,
): FittedSpec {
  const { value } = fitted;
  const given = value.repository ?? aside.repository;
  if (given === undefined) {
    return fitted;
  }
  if (hasPipeline) {
    return value.repository
      ? fitted
      : {
          ...fitted,
          // It was put aside as such.
          value: {
            ...value,
            repository: given as NucleonSpecValue['repository'],
          },
          isChanged: true,
        };
  }
  return {
    ...fitted,
    value: { ...value, repository: undefined },
    aside: { ...fitted.aside, repository: given as JsonObject },
    isChanged: fitted.isChanged || value.repository !== undefined,
  };
}

function getPart(
  value: NucleonSpecValue,
  prefix: string,
): InputValues | undefined {
  return prefix.startsWith('instances.')
    ? value.instances?.[Number(prefix.split('.')[1])].inputs
    : value[prefix as 'inputs' | 'pipeline'];
}

function setPart(
  value: NucleonSpecValue,
  prefix: string,
  inputs: InputValues,
): NucleonSpecValue {
  if (!prefix.startsWith('instances.')) {
    return { ...value, [prefix]: inputs };
  }
  const at = Number(prefix.split('.')[1]);
  return {
    ...value,
    instances: value.instances?.map((instance, index) =>
      index === at ? { ...instance, inputs } : instance,
    ),
  };
}

function getAt(values: JsonObject, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (at, key) =>
        typeof at === 'object' && at !== null
          ? (at as JsonObject)[key]
          : undefined,
      values,
    );
}
