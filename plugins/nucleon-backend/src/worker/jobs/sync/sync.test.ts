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

import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { UrlReaderServiceReadTreeOptions } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  environmentBundle,
  schemaOf,
  serviceBundle,
} from '../__testUtils__/bundles';
import { JobWorld } from '../__testUtils__/JobWorld';
import { TemplateDiscoveryJob } from '../TemplateDiscoveryJob';
import { TemplateSyncJob } from '../TemplateSyncJob';
import { DirectoryBundleSource } from './DirectoryBundleSource';
import { UrlBundleSource } from './UrlBundleSource';

jest.setTimeout(60_000);

function toTexts(
  files: ReturnType<typeof environmentBundle>,
): Record<string, string> {
  return Object.fromEntries(
    files.map(({ path, content }) => [path, new TextDecoder().decode(content)]),
  );
}

/** A portal's catalog and Git, and a disk with one allowed directory. */
class SyncStory {
  readonly world: JobWorld;
  readonly disk = createMockDirectory();
  entities: Entity[] = [];
  /** What stands in Git below `https://git.example/repo/tree/main/`. */
  git: Record<string, string> = {};
  readonly reads: { url: string; etag?: string }[] = [];
  readonly discovery: TemplateDiscoveryJob;
  readonly sync: TemplateSyncJob;

  constructor(world: JobWorld) {
    this.world = world;
    this.discovery = new TemplateDiscoveryJob({
      ...world.setting,
      auth: mockServices.auth(),
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            gitlab: [
              {
                host: 'git.example',
                apiBaseUrl: 'https://git.example/api/v4',
                token: 'token',
              },
            ],
          },
        }),
      ),
      catalog: catalogServiceMock.mock({
        getEntities: async request =>
          catalogServiceMock({ entities: this.entities }).getEntities({
            filter: request?.filter,
          }),
      }),
    });
    this.sync = new TemplateSyncJob({
      ...world.setting,
      sources: [
        new UrlBundleSource(
          mockServices.urlReader.mock({
            readTree: (url, options) => this.#readTree(url, options),
          }),
        ),
        new DirectoryBundleSource([this.disk.resolve('allowed')]),
      ],
    });
  }

  async #readTree(url: string, options?: UrlReaderServiceReadTreeOptions) {
    const { etag, filter = () => true } = options ?? {};
    const current = JSON.stringify(this.git);
    this.reads.push({ url, etag });
    if (etag === current) {
      throw new NotModifiedError();
    }
    const files = Object.entries(this.git)
      .filter(([path, text]) => filter(path, { size: text.length }))
      .map(([path, text]) => ({
        path,
        content: async () => Buffer.from(text),
      }));
    return {
      etag: current,
      files: async () => files,
      archive: jest.fn(),
      dir: jest.fn(),
    };
  }

  setGit(directory: string, files: ReturnType<typeof environmentBundle>) {
    for (const [path, text] of Object.entries(toTexts(files))) {
      this.git[`${directory}/${path}`] = text;
    }
  }

  entity(options: {
    name: string;
    location: string;
    kind?: string;
    owner?: string;
    annotations?: Record<string, string>;
  }): Entity {
    const { name, location, kind = 'environment', annotations } = options;
    return {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: {
        name,
        title: `The ${name}`,
        etag: '1',
        annotations: {
          'backstage.io/managed-by-location': location,
          'backstage.io/managed-by-origin-location': location,
          'nucleon.dev/template': kind,
          'nucleon.dev/bundles': '.',
          ...annotations,
        },
      },
      spec: { owner: options.owner ?? 'platform', type: kind },
    };
  }

  /** Lets everything happen that is due by now. */
  async settle(): Promise<void> {
    await this.world.runAll(this.discovery);
    await this.world.runAll(this.sync);
    await this.world.runAll(this.world.registration());
  }

  async list(name: string, kind: 'environment' | 'service' = 'environment') {
    const template = await this.world.stores.templates.find({
      kind,
      namespace: 'default',
      name,
    });
    const versions = template
      ? await this.world.stores.templates.listVersions([template.id])
      : [];
    return {
      template,
      versions: versions.map(
        ({ major, minor, status }) => `${major}.${minor} ${status}`,
      ),
      records: versions,
    };
  }
}

const URL = 'url:https://git.example/repo/-/blob/main/network/template.yaml';

