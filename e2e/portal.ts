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
  return text ? JSON.parse(text) : undefined;
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
