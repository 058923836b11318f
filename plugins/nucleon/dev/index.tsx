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
import '@backstage/cli/asset-types';
// This file is an app of its own, which the plugin's role does not say.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import nucleonPlugin, { catalogVersionsModule } from '../src/alpha';
import { nucleonApiRef } from '../src';
import { FakeNucleonApi } from '../src/__testUtils__/FakeNucleonApi';
import { FakeSignalApi } from '../src/__testUtils__/FakeSignalApi';
import { DeveloperSignIn } from './DeveloperSignIn';
import { createFakeScaffolder } from './createFakeScaffolder';
import { entities } from './entities';

const TICK_MS = 1_500;

const signals = new FakeSignalApi();
const nucleon = location.search.includes('empty')
  ? new FakeNucleonApi()
  : FakeNucleonApi.withData();

setInterval(() => {
  const wasMoving = nucleon.isMoving();
  nucleon.tick();
  if (wasMoving) {
    signals.publish({ subject: 'deployment', id: '' });
  }
}, TICK_MS);

const fakes = [
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
  createFrontendModule({
    pluginId: 'catalog',
    extensions: [
      ApiBlueprint.make({
        params: define =>
          define({
            api: catalogApiRef,
            deps: {},
            factory: () => catalogApiMock({ entities }),
          }),
      }),
    ],
  }),
  createFrontendModule({
    pluginId: 'scaffolder',
    extensions: [
      ApiBlueprint.make({
        params: define =>
          define({
            api: scaffolderApiRef,
            deps: {},
            factory: createFakeScaffolder,
          }),
      }),
    ],
  }),
  createFrontendModule({
    pluginId: 'app',
    extensions: [
      SignInPageBlueprint.make({
        params: { loader: async () => DeveloperSignIn },
      }),
      ApiBlueprint.make({
        name: 'signals',
        params: define =>
          define({ api: signalApiRef, deps: {}, factory: () => signals }),
      }),
    ],
  }),
];

const app = createApp({
  features: [
    catalogPlugin,
    catalogVersionsModule,
    scaffolderPlugin,
    nucleonPlugin,
    ...fakes,
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
