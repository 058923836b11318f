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
  coreServices,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { spec } from './schema/openapi/generated/router';
import { environmentTexts } from './__testUtils__/bundleTexts';
import { NETWORK, startStandingPortal } from './__testUtils__/StandingPortal';
import { TEAM, TestPortal } from './__testUtils__/TestPortal';
import { serviceConditions } from './permissions/rules';

jest.setTimeout(180_000);

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';
type Role = 'engineer' | 'developer' | 'manager' | 'robot';

const EVERYONE: Role[] = ['engineer', 'developer', 'manager', 'robot'];
// The engineer's team owns templates and the environment, the developer's the
// service; the manager and the robot own nothing.
const PLATFORM_ONLY: Role[] = ['engineer'];
const TEAM_ONLY: Role[] = ['developer'];
const SERVICE = '/services/default/shop';
const ENVIRONMENT = '/environments/default/dev';
const NOWHERE = '00000000-0000-4000-8000-000000000000';

type Route = {
  operationId: string;
  method: Method;
  path: string;
  body?: object;
  /** Who gets past the permissions where a policy allows everything. */
  allowed: Role[];
  /** Lists are empty for those who may see nothing, in place of a refusal. */
  isList?: boolean;
};

// Bodies are such that nothing is changed once the permissions are passed: a
// stale revision, a version that is not there.
const deploy = { mode: 'CURRENT_VERSION', revision: 999 };
const web = { namespace: 'default', name: 'web' };
const instances = [{ name: 'one', environment: 'dev' }];
const upgrade = {
  mode: 'MINOR_VERSION',
  clientToken: 'same',
  targets: [
    {
      kind: 'service-instance',
      namespace: 'default',
      service: 'shop',
      name: 'one',
    },
  ],
};

