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
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { UpgradePage } from './UpgradePage';
import { UpgradeSelectedButton } from './UpgradeSelectedButton';

const environment = (name: string) => ({
  kind: 'environment' as const,
  namespace: 'default',
  name,
});

describe('upgrading together', () => {
  it('leaves out what was never deployed, and says why there is nothing left', async () => {
    const nucleon = FakeNucleonApi.withData();
    renderNucleon(<UpgradeSelectedButton services={[nucleon.services[2]]} />, {
      nucleon,
    });
    const button = await screen.findByRole('button', {
      name: 'Upgrade selected (1)',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    expect(
      await screen.findByText('There is nothing to upgrade'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Start' }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText(/0 targets/)).not.toBeInTheDocument();
  });

  it('says what the user may not change', async () => {
    renderNucleon(
      <UpgradeSelectedButton
        targets={[environment('dev'), environment('prod')]}
      />,
      {
        nucleon: FakeNucleonApi.withData(),
        denied: ['nucleon.environment.update'],
      },
    );
    expect(
      await screen.findByTitle('You may not change: dev, prod'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Upgrade selected (2)' }),
    ).toBeDisabled();
  });

  it('reports on each target with a link to it', async () => {
    const nucleon = FakeNucleonApi.withData();
    const { id } = await nucleon.createUpgrade({
      targets: [
        environment('dev'),
        {
          kind: 'service-instance',
          namespace: 'default',
          service: 'orders',
          name: 'prod',
        },
      ],
      mode: 'MINOR_VERSION',
      concurrency: 1,
      stopAtFirstFailure: true,
    });
    renderNucleon(<UpgradePage />, {
      nucleon,
      path: '/nucleon/upgrades/:id',
      address: `/nucleon/upgrades/${id}`,
      denied: ['nucleon.service.update'],
    });
    const report = within(await screen.findByRole('table'));
    expect(report.getByRole('link', { name: 'dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/dev/infrastructure',
    );
    expect(report.getByRole('link', { name: 'orders / prod' })).toHaveAttribute(
      'href',
      '/catalog/default/component/orders/infrastructure',
    );
    expect(
      await screen.findByTitle('You may not change: orders'),
    ).toContainElement(screen.getByRole('button', { name: 'Start no more' }));
  });
});
