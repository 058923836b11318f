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
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { FakeSignalApi } from '../__testUtils__/FakeSignalApi';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { DeploymentPage } from './DeploymentPage';

const path = '/nucleon/deployments/:id';

async function startDeployment(nucleon: FakeNucleonApi) {
  const { revision } = nucleon.services[0].instances[0];
  return nucleon.deployServiceTarget(
    { namespace: 'default', name: 'orders', instance: 'dev' },
    { mode: 'CURRENT_VERSION', intent: 'apply', revision },
  );
}

describe('DeploymentPage', () => {
  it('follows the log and the resources by signals until the end', async () => {
    const nucleon = FakeNucleonApi.withData();
    const signals = new FakeSignalApi();
    const { id } = await startDeployment(nucleon);
    renderNucleon(<DeploymentPage />, {
      nucleon,
      signals,
      path,
      address: `/nucleon/deployments/${id}`,
    });
    const tick = () =>
      act(async () => {
        nucleon.tick();
        signals.publish({ subject: 'deployment', id });
      });
    expect(
      await screen.findByRole('heading', { name: 'Update orders / dev' }),
    ).toBeInTheDocument();
    expect(screen.getByText('In progress')).toBeInTheDocument();
    expect(
      screen.getByText('CloudFormation to execute the change set'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing has been logged yet'),
    ).toBeInTheDocument();

    await tick();
    expect(
      await screen.findByText('The template was rendered'),
    ).toBeInTheDocument();
    await tick();
    await tick();
    const resources = await screen.findByRole('list', { name: 'Resources' });
    expect(resources).toHaveTextContent('TaskDefinition');
    expect(resources).toHaveTextContent('Update in progress');

    for (let line = 0; line < 4; line++) {
      await tick();
    }
    expect(await screen.findByText('Succeeded')).toBeInTheDocument();
    await waitFor(() =>
      expect(
        within(screen.getByRole('list', { name: 'Resources' })).queryByText(
          'Update in progress',
        ),
      ).not.toBeInTheDocument(),
    );
    // Each line once, though the log was read many times.
    expect(screen.getAllByText('The template was rendered')).toHaveLength(1);
    expect(
      screen.getByRole('link', { name: /https:\/\/orders-dev.example.com/ }),
    ).toBeInTheDocument();
  });

  it('follows by polling where a portal has no signals', async () => {
    const nucleon = FakeNucleonApi.withData();
    const { id } = await startDeployment(nucleon);
    renderNucleon(<DeploymentPage />, {
      nucleon,
      path,
      address: `/nucleon/deployments/${id}`,
    });
    await screen.findByText('Nothing has been logged yet');
    nucleon.tick();
    expect(
      await screen.findByText(
        'The template was rendered',
        {},
        { timeout: 6_000 },
      ),
    ).toBeInTheDocument();
  }, 15_000);

  it('tells first which resource failed, and why', async () => {
    renderNucleon(<DeploymentPage />, {
      nucleon: FakeNucleonApi.withData(),
      path,
      address: '/nucleon/deployments/deploy-search-dev',
    });
    const failure = await screen.findByRole('alert');
    expect(failure).toHaveTextContent('Service (ECS Service) failed');
    expect(failure).toHaveTextContent('manifest unknown');
    expect(
      failure.compareDocumentPosition(
        await screen.findByRole('list', { name: 'Log' }),
      ),
    ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(
      screen.queryByRole('button', { name: 'Roll back to this' }),
    ).not.toBeInTheDocument();
  });

  it('cancels after asking', async () => {
    const nucleon = FakeNucleonApi.withData();
    const { id } = await startDeployment(nucleon);
    renderNucleon(<DeploymentPage />, {
      nucleon,
      path,
      address: `/nucleon/deployments/${id}`,
    });
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Cancel deployment' }),
      ).toBeEnabled(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Cancel deployment' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Yes, cancel it' }),
    );
    expect(await screen.findByText('Being cancelled')).toBeInTheDocument();
  });

  it('rolls back to an earlier deployment', async () => {
    const nucleon = FakeNucleonApi.withData();
    nucleon.services[0].instances[0].lastAttemptedDeploymentId = 'later';
    renderNucleon(<DeploymentPage />, {
      nucleon,
      path,
      address: '/nucleon/deployments/deploy-orders-dev',
    });
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Roll back to this' }),
      ).toBeEnabled(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Roll back to this' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Yes, roll back' }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Roll orders / dev back to 1.0',
      }),
    ).toBeInTheDocument();
    expect(nucleon.requests.at(-1)?.request).toEqual({
      mode: 'ROLLBACK',
      intent: 'apply',
      deploymentId: 'deploy-orders-dev',
      revision: 5,
    });
  });

  it.each<[string, (nucleon: FakeNucleonApi) => void]>([
    ['what stands', () => {}],
    [
      'an instance that is gone',
      nucleon => {
        nucleon.services[0].instances = [];
      },
    ],
    [
      'a service that is gone',
      nucleon => {
        nucleon.services = [];
      },
    ],
    [
      'another instance of that name',
      nucleon => {
        const [instance] = nucleon.services[0].instances;
        instance.lastAttemptedDeploymentId = 'later';
        instance.createdAt = '2026-11-25T00:00:00.000Z';
      },
    ],
  ])('does not roll back to %s', async (_, prepare) => {
    const nucleon = FakeNucleonApi.withData();
    prepare(nucleon);
    renderNucleon(<DeploymentPage />, {
      nucleon,
      path,
      address: '/nucleon/deployments/deploy-orders-dev',
    });
    await screen.findByText('The deployment succeeded');
    // The button would come once the target is read.
    await expect(
      screen.findByRole(
        'button',
        { name: 'Roll back to this' },
        { timeout: 500 },
      ),
    ).rejects.toThrow('Unable to find role="button"');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says why a button does not work', async () => {
    const nucleon = FakeNucleonApi.withData();
    nucleon.environments[0].lastAttemptedDeploymentId = 'later';
    renderNucleon(<DeploymentPage />, {
      nucleon,
      path,
      address: '/nucleon/deployments/deploy-dev',
      denied: ['nucleon.environment.update'],
    });
    const button = await screen.findByRole('button', {
      name: 'Roll back to this',
    });
    expect(button).toBeDisabled();
    expect(
      await screen.findByTitle(
        /needs the permission nucleon.environment.update/,
      ),
    ).toContainElement(button);
  });

  it('shows what the backend answered where there is no such deployment', async () => {
    renderNucleon(<DeploymentPage />, {
      nucleon: FakeNucleonApi.withData(),
      path,
      address: '/nucleon/deployments/none',
    });
    expect(
      await screen.findAllByText(/No deployment with the id 'none' found/),
    ).not.toHaveLength(0);
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
