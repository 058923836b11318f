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
  ANNOTATION_SERVICE,
  ProvisionedResource,
} from '@nucleon/plugin-nucleon-common';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { fakeDeployment } from '../__testUtils__/fakeTargets';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { EntityNucleonServiceCard } from './EntityNucleonServiceCard';
import { ServiceInfrastructure } from './ServiceInfrastructure';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    namespace: 'default',
    name: 'orders',
    annotations: { [ANNOTATION_SERVICE]: 'orders' },
  },
};

const stuck = (logicalId: string, type: string): ProvisionedResource => ({
  logicalId,
  type,
  status: 'DELETE_FAILED',
  statusReason: `${logicalId} is not empty`,
});

function findOrders(nucleon: FakeNucleonApi) {
  return nucleon.services.find(({ name }) => name === 'orders')!;
}

describe('ServiceInfrastructure', () => {
  it('offers to keep what would not go of every target, when a service stays after an edit too', async () => {
    const nucleon = FakeNucleonApi.withData();
    const orders = findOrders(nucleon);
    orders.status = 'UPDATE_COMPLETE_CLEANUP_FAILED';
    const failed = [
      ['dev', orders.instances[0], stuck('Logs', 'AWS::S3::Bucket')],
      ['prod', orders.instances[1], stuck('Assets', 'AWS::S3::Bucket')],
      ['pipeline', orders.pipeline!, stuck('Images', 'AWS::ECR::Repository')],
    ] as const;
    for (const [name, target, resource] of failed) {
      const id = `delete-${name}`;
      target.status = 'DELETE_FAILED';
      target.lastAttemptedDeploymentId = id;
      target.resources = [];
      nucleon.deployments.push(
        fakeDeployment(id, {
          target: {
            kind: 'service-instance',
            namespace: 'default',
            service: 'orders',
            name,
          },
          status: 'DELETE_FAILED',
          resources: [resource],
        }),
      );
    }
    renderNucleon(<ServiceInfrastructure />, {
      nucleon,
      entity,
      owns: ['group:default/shop'],
    });
    const open = await screen.findByRole('button', { name: 'Delete' });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      await dialog.findByLabelText('Delete it, but keep what would not go'),
    );
    const inTarget = (name: string) =>
      within(dialog.getByRole('group', { name }));
    expect(inTarget('dev').getByLabelText(/^Logs/)).toBeChecked();
    expect(inTarget('prod').getByText('Assets is not empty')).toBeVisible();
    await userEvent.click(inTarget('Pipeline').getByLabelText(/^Images/));
    await userEvent.type(
      dialog.getByLabelText('Type orders to confirm'),
      'orders',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Yes, delete' }));
    await waitFor(() =>
      expect(nucleon.requests).toEqual([
        {
          operation: 'deleteService',
          name: { namespace: 'default', name: 'orders' },
          request: { retain: ['Logs', 'Assets'], revision: 5 },
        },
      ]),
    );
  });

  it('says why what would not go cannot be told', async () => {
    const nucleon = FakeNucleonApi.withData();
    const orders = findOrders(nucleon);
    orders.status = 'DELETE_FAILED';
    orders.instances[0].status = 'DELETE_FAILED';
    orders.instances[0].lastAttemptedDeploymentId = 'gone';
    renderNucleon(<ServiceInfrastructure />, {
      nucleon,
      entity,
      owns: ['group:default/shop'],
    });
    const open = await screen.findByRole('button', { name: 'Delete' });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    expect(
      await screen.findByText(/No deployment with the id 'gone' found/),
    ).toBeVisible();
  });

  it('takes a service out of its system', async () => {
    const nucleon = FakeNucleonApi.withData();
    findOrders(nucleon).system = 'shop';
    renderNucleon(<ServiceInfrastructure />, { nucleon, entity });
    const open = await screen.findByRole('button', { name: 'Edit details' });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const dialog = within(await screen.findByRole('dialog'));
    const system = dialog.getByLabelText('System');
    expect(system).toHaveValue('shop');
    await userEvent.clear(system);
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    // An empty text is what the API takes it away by.
    await waitFor(() =>
      expect(nucleon.requests.at(-1)?.request).toEqual({
        system: '',
        revision: 5,
      }),
    );
  });

  it.each([
    ['the service', 'group:default/shop'],
    ['the template', 'group:default/platform'],
  ])('lets the owner of %s upgrade all', async (_, owner) => {
    const nucleon = FakeNucleonApi.withData();
    findOrders(nucleon).versionStatus = 'behind-minor';
    renderNucleon(<ServiceInfrastructure />, {
      nucleon,
      entity,
      owns: [owner],
    });
    const button = await screen.findByRole('button', { name: 'Upgrade all' });
    await waitFor(() => expect(button).toBeEnabled());
  });

  it('names the owners to anybody else as the catalog does', async () => {
    const nucleon = FakeNucleonApi.withData();
    findOrders(nucleon).versionStatus = 'behind-minor';
    renderNucleon(<ServiceInfrastructure />, {
      nucleon,
      entity,
      owns: ['group:default/search'],
    });
    expect(
      await screen.findByTitle('Only its owner may do this: shop, platform'),
    ).toContainElement(screen.getByRole('button', { name: 'Upgrade all' }));
  });
});

describe('EntityNucleonServiceCard', () => {
  it('shows the pipeline too, and leads to what was deployed last', async () => {
    const nucleon = FakeNucleonApi.withData();
    const orders = findOrders(nucleon);
    orders.pipeline!.version = '0.9';
    orders.pipeline!.status = 'FAILED';
    orders.pipeline!.lastDeploymentAttemptedAt = '2026-11-24T09:00:00.000Z';
    orders.pipeline!.lastAttemptedDeploymentId = 'deploy-pipeline';
    renderNucleon(<EntityNucleonServiceCard />, { nucleon, entity });
    const targets = within(
      await screen.findByRole('list', { name: 'Instances and pipeline' }),
    );
    const pipeline = targets.getByText('Pipeline').closest('li')!;
    expect(pipeline).toHaveTextContent('0.9');
    expect(
      within(pipeline).getByRole('link', { name: /Failed/ }),
    ).toHaveAttribute('href', '/nucleon/deployments/deploy-pipeline');
    expect(screen.getByRole('link', { name: / ago$/ })).toHaveAttribute(
      'href',
      '/nucleon/deployments/deploy-pipeline',
    );
  });
});
