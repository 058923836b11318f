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
import { expect, Page } from '@playwright/test';

/** One of the people that the portal signs in by a click. */
export type Persona = 'platform engineer' | 'developer' | 'manager';

const BACKEND = process.env.NUCLEON_BACKEND ?? 'http://127.0.0.1:7007';
const SIMULATOR = `${
  process.env.NUCLEON_SIMULATOR ?? 'http://127.0.0.1:4599'
}/_simulator`;

/** How long the simulated cloud may take for the longest operation. */
export const CLOUD = { timeout: 180_000 };

/** Signs in by the page's own button. */
export async function signIn(page: Page, persona: Persona): Promise<void> {
  await page.goto('/');
  await page.evaluate(() => window.localStorage.removeItem('nucleon.persona'));
  await page.goto('/');
  await page
    .getByRole('button', { name: `Sign in as ${persona}` })
    .click({ timeout: 120_000 });
  await expect(
    page.getByRole('link', { name: 'Nucleon', exact: true }),
  ).toBeVisible({
    timeout: 120_000,
  });
}

/** Calls the API as a person does; for what the walk needs and no page shows. */
export async function callApi<T>(
  persona: Persona,
  path: string,
  init: RequestInit = {},
): Promise<T> {
  const provider = persona.replace(' ', '-');
  const signedIn = await fetch(`${BACKEND}/api/auth/${provider}/refresh`, {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await signedIn.json();
  const response = await fetch(`${BACKEND}/api${path}`, {
    ...init,
    headers: {
      'content-type': 'application/json',
      ...init.headers,
      authorization: `Bearer ${backstageIdentity.token}`,
    },
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}: ${text}`);
  }
  return (text ? JSON.parse(text) : undefined) as T;
}

/** What registration says of a version. */
export type Registered = {
  version: string;
  status: string;
  statusMessage?: string;
};

/** Uploads a version as a pipeline would, and waits until it was read. */
export async function uploadVersion(
  template: string,
  directory: string,
  options: { majorVersion?: string } = {},
): Promise<Registered> {
  const url = `/nucleon/templates/${template}/versions`;
  const { majorVersion } = options;
  const archive = execFileSync('tar', ['-czf', '-', '-C', directory, '.']);
  const { version } = await callApi<Registered>(
    'platform engineer',
    majorVersion ? `${url}?majorVersion=${majorVersion}` : url,
    {
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      body: new Uint8Array(archive),
    },
  );
  let registered: Registered | undefined;
  await expect
    .poll(async () => {
      registered = await callApi('platform engineer', `${url}/${version}`);
      return registered!.status;
    }, CLOUD)
    .not.toBe('REGISTRATION_IN_PROGRESS');
  return registered!;
}

/** Publishes a version without a page. */
export async function publishVersion(
  template: string,
  version: string,
): Promise<void> {
  await callApi(
    'platform engineer',
    `/nucleon/templates/${template}/versions/${version}`,
    { method: 'PATCH', body: JSON.stringify({ status: 'PUBLISHED' }) },
  );
}

/** Waits until the API knows something no more. */
export async function expectGone(
  persona: Persona,
  resource: string,
): Promise<void> {
  await expect
    .poll(
      () =>
        callApi(persona, `/nucleon/${resource}`).then(
          () => 'there',
          error => String(error).match(/answered (\d+)/)?.[1],
        ),
      CLOUD,
    )
    .toBe('404');
}

/** Asks the simulator for a fault. */
export async function addFault(fault: object): Promise<void> {
  const response = await fetch(`${SIMULATOR}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(response.ok).toBe(true);
}

/** Keeps a picture of the page, or of the window, for people to look at. */
export async function shoot(
  page: Page,
  name: string,
  of: 'page' | 'window' = 'page',
): Promise<void> {
  await page.screenshot({
    path: `${__dirname}/screenshots/${name}.png`,
    fullPage: of === 'page',
  });
}

/** Chooses from a Material-UI select. */
export async function choose(
  page: Page,
  label: string | RegExp,
  option: string | RegExp,
): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Fills name and owner on the first page of a template's form. */
export async function fillAbout(
  page: Page,
  about: { template: string; name: string; owner: string },
): Promise<void> {
  await page.goto(`/create/templates/default/${about.template}`);
  await page.getByRole('textbox', { name: 'Name' }).fill(about.name, {
    timeout: 60_000,
  });
  await page.getByRole('textbox', { name: 'Owner' }).fill(about.owner);
  await page.getByRole('option', { name: about.owner }).click();
}

/** Fills in instances, each in the same environment. */
export async function fillInstances(
  page: Page,
  options: { names: string[]; environment: RegExp; notOffered?: RegExp },
): Promise<void> {
  const { names, environment, notOffered } = options;
  for (const [index, name] of names.entries()) {
    if (index > 0) {
      await page.getByRole('button', { name: 'Add an instance' }).click();
    }
    const instance = page.getByRole('group', { name: `Instance ${index + 1}` });
    await instance.getByRole('textbox', { name: 'Instance name' }).fill(name);
    await instance.getByRole('button', { name: /^Environment/ }).click();
    if (notOffered) {
      await expect(page.getByRole('option', { name: notOffered })).toHaveCount(
        0,
      );
    }
    await page.getByRole('option', { name: environment }).click();
  }
}

/** Fills in where the pipeline's source is. */
export async function fillRepository(
  page: Page,
  repository: string,
): Promise<void> {
  await page.getByRole('textbox', { name: 'Repository' }).fill(repository);
  await page.getByRole('textbox', { name: 'Branch' }).fill('main');
  await page
    .getByRole('textbox', { name: 'Connection' })
    .fill(
      'arn:aws:codestar-connections:eu-west-1:111122223333:connection/3f1a0b5e-0000-4000-8000-000000000002',
    );
}

/** Reviews the form and runs it; ends on the task's page with its links. */
export async function reviewAndCreate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(
    page.getByRole('link', { name: /deployment/i }).first(),
  ).toBeVisible({
    timeout: 60_000,
  });
}

/** Waits until the deployment on the page has ended well. */
export async function expectSucceeded(page: Page): Promise<void> {
  await page.waitForURL('**/nucleon/deployments/*', CLOUD);
  await expect(page.getByText('Succeeded').first()).toBeVisible(CLOUD);
}