describe('template sync', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'registers what is in Git, and what changes there, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = new SyncStory(world);
      story.entities = [story.entity({ name: 'network', location: URL })];
      story.setGit('v1', environmentBundle());
      story.setGit('v3', environmentBundle());
      story.git['README.md'] = 'Not part of any bundle';

      await story.settle();
      const { template, versions, records } = await story.list('network');
      expect(template).toMatchObject({
        displayName: 'The network',
        owner: 'group:default/platform',
        entityRef: 'template:default/network',
        syncStatus: 'SUCCEEDED',
      });
      expect(versions).toEqual(['3.0 DRAFT', '1.0 DRAFT']);
      expect(records[1].source).toBe(
        'https://git.example/repo/-/blob/main/network/v1',
      );

      // Nothing changed: it is asked by etag, and nothing is made.
      world.passTime({ minutes: 6 });
      await story.settle();
      expect(story.reads).toEqual([
        expect.objectContaining({ etag: undefined }),
        expect.objectContaining({ etag: expect.any(String) }),
      ]);

      story.setGit(
        'v1',
        environmentBundle({
          'schema/schema.yaml': schemaOf({ environment: ['cidr', 'zone'] }),
        }),
      );
      world.passTime({ minutes: 6 });
      await story.settle();
      expect((await story.list('network')).versions).toEqual([
        '3.0 DRAFT',
        '1.1 DRAFT',
        '1.0 DRAFT',
      ]);

      // The last synced minor is deleted, and comes back under a new number.
      const last = (await story.list('network')).records[1];
      await world.stores.templates.updateVersion(
        last.id,
        { deletedAt: world.now },
        world.now,
      );
      await world.stores.jobs.request({
        kind: 'template-sync',
        subject: last.templateId,
        now: world.now,
      });
      await story.settle();
      expect((await story.list('network')).versions).toEqual([
        '3.0 DRAFT',
        '1.2 DRAFT',
        '1.0 DRAFT',
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'publishes where the descriptor says so, and keeps everything when it goes, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = new SyncStory(world);
      const entity = story.entity({
        name: 'network',
        location: URL,
        annotations: {
          'nucleon.dev/publish': 'automatic',
          'nucleon.dev/cloudformation-checks': 'strict',
        },
      });
      story.entities = [entity];
      // Proton's layout has the template's name in between.
      story.setGit('network/v1', environmentBundle());
      await story.settle();
      expect((await story.list('network')).versions).toEqual(['1.0 PUBLISHED']);

      story.entities = [];
      for (let round = 0; round < 2; round++) {
        world.passTime({ minutes: 1 });
        await story.settle();
      }
      const { template, versions } = await story.list('network');
      expect(template?.entityRef).toBeUndefined();
      expect(template?.syncLocation).toBeUndefined();
      expect(template?.cloudformationChecks).toBe('strict');
      expect(versions).toEqual(['1.0 PUBLISHED']);

      // Somebody else's descriptor of the same name does not get it.
      story.setGit('network/v2', environmentBundle());
      story.entities = [{ ...entity, spec: { owner: 'others' } }];
      world.passTime({ minutes: 1 });
      await story.settle();
      expect((await story.list('network')).versions).toEqual(versions);
      expect(world.logger.warn).toHaveBeenCalledWith(
        'A Template entity cannot be used',
        expect.objectContaining({
          reason: expect.stringContaining(
            "belongs to 'group:default/platform'",
          ),
        }),
      );

      story.entities = [entity];
      world.passTime({ minutes: 1 });
      await story.settle();
      expect((await story.list('network')).versions).toEqual([
        '2.0 PUBLISHED',
        '1.0 PUBLISHED',
      ]);

      const annotation = 'nucleon.dev/cloudformation-checks';
      story.entities = [
        story.entity({
          name: 'other',
          location: URL,
          annotations: { [annotation]: 'none' },
        }),
      ];
      world.passTime({ minutes: 1 });
      await story.settle();
      expect(world.logger.warn).toHaveBeenCalledWith(
        'A Template entity cannot be used',
        expect.objectContaining({
          reason: expect.stringContaining(
            "must be 'strict', 'default' or 'off', but is 'none'",
          ),
        }),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'takes a changed registration file by itself, and a pair in any order, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = new SyncStory(world);
      const allowed = {
        web: { 'template.yaml': '', v1: toTexts(serviceBundle()) },
        network: { 'template.yaml': '', v1: toTexts(environmentBundle()) },
      };
      story.disk.setContent({ allowed });
      const at = (name: string) =>
        `file:${story.disk.resolve('allowed', name, 'template.yaml')}`;
      // The service template is found first.
      story.entities = [
        story.entity({ name: 'web', kind: 'service', location: at('web') }),
      ];
      await story.settle();
      expect((await story.list('web', 'service')).versions).toEqual([
        '1.0 REGISTRATION_IN_PROGRESS',
      ]);
      story.entities.push(
        story.entity({ name: 'network', location: at('network') }),
      );
      world.passTime({ minutes: 1 });
      await story.settle();
      world.passTime({ seconds: 5 });
      await story.settle();
      const first = await story.list('web', 'service');
      expect(first.versions).toEqual(['1.0 DRAFT']);
      expect(first.records[0].source).toBe('v1');

      const setRegistration = (text: string) =>
        story.disk.addContent({
          'allowed/web/v1/.template-registration.yaml': text,
        });
      setRegistration(
        'compatible_environments: [network:1]\nsupported_component_sources: [DIRECTLY_DEFINED]\n',
      );
      world.passTime({ minutes: 1 });
      await story.settle();
      const second = await story.list('web', 'service');
      expect(second.versions).toEqual(['1.0 DRAFT']);
      expect(second.records[0].supportedComponentSources).toEqual([
        'DIRECTLY_DEFINED',
      ]);

      setRegistration('compatible_environments: [network:1, other:7]\n');
      world.passTime({ minutes: 1 });
      await story.settle();
      const third = await story.list('web', 'service');
      expect(third.template).toMatchObject({
        syncStatus: 'FAILED',
        syncMessage: expect.stringContaining(
          "v1: The compatible environment template 'other:7' does not exist",
        ),
      });
      expect(third.records[0].compatibleEnvironmentTemplates).toHaveLength(1);
    },
  );

  it.each(databases.eachSupportedId())(
    'says what is wrong with a location, and reads nothing else of the disk, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = new SyncStory(world);
      story.disk.setContent({
        allowed: { empty: {}, linked: {} },
        secret: { v1: toTexts(environmentBundle()) },
      });
      await symlink(
        story.disk.resolve('secret'),
        story.disk.resolve('allowed/link'),
      );
      await symlink(
        join(story.disk.resolve('secret'), 'v1'),
        story.disk.resolve('allowed/linked/v1'),
      );
      const at = (path: string) =>
        `file:${story.disk.resolve(path)}/template.yaml`;
      story.entities = [
        story.entity({ name: 'outside', location: at('secret') }),
        story.entity({
          name: 'upwards',
          location: at('allowed/empty'),
          annotations: { 'nucleon.dev/bundles': '../../secret' },
        }),
        story.entity({ name: 'through-link', location: at('allowed/link') }),
        story.entity({ name: 'linked', location: at('allowed/linked') }),
        story.entity({ name: 'empty', location: at('allowed/empty') }),
        story.entity({ name: 'missing', location: at('allowed/missing') }),
        story.entity({
          name: 'from-git',
          location: at('allowed/empty'),
          annotations: { 'backstage.io/managed-by-origin-location': URL },
        }),
        story.entity({
          name: 'elsewhere',
          location: URL,
          annotations: {
            'nucleon.dev/bundles': '../../../../other/-/tree/main',
          },
        }),
        story.entity({ name: 'wrong', kind: 'lambda', location: URL }),
      ];
      await story.settle();
      const messages: Record<string, string | undefined> = {};
      for (const entity of story.entities) {
        const { template, versions } = await story.list(entity.metadata.name);
        messages[entity.metadata.name] = template?.syncMessage;
        expect(versions).toEqual([]);
      }
      const outside = expect.stringContaining(
        "is not below any directory of 'nucleon.bundles.directories'",
      );
      expect(messages).toEqual({
        outside,
        upwards: outside,
        'through-link': outside,
        linked: expect.stringContaining("'v1' in"),
        empty: expect.stringContaining("There is no directory 'v1'"),
        missing: expect.stringContaining('There is no directory'),
        'from-git': expect.stringContaining('was not registered from a file'),
        elsewhere: expect.stringContaining('must be a path below'),
        wrong: undefined,
      });
      expect(story.reads).toEqual([]);
      expect(world.logger.warn).toHaveBeenCalledWith(
        'A Template entity cannot be used',
        expect.objectContaining({ entityRef: 'template:default/wrong' }),
      );
    },
  );
});
