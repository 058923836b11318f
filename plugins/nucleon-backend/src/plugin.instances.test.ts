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
import { InputError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { EnvironmentDetail } from '@nucleon/plugin-nucleon-common';
import { environmentTexts } from './__testUtils__/bundleTexts';
import {
  NETWORK,
  publish,
  readService,
  settledService,
  startStandingPortal,
} from './__testUtils__/StandingPortal';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

const DEV = '/environments/default/dev';
const one = { name: 'one', environment: 'dev' };
const two = { name: 'two', environment: 'dev', inputs: { image: 'shop:2' } };
const three = {
  name: 'three',
  environment: 'dev',
  inputs: { image: 'shop:3' },
};

/** Allows everything but what a test denies. */
class ChosenPermissions implements PermissionsService {
  denied?: string;

  async authorize(requests: any[]): Promise<any[]> {
    return requests.map(({ permission }) => ({
      result:
        permission.name === this.denied
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
  }

  async authorizeConditional(requests: any[]): Promise<any[]> {
    return this.authorize(requests);
  }
}

async function edit(portal: TestPortal, role: string, instances: object[]) {
  const { revision } = await readService(portal, 'shop');
  const { status, body } = await portal
    .as(role)
    .put('/services/default/shop/spec')
    .send({ revision, instances });
  return [status, body.error?.message];
}

describe('instances of a service', () => {
  it('come and go, and come again where they would not go (6.3)', async () => {
    const permissions = new ChosenPermissions();
    const portal = await startStandingPortal({
      nucleon: { instancesPerService: 2 },
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => permissions,
        }),
      ],
    });
    const engineer = portal.as('engineer');

    expect(await edit(portal, 'developer', [one, two])).toEqual([
      202,
      undefined,
    ]);
    await settledService(portal, 'shop');
    // To add is not to delete: for that one has to own the service.
    expect(await edit(portal, 'engineer', [one])).toEqual([
      403,
      expect.stringMatching(/Only its owner.*service 'shop'/),
    ]);
    // The quota is about what the service is to have (S6).
    expect(await edit(portal, 'developer', [one, three])).toEqual([
      202,
      undefined,
    ]);
    const replaced = await settledService(portal, 'shop');
    expect(replaced.instances.map(({ name }) => name)).toEqual([
      'one',
      'three',
    ]);

    portal.engine.failNext(new InputError('The bucket is not empty'));
    await edit(portal, 'developer', [one]);
    const stuck = await settledService(portal, 'shop');
    expect(stuck).toMatchObject({
      status: 'UPDATE_COMPLETE_CLEANUP_FAILED',
      instances: [{ name: 'one' }, { name: 'three', status: 'DELETE_FAILED' }],
    });
    // The pipeline goes on without it.
    expect(stuck.pipeline?.outputs[1]).toEqual({
      key: 'Instances',
      value: 'one ',
    });
    expect(await edit(portal, 'developer', [one, two])).toEqual([
      400,
      expect.stringMatching(/would have 3 instances; at most 2/),
    ]);

    // To come again is as to come for the first time.
    permissions.denied = 'nucleon.environment.deploy-into';
    expect(await edit(portal, 'developer', [one, three])).toEqual([
      403,
      expect.stringMatching(/'nucleon\.environment\.deploy-into'/),
    ]);
    permissions.denied = undefined;
    await publish(portal, NETWORK, {
      majorVersion: '1',
      files: environmentTexts({
        template: { outputs: { VpcId: 'vpc-new' }, looks: 5 },
      }),
    });
    const dev: EnvironmentDetail = (await engineer.get(DEV)).body;
    await engineer
      .post(`${DEV}/deployments`)
      .send({ mode: 'MINOR_VERSION', revision: dev.revision })
      .expect(202);
    expect(await edit(portal, 'developer', [one, three])).toEqual([
      409,
      expect.stringMatching(/'dev' is being deployed/),
    ]);
    await portal.until(
      async () => (await engineer.get(DEV)).body,
      ({ status }) => status !== 'IN_PROGRESS',
    );
    // What it had is its current value.
    const inputs = { image: '${Proton::CURRENT_VAL}', size: 4 };
    expect(
      await edit(portal, 'developer', [{ ...three, inputs }, one]),
    ).toEqual([202, undefined]);
    const again = await settledService(portal, 'shop');
    expect(again).toMatchObject({
      status: 'ACTIVE',
      instances: [
        { name: 'three', inputs: { image: 'shop:3', size: 4 } },
        { name: 'one' },
      ],
    });
    expect(again.pipeline?.outputs[1].value).toBe('three one ');

    // Its owner gave it up once, which does for the next try.
    portal.engine.failNext(new InputError('The bucket is not empty'));
    await edit(portal, 'developer', [one]);
    await settledService(portal, 'shop');
    expect(await edit(portal, 'engineer', [one])).toEqual([202, undefined]);
    const gone = await settledService(portal, 'shop');
    expect(gone).toMatchObject({ status: 'ACTIVE' });
    expect(gone.instances.map(({ name }) => name)).toEqual(['one']);
  });
});
