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
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { screen } from '@testing-library/react';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { GettingStartedPage } from './GettingStartedPage';

const REPOSITORY = resolve(__dirname, '../../../..');

describe('GettingStartedPage', () => {
  it('leads to a page of ours that is there', async () => {
    renderNucleon(<GettingStartedPage />, {
      nucleon: FakeNucleonApi.withData(),
    });
    const link = await screen.findByRole('link', {
      name: /How to connect an account/,
    });
    const [, path] = /\/blob\/main\/(.+)$/.exec(link.getAttribute('href')!)!;
    expect(existsSync(resolve(REPOSITORY, path))).toBe(true);
  });

  it('leads to a page of the portal where it has one', async () => {
    renderNucleon(<GettingStartedPage />, {
      nucleon: FakeNucleonApi.withData(),
      config: { nucleon: { docs: { accountUrl: 'https://wiki/accounts' } } },
    });
    expect(
      await screen.findByRole('link', { name: /How to connect an account/ }),
    ).toHaveAttribute('href', 'https://wiki/accounts');
  });
});
