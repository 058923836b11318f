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

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { nucleonServiceRef } from '@nucleon/plugin-nucleon-node';
import { CatalogSnapshot } from './domain/CatalogSnapshot';
import { NucleonDriftProcessor } from './processors/NucleonDriftProcessor';
import { NucleonTemplateProcessor } from './processors/NucleonTemplateProcessor';
import { NucleonEntityProvider } from './provider/NucleonEntityProvider';
import { readNucleonCatalogConfig } from './readNucleonCatalogConfig';
import { ChangeFeed } from './worker/ChangeFeed';
import { NucleonReader } from './worker/NucleonReader';

/**
 * Nucleon's templates, environments and services in the catalog.
 *
 * @public
 */
export const catalogModuleNucleon = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'nucleon',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        nucleon: nucleonServiceRef,
        rootConfig: coreServices.rootConfig,
      },
      async init(deps) {
        const { auth, catalog, events, lifecycle, logger, nucleon } = deps;
        const snapshot = new CatalogSnapshot();
        const feed = new ChangeFeed({
          auth,
          config: readNucleonCatalogConfig(deps.rootConfig),
          events,
          lifecycle,
          logger,
          reader: new NucleonReader(nucleon),
          snapshot,
        });
        catalog.addProcessor(
          new NucleonTemplateProcessor(),
          new NucleonDriftProcessor(snapshot),
        );
        catalog.addEntityProvider(new NucleonEntityProvider(feed));
      },
    });
  },
});
