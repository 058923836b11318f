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
import { screen } from '@testing-library/react';
import {
  ApiBlueprint,
  FrontendFeature,
  PageBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  createRouteRef,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import nucleonPlugin from './alpha';
import { nucleonApiRef } from './api';
import { FakeNucleonApi } from './__testUtils__/FakeNucleonApi';

const importRouteRef = createRouteRef();

/** In place of `@backstage/plugin-catalog-import`, which is found by its id. */
const catalogImport = createFrontendPlugin({
  pluginId: 'catalog-import',
  routes: { importPage: importRouteRef },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog-import',
        routeRef: importRouteRef,
        loader: async () => <>Register here</>,
      },
    }),
  ],
});

function renderAppAt(
  address: string,
  options: { nucleon?: FakeNucleonApi; features?: FrontendFeature[] } = {},
) {
  const { nucleon = FakeNucleonApi.withData(), features = [] } = options;
  renderTestApp({
    features: [
      // The pages link to entities.
      catalogPlugin,
      nucleonPlugin,
      ...features,
      createFrontendModule({
        pluginId: 'nucleon',
        extensions: [
          ApiBlueprint.make({
            params: define =>
              define({
                api: nucleonApiRef,
                deps: {},
                factory: () => nucleon.asApi(),
              }),
          }),
        ],
      }),
    ],
    initialRouteEntries: [address],
  });
}

describe('in an app of the new frontend system', () => {
  it('shows the page with its tabs, and says that AWS is simulated', async () => {
    renderAppAt('/nucleon/upgrades');
    expect(
      await screen.findByText(
        'Nothing has been upgraded in bulk yet',
        {},
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Services' })).toBeInTheDocument();
    expect(
      await screen.findByText('Simulated AWS: nothing here is real'),
    ).toBeInTheDocument();
    // Nothing is configured that the simulator could be told to fail by.
    expect(
      screen.queryByRole('button', { name: 'Faults' }),
    ).not.toBeInTheDocument();
  }, 30_000);

  it('ticks off what is really done', async () => {
    renderAppAt('/nucleon/getting-started');
    expect(
      await screen.findByRole(
        'heading',
        { name: 'Connect a real account' },
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(screen.getAllByTitle('Done')).toHaveLength(4);
    expect(screen.getAllByTitle('Not done yet')).toHaveLength(1);
  }, 30_000);

  it('leads to where templates are registered, in portals that have it', async () => {
    const nucleon = new FakeNucleonApi();
    nucleon.templates = [];
    renderAppAt('/nucleon/templates', { nucleon, features: [catalogImport] });
    expect(
      await screen.findByRole(
        'button',
        { name: 'Register a template' },
        { timeout: 20_000 },
      ),
    ).toHaveAttribute('href', '/catalog-import');
  }, 30_000);
});
