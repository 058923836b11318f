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
import { ComponentProps, useState } from 'react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import {
  SecretsContextProvider,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { nucleonApiRef } from '../api';
import { NucleonSpecValue } from '../forms';
import { NucleonSpecField, NucleonSpecUiOptions } from './NucleonSpecField';
import { validateNucleonSpec } from './validateNucleonSpec';

function renderField(nucleon: FakeNucleonApi, options: NucleonSpecUiOptions) {
  const seen: {
    value: NucleonSpecValue;
    secrets: Record<string, string>;
  } = { value: {}, secrets: {} };
  function Field() {
    const [value, setValue] = useState<NucleonSpecValue>({});
    seen.value = value;
    seen.secrets = useTemplateSecrets().secrets;
    // The scaffolder gives a field more than it needs.
    const props = {
      formData: value,
      uiSchema: { 'ui:options': options },
      onChange: setValue,
      rawErrors: [],
    } as unknown as ComponentProps<typeof NucleonSpecField>;
    return <NucleonSpecField {...props} />;
  }
  renderNucleon(
    <SecretsContextProvider>
      <Field />
    </SecretsContextProvider>,
    { nucleon },
  );
  return seen;
}

async function findProblems(
  nucleon: FakeNucleonApi,
  value: NucleonSpecValue,
  options: NucleonSpecUiOptions,
) {
  const problems: string[] = [];
  const apis = new Map<unknown, unknown>([
    [nucleonApiRef, nucleon.asApi()],
    [translationApiRef, mockApis.translation()],
  ]);
  const apiHolder = { get: (ref: unknown) => apis.get(ref) } as ApiHolder;
  await validateNucleonSpec(
    value,
    // Of the field only this is used.
    { addError: (message: string) => problems.push(message) } as never,
    {
      apiHolder,
      formData: {},
      schema: {},
      uiSchema: { 'ui:options': options },
    },
  );
  return problems;
}

const service = { kind: 'service', template: 'container-service' } as const;

