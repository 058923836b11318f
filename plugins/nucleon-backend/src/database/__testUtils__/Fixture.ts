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
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { parseVersion } from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { newDeployment } from '../../domain/newDeployment';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { TargetRecord } from '../../domain/TargetRecord';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { NucleonDatabase } from '../NucleonDatabase';
import { Stores } from '../Stores';

/** A database of its own with what tests of stores are made of. */
export class Fixture {
  static async create(
    databases: TestDatabases,
    id: TestDatabaseId,
  ): Promise<Fixture> {
    const knex = await databases.init(id);
    const database = await NucleonDatabase.create({
      database: { getClient: async () => knex },
    });
    return new Fixture(database);
  }

  readonly database: NucleonDatabase;
  now = DateTime.fromISO('2026-11-23T09:00:00.000Z', { zone: 'utc' });

  constructor(database: NucleonDatabase) {
    this.database = database;
  }

  get stores(): Stores {
    return this.database.stores;
  }

  pass(milliseconds: number): void {
    this.now = this.now.plus({ milliseconds });
  }

  async addTemplate(
    changes: Partial<TemplateRecord> = {},
  ): Promise<TemplateRecord> {
    const name = changes.name ?? 'network';
    const template: TemplateRecord = {
      id: randomUUID(),
      kind: 'environment',
      namespace: 'default',
      name,
      nameKey: name.toLowerCase(),
      entityName: name,
      updatePolicy: 'recommend',
      publishesAutomatically: false,
      revision: 1,
      createdAt: this.now,
      modifiedAt: this.now,
      ...changes,
    };
    await this.stores.templates.insert(template);
    return template;
  }

  async addVersion(
    template: TemplateRecord,
    number: string,
    changes: Partial<TemplateVersionRecord> = {},
  ): Promise<TemplateVersionRecord> {
    const version: TemplateVersionRecord = {
      ...parseVersion(number)!,
      id: randomUUID(),
      templateId: template.id,
      status: 'PUBLISHED',
      digest: 'digest',
      engine: 'cloudformation',
      source: 'upload',
      createdAt: this.now,
      modifiedAt: this.now,
      ...changes,
    };
    await this.stores.templates.insertVersion(version);
    return version;
  }

  async addService(
    template: TemplateRecord,
    changes: Partial<ServiceRecord> = {},
  ): Promise<ServiceRecord> {
    const name = changes.name ?? 'shop';
    const service: ServiceRecord = {
      id: randomUUID(),
      namespace: 'default',
      name,
      nameKey: name.toLowerCase(),
      entityName: name,
      owner: 'group:default/team',
      lifecycle: 'production',
      type: 'service',
      entityRef: `component:default/${name}`,
      origin: 'nucleon',
      templateId: template.id,
      revision: 1,
      createdAt: this.now,
      modifiedAt: this.now,
      ...changes,
    };
    await this.stores.services.insert(service);
    return service;
  }

  async addTarget(
    template: TemplateRecord,
    changes: Partial<TargetRecord> = {},
  ): Promise<TargetRecord> {
    const name = changes.name ?? 'dev';
    const target: TargetRecord = {
      id: randomUUID(),
      kind: 'environment',
      namespace: 'default',
      name,
      nameKey: name.toLowerCase(),
      entityName: name,
      owner: 'group:default/platform',
      position: 0,
      templateId: template.id,
      stackName: `AWSProton-${name}`,
      revision: 1,
      createdAt: this.now,
      modifiedAt: this.now,
      ...changes,
    };
    await this.stores.targets.insert(target);
    return target;
  }

  async addDeployment(
    target: TargetRecord,
    version: TemplateVersionRecord,
    changes: Partial<DeploymentRecord> = {},
  ): Promise<DeploymentRecord> {
    const deployment = {
      ...newDeployment({
        target,
        version,
        intent: 'apply',
        mode: 'CREATE',
        spec: 'proton: EnvironmentSpec\nspec: {}\n',
        now: this.now,
      }),
      ...changes,
    };
    await this.stores.deployments.insert(deployment);
    return deployment;
  }
}
