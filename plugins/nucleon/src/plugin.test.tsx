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
import { Route } from 'react-router-dom';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { render, screen } from '@testing-library/react';
import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { registerMswTestHooks } from '@backstage/test-utils';
import { ANNOTATION_SERVICE } from '@nucleon/plugin-nucleon-common';
import { FakeNucleonApi } from './__testUtils__/FakeNucleonApi';
import { EntityNucleonServiceCard, NucleonPage } from './plugin';

const BACKEND = 'http://localhost:7007/api/nucleon';
const nucleon = FakeNucleonApi.withData();
const server = setupServer(
  http.get(`${BACKEND}/services`, async () =>
    HttpResponse.json(await nucleon.listServices()),
  ),
  http.get(`${BACKEND}/services/:namespace/:name`, async ({ params }) =>
    HttpResponse.json(
      await nucleon.getService({
        namespace: String(params.namespace),
        name: String(params.name),
      }),
    ),
  ),
  http.get(`${BACKEND}/summary`, async () =>
    HttpResponse.json(await nucleon.getSummary()),
  ),
  http.get(`${BACKEND}/templates`, async () =>
    HttpResponse.json(await nucleon.listTemplates()),
  ),
);

function OrdersPage() {
  return (
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'orders',
          annotations: { [ANNOTATION_SERVICE]: 'orders' },
        },
      }}
    >
      <EntityNucleonServiceCard />
    </EntityProvider>
  );
}

// In place of the catalog's own page, which would need a catalog.
const CatalogEntityPage = createPlugin({ id: 'catalog' }).provide(
  createRoutableExtension({
    name: 'CatalogEntityPage',
    component: async () => OrdersPage,
    mountPoint: entityRouteRef,
  }),
);

function renderAppAt(address: string) {
  window.history.replaceState({}, '', address);
  const app = createApp({
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      },
    ],
    apis: [createApiFactory(catalogApiRef, catalogApiMock())],
  });
  const App = app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/nucleon" element={<NucleonPage />} />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        />
      </FlatRoutes>
    </AppRouter>,
  );
  render(<App />);
}

describe('in an app of the older frontend system', () => {
  registerMswTestHooks(server);

  it('shows the page with its tabs and links', async () => {
    renderAppAt('/nucleon/services');
    expect(
      await screen.findByRole(
        'table',
        { name: 'Services' },
        { timeout: 10_000 },
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'orders' })).toHaveAttribute(
      'href',
      '/catalog/default/component/orders/infrastructure',
    );
    expect(
      screen.getByRole('tab', { name: 'Getting started' }),
    ).toBeInTheDocument();
  }, 20_000);

  it('shows the card on an entity page', async () => {
    renderAppAt('/catalog/default/component/orders');
    const instances = await screen.findByRole(
      'list',
      { name: 'Instances and pipeline' },
      { timeout: 10_000 },
    );
    expect(instances).toHaveTextContent('dev in dev');
    expect(instances).toHaveTextContent('Up to date');
  }, 20_000);
});
