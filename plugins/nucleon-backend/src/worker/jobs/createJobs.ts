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
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ProvisioningEngine } from '@nucleon/plugin-nucleon-node';
import { DateTime, Duration } from 'luxon';
import { NucleonDatabase } from '../../database/NucleonDatabase';
import { BundlePreviewer } from '../../domain/BundlePreviewer';
import { Destination } from '../../domain/Destination';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { TemplateChecking } from '../check/TemplateChecker';
import { Job } from '../Job';
import { RegistrationJob } from './RegistrationJob';
import { ServiceOperationJob } from './ServiceOperationJob';
import { DirectoryBundleSource } from './sync/DirectoryBundleSource';
import { UrlBundleSource } from './sync/UrlBundleSource';
import { TemplateDiscoveryJob } from './TemplateDiscoveryJob';
import { TemplateSyncJob } from './TemplateSyncJob';
import { TidyJob } from './TidyJob';
import { UpgradeJob } from './UpgradeJob';

/**
 * What `plugin.ts` gives to the jobs.
 *
 * @internal
 */
export type CreateJobsOptions = {
  database: NucleonDatabase;
  logger: LoggerService;
  /** The time; that of the machine if it is left out. */
  now?(): DateTime;
  /** What the modules added at `nucleon.engines`. */
  engines: ProvisioningEngine[];
  /** From `nucleon.destinations`. */
  destinations: Destination[];
  /** With the keys of `nucleon.encryption`. */
  sealer: SecretSealer;
  /** Renders new versions without a deployment. */
  previewer: BundlePreviewer;
  /** How what they render is checked. */
  checking: TemplateChecking;
  /** `nucleon.retention.deployments` */
  retention: Duration;
  /** `nucleon.bundles.directories`; relative ones are relative to the working directory. */
  bundleDirectories: string[];
  /** `coreServices.urlReader` */
  urlReader: UrlReaderService;
  /** `ScmIntegrations.fromConfig(config)` of `@backstage/integration` */
  integrations: ScmIntegrationRegistry;
  /** `catalogServiceRef` of `@backstage/plugin-catalog-node` */
  catalog: CatalogService;
  /** `coreServices.auth` */
  auth: AuthService;
};

/**
 * All jobs of the worker beside deployments. Operations ask for them by rows of
 * `jobs`: `registration` (subject: version), `template-sync` (template),
 * `service-operation` (operation), `upgrade` (upgrade); the discovery of
 * templates asks for itself.
 *
 * @internal
 */
export function createJobs(options: CreateJobsOptions): Job[] {
  const { bundleDirectories, urlReader, engines, now } = options;
  const setting = { ...options, clock: now ?? (() => DateTime.utc()) };
  const enginesByName = new Map(
    engines.map(engine => [engine.getEngineName(), engine]),
  );
  return [
    new RegistrationJob({ ...setting, engines: enginesByName }),
    new ServiceOperationJob(setting),
    new UpgradeJob(setting),
    new TemplateDiscoveryJob(setting),
    new TemplateSyncJob({
      ...setting,
      sources: [
        new UrlBundleSource(urlReader),
        new DirectoryBundleSource(bundleDirectories),
      ],
    }),
    new TidyJob(setting),
  ];
}
