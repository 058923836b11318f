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

import { gzipSync } from 'node:zlib';
import { environmentTexts, serviceTexts } from './__testUtils__/bundleTexts';
import { packTarGz } from './__testUtils__/packTarGz';
import {
  addEnvironment,
  addService,
  NETWORK,
  publish,
  readService,
  register,
  REPOSITORY,
  startStandingPortal,
  WEB,
} from './__testUtils__/StandingPortal';
import { PLATFORM, TEAM, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

const SHOP = '/services/default/shop';
const DEV = '/environments/default/dev';
const network = { namespace: 'default', name: 'network' };
const web = { namespace: 'default', name: 'web' };
const MASK = '${Proton::CURRENT_VAL}';

describe('what the plugin refuses', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startStandingPortal({ nucleon: { instancesPerService: 3 } });
    await portal
      .as('engineer')
      .post('/templates')
      .send({ kind: 'environment', name: 'lake', owner: PLATFORM });
    await publish(portal, '/templates/environment/default/lake', {
      files: environmentTexts(),
    });
    await portal
      .as('engineer')
      .post('/environments')
      .send({
        name: 'water',
        owner: PLATFORM,
        destination: 'dev',
        template: { namespace: 'default', name: 'lake' },
      })
      .expect(202);
    await portal.until(
      async () =>
        (await portal.as('engineer').get('/environments/default/water')).body
          .status,
      status => status === 'SUCCEEDED',
    );
  });

  async function countAll(): Promise<unknown> {
    const engineer = portal.as('engineer');
    const counts = [];
    for (const path of [
      '/templates',
      '/environments',
      '/services',
      '/service-instances',
      '/deployments',
      '/upgrades',
    ]) {
      counts.push([path, (await engineer.get(path)).body.totalItems]);
    }
    return counts;
  }

  const ENVIRONMENT = {
    name: 'new',
    owner: PLATFORM,
    template: network,
    destination: 'dev',
  };
  const SERVICE = {
    name: 'new',
    owner: TEAM,
    template: web,
    repository: REPOSITORY,
    instances: [{ name: 'one', environment: 'dev', inputs: { image: 'a' } }],
  };
  const instance = (changes: object) => [
    { ...SERVICE.instances[0], ...changes },
  ];

  it.each<[string, object, number, RegExp]>([
    [
      'a name outside the pattern',
      { name: '-x' },
      400,
      /environment name '-x'/,
    ],
    [
      'a name that collides',
      { name: 'DEV' },
      409,
      /already an environment named 'DEV'/,
    ],
    [
      'an owner that is no entity ref',
      { owner: 'a b:c' },
      400,
      /owner 'a b:c'/,
    ],
    [
      'a system that is no entity ref',
      { system: 'a b' },
      400,
      /system 'a b' is no entity ref, such as 'system:default/,
    ],
    [
      'no destination',
      { destination: undefined },
      400,
      /needs a 'destination'/,
    ],
    [
      'an unknown destination',
      { destination: 'mars' },
      404,
      /No destination named 'mars'/,
    ],
    [
      'an unknown template',
      { template: { ...network, name: 'moon' } },
      404,
      /No environment template named 'moon'/,
    ],
    ['an unknown version', { version: '7.7' }, 404, /no version '7.7'/],
    ['a wrong input', { inputs: { cidr: 5 } }, 400, /spec\.cidr/],
    ['an unknown input', { inputs: { cider: 'x' } }, 400, /cider/],
    ['a spec that is no YAML', { spec: 'a: [' }, 400, /line 1/],
    [
      'a spec with a key twice',
      { spec: 'proton: EnvironmentSpec\nspec: {}\nspec: {}\n' },
      400,
      /line 3.*'spec' appears twice/,
    ],
    [
      'a spec of a service',
      { spec: 'proton: ServiceSpec\ninstances: []\n' },
      400,
      /EnvironmentSpec/,
    ],
    ['an alias bomb', { spec: bomb() }, 400, /spec is not valid/],
    ['an unknown member', { color: 'red' }, 400, /additional properties/],
    [
      'a namespace outside the pattern',
      { namespace: 'A_B' },
      400,
      /namespace 'A_B'/,
    ],
  ])(
    'making an environment with %s',
    async (_what, changes, status, message) => {
      const before = await countAll();
      const { body, status: actual } = await portal
        .as('engineer')
        .post('/environments')
        .send({ ...ENVIRONMENT, ...changes });
      expect([actual, body.error.message]).toEqual([
        status,
        expect.stringMatching(message),
      ]);
      expect(await countAll()).toEqual(before);
    },
  );

  it.each<[string, object, number, RegExp]>([
    // Nothing is left behind.
    [
      'a missing input (S1)',
      { instances: instance({ inputs: {} }) },
      400,
      /instances\[one\]\.spec.*image/,
    ],
    [
      'an environment that does not exist',
      { instances: instance({ environment: 'moon' }) },
      404,
      /No environment named 'moon'/,
    ],
    [
      'a system that is no entity ref',
      { system: 'a b' },
      400,
      /system 'a b' is no entity ref/,
    ],
    // S8
    [
      'an environment that is not compatible',
      { instances: instance({ environment: 'water' }) },
      400,
      /made from 'lake:1'.*network:1/,
    ],
    ['no instances', { instances: [] }, 400, /at least one instance/],
    [
      'two of a name',
      { instances: [...instance({}), ...instance({ name: 'ONE' })] },
      400,
      /two instances named 'ONE'/,
    ],
    // S6
    [
      'too many instances',
      { instances: [1, 2, 3, 4].map(n => instance({ name: `n${n}` })[0]) },
      400,
      /would have 4 instances; at most 3/,
    ],
    [
      'no repository for the pipeline',
      { repository: undefined },
      400,
      /needs a 'repository'/,
    ],
    [
      'a current value that is not there',
      { instances: instance({ inputs: { image: MASK } }) },
      400,
      /no current value/,
    ],
    [
      'a name that collides',
      { name: 'Shop' },
      409,
      /already a service named 'Shop'/,
    ],
    [
      'an instance name outside the pattern',
      { instances: instance({ name: 'a b' }) },
      400,
      /instance name 'a b'/,
    ],
    ['spec and instances', { spec: 'proton: ServiceSpec\n' }, 400, /not both/],
  ])('making a service with %s', async (_what, changes, status, message) => {
    const before = await countAll();
    const { body, status: actual } = await portal
      .as('developer')
      .post('/services')
      .send({ ...SERVICE, ...changes });
    expect([actual, body.error.message]).toEqual([
      status,
      expect.stringMatching(message),
    ]);
    expect(await countAll()).toEqual(before);
  });

  it.each<[string, object, number, RegExp]>([
    [
      'a version that the mode keeps (S2)',
      { mode: 'CURRENT_VERSION', version: '1.0' },
      400,
      /keeps the version '1.0'/,
    ],
    [
      'another major (S2)',
      { mode: 'MINOR_VERSION', version: '2.0' },
      400,
      /stays in the major '1'/,
    ],
    ['no higher major (S2)', { mode: 'MAJOR_VERSION' }, 400, /above '1'/],
    [
      'a stale revision',
      { revision: 0 },
      409,
      /'one' has changed since you looked at it \(revision \d+, you saw 0\)/,
    ],
    [
      'inputs that are wrong',
      { inputs: { image: 'a', size: 'big' } },
      400,
      /instances\[one\]\.spec\.size/,
    ],
    [
      'a spec without the instance',
      {
        spec: 'proton: ServiceSpec\ninstances: [{ name: a, environment: b }]\n',
      },
      400,
      /no instance named 'one'/,
    ],
    [
      'nothing to go back to',
      { mode: 'ROLLBACK' },
      400,
      /needs the 'deploymentId'/,
    ],
    [
      'a deployment of nothing to go back to',
      { mode: 'ROLLBACK', deploymentId: 'x' },
      404,
      /No deployment 'x'/,
    ],
  ])(
    'deploying an instance with %s',
    async (_what, changes, status, message) => {
      const { instances } = await readService(portal, 'shop');
      const before = await countAll();
      const { body, status: actual } = await portal
        .as('developer')
        .post(`${SHOP}/instances/one/deployments`)
        .send({
          mode: 'CURRENT_VERSION',
          revision: instances[0].revision,
          ...changes,
        });
      expect([actual, body.error.message]).toEqual([
        status,
        expect.stringMatching(message),
      ]);
      expect(await countAll()).toEqual(before);
    },
  );

  it.each<[string, object, number, RegExp]>([
    // S5, S6
    [
      'a changed input',
      { instances: instance({ inputs: { image: 'other' } }) },
      400,
      /differs from what is deployed/,
    ],
    [
      'another environment',
      { instances: instance({ environment: 'water' }) },
      400,
      /cannot move to environment 'water'/,
    ],
    ['no instance left', { instances: [] }, 400, /at least one instance/],
    [
      'a current value of a new one',
      {
        instances: [
          ...instance({ inputs: undefined }),
          ...instance({ name: 'two', inputs: { image: MASK } }),
        ],
      },
      400,
      /no current value/,
    ],
    [
      'a changed pipeline',
      {
        spec: 'proton: ServiceSpec\npipeline: { branch: other }\ninstances: [{ name: one, environment: dev, spec: { image: "shop:1" } }]\n',
      },
      400,
      /'pipeline' differs/,
    ],
    [
      'a stale revision',
      { instances: instance({ inputs: undefined }), revision: 0 },
      409,
      /Service 'shop' has changed/,
    ],
  ])('editing a service with %s', async (_what, changes, status, message) => {
    const { revision } = await readService(portal, 'shop');
    const before = await countAll();
    const { body, status: actual } = await portal
      .as('developer')
      .put(`${SHOP}/spec`)
      .send({ revision, ...changes });
    expect([actual, body.error.message]).toEqual([
      status,
      expect.stringMatching(message),
    ]);
    expect(await countAll()).toEqual(before);
  });

  it.each([
    ['environment', DEV, 'engineer'],
    ['service', SHOP, 'developer'],
  ])('a system of the %s that is no entity ref', async (_what, path, user) => {
    const client = portal.as(user);
    const change = async (system: string) => {
      const { revision } = (await client.get(path)).body;
      const { status, body } = await client
        .patch(path)
        .send({ revision, system });
      return [status, body.error?.message ?? body.system];
    };
    expect(await change('a b')).toEqual([
      400,
      expect.stringMatching(/system 'a b' is no entity ref/),
    ]);
    expect(await change('commerce')).toEqual([200, 'system:default/commerce']);
    // Nothing is a part of nothing again.
    expect(await change('')).toEqual([200, '']);
  });

  it.each([
    ['environment', DEV, 'engineer'],
    ['service', SHOP, 'developer'],
  ])('a title of the %s that is too long', async (_what, path, user) => {
    const client = portal.as(user);
    const change = async (title: string) => {
      const { revision } = (await client.get(path)).body;
      const { status, body } = await client
        .patch(path)
        .send({ revision, title });
      return [status, body.title];
    };
    expect(await change('x'.repeat(101))).toEqual([400, undefined]);
    expect(await change('The shop')).toEqual([200, 'The shop']);
  });

  it.each<[string, 'delete' | 'patch', string, string]>([
    ['dev', 'delete', DEV, 'engineer'],
    ["Service 'shop'", 'delete', SHOP, 'developer'],
    ["Template 'network'", 'patch', NETWORK, 'engineer'],
  ])('a stale look at %s', async (what, method, path, user) => {
    const client = portal.as(user);
    const seen = (await client.get(path)).body.revision;
    const answer =
      method === 'patch'
        ? await client.patch(path).send({ revision: seen - 1 })
        : await client.delete(`${path}?revision=${seen - 1}`);
    expect([answer.status, answer.body.error.message]).toEqual([
      409,
      expect.stringContaining(`${what}`),
    ]);
    expect(answer.body.error.message).toContain(
      `has changed since you looked at it (revision ${seen}, you saw ${seen - 1})`,
    );
    expect((await client.get(path)).body.revision).toBe(seen);
  });

  it('takes a fresh look', async () => {
    const engineer = portal.as('engineer');
    const { revision } = (await engineer.get(NETWORK)).body;
    const patched = await engineer
      .patch(NETWORK)
      .send({ revision, description: 'Nets' });
    expect([patched.status, patched.body.revision]).toEqual([
      200,
      revision + 1,
    ]);
    await addEnvironment(portal, 'brief');
    const brief = '/environments/default/brief';
    const seen = (await engineer.get(brief)).body.revision;
    await engineer.delete(`${brief}?revision=${seen}`).expect(202);
    await addService(portal, 'short');
    const short = '/services/default/short';
    const developer = portal.as('developer');
    const known = (await developer.get(short)).body.revision;
    await developer
      .delete(`${short}?forget=true&revision=${known}`)
      .expect(202);
    expect((await developer.get(short)).status).toBe(404);
  });

  it.each<[string, Buffer, RegExp]>([
    ['no archive', Buffer.from('hello'), /no gzip-compressed archive/],
    ['a broken archive', gzipSync(Buffer.from('hello'.repeat(200))), /tar/],
    [
      'a way out',
      packTarGz({ '../evil': 'x' }),
      /'\.\.\/evil'.*leaves the bundle/,
    ],
    [
      'an absolute path',
      packTarGz({ '/etc/passwd': 'x' }),
      /'\/etc\/passwd'.*absolute path/,
    ],
    [
      'too many files',
      packTarGz(
        Object.fromEntries(
          Array.from({ length: 506 }, (_, n) => [`f${n}`, 'x']),
        ),
      ),
      /more than 505 files/,
    ],
    [
      'a file that is too large',
      packTarGz({ large: 'x'.repeat(3_000_000) }),
      /'large'.*3000000 bytes/,
    ],
    ['nothing', packTarGz({}), /without files/],
  ])('uploading %s', async (_what, archive, message) => {
    const engineer = portal.as('engineer');
    const before = (await engineer.get(`${NETWORK}/versions`)).body.totalItems;
    const { status, body } = await engineer
      .post(`${NETWORK}/versions`)
      .set('content-type', 'application/gzip')
      .send(archive);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(message),
    ]);
    expect((await engineer.get(`${NETWORK}/versions`)).body.totalItems).toBe(
      before,
    );
  });

  it.each<[string, Record<string, string>, RegExp, object]>([
    [
      'an unknown engine',
      {
        'infrastructure/manifest.yaml':
          'infrastructure:\n  templates:\n    - rendering_engine: magic\n',
      },
      /'magic'/,
      { file: 'infrastructure/manifest.yaml', line: 3 },
    ],
    [
      'a missing file',
      {
        'infrastructure/manifest.yaml':
          'infrastructure:\n  templates:\n    - rendering_engine: jinja\n      template_language: cloudformation\n      file: gone.yaml\n',
      },
      /gone\.yaml/,
      { file: 'infrastructure/manifest.yaml', line: 5 },
    ],
    [
      'a type that does not exist',
      {
        'schema/schema.yaml':
          'schema:\n  format: { openapi: "3.0.0" }\n  environment_input_type: Gone\n  types: {}\n',
      },
      /Gone/,
      { file: 'schema/schema.yaml', line: 3 },
    ],
    [
      'another OpenAPI',
      {
        'schema/schema.yaml':
          'schema:\n  format: { openapi: "3.1.0" }\n  environment_input_type: A\n  types: { A: { type: object } }\n',
      },
      /3\.0/,
      { file: 'schema/schema.yaml', line: 2 },
    ],
    [
      'YAML that does not parse',
      { 'schema/schema.yaml': 'schema:\n  format: [\n' },
      /YAML/,
      { file: 'schema/schema.yaml' },
    ],
    [
      'Jinja that does not parse',
      { 'infrastructure/cloudformation.yaml': '{% if %}' },
      /./,
      { file: 'infrastructure/cloudformation.yaml', line: 1 },
    ],
  ])('registering %s', async (_what, files, message, place) => {
    const version = await register(portal, NETWORK, {
      files: { ...environmentTexts(), ...files },
    });
    expect(version).toMatchObject({
      status: 'REGISTRATION_FAILED',
      statusMessage: expect.stringMatching(message),
    });
    expect(version.problems).toContainEqual(
      expect.objectContaining({
        ...place,
        severity: 'error',
        message: expect.stringMatching(message),
      }),
    );
    const publishing = await portal
      .as('engineer')
      .patch(`${NETWORK}/versions/${version.version}`)
      .send({ status: 'PUBLISHED' });
    expect(publishing.status).toBe(400);
    await portal
      .as('engineer')
      .delete(`${NETWORK}/versions/${version.version}`)
      .expect(204);
  });

  it('a second deployment while one runs, and cancelling a create (S9)', async () => {
    const engineer = portal.as('engineer');
    const developer = portal.as('developer');
    // Slow enough to be looked at while it runs.
    const slow = await publish(portal, NETWORK, {
      majorVersion: '1',
      files: environmentTexts({
        template: { resources: ['Vpc', 'Gateway'], looks: 8 },
      }),
    });
    const created = await engineer
      .post('/environments')
      .send({ ...ENVIRONMENT, name: 'slow', version: slow })
      .expect(202);
    const id = created.body.lastAttemptedDeploymentId;
    const cancelling = await engineer.post(`/deployments/${id}/cancel`);
    expect([cancelling.status, cancelling.body.error.message]).toEqual([
      409,
      expect.stringMatching(/nothing to go back to/),
    ]);
    const second = await engineer
      .post('/environments/default/slow/deployments')
      .send({ mode: 'CURRENT_VERSION', revision: created.body.revision });
    expect([second.status, second.body.error.message]).toEqual([
      409,
      expect.stringContaining(`is being deployed by deployment '${id}'`),
    ]);
    await engineer.delete('/environments/default/slow').expect(409);
    const into = await developer
      .post('/services')
      .send({ ...SERVICE, instances: instance({ environment: 'slow' }) });
    expect([into.status, into.body.error.message]).toEqual([
      409,
      expect.stringMatching(/'slow' is being deployed/),
    ]);

    // An update can be cancelled; what stood stays (S9).
    const dev = (await engineer.get(DEV)).body;
    const update = await engineer
      .post(`${DEV}/deployments`)
      .send({ mode: 'MINOR_VERSION', revision: dev.revision })
      .expect(202);
    expect(update.body).toMatchObject({
      isCancellable: true,
      version: slow,
      previousVersion: '1.0',
    });
    expect((await engineer.get(DEV)).body).toMatchObject({
      status: 'IN_PROGRESS',
      version: '1.0',
    });
    await portal.until(
      async () => (await engineer.get(`/deployments/${update.body.id}`)).body,
      ({ startedAt }) => startedAt !== undefined,
    );
    await engineer.post(`/deployments/${update.body.id}/cancel`).expect(202);
    const cancelled = await portal.until(
      async () => (await engineer.get(DEV)).body,
      ({ status }) => status !== 'IN_PROGRESS' && status !== 'CANCELLING',
    );
    expect(cancelled).toMatchObject({
      status: 'CANCELLED',
      version: '1.0',
      versionStatus: 'behind-minor',
      outputs: dev.outputs,
      lastSucceededDeploymentId: dev.lastSucceededDeploymentId,
    });
    const again = await engineer.post(`/deployments/${update.body.id}/cancel`);
    expect([again.status, again.body.error.message]).toEqual([
      409,
      expect.stringMatching(/is cancelled already/),
    ]);
  });

  it('a token with another body, and answers the same one the same', async () => {
    const engineer = portal.as('engineer');
    const body = { ...ENVIRONMENT, name: 'token', clientToken: 'abc' };
    const first = await engineer.post('/environments').send(body).expect(202);
    const second = await engineer.post('/environments').send(body).expect(202);
    expect(second.body.id).toBe(first.body.id);
    const other = await engineer
      .post('/environments')
      .send({ ...body, name: 'other' });
    expect([other.status, other.body.error.message]).toEqual([
      409,
      expect.stringMatching(/'abc' was used for another request/),
    ]);
    const version = await engineer.upload(
      `${NETWORK}/versions?clientToken=v`,
      environmentTexts(),
    );
    const same = await engineer.upload(
      `${NETWORK}/versions?clientToken=v`,
      environmentTexts(),
    );
    expect(same.body.version).toBe(version.body.version);
  });

  it('a sensitive input in the open', async () => {
    const developer = portal.as('developer');
    await publish(portal, WEB, {
      majorVersion: '1',
      files: serviceTexts({
        pipelineInputs: { branch: '{ type: string, default: main }' },
        inputs: {
          'image*': '{ type: string }',
          size: '{ type: integer, default: 1 }',
          token: '{ type: string, format: password }',
        },
        template: {
          outputs: { Length: '{{ service_instance.inputs.token | length }}' },
        },
      }),
    });
    const service = await addService(portal, 'secretive', {
      instances: [
        {
          name: 'one',
          environment: 'dev',
          inputs: { image: 'a', token: 'hush-hush' },
        },
      ],
    });
    expect(service).toMatchObject({ status: 'ACTIVE' });
    const [one] = service.instances;
    expect(one.inputs).toEqual({ image: 'a' });
    expect(one.outputs).toEqual([{ key: 'Length', value: '9' }]);
    expect(service.spec).toContain(MASK);

    // What a form was not given is not lost by its answer (roadmap 78).
    await developer
      .post('/services/default/secretive/instances/one/deployments')
      .send({
        mode: 'CURRENT_VERSION',
        inputs: { image: 'b' },
        revision: one.revision,
      })
      .expect(202);
    const next = await portal.until(
      () => readService(portal, 'secretive'),
      ({ instances }) => instances[0].status === 'SUCCEEDED',
    );
    expect(next.instances[0]).toMatchObject({
      inputs: { image: 'b' },
      outputs: [{ key: 'Length', value: '9' }],
    });
    const id = next.instances[0].lastSucceededDeploymentId;
    for (const path of ['', '/events', '/files']) {
      const { text } = await developer.get(`/deployments/${id}${path}`);
      expect(text).not.toContain('hush-hush');
    }

    // Back to the first one, exactly.
    await developer
      .post('/services/default/secretive/instances/one/deployments')
      .send({
        mode: 'ROLLBACK',
        deploymentId: one.lastSucceededDeploymentId,
        revision: next.instances[0].revision,
      })
      .expect(202);
    const back = await portal.until(
      () => readService(portal, 'secretive'),
      ({ instances }) => instances[0].status === 'SUCCEEDED',
    );
    expect(back.instances[0].inputs).toEqual({ image: 'a' });
  });

  it('deleting a template with versions, and a pipeline where there is none', async () => {
    const template = await portal.as('engineer').delete(WEB);
    expect([template.status, template.body.error.message]).toEqual([
      409,
      expect.stringMatching(/still has the versions/),
    ]);
    await addEnvironment(portal, 'other');
    const sync = await portal.as('engineer').post(`${WEB}/sync`);
    expect([sync.status, sync.body.error.message]).toEqual([
      400,
      expect.stringMatching(/is not read from anywhere/),
    ]);
  });
});

function bomb(): string {
  const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const lines = levels.map((name, index) => {
    const below = index === 0 ? 'x' : `*${levels[index - 1]}`;
    return `  ${name}: &${name} [${Array.from({ length: 9 }, () => below).join(', ')}]`;
  });
  return `proton: EnvironmentSpec\nspec:\n${lines.join('\n')}\n`;
}
