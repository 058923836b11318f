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
import { ServicesPage } from './ServicesPage';

describe('ServicesPage', () => {
  it('is narrowed by the link of a notification, and says by what', async () => {
    const nucleon = FakeNucleonApi.withData();
    const listServices = jest.spyOn(nucleon, 'listServices');
    const template = { namespace: 'default', name: 'container-service' };
    await nucleon.updateTemplateVersion(
      { kind: 'service', ...template },
      '1.1',
      { status: 'PUBLISHED' },
    );
    renderNucleon(<ServicesPage />, {
      nucleon,
      path: '/services',
      address:
        '/services?mine=yes&template=default%2Fcontainer-service&versionStatus=behind-minor%2Cbehind-major',
      owns: ['group:default/shop'],
    });
    await screen.findByRole('table', { name: 'Services' });
    await waitFor(() =>
      expect(listServices).toHaveBeenLastCalledWith(
        expect.objectContaining({
          owner: ['user:default/dana', 'group:default/shop'],
          template: 'default/container-service',
          versionStatus: ['behind-minor', 'behind-major'],
        }),
        expect.anything(),
      ),
    );
    const filters = within(screen.getByRole('search'));
    for (const text of [
      'Mine',
      'Container service',
      'Behind minor, Behind major',
    ]) {
      expect(await filters.findByText(text)).toBeInTheDocument();
    }
  });

  it('says what the count of failed ones narrows the list to', async () => {
    renderNucleon(<ServicesPage />, { nucleon: FakeNucleonApi.withData() });
    await userEvent.click(
      await screen.findByRole('button', { name: /Failed$/ }),
    );
    const table = await screen.findByRole('table', { name: 'Services' });
    expect(await within(table).findByText('search')).toBeInTheDocument();
    expect(within(table).queryByText('orders')).not.toBeInTheDocument();
    expect(screen.getByLabelText('Status')).toHaveTextContent('Any failure');
  });

  it('says why there are no counts, and shows the list', async () => {
    const nucleon = FakeNucleonApi.withData();
    nucleon.getSummary = async () => {
      throw new Error('The counts are away');
    };
    renderNucleon(<ServicesPage />, { nucleon });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The counts are away',
    );
    expect(
      await screen.findByRole('table', { name: 'Services' }),
    ).toBeInTheDocument();
  });
});
