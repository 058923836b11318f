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
import { TemplateVersions } from './TemplateVersions';

const container = {
  kind: 'service' as const,
  namespace: 'default',
  name: 'container-service',
};

describe('TemplateVersions', () => {
  it('shows what a draft changes, publishes it, and then who is behind', async () => {
    const nucleon = FakeNucleonApi.withData();
    renderNucleon(<TemplateVersions name={container} />, {
      nucleon,
      owns: ['group:default/platform'],
    });
    expect(
      await screen.findByText('Draft 1.1 waits to be published'),
    ).toBeInTheDocument();
    const changes = await screen.findByRole('list', {
      name: 'What changes in the inputs',
    });
    expect(changes).toHaveTextContent('TLS policy');
    expect(await screen.findByText(/^\+ Listener:/)).toBeInTheDocument();
    expect(screen.getByText('schema/schema.yaml:34:7')).toBeInTheDocument();
    const consumers = within(
      await screen.findByRole('table', { name: 'Used by' }),
    );
    expect(consumers.queryByText('Behind minor')).not.toBeInTheDocument();
    expect(
      consumers.getByRole('checkbox', { name: 'Select orders / dev' }),
    ).toBeDisabled();

    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Publish 1.1' })).toBeEnabled(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Publish 1.1' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Publish' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByText('Draft 1.1 waits to be published'),
      ).not.toBeInTheDocument(),
    );
    expect(nucleon.templates[1].recommendedVersion).toBe('1.1');
  });

  it('says why a draft cannot be published', async () => {
    const nucleon = FakeNucleonApi.withData();
    for (const version of nucleon.templates.flatMap(
      template => template.versions,
    )) {
      version.missingEngines = ['terraform'];
    }
    renderNucleon(<TemplateVersions name={container} />, {
      nucleon,
      owns: ['group:default/platform'],
    });
    expect(
      await screen.findByText(
        /an engine that this portal does not have: terraform/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Publish 1.1' })).toBeDisabled();
  });

  it('brings consumers that are behind up to date together', async () => {
    const nucleon = FakeNucleonApi.withData();
    await nucleon.updateTemplateVersion(container, '1.1', {
      status: 'PUBLISHED',
    });
    renderNucleon(<TemplateVersions name={container} />, { nucleon });
    const consumers = within(
      await screen.findByRole('table', { name: 'Used by' }),
    );
    expect(consumers.getAllByText('Behind minor')).not.toHaveLength(0);
    for (const name of ['orders / dev', 'orders / prod']) {
      await userEvent.click(
        consumers.getByRole('checkbox', { name: `Select ${name}` }),
      );
    }
    await userEvent.click(
      screen.getByRole('button', { name: 'Upgrade selected (2)' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const atATime = await dialog.findByLabelText('How many at a time');
    await userEvent.clear(atATime);
    await userEvent.type(atATime, '1');
    await userEvent.click(dialog.getByRole('button', { name: 'Start' }));
    await screen.findByText('Somewhere else');
    expect(nucleon.requests.at(-1)).toEqual({
      operation: 'createUpgrade',
      name: '',
      request: {
        mode: 'MINOR_VERSION',
        concurrency: 1,
        stopAtFirstFailure: true,
        targets: ['dev', 'prod'].map(name => ({
          kind: 'service-instance',
          namespace: 'default',
          service: 'orders',
          name,
        })),
      },
    });
  });

  it('shows every problem of a version that could not be registered', async () => {
    renderNucleon(
      <TemplateVersions name={{ ...container, name: 'queue-worker' }} />,
      { nucleon: FakeNucleonApi.withData() },
    );
    const problems = (
      await screen.findByText('The bundle could not be registered')
    ).closest('[role=alert]');
    expect(problems).toHaveTextContent('schema/schema.yaml:4:22');
    expect(problems).toHaveTextContent(
      'infrastructure/cloudformation.yaml:18:31',
    );
    expect(
      screen.getByText('The template’s directory could not be read'),
    ).toBeInTheDocument();
  });

  it('lets only the owner publish', async () => {
    renderNucleon(<TemplateVersions name={container} />, {
      nucleon: FakeNucleonApi.withData(),
    });
    const button = await screen.findByRole('button', { name: 'Publish 1.1' });
    expect(
      await screen.findAllByTitle('Only its owner may do this: platform'),
    ).not.toHaveLength(0);
    expect(button).toBeDisabled();
  });
});
