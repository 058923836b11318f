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

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, Page, test } from '@playwright/test';
import {
  choose,
  CLOUD,
  expectSucceeded,
  fillAbout,
  fillInstances,
  fillRepository,
  reviewAndCreate,
  shoot,
} from './portal';

// The walk in an app made by create-app, into which the packed packages were
// installed; scripts/install-test.mjs makes the app and runs this.

test.skip(
  !process.env.NUCLEON_INSTALL,
  'this is no fresh app (run scripts/install-test.mjs)',
);
test.describe.configure({ mode: 'serial', retries: 0 });

const BACKEND = process.env.NUCLEON_BACKEND ?? 'http://127.0.0.1:7107';
const UPGRADE = path.resolve(__dirname, '../examples/upgrades');
const SERVICE = '/catalog/default/component/walk-api';

async function signInAsGuest(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click({ timeout: 120_000 });
  await expect(
    page.getByRole('link', { name: 'Nucleon', exact: true }),
  ).toBeVisible({ timeout: 120_000 });
}

async function callApiAsGuest<T>(
  pathname: string,
  init: RequestInit = {},
): Promise<T> {
  const signedIn = await fetch(`${BACKEND}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await signedIn.json();
  const response = await fetch(`${BACKEND}/api${pathname}`, {
    ...init,
    headers: {
      ...init.headers,
      authorization: `Bearer ${backstageIdentity.token}`,
    },
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${pathname} answered ${response.status}: ${text}`);
  }
  return JSON.parse(text);
}

async function publish(
  page: Page,
  template: string,
  version: string,
): Promise<void> {
  const button = page.getByRole('button', { name: `Publish ${version}` });
  await expect(async () => {
    await page.goto(`/catalog/default/template/${template}/versions`);
    await expect(button.first()).toBeVisible();
  }).toPass(CLOUD);
  await button.first().click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(button).toHaveCount(0);
}

test('templates come in through the catalog and are published', async ({
  page,
}) => {
  await signInAsGuest(page);
  await publish(page, 'network-cluster', '1.0');
  await publish(page, 'container-service', '1.0');
  await shoot(page, 'install-template');
  await page.goto('/create');
  await expect(page.getByText('Network with a cluster').first()).toBeVisible();
  await expect(page.getByText('Container service').first()).toBeVisible();
});

test('an environment is created and its deployment succeeds', async ({
  page,
}) => {
  await signInAsGuest(page);
  await fillAbout(page, {
    template: 'network-cluster',
    name: 'qa',
    owner: 'guests',
  });
  await choose(page, /Destination/, /Sandbox/);
  await page.getByRole('button', { name: 'Next' }).click();
  await choose(page, /Log retention/, '7');
  await reviewAndCreate(page);
  await page
    .getByRole('link', { name: /deployment/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Log' })).toBeVisible();
  await expectSucceeded(page);
  await expect(
    page.getByRole('list', { name: 'Log' }).getByText('Vpc create complete'),
  ).toBeVisible();
  await shoot(page, 'install-deployment');
});

test('a service with two instances is created and shown on its page', async ({
  page,
}) => {
  await signInAsGuest(page);
  await fillAbout(page, {
    template: 'container-service',
    name: 'walk-api',
    owner: 'guests',
  });
  await page.getByRole('button', { name: 'Next' }).click();
  await fillInstances(page, { names: ['dev', 'prod'], environment: /qa/ });
  // Kept with the key of `nucleon.encryption`.
  await page
    .getByRole('textbox', { name: 'API token' })
    .first()
    .fill('s3cret-t0ken');
  await fillRepository(page, 'example-company/walk-api');
  await reviewAndCreate(page);

  await expect(async () => {
    await page.goto(`${SERVICE}/infrastructure`);
    await expect(page.getByText('Active').first()).toBeVisible();
  }).toPass(CLOUD);
  for (const name of ['dev', 'prod', 'Pipeline']) {
    await expect(page.getByText(name).first()).toBeVisible();
  }
  await shoot(page, 'install-service-tab');
  await page.goto(SERVICE);
  await expect(
    page.getByRole('link', { name: 'Infrastructure' }),
  ).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'Infrastructure' }),
  ).toBeVisible();
  await expect(page.getByText('Up to date').first()).toBeVisible(CLOUD);
  await shoot(page, 'install-service');
});

test('a new minor is published, and the service upgraded to it', async ({
  page,
}) => {
  const archive = execFileSync('tar', [
    ...['-czf', '-', '-C', path.join(UPGRADE, 'container-service/v1'), '.'],
  ]);
  await callApiAsGuest(
    '/nucleon/templates/service/default/container-service/versions?majorVersion=1',
    {
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      body: new Uint8Array(archive),
    },
  );
  await signInAsGuest(page);
  await publish(page, 'container-service', '1.1');

  await expect(async () => {
    await page.goto(SERVICE);
    await expect(page.getByText('Behind minor').first()).toBeVisible();
  }).toPass(CLOUD);
  await shoot(page, 'install-behind-minor');

  await page.goto(`${SERVICE}/infrastructure`);
  await page.getByRole('button', { name: 'Upgrade to 1.1' }).first().click();
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(
    page.getByText(/resources? changes? in place/).first(),
  ).toBeVisible(CLOUD);
  await shoot(page, 'install-plan', 'window');
  await page.getByRole('button', { name: 'Deploy this plan' }).click();
  await expectSucceeded(page);

  await page.goto(`${SERVICE}/infrastructure`);
  await page.getByRole('button', { name: 'Upgrade all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('table', { name: 'Report' })).toBeVisible();
  await expect(async () => {
    await page.goto(SERVICE);
    await expect(page.getByText('Up to date').first()).toBeVisible();
    await expect(page.getByText('Behind minor')).toHaveCount(0);
  }).toPass(CLOUD);
});
