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
  ApiBlueprint,
  AppRootElementBlueprint,
  PageBlueprint,
  SubPageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilterBlueprint,
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  FormFieldBlueprint,
  createFormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import { NucleonClient } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef } from './api/nucleonApiRef';
import {
  isNucleonEnvironment,
  isNucleonService,
  isNucleonTemplate,
} from './entity/nucleonEntity';
import { NucleonIcon } from './page/NucleonIcon';
import {
  createFromTemplateRouteRef,
  createPageRouteRef,
  registerPageRouteRef,
  rootRouteRef,
} from './routes';
import { SimulationBanner } from './simulator';

const nucleonApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: nucleonApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new NucleonClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/nucleon',
    title: 'Nucleon',
    icon: <NucleonIcon />,
    routeRef: rootRouteRef,
  },
});

const environmentsTab = SubPageBlueprint.make({
  name: 'environments',
  attachTo: { id: 'page:nucleon', input: 'pages' },
  params: {
    path: 'environments',
    title: 'Environments',
    loader: () =>
      import('./page/nucleonTabs').then(module => <module.EnvironmentsTab />),
  },
});

const servicesTab = SubPageBlueprint.make({
  name: 'services',
  attachTo: { id: 'page:nucleon', input: 'pages' },
  params: {
    path: 'services',
    title: 'Services',
    loader: () =>
      import('./page/nucleonTabs').then(module => <module.ServicesTab />),
  },
});

const deploymentsTab = SubPageBlueprint.make({
  name: 'deployments',
  attachTo: { id: 'page:nucleon', input: 'pages' },
  params: {
    path: 'deployments',
    title: 'Deployments',
    loader: () =>
      import('./page/nucleonTabs').then(module => <module.DeploymentsTab />),
  },
});

const templatesTab = SubPageBlueprint.make({
  name: 'templates',
  attachTo: { id: 'page:nucleon', input: 'pages' },
  params: {
    path: 'templates',
    title: 'Templates',
    loader: () =>
      import('./page/nucleonTabs').then(module => <module.TemplatesTab />),
  },
});

const upgradesTab = SubPageBlueprint.make({
  name: 'upgrades',
  attachTo: { id: 'page:nucleon', input: 'pages' },
  params: {
    path: 'upgrades',
    title: 'Upgrades',
    loader: () =>
      import('./page/nucleonTabs').then(module => <module.UpgradesTab />),
  },
});

const gettingStartedTab = SubPageBlueprint.make({
  name: 'getting-started',
  attachTo: { id: 'page:nucleon', input: 'pages' },
  params: {
    path: 'getting-started',
    title: 'Getting started',
    loader: () =>
      import('./page/nucleonTabs').then(module => <module.GettingStartedTab />),
  },
});

const environmentCard = EntityCardBlueprint.make({
  name: 'environment',
  params: {
    type: 'info',
    filter: isNucleonEnvironment,
    loader: () =>
      import('./entity').then(module => (
        <module.EntityNucleonEnvironmentCard />
      )),
  },
});

const serviceCard = EntityCardBlueprint.make({
  name: 'service',
  params: {
    type: 'info',
    filter: isNucleonService,
    loader: () =>
      import('./entity').then(module => <module.EntityNucleonServiceCard />),
  },
});

const templateCard = EntityCardBlueprint.make({
  name: 'template',
  params: {
    type: 'info',
    filter: isNucleonTemplate,
    loader: () =>
      import('./entity').then(module => <module.EntityNucleonTemplateCard />),
  },
});

const infrastructureContent = EntityContentBlueprint.make({
  name: 'infrastructure',
  params: {
    path: 'infrastructure',
    title: 'Infrastructure',
    filter: entity => isNucleonEnvironment(entity) || isNucleonService(entity),
    loader: () =>
      import('./entity').then(module => (
        <module.EntityNucleonInfrastructureContent />
      )),
  },
});

const versionsContent = EntityContentBlueprint.make({
  name: 'versions',
  params: {
    path: 'versions',
    title: 'Versions',
    filter: isNucleonTemplate,
    loader: () =>
      import('./entity').then(module => (
        <module.EntityNucleonVersionsContent />
      )),
  },
});

const versionStatusFilter = CatalogFilterBlueprint.make({
  name: 'version-status',
  params: {
    loader: () =>
      import('./catalog').then(module => <module.VersionStatusPicker />),
  },
});

const specField = FormFieldBlueprint.make({
  name: 'spec',
  params: {
    field: async () => {
      const { NucleonSpecField, validateNucleonSpec } =
        await import('./scaffolder');
      return createFormField({
        name: 'NucleonSpec',
        component: NucleonSpecField,
        validation: validateNucleonSpec,
      });
    },
  },
});

const destinationField = FormFieldBlueprint.make({
  name: 'destination',
  params: {
    field: async () => {
      const { NucleonDestinationField } = await import('./scaffolder');
      return createFormField({
        name: 'NucleonDestination',
        component: NucleonDestinationField,
      });
    },
  },
});

const simulationBanner = AppRootElementBlueprint.make({
  name: 'simulation-banner',
  params: { element: <SimulationBanner /> },
});

// Both comments stand here because declarations keep nothing that is above.
/**
 * Nucleon for portals on the new frontend system.
 *
 * @packageDocumentation
 */

export { catalogVersionsModule } from './catalog/catalogVersionsModule';

/**
 * The plugin with its page, cards, tabs, fields and filter.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'nucleon',
  title: 'Nucleon',
  icon: <NucleonIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: {
    createPage: createPageRouteRef,
    createFromTemplate: createFromTemplateRouteRef,
    registerPage: registerPageRouteRef,
  },
  extensions: [
    nucleonApi,
    page,
    environmentsTab,
    servicesTab,
    deploymentsTab,
    templatesTab,
    upgradesTab,
    gettingStartedTab,
    environmentCard,
    serviceCard,
    templateCard,
    infrastructureContent,
    versionsContent,
    versionStatusFilter,
    specField,
    destinationField,
    simulationBanner,
  ],
});
