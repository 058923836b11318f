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
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ENVIRONMENT,
  ANNOTATION_SERVICE,
} from '@nucleon/plugin-nucleon-common';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { EntityNucleonInfrastructureContent } from './EntityNucleonInfrastructureContent';
import { EntityNucleonServiceCard } from './EntityNucleonServiceCard';

const entity = (kind: string, annotation: string, name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace: 'default', name, annotations: { [annotation]: name } },
});

const orders = entity('Component', ANNOTATION_SERVICE, 'orders');
const owns = ['group:default/shop', 'group:default/platform'];

describe('the tab Infrastructure', () => {
  it('says that an annotation names nothing', async () => {
    renderNucleon(<EntityNucleonServiceCard />, {
      nucleon: FakeNucleonApi.withData(),
      entity: entity('Component', ANNOTATION_SERVICE, 'gone'),
    });
    expect(await screen.findByText('Nucleon has no gone')).toBeInTheDocument();
  });

  it('says on the card what failed and why', async () => {
    renderNucleon(<EntityNucleonServiceCard />, {
      nucleon: FakeNucleonApi.withData(),
      entity: entity('Component', ANNOTATION_SERVICE, 'search'),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'could not be pulled',
    );
    expect(
      screen.getByRole('link', { name: 'Open the deployment' }),
    ).toHaveAttribute('href', '/nucleon/deployments/deploy-search-dev');
  });

  it('adds and removes instances', async () => {
    const nucleon = FakeNucleonApi.withData();
    renderNucleon(<EntityNucleonInfrastructureContent />, {
      nucleon,
      entity: orders,
      owns,
    });
    const open = await screen.findByRole('button', {
      name: 'Add or remove instances',
    });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('button', { name: 'Save and deploy' }),
    ).toBeDisabled();
    await userEvent.click(dialog.getByLabelText('prod in prod'));
    expect(
      dialog.getByText(/all of their resources will be deleted: prod/),
    ).toBeInTheDocument();
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Add an instance' }),
    );
    await userEvent.type(dialog.getByLabelText(/Instance name/), 'staging');
    await userEvent.click(dialog.getByLabelText(/^Environment/));
    await userEvent.click(
      within(await screen.findByRole('listbox')).getByText(/^staging/),
    );
    await userEvent.type(dialog.getByLabelText(/^Image/), 'acme/orders:2');
    await userEvent.type(dialog.getByLabelText('API token'), 'token');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Save and deploy' }),
    );
    await waitFor(() =>
      expect(nucleon.requests).toEqual([
        {
          operation: 'editService',
          name: { namespace: 'default', name: 'orders' },
          request: {
            revision: 5,
            instances: [
              { name: 'dev', environment: 'dev' },
              {
                name: 'staging',
                environment: 'staging',
                inputs: { image: 'acme/orders:2', api_token: 'token' },
              },
            ],
          },
        },
      ]),
    );
  });

  it('offers again what a failed creation had asked for', async () => {
    const nucleon = FakeNucleonApi.withData();
    const search = nucleon.services[2];
    search.instances = [];
    search.status = 'CREATE_FAILED_CLEANUP_COMPLETE';
    nucleon.deployments[0].inputs = { image: 'acme/search:0.9.0' };
    renderNucleon(<EntityNucleonInfrastructureContent />, {
      nucleon,
      entity: entity('Component', ANNOTATION_SERVICE, 'search'),
      owns,
    });
    expect(
      await screen.findByRole('link', { name: 'Open the deployment' }),
    ).toHaveAttribute('href', '/nucleon/deployments/deploy-search-dev');
    const open = screen.getByRole('button', {
      name: 'Add or remove instances',
    });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const dialog = within(await screen.findByRole('dialog'));
    const image = await dialog.findByLabelText(/^Image/);
    expect(image).toHaveValue('acme/search:0.9.0');
    await userEvent.clear(image);
    await userEvent.type(image, 'acme/search:1');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Save and deploy' }),
    );
    await waitFor(() =>
      expect(nucleon.requests.at(-1)?.request).toEqual({
        revision: 5,
        instances: [
          {
            name: 'dev',
            environment: 'dev',
            inputs: { image: 'acme/search:1' },
          },
        ],
      }),
    );
  });

  it('changes what needs no deployment, and only what was changed', async () => {
    const nucleon = FakeNucleonApi.withData();
    renderNucleon(<EntityNucleonInfrastructureContent />, {
      nucleon,
      entity: orders,
      owns,
    });
    const open = await screen.findByRole('button', { name: 'Edit details' });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('Owner')).toHaveValue('group:default/shop');
    const branch = dialog.getByLabelText('Branch');
    await userEvent.clear(branch);
    await userEvent.type(branch, 'release');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(nucleon.requests.at(-1)).toMatchObject({
        operation: 'updateService',
        request: { revision: 5, repository: { branchName: 'release' } },
      }),
    );
    expect(nucleon.requests.at(-1)?.request).not.toHaveProperty('owner');
  });

  it('lets nobody but the owner remove an instance', async () => {
    renderNucleon(<EntityNucleonInfrastructureContent />, {
      nucleon: FakeNucleonApi.withData(),
      entity: orders,
      owns: ['group:default/search'],
    });
    const open = await screen.findByRole('button', {
      name: 'Add or remove instances',
    });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('prod in prod')).toBeDisabled();
    expect(dialog.getByText(/Only its owner may do this/)).toBeVisible();
    expect(
      await dialog.findByRole('button', { name: 'Add an instance' }),
    ).toBeEnabled();
  });

  it('deletes only after the name was typed', async () => {
    const nucleon = FakeNucleonApi.withData();
    renderNucleon(<EntityNucleonInfrastructureContent />, {
      nucleon,
      entity: orders,
      owns,
    });
    const open = await screen.findByRole('button', { name: 'Delete' });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByLabelText('Forget it, and leave its resources alone'),
    );
    const confirm = dialog.getByRole('button', { name: 'Yes, forget' });
    await userEvent.type(
      dialog.getByLabelText('Type orders to confirm'),
      'order',
    );
    expect(confirm).toBeDisabled();
    await userEvent.type(dialog.getByLabelText('Type orders to confirm'), 's');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(nucleon.requests).toEqual([
        {
          operation: 'deleteService',
          name: { namespace: 'default', name: 'orders' },
          request: { forget: true, revision: 5 },
        },
      ]),
    );
  });

  it('keeps an environment that instances live in', async () => {
    renderNucleon(<EntityNucleonInfrastructureContent />, {
      nucleon: FakeNucleonApi.withData(),
      entity: entity('Resource', ANNOTATION_ENVIRONMENT, 'dev'),
      owns,
    });
    expect(
      await screen.findByTitle(/3 service instances live here/),
    ).toContainElement(screen.getByRole('button', { name: 'Delete' }));
    expect(
      await screen.findByRole('table', { name: 'Service instances here' }),
    ).toHaveTextContent('payments / dev');
  });
});
