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

const network = {
  kind: 'environment' as const,
  namespace: 'default',
  name: 'network',
};
const container = {
  kind: 'service' as const,
  namespace: 'default',
  name: 'container-service',
};

async function openTab(name: string) {
  await userEvent.click(await screen.findByRole('tab', { name }));
}

function findCode(text: string) {
  return screen.findByText(
    (_, element) =>
      element?.tagName === 'CODE' && (element.textContent ?? '').includes(text),
  );
}

describe('VersionRendering', () => {
  const scrollIntoView = jest.fn();

  beforeEach(() => {
    scrollIntoView.mockReset();
    // jsdom has no layout, and so nothing to scroll.
    Element.prototype.scrollIntoView = scrollIntoView;
  });

  it('renders defaults at once, and chosen inputs on request', async () => {
    const nucleon = FakeNucleonApi.withData();
    nucleon.templates[0].contents['infrastructure/cloudformation.yaml'] =
      'Cidr: {{ environment.inputs.vpc_cidr }}\nName: {{ environment.name }}\n';
    renderNucleon(<TemplateVersions name={network} />, { nucleon });
    await openTab('Rendered');
    expect(await findCode('Cidr: 10.0.0.0/16')).toHaveTextContent(
      'Name: __environment_name__',
    );
    expect(screen.getByText('environment.name')).toBeInTheDocument();

    const cidr = screen.getByLabelText(/VPC address range/);
    await userEvent.type(cidr, '10.9.0.0/16');
    await userEvent.click(screen.getByRole('button', { name: 'Render' }));
    expect(await findCode('Cidr: 10.9.0.0/16')).toBeInTheDocument();
  });

  it('waits for required inputs, and compares both versions with them', async () => {
    const nucleon = FakeNucleonApi.withData();
    renderNucleon(<TemplateVersions name={container} />, { nucleon });
    // What is required has no default: there is nothing to compare yet.
    await userEvent.click(
      await screen.findByRole('button', { name: 'Choose the inputs' }),
    );
    expect(
      await screen.findByText('Some inputs have no default'),
    ).toBeInTheDocument();
    expect(nucleon.requests).toEqual([]);

    await userEvent.type(screen.getByLabelText(/^Image/), 'shop:2');
    await userEvent.click(screen.getByRole('button', { name: 'Render' }));
    expect(
      await screen.findByText('inputs.tls_policy is required'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText(/^TLS policy/));
    await userEvent.click(
      await screen.findByRole('option', { name: 'TLS-1-3' }),
    );
    await userEvent.type(screen.getByLabelText(/^API token/), 'hush-hush');
    await userEvent.click(screen.getByRole('button', { name: 'Render' }));
    expect(await findCode('SslPolicy: "TLS-1-3"')).toBeInTheDocument();

    await openTab('What changed');
    expect(
      await screen.findByText('Rendered, compared with 1.0'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^\+ +SslPolicy: "TLS-1-3"/),
    ).toBeInTheDocument();
    // The older version does not know what it would refuse.
    expect(nucleon.requests.slice(-2).map(({ request }) => request)).toEqual([
      {
        inputs: { image: 'shop:2', api_token: 'hush-hush' },
        pipelineInputs: {},
      },
      {
        inputs: {
          image: 'shop:2',
          tls_policy: 'TLS-1-3',
          api_token: 'hush-hush',
        },
        pipelineInputs: {},
      },
    ]);
  });

  it('compares with any other version', async () => {
    const nucleon = FakeNucleonApi.withData();
    renderNucleon(<TemplateVersions name={network} />, { nucleon });
    await userEvent.click(await screen.findByRole('button', { name: '1.0' }));
    expect(
      await screen.findByText(
        'This is the first version: there is nothing to compare it with',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Compared with'));
    await userEvent.click(await screen.findByRole('option', { name: /^1\.1/ }));
    expect(
      await screen.findByText('Files, compared with 1.1'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('The same inputs become the same files'),
    ).toBeInTheDocument();
  });

  it('shows what cannot be rendered at its line', async () => {
    const nucleon = FakeNucleonApi.withData();
    nucleon.templates[0].contents['infrastructure/cloudformation.yaml'] =
      'Resources:\n  A: {{ environment.nmae }}\n  B: 1\n';
    renderNucleon(<TemplateVersions name={network} />, { nucleon });
    await openTab('Rendered');
    const problems = (
      await screen.findByText('Not all of it can be rendered')
    ).closest<HTMLElement>('[role=alert]')!;
    await userEvent.click(
      within(problems).getByRole('button', {
        name: 'infrastructure/cloudformation.yaml:2',
      }),
    );
    const note = await screen.findByText("'environment.nmae' is not defined");
    expect(note.previousElementSibling).toHaveTextContent(
      'A: {{ environment.nmae }}',
    );
    await waitFor(() => expect(scrollIntoView.mock.contexts.at(-1)).toBe(note));
  });

  it('opens the file of a problem of the version', async () => {
    renderNucleon(
      <TemplateVersions name={{ ...container, name: 'queue-worker' }} />,
      { nucleon: FakeNucleonApi.withData() },
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'infrastructure/cloudformation.yaml:18:31',
      }),
    );
    expect(
      await screen.findAllByText(
        "'service_instance.inputs.retention' is not in the schema",
      ),
    ).not.toHaveLength(0);
    await waitFor(() => expect(scrollIntoView).toHaveBeenCalled());
    await userEvent.click(
      screen.getByRole('button', { name: 'schema/schema.yaml:4:22' }),
    );
    const note = (await screen.findAllByRole('note')).find(element =>
      element.textContent?.startsWith("The schema's type 'WorkerInput'"),
    )!;
    expect(note.previousElementSibling).toHaveTextContent(
      'service_input_type: ServiceInput',
    );
  });
});