describe('NucleonSpecField', () => {
  it('draws the recommended version of a service and hands out what was filled in', async () => {
    const nucleon = FakeNucleonApi.withData();
    nucleon.environments[2].template = {
      kind: 'environment',
      namespace: 'default',
      name: 'other',
    };
    nucleon.environments[1].status = 'IN_PROGRESS';
    const seen = renderField(nucleon, service);
    expect(await screen.findByText('1.0 – Recommended')).toBeInTheDocument();
    expect(screen.queryByText(/1\.1/)).not.toBeInTheDocument();
    await waitFor(() => expect(seen.value.version).toBe('1.0'));
    expect(await findProblems(nucleon, seen.value, service)).toEqual([
      '6 inputs are missing or wrong',
    ]);

    await userEvent.type(await screen.findByLabelText(/Instance name/), 'dev');
    await userEvent.click(screen.getByLabelText(/^Environment/));
    const list = within(await screen.findByRole('listbox'));
    expect(await list.findByText(/^dev –/)).toBeInTheDocument();
    expect(list.queryByText(/^prod/)).not.toBeInTheDocument();
    expect(
      list.getByText(/staging .* \(is being deployed\)/).closest('li'),
    ).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(list.getByText(/^dev –/));
    await userEvent.type(screen.getByLabelText(/^Image/), 'acme/app:1');
    await userEvent.type(screen.getByLabelText('API token'), 's3cret');
    await userEvent.type(screen.getByLabelText(/Repository/), 'acme/app');
    await userEvent.type(screen.getByLabelText(/Branch/), 'main');
    await userEvent.type(screen.getByLabelText(/Connection/), 'arn:aws:x');

    expect(seen.value).toEqual({
      version: '1.0',
      instances: [
        { name: 'dev', environment: 'dev', inputs: { image: 'acme/app:1' } },
      ],
      repository: {
        repositoryId: 'acme/app',
        branchName: 'main',
        connectionArn: 'arn:aws:x',
      },
      secrets: ['instances.0.inputs.api_token'],
    });
    expect(JSON.parse(seen.secrets.NUCLEON_SECRETS)).toEqual({
      'instances.0.inputs.api_token': 's3cret',
    });
    expect(JSON.stringify(seen.value)).not.toContain('s3cret');
    expect(await findProblems(nucleon, seen.value, service)).toEqual([]);
  });

  it('moves secrets along when an instance before them is removed', async () => {
    const seen = renderField(FakeNucleonApi.withData(), service);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add an instance' }),
    );
    const second = within(
      await screen.findByRole('group', { name: 'Instance 2' }),
    );
    await userEvent.type(second.getByLabelText(/Instance name/), 'prod');
    await userEvent.type(second.getByLabelText('API token'), 'second');
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove instance 1' }),
    );
    expect(JSON.parse(seen.secrets.NUCLEON_SECRETS)).toEqual({
      'instances.0.inputs.api_token': 'second',
    });
    expect(seen.value.instances).toEqual([{ name: 'prod', inputs: {} }]);
  });

  it('refuses two instances with one name', async () => {
    const nucleon = FakeNucleonApi.withData();
    renderField(nucleon, service);
    await userEvent.type(await screen.findByLabelText(/Instance name/), 'Dev');
    await userEvent.click(
      screen.getByRole('button', { name: 'Add an instance' }),
    );
    await userEvent.type(screen.getAllByLabelText(/Instance name/)[1], 'dev');
    expect(
      await screen.findAllByText('Another instance has this name'),
    ).toHaveLength(2);
  });

  it('draws an environment, and keeps what was typed when a newer version is chosen', async () => {
    const nucleon = FakeNucleonApi.withData();
    const environment = { kind: 'environment', template: 'network' } as const;
    const seen = renderField(nucleon, environment);
    await userEvent.type(
      await screen.findByLabelText('VPC address range'),
      '10.9.0.0/16',
    );
    await userEvent.click(screen.getByLabelText('Template version'));
    await userEvent.click(
      within(await screen.findByRole('listbox')).getByText('1.0'),
    );
    expect(await screen.findByText(/Recommended is 1.1/)).toBeInTheDocument();
    expect(await screen.findByLabelText('VPC address range')).toHaveValue(
      '10.9.0.0/16',
    );
    expect(seen.value).toEqual({
      version: '1.0',
      inputs: { vpc_cidr: '10.9.0.0/16' },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Use 1.1' }));
    await waitFor(() => expect(seen.value.version).toBe('1.1'));
  });

  it('leaves out what another version has no input for, says so, and puts it back', async () => {
    const nucleon = FakeNucleonApi.withData();
    const [newest, first] = nucleon.templates[0].versions;
    const { flow_logs: _, ...others } = newest.environmentInput!
      .properties as Record<string, object>;
    first.environmentInput = { ...newest.environmentInput, properties: others };
    const seen = renderField(nucleon, {
      kind: 'environment',
      template: 'network',
    });
    const choose = async (field: string, option: string) => {
      await userEvent.click(await screen.findByLabelText(field));
      await userEvent.click(
        within(await screen.findByRole('listbox')).getByText(option),
      );
    };
    await choose('Flow logs', 'Yes');
    await choose('Template version', '1.0');
    expect(
      await screen.findByText(/Version 1.0 has no such input: flow_logs/),
    ).toBeInTheDocument();
    expect(seen.value).toEqual({ version: '1.0', inputs: {} });
    await userEvent.click(screen.getByRole('button', { name: 'Use 1.1' }));
    await waitFor(() =>
      expect(seen.value).toEqual({
        version: '1.1',
        inputs: { flow_logs: true },
      }),
    );
    expect(screen.queryByText(/has no such input/)).not.toBeInTheDocument();
  });

  it('names the owner where nothing is published', async () => {
    renderField(FakeNucleonApi.withData(), {
      kind: 'service',
      template: 'default/queue-worker',
    });
    expect(
      await screen.findByText('Nothing to choose from yet'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'platform' })).toBeInTheDocument();
  });
});
