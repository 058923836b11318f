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
import type { JSX } from 'react';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { NucleonClient } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef } from './api';
import { NucleonSpecValue } from './forms';
import {
  createFromTemplateRouteRef,
  createPageRouteRef,
  registerPageRouteRef,
  rootRouteRef,
} from './routes';
import {
  NucleonDestinationField as DestinationField,
  NucleonSpecField as SpecField,
  NucleonSpecUiOptions,
  validateNucleonSpec,
} from './scaffolder';

/**
 * Nucleon for portals on the older frontend system.
 *
 * @public
 */
export const nucleonPlugin = createPlugin({
  id: 'nucleon',
  routes: { root: rootRouteRef },
  externalRoutes: {
    createPage: createPageRouteRef,
    createFromTemplate: createFromTemplateRouteRef,
    registerPage: registerPageRouteRef,
  },
  apis: [
    createApiFactory({
      api: nucleonApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new NucleonClient(deps),
    }),
  ],
});

/**
 * The page `/nucleon`: environments, services, deployments and templates.
 *
 * @public
 */
export const NucleonPage: () => JSX.Element = nucleonPlugin.provide(
  createRoutableExtension({
    name: 'NucleonPage',
    component: () => import('./page').then(module => module.NucleonPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The overview card of an entity that stands for an environment.
 *
 * @public
 */
export const EntityNucleonEnvironmentCard: () => JSX.Element =
  nucleonPlugin.provide(
    createComponentExtension({
      name: 'EntityNucleonEnvironmentCard',
      component: {
        lazy: () =>
          import('./entity').then(
            module => module.EntityNucleonEnvironmentCard,
          ),
      },
    }),
  );

/**
 * The overview card of an entity that stands for a service.
 *
 * @public
 */
export const EntityNucleonServiceCard: () => JSX.Element =
  nucleonPlugin.provide(
    createComponentExtension({
      name: 'EntityNucleonServiceCard',
      component: {
        lazy: () =>
          import('./entity').then(module => module.EntityNucleonServiceCard),
      },
    }),
  );

/**
 * The overview card of a template's entity.
 *
 * @public
 */
export const EntityNucleonTemplateCard: () => JSX.Element =
  nucleonPlugin.provide(
    createComponentExtension({
      name: 'EntityNucleonTemplateCard',
      component: {
        lazy: () =>
          import('./entity').then(module => module.EntityNucleonTemplateCard),
      },
    }),
  );

/**
 * The tab "Infrastructure" of an environment's or a service's entity.
 *
 * @public
 */
export const EntityNucleonInfrastructureContent: () => JSX.Element =
  nucleonPlugin.provide(
    createComponentExtension({
      name: 'EntityNucleonInfrastructureContent',
      component: {
        lazy: () =>
          import('./entity').then(
            module => module.EntityNucleonInfrastructureContent,
          ),
      },
    }),
  );

/**
 * The tab "Versions" of a template's entity.
 *
 * @public
 */
export const EntityNucleonVersionsContent: () => JSX.Element =
  nucleonPlugin.provide(
    createComponentExtension({
      name: 'EntityNucleonVersionsContent',
      component: {
        lazy: () =>
          import('./entity').then(
            module => module.EntityNucleonVersionsContent,
          ),
      },
    }),
  );

/**
 * Says on every page that what is seen is simulated, where it is.
 *
 * @public
 */
export const NucleonSimulationBanner: () => JSX.Element | null =
  nucleonPlugin.provide(
    createComponentExtension({
      name: 'NucleonSimulationBanner',
      component: {
        lazy: () =>
          import('./simulator').then(module => module.SimulationBanner),
      },
    }),
  );

/**
 * The scaffolder field `NucleonSpec`.
 *
 * @public
 */
export const NucleonSpecFieldExtension = nucleonPlugin.provide(
  createScaffolderFieldExtension<NucleonSpecValue, NucleonSpecUiOptions>({
    name: 'NucleonSpec',
    component: SpecField,
    validation: validateNucleonSpec,
  }),
);

/**
 * The scaffolder field `NucleonDestination`.
 *
 * @public
 */
export const NucleonDestinationFieldExtension = nucleonPlugin.provide(
  createScaffolderFieldExtension<string>({
    name: 'NucleonDestination',
    component: DestinationField,
  }),
);
