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
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { LABEL_VERSION_STATUS } from '@nucleon/plugin-nucleon-common';
import nucleonPlugin from '../alpha';
import { catalogVersionsModule } from './catalogVersionsModule';

const catalog = catalogApiMock({
  entities: [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'orders',
        labels: { [LABEL_VERSION_STATUS]: 'behind-minor' },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
    },
  ],
});

describe('catalogVersionsModule', () => {
  it('says in a column what is behind, and keeps its filters', async () => {
    renderTestApp({
      features: [
        catalogPlugin,
        catalogVersionsModule,
        createFrontendModule({
          pluginId: 'catalog',
          extensions: [
            ApiBlueprint.make({
              params: define =>
                define({
                  api: catalogApiRef,
                  deps: {},
                  factory: () => catalog,
                }),
            }),
          ],
        }),
        nucleonPlugin,
      ],
      initialRouteEntries: ['/catalog?filters[user]=all'],
    });
    // Table and filters are loaded when they are shown.
    const wait = { timeout: 60_000 };
    const name = await screen.findByText('orders', {}, wait);
    expect(name.closest('tr')).toHaveTextContent('Behind minor');
    expect(
      screen.getByRole('columnheader', { name: 'Template version' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('textbox', { name: 'Template version' }, wait),
    ).toBeInTheDocument();
  }, 120_000);
});
