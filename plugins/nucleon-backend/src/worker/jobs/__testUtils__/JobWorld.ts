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

import { randomUUID } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ProvisioningEngine } from '@nucleon/plugin-nucleon-node';
import { FakeProvisioningEngine } from '@nucleon/plugin-nucleon-node/testUtils';
import { BundleFile } from '@nucleon/template-bundle';
import { Knex } from 'knex';
import { DateTime, DurationLike } from 'luxon';
import { NucleonDatabase } from '../../../database/NucleonDatabase';
import {
  registerVersion,
  RegisterVersionOptions,
} from '../../../database/queries/registerVersion';
import { Stores } from '../../../database/Stores';
import { DeploymentOutcome } from '../../../domain/DeploymentOutcome';
import { newDeployment } from '../../../domain/newDeployment';
import { SecretSealer } from '../../../domain/secrets/SecretSealer';
import { TargetRecord } from '../../../domain/TargetRecord';
import { writeTargetSpec } from '../../../domain/targetSpec';
import { TemplateRecord } from '../../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../../domain/TemplateVersionRecord';
import { Job } from '../../Job';
import { RegistrationJob } from '../RegistrationJob';

type TestDatabaseId = Parameters<TestDatabases['init']>[0];

/**
 * A migrated database, a clock that stands still, and an engine without a
 * cloud: what jobs need.
 */
export class JobWorld {
  static async create(
    databases: TestDatabases,
    id: TestDatabaseId,
  ): Promise<JobWorld> {
    const knex = await databases.init(id);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@nucleon/plugin-nucleon-backend',
        'migrations',
      ),
    });
    return new JobWorld(new NucleonDatabase(knex), knex);
  }

  readonly database: NucleonDatabase;
  /** For looks at what no store shows. */
  readonly knex: Knex;
  readonly engine = new FakeProvisioningEngine({ name: 'cloudformation' });
  readonly engines: ReadonlyMap<string, ProvisioningEngine> = new Map([
    ['cloudformation', this.engine],
  ]);
  readonly logger = mockServices.logger.mock();
  readonly sealer = new SecretSealer(['a key']);
  readonly destinations = [
    {
      name: 'main',
      account: '111122223333',
      region: 'eu-central-1',
      isSimulated: true,
    },
  ];
  now = DateTime.fromISO('2026-11-23T10:00:00Z', { zone: 'utc' });

  constructor(database: NucleonDatabase, knex: Knex) {
    this.database = database;
    this.knex = knex;
  }

  get stores(): Stores {
    return this.database.stores;
  }

  get setting() {
    return {
      database: this.database,
      logger: this.logger,
      clock: () => this.now,
    };
  }

  passTime(duration: DurationLike): void {
    this.now = this.now.plus(duration);
  }

  /** Runs a job until nothing of it is due. */
  async runAll(job: Job): Promise<void> {
    const { signal } = new AbortController();
    for (let round = 0; round < 100; round++) {
      if ((await job.runOnce({ signal })) === 'idle') {
        return;
      }
    }
    throw new Error(`Job '${job.getJobName()}' finds no end`);
  }

  async addTemplate(
    template: Pick<TemplateRecord, 'kind' | 'name'> & Partial<TemplateRecord>,
  ): Promise<TemplateRecord> {
    const record: TemplateRecord = {
      id: randomUUID(),
      namespace: 'default',
      nameKey: template.name.toLowerCase(),
      entityName: template.name,
      updatePolicy: 'recommend',
      publishesAutomatically: false,
      revision: 1,
      createdAt: this.now,
      modifiedAt: this.now,
      ...template,
    };
    await this.stores.templates.insert(record);
    return record;
  }

  /**
   * Registers content as the next minor of a major, or as a new major, and
   * returns what became of it.
   */
  async register(
    template: TemplateRecord,
    files: BundleFile[],
    more: Partial<RegisterVersionOptions> = {},
  ): Promise<TemplateVersionRecord> {
    const version = await this.database.transaction(stores =>
      registerVersion(stores, {
        template,
        files,
        source: 'upload',
        now: this.now,
        ...more,
      }),
    );
    await this.runAll(this.registration());
    return (await this.stores.templates.getVersion(version.id))!;
  }

  async addTarget(
    target: Pick<TargetRecord, 'kind' | 'name' | 'templateId'> &
      Partial<TargetRecord>,
  ): Promise<TargetRecord> {
    const record: TargetRecord = {
      id: randomUUID(),
      namespace: 'default',
      nameKey: target.name.toLowerCase(),
      entityName: target.name,
      owner: 'group:default/team',
      position: 0,
      destination: 'main',
      stackName: `AWSProton-${target.name}`,
      revision: 1,
      createdAt: this.now,
      modifiedAt: this.now,
      ...target,
    };
    await this.stores.targets.insert(record);
    return record;
  }

  /** Lets a target stand on a version. */
  async stand(
    target: TargetRecord,
    version: TemplateVersionRecord,
  ): Promise<void> {
    const deployment = newDeployment({
      target,
      intent: 'apply',
      mode: 'CREATE',
      version,
      destination: this.destinations[0],
      spec: writeTargetSpec({
        kind: target.kind,
        name: target.name,
        environment: 'dev',
        inputs: {},
        instances: [{ name: 'dev', environment: 'dev' }],
      }),
      now: this.now,
    });
    await this.stores.deployments.insert(deployment);
    await this.stores.deployments.finishAtOnce(deployment.id, {
      state: 'succeeded',
      now: this.now,
      binding: { engine: 'cloudformation', id: `arn:${target.name}` },
      outputs: [],
      resources: [],
    });
  }

  /** Ends the running deployment of a target, as the worker would. */
  async end(
    target: Pick<TargetRecord, 'id'>,
    outcome: Pick<DeploymentOutcome, 'state' | 'statusMessage'>,
  ): Promise<void> {
    const [deployment] = await this.stores.deployments.list({
      targetIds: [target.id],
      isActive: true,
    });
    await this.stores.deployments.finishAtOnce(deployment.id, {
      ...outcome,
      now: this.now,
    });
  }

  /** What runs, as `apply api`. */
  async listRunning(): Promise<string[]> {
    const running = await this.stores.deployments.list({ isActive: true });
    const names: string[] = [];
    for (const { intent, targetId } of running) {
      const target = await this.stores.targets.get(targetId);
      names.push(`${intent} ${target?.name}`);
    }
    return names.sort();
  }

  registration(): RegistrationJob {
    return new RegistrationJob({ ...this.setting, engines: this.engines });
  }
}
