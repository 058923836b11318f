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

import { expect, Page, test } from '@playwright/test';
import { callApi, shoot, signIn } from './portal';

// Every page of ours in the dark theme and on a phone, with what stands from the
// start: nothing may stick out to the side, and nothing may stay unsaid.

type Listed<T> = { items: T[] };

/** Paths, each with a text that is there once the page has its data. */
async function findPages(): Promise<[string, string, RegExp | string][]> {
  const { items } = await callApi<Listed<{ id: string }>>(
    'platform engineer',
    '/nucleon/deployments?service=default/refund-worker&status=FAILED',
  );
  return [
    ['services', '/nucleon/services', 'Cart API'],
    ['environments', '/nucleon/environments', 'Production'],
    ['deployments', '/nucleon/deployments', 'refund-worker'],
    ['templates', '/nucleon/templates', 'Container service'],
    ['getting-started', '/nucleon/getting-started', 'Connect a real account'],
    ['deployment', `/nucleon/deployments/${items[0].id}`, 'Log'],
    [
      'service',
      '/catalog/default/component/cart-api/infrastructure',
      'Edit inputs',
    ],
    [
      'environment',
      '/catalog/default/resource/production/infrastructure',
      'VpcId',
    ],
    ['overview', '/catalog/default/component/cart-api', 'Recommended'],
    [
      'template',
      '/catalog/default/template/container-service/versions',
      'Used by',
    ],
    ['form', '/create/templates/default/container-service', 'Owner'],
  ];
}

const LOOKS = [
  { look: 'light', theme: 'light', width: 1440, height: 1000 },
  { look: 'dark', theme: 'dark', width: 1440, height: 1000 },
  { look: 'narrow', theme: 'light', width: 390, height: 844 },
] as const;

/** Parts of ours that stick out of the window, but for what scrolls by itself. */
function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    // The tabs above the pages are Backstage's; ours carry our classes.
    return [...document.querySelectorAll('[class*="Nucleon"]')]
      .filter(
        element =>
          element.getBoundingClientRect().right > window.innerWidth + 1 &&
          !scrolls(element.parentElement),
      )
      .map(element => String(element.className));
  });
}

for (const { look, theme, width, height } of LOOKS) {
  test(`pages hold together: ${look}`, async ({ page }) => {
    await signIn(page, 'platform engineer');
    await page.evaluate(
      chosen => window.localStorage.setItem('theme', chosen),
      theme,
    );
    await page.setViewportSize({ width, height });
    for (const [name, path, text] of await findPages()) {
      await page.goto(path);
      await expect(page.getByText(text).first()).toBeVisible();
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await shoot(page, `look-${look}-${name}`);
      expect.soft(await findOverflow(page), path).toEqual([]);
      await expect
        .soft(page.getByText('Unknown', { exact: true }))
        .toHaveCount(0);
    }
  });
}
