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

import { expect, test } from '@playwright/test';
import {
  addFault,
  callApi,
  choose,
  CLOUD,
  expectGone,
  expectSucceeded,
  fillAbout,
  fillRepository,
  reviewAndCreate,
  shoot,
  signIn,
} from './portal';

// The whole path with the project's own examples, as the three people take it.

type Listed<T> = { items: T[] };

test('something already stands', async ({ page }) => {
  await expect
    .poll(
      async () => {
        const { items } = await callApi<
          Listed<{ name: string; status: string }>
        >('platform engineer', '/nucleon/services');
        return Object.fromEntries(items.map(s => [s.name, s.status]));
      },
      { timeout: 280_000, intervals: [3000] },
    )
    .toMatchObject({
      'cart-api': 'ACTIVE',
      'search-api': 'ACTIVE',
      'order-worker': 'ACTIVE',
      'index-worker': 'ACTIVE',
      'catalog-images': 'ACTIVE',
      'refund-worker': 'CREATE_FAILED_CLEANUP_COMPLETE',
    });

  await signIn(page, 'manager');
  await page.goto('/nucleon/services');
  await expect(page.getByRole('link', { name: 'Cart API' })).toBeVisible();
  await shoot(page, 'services');
  await page.goto('/nucleon/getting-started');
  await expect(page.getByText('Connect a real account')).toBeVisible();
  await shoot(page, 'getting-started');

  await page.goto('/catalog/default/component/refund-worker/infrastructure');
  await expect(
    page.getByText(/does not have permissions to call ReceiveMessage/).first(),
  ).toBeVisible();
  await shoot(page, 'failed-service');
});

