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
  DeploymentMode,
  formatVersion,
  Inputs,
  UpgradePreview,
} from '@nucleon/plugin-nucleon-common';
import { diffInputs, inlineReferences } from '@nucleon/template-bundle';
import { getBase, getLastAttempt } from '../database/queries/prepareDeployment';
import {
  INPUT_TYPES,
  loadInputSchema,
} from '../database/queries/loadInputSchema';
import { assertEngines } from '../domain/assertEngines';
import { carryOver } from '../domain/chooseInputs';
import { assertCompatible } from '../domain/compatibility';
import { withoutMasked } from '../domain/secrets/maskInputs';
import { TargetRecord } from '../domain/TargetRecord';
import { openTargetInputs, readTargetInputs } from '../domain/targetSpec';
import { TemplateVersionRecord } from '../domain/TemplateVersionRecord';
import { chooseVersion } from '../domain/versions';
import { OperationContext } from './OperationContext';
import { toInputChange } from './wire/toInputChange';

/**
 * What another version would ask of a target's spec, and what stands in the way.
 *
 * @internal
 */
export async function previewTargetUpgrade(
  context: OperationContext,
  target: TargetRecord,
  version: string | undefined,
): Promise<UpgradePreview> {
  const { stores } = context.database;
  const attempt = await getLastAttempt(stores, target);
  const base = await getBase(stores, { target, attempt });
  const next = chooseVersion(
    await stores.templates.listVersions([target.templateId]),
    version,
  );
  const schema = await loadInputSchema(stores, next, target.kind);
  const currentSchema = await loadInputSchema(
    stores,
    base.version,
    target.kind,
  );
  const masked = (base.spec && readTargetInputs(target, base.spec)) || {};
  const current = base.spec
    ? openTargetInputs({
        target,
        spec: base.spec,
        secrets: base.secrets && context.sealer.open(base.secrets),
      })
    : {};
  const inputType = INPUT_TYPES[target.kind];
  const changes = diffInputs(
    { [inputType]: currentSchema },
    { [inputType]: schema },
    { [inputType]: current },
  );
  return {
    fromVersion: formatVersion(base.version),
    toVersion: formatVersion(next),
    mode: getMode(base.version, next),
    inputs: changes.map(toInputChange),
    problems: await findProblems(context, { target, from: base.version, next }),
    // A JSON Schema is a map, which its interface does not say.
    schema: inlineReferences(schema) as UpgradePreview['schema'],
    currentInputs: withoutMasked(
      carryOver({ current: masked, currentSchema, schema }),
    ) as Inputs,
  };
}

function getMode(
  from: TemplateVersionRecord,
  next: TemplateVersionRecord,
): DeploymentMode {
  if (from.id === next.id) {
    return 'CURRENT_VERSION';
  }
  return from.major === next.major ? 'MINOR_VERSION' : 'MAJOR_VERSION';
}

async function findProblems(
  context: OperationContext,
  options: {
    target: TargetRecord;
    from: TemplateVersionRecord;
    next: TemplateVersionRecord;
  },
): Promise<string[]> {
  const { target, from, next } = options;
  const { stores } = context.database;
  const problems: string[] = [];
  if (next.major < from.major) {
    problems.push(
      `Version '${formatVersion(next)}' has a lower major than '${formatVersion(from)}'; roll back instead`,
    );
  }
  const environment =
    target.environmentId &&
    (await stores.targets.getView(target.environmentId));
  const template = await stores.templates.get(target.templateId);
  if (environment && template) {
    note(problems, () =>
      assertCompatible({
        compatible: next.compatibleEnvironmentTemplates ?? [],
        environment: {
          name: environment.target.name,
          template: environment.template,
          version: environment.version,
        },
        namespace: template.namespace,
        version: next,
      }),
    );
  }
  note(problems, () => assertEngines(next, context.engines));
  return problems;
}

function note(problems: string[], check: () => void): void {
  try {
    check();
  } catch (error) {
    problems.push((error as Error).message);
  }
}