const ROUTES: Route[] = [
  {
    operationId: 'ListTemplates',
    method: 'get',
    path: '/templates',
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'CreateTemplate',
    method: 'post',
    path: '/templates',
    body: { kind: 'service', name: 'web' },
    allowed: EVERYONE,
  },
  {
    operationId: 'GetTemplate',
    method: 'get',
    path: NETWORK,
    allowed: EVERYONE,
  },
  {
    operationId: 'UpdateTemplate',
    method: 'patch',
    path: NETWORK,
    body: {},
    allowed: PLATFORM_ONLY,
  },
  {
    operationId: 'DeleteTemplate',
    method: 'delete',
    path: NETWORK,
    allowed: PLATFORM_ONLY,
  },
  {
    operationId: 'SyncTemplate',
    method: 'post',
    path: `${NETWORK}/sync`,
    allowed: EVERYONE,
  },
  {
    operationId: 'ListTemplateConsumers',
    method: 'get',
    path: `${NETWORK}/consumers`,
    allowed: EVERYONE,
  },
  {
    operationId: 'ListTemplateVersions',
    method: 'get',
    path: `${NETWORK}/versions`,
    allowed: EVERYONE,
  },
  {
    operationId: 'CreateTemplateVersion',
    method: 'post',
    path: `${NETWORK}/versions?majorVersion=7`,
    allowed: EVERYONE,
  },
  {
    operationId: 'GetTemplateVersion',
    method: 'get',
    path: `${NETWORK}/versions/1.0`,
    allowed: EVERYONE,
  },
  {
    operationId: 'UpdateTemplateVersion',
    method: 'patch',
    path: `${NETWORK}/versions/1.0`,
    body: { status: 'PUBLISHED' },
    allowed: PLATFORM_ONLY,
  },
  {
    operationId: 'DeleteTemplateVersion',
    method: 'delete',
    path: `${NETWORK}/versions/1.0`,
    allowed: PLATFORM_ONLY,
  },
  {
    operationId: 'GetTemplateVersionFile',
    method: 'get',
    path: `${NETWORK}/versions/1.0/files/schema%2Fschema.yaml`,
    allowed: EVERYONE,
  },
  {
    operationId: 'GetTemplateVersionChanges',
    method: 'get',
    path: `${NETWORK}/versions/1.0/changes`,
    allowed: EVERYONE,
  },
  {
    operationId: 'RenderTemplateVersion',
    method: 'post',
    path: `${NETWORK}/versions/1.0/render`,
    body: { inputs: { cidr: '10.1.0.0/16' } },
    allowed: EVERYONE,
  },
  {
    operationId: 'ListEnvironments',
    method: 'get',
    path: '/environments',
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'CreateEnvironment',
    method: 'post',
    path: '/environments',
    body: {
      name: 'dev',
      owner: TEAM,
      destination: 'dev',
      template: { namespace: 'default', name: 'network' },
    },
    allowed: EVERYONE,
  },
  {
    operationId: 'GetEnvironment',
    method: 'get',
    path: ENVIRONMENT,
    allowed: EVERYONE,
  },
  {
    operationId: 'UpdateEnvironment',
    method: 'patch',
    path: ENVIRONMENT,
    body: { owner: TEAM, revision: 999 },
    allowed: PLATFORM_ONLY,
  },
  {
    operationId: 'DeleteEnvironment',
    method: 'delete',
    path: ENVIRONMENT,
    allowed: PLATFORM_ONLY,
  },
  {
    operationId: 'DeployEnvironment',
    method: 'post',
    path: `${ENVIRONMENT}/deployments`,
    body: deploy,
    allowed: EVERYONE,
  },
  {
    operationId: 'GetEnvironmentUpgrade',
    method: 'get',
    path: `${ENVIRONMENT}/upgrade`,
    allowed: EVERYONE,
  },
  {
    operationId: 'ListServices',
    method: 'get',
    path: '/services',
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'CreateService',
    method: 'post',
    path: '/services',
    body: { name: 'shop', owner: TEAM, template: web, instances },
    allowed: EVERYONE,
  },
  {
    operationId: 'GetService',
    method: 'get',
    path: SERVICE,
    allowed: EVERYONE,
  },
  {
    operationId: 'UpdateService',
    method: 'patch',
    path: SERVICE,
    body: { owner: TEAM, revision: 999 },
    allowed: TEAM_ONLY,
  },
  {
    operationId: 'DeleteService',
    method: 'delete',
    path: `${SERVICE}?forget=true`,
    allowed: TEAM_ONLY,
  },
  {
    operationId: 'EditService',
    method: 'put',
    path: `${SERVICE}/spec`,
    body: { instances, revision: 999 },
    allowed: EVERYONE,
  },
  {
    operationId: 'DeployServiceInstance',
    method: 'post',
    path: `${SERVICE}/instances/one/deployments`,
    body: deploy,
    allowed: EVERYONE,
  },
  {
    operationId: 'GetServiceInstanceUpgrade',
    method: 'get',
    path: `${SERVICE}/instances/one/upgrade`,
    allowed: EVERYONE,
  },
  {
    operationId: 'DeployServicePipeline',
    method: 'post',
    path: `${SERVICE}/pipeline/deployments`,
    body: deploy,
    allowed: EVERYONE,
  },
  {
    operationId: 'GetServicePipelineUpgrade',
    method: 'get',
    path: `${SERVICE}/pipeline/upgrade`,
    allowed: EVERYONE,
  },
  {
    operationId: 'ListServiceInstances',
    method: 'get',
    path: '/service-instances',
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'ListDeployments',
    method: 'get',
    path: '/deployments',
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'GetDeployment',
    method: 'get',
    path: '/deployments/{deployment}',
    allowed: EVERYONE,
  },
  {
    operationId: 'ListDeploymentEvents',
    method: 'get',
    path: '/deployments/{deployment}/events',
    allowed: EVERYONE,
  },
  {
    operationId: 'ListDeploymentFiles',
    method: 'get',
    path: '/deployments/{deployment}/files',
    allowed: EVERYONE,
  },
  {
    operationId: 'CancelDeployment',
    method: 'post',
    path: '/deployments/{deployment}/cancel',
    allowed: EVERYONE,
  },
  {
    operationId: 'ListUpgrades',
    method: 'get',
    path: '/upgrades',
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'CreateUpgrade',
    method: 'post',
    path: '/upgrades',
    body: upgrade,
    allowed: ['engineer', 'developer'],
  },
  {
    operationId: 'GetUpgrade',
    method: 'get',
    path: `/upgrades/${NOWHERE}`,
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'CancelUpgrade',
    method: 'post',
    path: `/upgrades/${NOWHERE}/cancel`,
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'ListDestinations',
    method: 'get',
    path: '/destinations',
    allowed: EVERYONE,
    isList: true,
  },
  {
    operationId: 'GetSummary',
    method: 'get',
    path: '/summary',
    allowed: EVERYONE,
    isList: true,
  },
];

/** What an answer shows of anything. */
function whatIsSeen({ operationId }: Route, body: any): unknown[] {
  if (body.error) {
    return [];
  }
  switch (operationId) {
    case 'ListDestinations':
      return body.items.filter((item: any) => item.isAllowed);
    case 'ListUpgrades':
      return body.items.flatMap((item: any) => item.items);
    case 'GetSummary':
      return Object.entries(body).filter(([, counts]: any) => counts.total > 0);
    default:
      return body.items ?? [body];
  }
}

/** A permission service whose answer tests choose. */
class ChosenPermissions implements PermissionsService {
  answer: 'allow' | 'deny' | 'own services' = 'allow';

  async authorize(requests: any[]): Promise<any[]> {
    return requests.map(() => ({ result: this.#definite() }));
  }

  async authorizeConditional(requests: any[]): Promise<any[]> {
    return requests.map(({ permission }) =>
      this.answer === 'own services' &&
      permission.resourceType === 'nucleon-service'
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'nucleon',
            resourceType: permission.resourceType,
            conditions: serviceConditions.isOwner({ values: [TEAM] }),
          }
        : { result: this.#definite() },
    );
  }

  #definite() {
    return this.answer === 'allow'
      ? AuthorizeResult.ALLOW
      : AuthorizeResult.DENY;
  }
}

describe('permissions', () => {
  const permissions = new ChosenPermissions();
  let portal: TestPortal;
  let deployment: string;

  beforeAll(async () => {
    portal = await startStandingPortal({
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => permissions,
        }),
      ],
    });
    const shop = await portal.as('developer').get(SERVICE);
    deployment = shop.body.instances[0].lastSucceededDeploymentId;
  });