test('a platform engineer creates an environment', async ({ page }) => {
  await signIn(page, 'platform engineer');
  await fillAbout(page, {
    template: 'network-cluster',
    name: 'qa',
    owner: 'Platform',
  });
  await choose(page, /Destination/, /Sandbox/);
  await page.getByRole('button', { name: 'Next' }).click();
  await choose(page, /Log retention/, '7');
  await shoot(page, 'environment-form');
  await reviewAndCreate(page);
  await shoot(page, 'environment-task');
  await page
    .getByRole('link', { name: /deployment/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Log' })).toBeVisible();
  await expectSucceeded(page);
  await shoot(page, 'deployment');

  await expect(async () => {
    await page.goto('/catalog/default/resource/qa/infrastructure');
    await expect(page.getByText('ClusterName').first()).toBeVisible();
  }).toPass(CLOUD);
  await shoot(page, 'environment');
});

test('a developer creates a service with a pipeline and two instances', async ({
  page,
}) => {
  await signIn(page, 'developer');
  await page.goto('/create');
  await expect(page.getByText('Container service').first()).toBeVisible();
  await shoot(page, 'create');
  await fillAbout(page, {
    template: 'container-service',
    name: 'walk-api',
    owner: 'Checkout',
  });
  await page.getByRole('button', { name: 'Next' }).click();

  const first = page.getByRole('group', { name: 'Instance 1' });
  await first.getByRole('textbox', { name: 'Instance name' }).fill('dev');
  await first.getByRole('button', { name: /^Environment/ }).click();
  await page.getByRole('option', { name: /qa/ }).click();
  await first.getByRole('spinbutton', { name: 'Port' }).fill('8080');
  await page.getByRole('button', { name: 'Add an instance' }).click();
  const second = page.getByRole('group', { name: 'Instance 2' });
  await second.getByRole('textbox', { name: 'Instance name' }).fill('prod');
  await second.getByRole('button', { name: /^Environment/ }).click();
  await page.getByRole('option', { name: /production/i }).click();
  await second.getByRole('textbox', { name: 'API token' }).fill('s3cret-t0ken');
  await fillRepository(page, 'example-company/walk-api');
  await shoot(page, 'service-form');
  await reviewAndCreate(page);
  await expect(page.getByText('s3cret-t0ken')).toHaveCount(0);

  await expect(async () => {
    await page.goto('/catalog/default/component/walk-api/infrastructure');
    await expect(page.getByText('Active').first()).toBeVisible();
  }).toPass(CLOUD);
  await expect(page.getByText('Pipeline').first()).toBeVisible();
  await shoot(page, 'service');

  const { items } = await callApi<Listed<{ id: string }>>(
    'developer',
    '/nucleon/deployments?service=default/walk-api&instance=prod',
  );
  const files = await callApi<unknown>(
    'developer',
    `/nucleon/deployments/${items[0].id}/files`,
  );
  expect(JSON.stringify(files)).not.toContain('s3cret-t0ken');
});

test('a new version is published, and its users are told', async ({
  page,
  browser,
}) => {
  await signIn(page, 'platform engineer');
  await page.goto('/catalog/default/template/container-service/versions');

  // What the draft becomes, before anybody has it.
  await page.getByRole('tab', { name: 'Rendered' }).click();
  await expect(page.getByText(/__service_instance_name__/).first()).toBeVisible(
    { timeout: 30_000 },
  );
  await expect(page.getByText('service_instance.name').first()).toBeVisible();
  await shoot(page, 'template-rendered');
  await page.getByRole('tab', { name: 'What changed' }).click();
  await expect(page.getByText('Rendered, compared with 1.0')).toBeVisible();
  // In the file, and in what it becomes.
  await expect(
    page.getByText('routing.http.drop_invalid_header_fields.enabled'),
  ).toHaveCount(2, { timeout: 30_000 });
  await shoot(page, 'template-rendered-changes');

  await page.getByRole('button', { name: 'Publish 1.1' }).first().click();
  await shoot(page, 'publish', 'window');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Publish 1.1' })).toHaveCount(
    0,
  );
  await shoot(page, 'template-versions');

  const devon = await browser.newPage();
  await signIn(devon, 'developer');
  await expect(async () => {
    await devon.goto('/catalog/default/component/walk-api');
    await expect(devon.getByText('Behind minor').first()).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await shoot(devon, 'behind-minor');
  await devon.goto('/notifications');
  await expect(devon.getByText(/1\.1/).first()).toBeVisible();
  await shoot(devon, 'notifications');
  const { totalCount } = await callApi<{ totalCount: number }>(
    'developer',
    '/notifications/notifications?search=1.1',
  );
  expect(totalCount).toBe(1);

  // Exactly those made from the template, and nobody else.
  await expect
    .poll(async () => {
      const { items } = await callApi<Listed<{ metadata: { name: string } }>>(
        'developer',
        '/catalog/entities/by-query?filter=metadata.labels.nucleon.dev/version-status=behind-minor&fields=metadata.name',
      );
      return items.map(({ metadata }) => metadata.name).sort();
    })
    .toEqual(['cart-api', 'catalog-images', 'search-api', 'walk-api']);
});

test('a developer sees what an upgrade changes, and upgrades', async ({
  page,
}) => {
  await signIn(page, 'developer');
  await page.goto('/catalog/default/component/walk-api/infrastructure');
  await page.getByRole('button', { name: 'Upgrade to 1.1' }).first().click();
  await expect(page.getByText('TLS policy').first()).toBeVisible();
  await shoot(page, 'upgrade-inputs', 'window');
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(
    page.getByText(/resources? changes? in place/).first(),
  ).toBeVisible(CLOUD);
  await shoot(page, 'upgrade-plan', 'window');
  await page.getByRole('button', { name: 'Deploy this plan' }).click();
  await expectSucceeded(page);

  // The rest of the service in one go.
  await page.goto('/catalog/default/component/walk-api/infrastructure');
  await page.getByRole('button', { name: 'Upgrade all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('table', { name: 'Report' })).toBeVisible();
  await expect(page.getByText('Succeeded').first()).toBeVisible(CLOUD);
  await shoot(page, 'upgrade-report');
  await expect(async () => {
    await page.goto('/catalog/default/component/walk-api/infrastructure');
    await expect(page.getByText('Up to date').first()).toBeVisible();
    await expect(page.getByText('Behind minor')).toHaveCount(0);
  }).toPass(CLOUD);
});

test('from a list everything selected is upgraded together', async ({
  page,
}) => {
  await signIn(page, 'platform engineer');
  await page.goto('/nucleon/services');
  await page.getByRole('checkbox', { name: 'Select search-api' }).check();
  await page.getByRole('checkbox', { name: 'Select catalog-images' }).check();
  await page.getByRole('button', { name: 'Upgrade selected (2)' }).click();
  await shoot(page, 'upgrade-many', 'window');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('table', { name: 'Report' })).toBeVisible();
  await expect
    .poll(async () => {
      const { items } = await callApi<
        Listed<{ name: string; versionStatus: string }>
      >('platform engineer', '/nucleon/services?versionStatus=behind-minor');
      return items.map(({ name }) => name);
    }, CLOUD)
    .toEqual(['cart-api']);
});

test('inputs are edited, and an earlier deployment is gone back to', async ({
  page,
}) => {
  await signIn(page, 'developer');
  await page.goto('/catalog/default/component/walk-api/infrastructure');
  const before = await callApi<Listed<{ id: string }>>(
    'developer',
    '/nucleon/deployments?service=default/walk-api&instance=dev&status=SUCCEEDED',
  );
  await page.getByRole('button', { name: 'Edit inputs' }).first().click();
  const containers = page.getByRole('spinbutton', { name: 'Containers' });
  await containers.fill('2');
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(
    page.getByText('1 resource changes in place').first(),
  ).toBeVisible(CLOUD);
  await page.getByRole('button', { name: 'Deploy this plan' }).click();
  await expectSucceeded(page);

  await page.goto(`/nucleon/deployments/${before.items[0].id}`);
  await page.getByRole('button', { name: 'Roll back to this' }).click();
  await page.getByRole('button', { name: 'Yes, roll back' }).click();
  // The page that is left says Succeeded too.
  await page.waitForURL(url => !url.pathname.endsWith(before.items[0].id));
  await expectSucceeded(page);
  const { instances } = await callApi<{
    instances: { name: string; inputs: Record<string, unknown> }[];
  }>('developer', '/nucleon/services/default/walk-api');
  expect(instances.find(({ name }) => name === 'dev')!.inputs).toEqual(
    expect.not.objectContaining({ desired_count: 2 }),
  );
});

test('instances are added and removed', async ({ page }) => {
  const readInstances = async () => {
    const service = await callApi<{
      status: string;
      instances: { name: string }[];
    }>('developer', '/nucleon/services/default/walk-api');
    return [service.status, ...service.instances.map(i => i.name)];
  };
  await signIn(page, 'developer');
  await page.goto('/catalog/default/component/walk-api/infrastructure');
  await page.getByRole('button', { name: 'Add or remove instances' }).click();
  await page.getByRole('button', { name: 'Add an instance' }).click();
  await page.getByRole('textbox', { name: 'Instance name' }).fill('staging');
  await page.getByRole('button', { name: /^Environment/ }).click();
  await page.getByRole('option', { name: /staging/i }).click();
  await shoot(page, 'edit-instances', 'window');
  await page.getByRole('button', { name: 'Save and deploy' }).click();
  await expect
    .poll(readInstances, CLOUD)
    .toEqual(['ACTIVE', 'dev', 'prod', 'staging']);

  await page.goto('/catalog/default/component/walk-api/infrastructure');
  await page.getByRole('button', { name: 'Add or remove instances' }).click();
  await page.getByRole('checkbox', { name: /^staging/ }).uncheck();
  await expect(page.getByText(/will be deleted: staging/)).toBeVisible();
  await page.getByRole('button', { name: 'Save and deploy' }).click();
  await expect.poll(readInstances, CLOUD).toEqual(['ACTIVE', 'dev', 'prod']);
});

test('an update is cancelled, and the old state comes back', async ({
  page,
}) => {
  await addFault({
    type: 'slowness',
    resourceType: 'AWS::ECS::Service',
    seconds: 30,
    times: 1,
  });
  await signIn(page, 'developer');
  await page.goto('/catalog/default/component/walk-api/infrastructure');
  await page.getByRole('button', { name: 'Edit inputs' }).first().click();
  await page.getByRole('spinbutton', { name: 'Containers' }).fill('4');
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await page.getByRole('button', { name: 'Deploy this plan' }).click(CLOUD);
  await page.getByRole('button', { name: 'Cancel deployment' }).click(CLOUD);
  await page.getByRole('button', { name: 'Yes, cancel it' }).click();
  await expect(
    page.getByText('Cancelled', { exact: true }).first(),
  ).toBeVisible(CLOUD);
  await shoot(page, 'cancelled');
});

test('a failure says first which resource failed and why', async ({ page }) => {
  await signIn(page, 'platform engineer');
  await addFault({
    type: 'resource',
    logicalId: 'Service',
    action: 'update',
    times: 1,
    reason: 'The task could not be placed: no capacity',
  });
  await page.goto('/catalog/default/component/walk-api/infrastructure');
  await page.getByRole('button', { name: 'Edit inputs' }).first().click();
  await page.getByRole('spinbutton', { name: 'Containers' }).fill('3');
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await page.getByRole('button', { name: 'Deploy this plan' }).click(CLOUD);
  await expect(
    page.getByText('The task could not be placed: no capacity').first(),
  ).toBeVisible(CLOUD);
  await expect(page.getByText(/Service .*failed/).first()).toBeVisible();
  await shoot(page, 'failure');
});

test('a manager sees everything and may change nothing', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/nucleon/environments');
  await expect(page.getByRole('link', { name: 'Production' })).toBeVisible();
  await page.goto('/catalog/default/component/cart-api/infrastructure');
  await expect(page.getByText('Behind minor').first()).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Upgrade to 1.1' }).first(),
  ).toBeDisabled();
  await shoot(page, 'manager');
});

test('a service is deleted, and an environment forgotten', async ({ page }) => {
  await signIn(page, 'developer');
  await page.goto('/catalog/default/component/walk-api/infrastructure');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('textbox', { name: /walk-api/ }).fill('walk-api');
  await shoot(page, 'delete', 'window');
  await page.getByRole('button', { name: 'Yes, delete' }).click();
  await expectGone('developer', 'services/default/walk-api');

  await signIn(page, 'platform engineer');
  await page.goto('/catalog/default/resource/qa/infrastructure');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('radio', { name: /Forget it/ }).check();
  await page.getByRole('textbox', { name: /qa/ }).fill('qa');
  await page.getByRole('button', { name: 'Yes, forget' }).click();
  await expectGone('platform engineer', 'environments/default/qa');
});
