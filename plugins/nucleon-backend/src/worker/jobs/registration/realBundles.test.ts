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

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { formatVersion } from '@nucleon/plugin-nucleon-common';
import { readDirectory } from '@nucleon/template-bundle';
import { loadCloudFormationEngine } from '../../__testUtils__/loadCloudFormationEngine';
import { JobWorld } from '../__testUtils__/JobWorld';
import { RegistrationJob } from '../RegistrationJob';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../../../../..');
const SHARED = process.env.NUCLEON_SHARED ?? resolve(ROOT, '../shared');
const BUNDLES = join(SHARED, 'bundles/cloudformation');
const BUILDS = join(SHARED, 'bundles/codebuild/cdk');
const isWanted =
  existsSync(BUNDLES) || process.env.NUCLEON_REQUIRE_SHARED === '1';

const describeShared = isWanted ? describe : describe.skip;

/** What becomes of each directory of bundles, environments first. */
async function registerAll(
  databases: TestDatabases,
  directories: { kind: 'environment' | 'service'; path: string }[],
): Promise<Record<string, string>> {
  const world = await JobWorld.create(databases, 'SQLITE_3');
  const engine = await loadCloudFormationEngine();
  const engines = new Map([[engine.getEngineName(), engine]]);
  jest
    .spyOn(world, 'registration')
    .mockImplementation(
      () => new RegistrationJob({ ...world.setting, engines }),
    );
  const results: Record<string, string> = {};
  for (const { kind, path } of directories) {
    const name = path.split('/').at(-1)!;
    const template =
      (await world.stores.templates.find({
        kind,
        namespace: 'default',
        name,
      })) ?? (await world.addTemplate({ kind, name }));
    for (const version of await readdir(path)) {
      const major = /^v(\d+)$/.exec(version)?.[1];
      if (major) {
        const registered = await world.register(
          template,
          await readDirectory(join(path, version)),
          { syncedMajor: Number(major) },
        );
        const { status, statusMessage = '' } = registered;
        results[`${name} ${formatVersion(registered)}`] =
          `${status} ${statusMessage}`.trim();
      }
    }
  }
  return results;
}

async function listBelow(
  kind: 'environment' | 'service',
  directory: string,
): Promise<{ kind: 'environment' | 'service'; path: string }[]> {
  const names = await readdir(directory);
  return names.map(name => ({ kind, path: join(directory, name) }));
}

describe('registration of real bundles', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it("registers the project's examples", async () => {
    const examples = join(ROOT, 'examples/templates');
    const found = await registerAll(databases, [
      { kind: 'environment', path: join(examples, 'network-cluster') },
      { kind: 'environment', path: join(examples, 'serverless-platform') },
      { kind: 'service', path: join(examples, 'container-service') },
      { kind: 'service', path: join(examples, 'queue-worker') },
      { kind: 'service', path: join(examples, 'bucket-function') },
      {
        kind: 'service',
        path: join(ROOT, 'examples/upgrades/container-service'),
      },
    ]);
    expect(found).toEqual({
      'network-cluster 1.0': 'DRAFT',
      'serverless-platform 1.0': 'DRAFT',
      'container-service 1.0': 'DRAFT',
      'container-service 1.1': 'DRAFT',
      'queue-worker 1.0': 'DRAFT',
      'bucket-function 1.0': 'DRAFT',
    });
  });
});

describeShared('registration of shared bundles', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it("registers AWS's samples", async () => {
    const found = await registerAll(databases, [
      ...(await listBelow(
        'environment',
        join(BUNDLES, 'environment-templates'),
      )),
      ...(await listBelow('service', join(BUNDLES, 'service-templates'))),
    ]);
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(5);
    expect(new Set(Object.values(found))).toEqual(new Set(['DRAFT']));
  });

  it('registers those of CodeBuild, as drafts that wait for their engine', async () => {
    const found = await registerAll(databases, [
      ...(await listBelow(
        'environment',
        join(BUILDS, 'environment-templates'),
      )),
      ...(await listBelow('service', join(BUILDS, 'service-templates'))),
    ]);
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(2);
    expect(new Set(Object.values(found))).toEqual(new Set(['DRAFT']));
  });
});
