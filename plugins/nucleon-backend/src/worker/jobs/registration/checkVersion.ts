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

import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@nucleon/plugin-nucleon-common';
import { ProvisioningEngine } from '@nucleon/plugin-nucleon-node';
import {
  Bundle,
  BundleFile,
  checkTerraform,
  parseBundle,
  parseRegistration,
} from '@nucleon/template-bundle';
import { DateTime } from 'luxon';
import { RegistrationFile } from '../../../database/queries/registerVersion';
import { Stores } from '../../../database/Stores';
import { BundlePreviewer } from '../../../domain/BundlePreviewer';
import { TemplateRecord } from '../../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../../domain/TemplateVersionRecord';
import { TemplateChecking } from '../../check/TemplateChecker';
import { checkCompatibleTemplates } from './checkCompatibleTemplates';
import { checkEngines } from './checkEngines';
import { checkMinorCompatibility } from './checkMinorCompatibility';
import { checkPreview } from './checkPreview';

/**
 * Options of {@link checkVersion}.
 *
 * @internal
 */
export type CheckVersionOptions = {
  template: TemplateRecord;
  version: TemplateVersionRecord;
  /** The living versions of the template, this one among them. */
  versions: TemplateVersionRecord[];
  registrationFile?: RegistrationFile;
  engines: ReadonlyMap<string, ProvisioningEngine>;
  logger: LoggerService;
  previewer?: BundlePreviewer;
  checking?: TemplateChecking;
  now: DateTime;
};

/**
 * What is wrong with a version and, where no problem is an error, what it is
 * registered with.
 *
 * @internal
 */
export type CheckedVersion = {
  problems: Problem[];
  /** What has to be there first; nothing is decided yet. */
  waitsFor?: string;
  result?: {
    version: Partial<TemplateVersionRecord>;
    /** What the first version fixes for the template. */
    provisioning?: Pick<
      TemplateRecord,
      'provisioning' | 'pipelineProvisioning'
    >;
  };
};

/**
 * Checks everything of 2.5, and says all that is wrong at once.
 *
 * @internal
 */
export async function checkVersion(
  stores: Stores,
  options: CheckVersionOptions,
): Promise<CheckedVersion> {
  const { template, versions, engines } = options;
  const files = await readFiles(stores, options);
  const inferProvisioning = !isFixed(template, versions);
  const { bundle, problems } = parseBundle(files, {
    kind: template.kind,
    provisioning: template.provisioning,
    pipelineProvisioning: template.pipelineProvisioning,
    inferProvisioning,
    hasCompatibleEnvironments:
      options.version.compatibleEnvironmentTemplates !== undefined,
  });
  const found: Problem[] = [
    ...problems,
    ...(await checkMinorCompatibility(stores, { ...options, files })),
    ...(bundle ? (await checkTerraform(bundle)).problems : []),
    ...(bundle ? await checkEngines(bundle, engines) : []),
  ];
  const compatible = await checkCompatibleTemplates(stores, {
    ...options,
    registration: parseRegistration(files),
  });
  found.push(...compatible.problems);
  const isWrong = found.some(problem => problem.severity === 'error');
  if (isWrong || !bundle) {
    return { problems: found };
  }
  if (compatible.waitsFor !== undefined) {
    return { problems: found, waitsFor: compatible.waitsFor };
  }
  found.push(...(await checkPreview(bundle, options)));
  return {
    problems: found,
    result: {
      version: { ...compatible.lists, ...getEngines(bundle) },
      provisioning: inferProvisioning ? getProvisioning(bundle) : undefined,
    },
  };
}

/**
 * Whether earlier versions, or whoever made the template, decided who
 * provisions.
 *
 * @internal
 */
export function isFixed(
  template: TemplateRecord,
  versions: TemplateVersionRecord[],
): boolean {
  return (
    template.provisioning !== undefined ||
    template.pipelineProvisioning !== undefined ||
    versions.some(({ status }) => status === 'DRAFT' || status === 'PUBLISHED')
  );
}

async function readFiles(
  stores: Stores,
  options: CheckVersionOptions,
): Promise<BundleFile[]> {
  const { version, registrationFile } = options;
  const files = await stores.bundles.getFiles(version.digest);
  if (!registrationFile) {
    return files;
  }
  const { path, content } = registrationFile;
  return [
    ...files.filter(file => file.path !== path),
    { path, content: new TextEncoder().encode(content) },
  ];
}

function getEngines(
  bundle: Bundle,
): Pick<TemplateVersionRecord, 'engine' | 'pipelineEngine'> {
  const { infrastructure, instance, pipeline } = bundle.manifests;
  return {
    engine: (infrastructure ?? instance)?.engine,
    pipelineEngine: pipeline?.engine,
  };
}

function getProvisioning(
  bundle: Bundle,
): Pick<TemplateRecord, 'provisioning' | 'pipelineProvisioning'> | undefined {
  const { provisioning, pipelineProvisioning } = bundle;
  return provisioning || pipelineProvisioning
    ? { provisioning, pipelineProvisioning }
    : undefined;
}