  beforeEach(() => {
    permissions.answer = 'allow';
  });

  async function call(route: Route, role: Role) {
    const path = route.path.replace('{deployment}', deployment);
    const client = portal.as(role);
    return route.operationId === 'CreateTemplateVersion'
      ? client.upload(path, environmentTexts())
      : client[route.method](path).send(route.body);
  }

  it('are known for every route', () => {
    const operations = Object.values(spec.paths).flatMap(path =>
      Object.values(path).flatMap(operation =>
        'operationId' in operation ? [operation.operationId] : [],
      ),
    );
    expect(ROUTES.map(({ operationId }) => operationId).sort()).toEqual(
      operations.sort(),
    );
  });

  it.each(ROUTES)(
    'ask of $operationId who owns what it cannot undo',
    async route => {
      // The owners last, because what they may do is done.
      const roles = [...EVERYONE].sort(
        (a, b) =>
          Number(route.allowed.includes(a)) - Number(route.allowed.includes(b)),
      );
      for (const role of roles.filter(one => !route.allowed.includes(one))) {
        const { status, body } = await call(route, role);
        expect([role, status, body.error?.name]).toEqual([
          role,
          403,
          'NotAllowedError',
        ]);
      }
      if (route.operationId === 'DeleteService') {
        return; // The others still need it.
      }
      for (const role of route.allowed) {
        const { status } = await call(route, role);
        expect([role, status]).not.toEqual([role, 403]);
        expect(status).toBeLessThan(500);
      }
    },
  );

  it.each(ROUTES)('refuse $operationId where a policy does', async route => {
    permissions.answer = 'deny';
    const { status, body } = await call(route, 'engineer');
    expect(status === 403).toBe(!route.isList);
    expect(whatIsSeen(route, body)).toEqual([]);
  });

  it('let lists show what the conditions of a policy allow', async () => {
    permissions.answer = 'own services';
    const { body } = await portal.as('developer').get('/services');
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      'shop',
    ]);
    const deployments = await portal.as('developer').get('/deployments');
    const kinds = deployments.body.items.map((item: any) => item.target.kind);
    expect(new Set(kinds)).toEqual(
      new Set(['service-instance', 'service-pipeline']),
    );
    expect(
      (await portal.as('developer').get('/environments')).body.items,
    ).toEqual([]);
  });

  it('find the resources that rules are asked about', async () => {
    const apply = (resourceRef: string, resourceType: string, rule: object) =>
      portal.applyConditions([
        { id: '1', resourceRef, resourceType, conditions: rule },
      ]);
    const isOwner = (resourceType: string, owner: string) => ({
      rule: 'IS_OWNER',
      resourceType,
      params: { values: [owner] },
    });
    const results: [string, string, string, string][] = [
      ['default/shop', 'nucleon-service', TEAM, 'ALLOW'],
      ['default/shop', 'nucleon-service', 'group:default/platform', 'DENY'],
      ['default/nothing', 'nucleon-service', TEAM, 'DENY'],
      ['default/dev', 'nucleon-environment', 'group:default/platform', 'ALLOW'],
      [
        'environment:default/network',
        'nucleon-template',
        'group:default/platform',
        'ALLOW',
      ],
      [
        'service:default/network',
        'nucleon-template',
        'group:default/platform',
        'DENY',
      ],
    ];
    for (const [ref, type, owner, result] of results) {
      const { body } = await apply(ref, type, isOwner(type, owner));
      expect([ref, owner, body.items[0].result]).toEqual([ref, owner, result]);
    }
    const named = {
      rule: 'IS_NAMED',
      resourceType: 'nucleon-destination',
      params: { values: ['dev'] },
    };
    const { body } = await apply('dev', 'nucleon-destination', named);
    expect(body.items[0].result).toBe('ALLOW');
  });

  it('keep destinations for those whom the configuration names', async () => {
    const allowed = async (role: Role) => {
      const { body } = await portal.as(role).get('/destinations');
      return body.items.map((item: any) => [item.name, item.isAllowed]);
    };
    expect(await allowed('engineer')).toEqual([
      ['dev', true],
      ['production', true],
    ]);
    expect(await allowed('developer')).toEqual([
      ['dev', true],
      ['production', false],
    ]);
    const refused = await portal
      .as('developer')
      .post('/environments')
      .send({
        name: 'mine',
        owner: TEAM,
        destination: 'production',
        template: { namespace: 'default', name: 'network' },
      });
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toBe(
      "You may not use destination 'production'; it is for group:default/platform",
    );
  });

  it('need somebody who is signed in', async () => {
    const { status } = await portal.anonymously('/services');
    expect(status).toBe(401);
  });
});
