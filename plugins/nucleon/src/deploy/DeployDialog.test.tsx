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
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Target, TemplateVersionDetail } from '@nucleon/plugin-nucleon-common';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { FakeSignalApi } from '../__testUtils__/FakeSignalApi';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { InputSchema } from '../forms';
import { DeployDialog } from './DeployDialog';

const target: Target = {
  kind: 'service-instance',
  namespace: 'default',
  service: 'orders',
  name: 'dev',
};
const container = {
  kind: 'service' as const,
  namespace: 'default',
  name: 'container-service',
};

async function open(
  purpose: 'upgrade' | 'edit',
  changeVersion: (version: TemplateVersionDetail) => void = () => {},
  opened = target,
) {
  const nucleon = FakeNucleonApi.withData();
  changeVersion(await nucleon.getTemplateVersion(container, '1.1'));
  await nucleon.updateTemplateVersion(container, '1.1', {
    status: 'PUBLISHED',
  });
  const signals = new FakeSignalApi();
  renderNucleon(
    <DeployDialog target={opened} purpose={purpose} onClose={() => {}} />,
    { nucleon, signals },
  );
  const tick = () =>
    act(async () => {
      nucleon.tick();
      signals.publish({ subject: 'deployment', id: '' });
    });
  const sent = () =>
    nucleon.requests
      .filter(({ operation }) => operation === 'deploy')
      .map(({ request }) => request);
  return { nucleon, tick, sent };
}

async function choose(field: RegExp, option: string) {
  await userEvent.click(await screen.findByLabelText(field));
  await userEvent.click(
    within(await screen.findByRole('listbox')).getByText(option),
  );
}

describe('DeployDialog', () => {
  it('asks only for what a new version needs, shows the plan, and deploys that plan', async () => {
    const { tick, sent } = await open('upgrade');
    const changes = await screen.findByRole('list', {
      name: 'What changes in the inputs',
    });
    expect(changes).toHaveTextContent('New');
    expect(changes).toHaveTextContent('TLS policy');
    expect(changes).toHaveTextContent('Needs a value from you.');
    expect(screen.queryByLabelText(/^Image/)).not.toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Show the plan' }),
    );
    expect(
      await screen.findByText('One input is missing or wrong.'),
    ).toBeInTheDocument();
    expect(sent()).toEqual([]);

    await choose(/TLS policy/, 'TLS-1-3');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the plan' }),
    );
    expect(
      await screen.findByText(/The plan is being made/),
    ).toBeInTheDocument();
    // Everything that the form did not show is sent along.
    expect(sent()).toEqual([
      {
        mode: 'MINOR_VERSION',
        version: '1.1',
        intent: 'plan',
        revision: 5,
        inputs: {
          image: 'acme/orders:1.4.2',
          desired_count: 2,
          allowed_origins: [
            'https://shop.example.com',
            'https://m.example.com',
          ],
          tls_policy: 'TLS-1-3',
        },
      },
    ]);
    expect(
      screen.getByRole('button', { name: 'Deploy this plan' }),
    ).toBeDisabled();

    await tick();
    await tick();
    const worst = await screen.findByText(
      '1 resource is replaced, and its data is lost',
    );
    expect(
      worst.compareDocumentPosition(
        screen.getByText('1 resource changes in place'),
      ),
    ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(screen.getByText('DynamoDB Table')).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Deploy this plan' }),
    );
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[1]).toMatchObject({
      intent: 'apply',
      expectedPlanDigest: 'plan-digest',
      version: '1.1',
      revision: 5,
    });
    expect(await screen.findByText('Somewhere else')).toBeInTheDocument();
  });

  it('edits the inputs of the version that is deployed', async () => {
    const { sent } = await open('edit');
    const count = await screen.findByLabelText('Tasks');
    expect(count).toHaveValue(2);
    await userEvent.clear(count);
    await userEvent.type(count, '4');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the plan' }),
    );
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toMatchObject({
      mode: 'CURRENT_VERSION',
      inputs: { desired_count: 4, image: 'acme/orders:1.4.2' },
    });
    expect(sent()[0]).not.toHaveProperty('version');
  });

  it('says what somebody faster has changed, and does not undo it', async () => {
    const { nucleon, sent } = await open('edit');
    const count = await screen.findByLabelText('Tasks');
    await userEvent.clear(count);
    await userEvent.type(count, '4');
    const [instance] = nucleon.services[0].instances;
    instance.revision += 1;
    instance.inputs = {
      ...instance.inputs,
      image: 'acme/orders:2.0.0',
      desired_count: 3,
    };
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the plan' }),
    );
    expect(
      await screen.findByText('Somebody else was faster'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(
      await screen.findByText('Image: acme/orders:1.4.2 → acme/orders:2.0.0'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Tasks: 2 → 3. Yours stays: 4'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('Somebody else was faster'),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the plan' }),
    );
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[1]).toEqual({
      mode: 'CURRENT_VERSION',
      intent: 'plan',
      revision: 6,
      inputs: {
        image: 'acme/orders:2.0.0',
        desired_count: 4,
        allowed_origins: ['https://shop.example.com', 'https://m.example.com'],
      },
    });
  });

  it('asks for a new secret, and not again for those that are given', async () => {
    const { nucleon, sent } = await open('upgrade', version => {
      const { properties = {}, required } = version.serviceInput as InputSchema;
      version.serviceInput = {
        type: 'object',
        required: [...(required ?? []), 'api_token', 'pin'],
        properties: {
          ...properties,
          pin: { type: 'integer', title: 'Pin', writeOnly: true },
        },
      };
    });
    nucleon.templates[1].changes['1.1'].inputs.push({
      input: 'service',
      path: 'pin',
      title: 'Pin',
      change: 'newlyRequired',
      needsValue: true,
    });
    await choose(/TLS policy/, 'TLS-1-3');
    expect(screen.queryByLabelText(/API token/)).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the plan' }),
    );
    expect(
      await screen.findByText('One input is missing or wrong.'),
    ).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(/^Pin/), '1234');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the plan' }),
    );
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toMatchObject({
      inputs: { tls_policy: 'TLS-1-3', pin: 1234 },
    });
    expect(sent()[0]).not.toHaveProperty('inputs.api_token');
  });

  it('tries again what never succeeded with the version that was tried', async () => {
    const { sent } = await open('edit', undefined, {
      ...target,
      service: 'search',
    });
    const version = await screen.findByLabelText('Version (tried last: 1.0)');
    expect(version).toHaveTextContent('1.0');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the plan' }),
    );
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toEqual({
      mode: 'CURRENT_VERSION',
      intent: 'plan',
      revision: 5,
    });
  });
});
