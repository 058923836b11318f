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
import { TemplateSettings } from './TemplateSettings';
import { TemplatesPage } from './TemplatesPage';

const container = {
  kind: 'service' as const,
  namespace: 'default',
  name: 'container-service',
};

async function choose(policy: string) {
  // It is another element once the user is known to be the owner.
  await waitFor(() =>
    expect(
      screen.getByLabelText('When a minor is published'),
    ).not.toHaveAttribute('aria-disabled', 'true'),
  );
  await userEvent.click(screen.getByLabelText('When a minor is published'));
  await userEvent.click(await screen.findByRole('option', { name: policy }));
}

describe('TemplateSettings', () => {
  it('says what is upgraded before minors are applied by themselves', async () => {
    const nucleon = FakeNucleonApi.withData();
    await nucleon.updateTemplateVersion(container, '1.1', {
      status: 'PUBLISHED',
    });
    nucleon.requests.length = 0;
    const { items } = await nucleon.listTemplateConsumers(container);
    const older = items.filter(({ version }) => version === '1.0');
    renderNucleon(
      <TemplateSettings
        template={await nucleon.getTemplate(container)}
        onChanged={() => {}}
      />,
      { nucleon, owns: ['group:default/platform'] },
    );
    await choose('Apply it');
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText(
        new RegExp(`^${older.length} targets run an older minor`),
      ),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(nucleon.requests).toEqual([]);

    await choose('Apply it');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Yes, apply minors' }),
    );
    await waitFor(() =>
      expect(nucleon.requests).toEqual([
        {
          operation: 'updateTemplate',
          name: container,
          request: { updatePolicy: 'auto-apply-minor', revision: 1 },
        },
      ]),
    );
  });
});

describe('TemplatesPage', () => {
  it('says that a descriptor has left the catalog, and does not lead there', async () => {
    const nucleon = FakeNucleonApi.withData();
    const template = nucleon.templates.find(
      ({ name }) => name === container.name,
    )!;
    template.entityRef = undefined;
    template.sync = { status: 'SUCCEEDED', at: template.sync!.at };
    renderNucleon(<TemplatesPage />, { nucleon });
    const row = (await screen.findByText('Container service')).closest('tr')!;
    expect(row).toHaveTextContent('Unregistered');
    expect(
      within(row).queryByRole('link', { name: 'Container service' }),
    ).not.toBeInTheDocument();
  });
});
