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
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  callApi,
  choose,
  CLOUD,
  expectSucceeded,
  fillAbout,
  fillInstances,
  fillRepository,
  publishVersion,
  Registered,
  reviewAndCreate,
  shoot,
  signIn,
  uploadVersion,
} from './portal';

// The same path with bundles that AWS published for Proton, unchanged.
const BUNDLES = path.join(
  process.env.NUCLEON_SHARED ?? path.resolve(__dirname, '../../shared'),
  'bundles/cloudformation',
);

const TEMPLATE = 'service/default/load-balanced-fargate-svc';

test.skip(
  !existsSync(BUNDLES) && process.env.NUCLEON_REQUIRE_SHARED !== '1',
  'the public bundles are not here (NUCLEON_SHARED)',
);

async function createTemplate(
  kind: 'environment' | 'service',
  name: string,
): Promise<Registered> {
  await callApi('platform engineer', '/nucleon/templates', {
    method: 'POST',
    body: JSON.stringify({ kind, name, owner: 'group:default/platform' }),
  });
  return uploadVersion(
    `${kind}/default/${name}`,
    path.join(BUNDLES, `${kind}-templates/${name}/v1`),
  );
}

test('Proton bundles are uploaded, published and deployed unchanged', async ({
  page,
}) => {
  expect(await createTemplate('environment', 'fargate-env')).toMatchObject({
    version: '1.0',
    status: 'DRAFT',
  });
  expect(
    await createTemplate('service', 'load-balanced-fargate-svc'),
  ).toMatchObject({ version: '1.0', status: 'DRAFT' });

  await signIn(page, 'platform engineer');
  for (const name of ['fargate-env', 'load-balanced-fargate-svc']) {
    await expect(async () => {
      await page.goto(`/catalog/default/template/${name}/versions`);
      await expect(
        page.getByRole('button', { name: 'Publish 1.0' }).first(),
      ).toBeVisible();
    }).toPass(CLOUD);
    await page.getByRole('button', { name: 'Publish 1.0' }).first().click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect
      .poll(async () => {
        const kind = name === 'fargate-env' ? 'environment' : 'service';
        const template = await callApi<{ recommendedVersion?: string }>(
          'platform engineer',
          `/nucleon/templates/${kind}/default/${name}`,
        );
        return template.recommendedVersion;
      }, CLOUD)
      .toBe('1.0');
  }

  await fillAbout(page, {
    template: 'fargate-env',
    name: 'fargate-env-prod',
    owner: 'Platform',
  });
  await choose(page, /Destination/, /Sandbox/);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(
    page.getByText('The CIDR range for your VPC').first(),
  ).toBeVisible();
  await reviewAndCreate(page);
  await page
    .getByRole('link', { name: /deployment/i })
    .first()
    .click();
  await expectSucceeded(page);
});

test('a service of theirs runs with its pipeline and two instances', async ({
  page,
}) => {
  await signIn(page, 'developer');
  await fillAbout(page, {
    template: 'load-balanced-fargate-svc',
    name: 'front-end',
    owner: 'Checkout',
  });
  await page.getByRole('button', { name: 'Next' }).click();
  await fillInstances(page, {
    names: ['test', 'live'],
    environment: /fargate-env-prod/,
    // Only what 5.6 calls compatible is offered.
    notOffered: /production/i,
  });
  await fillRepository(page, 'example/front-end');
  await reviewAndCreate(page);
  await expect
    .poll(async () => {
      const service = await callApi<{ status: string; statusMessage?: string }>(
        'developer',
        '/nucleon/services/default/front-end',
      );
      return service.statusMessage ?? service.status;
    }, CLOUD)
    .toBe('ACTIVE');
  await page.goto('/catalog/default/component/front-end/infrastructure');
  await expect(page.getByText('Active').first()).toBeVisible();
  await shoot(page, 'proton-service');
});

test('a changed minor of theirs is upgraded to, in place', async ({ page }) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'nucleon-bundle-'));
  cpSync(
    path.join(BUNDLES, 'service-templates/load-balanced-fargate-svc/v1'),
    directory,
    { recursive: true },
  );
  const file = path.join(
    directory,
    'instance_infrastructure/cloudformation.yaml',
  );
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replaceAll('TargetValue: 50', 'TargetValue: 60'),
  );
  const registered = await uploadVersion(TEMPLATE, directory, {
    majorVersion: '1',
  });
  expect(registered).toMatchObject({ version: '1.1', status: 'DRAFT' });
  await publishVersion(TEMPLATE, '1.1');

  await signIn(page, 'developer');
  await expect(async () => {
    await page.goto('/catalog/default/component/front-end/infrastructure');
    await expect(
      page.getByRole('button', { name: 'Upgrade to 1.1' }).first(),
    ).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Upgrade to 1.1' }).first().click();
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(
    page.getByText('2 resources change in place').first(),
  ).toBeVisible(CLOUD);
  await shoot(page, 'proton-plan');
  await page.getByRole('button', { name: 'Deploy this plan' }).click();
  await expectSucceeded(page);
});
