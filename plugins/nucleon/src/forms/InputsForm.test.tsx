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
import { useState } from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { containerInput } from '../__testUtils__/fakeTemplates';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { InputsForm } from './InputsForm';
import { InputSchema, InputValues, SecretValues } from './inputSchema';

type Given = { value: InputValues; secrets: SecretValues };

function renderForm(options: {
  schema: InputSchema;
  start?: InputValues;
  showsMissing?: boolean;
  keepsSecrets?: boolean;
}) {
  const handed: Given[] = [];
  function Harness() {
    const [given, setGiven] = useState<Given>({
      value: options.start ?? {},
      secrets: {},
    });
    return (
      <InputsForm
        id="test"
        schema={options.schema}
        showsMissing={options.showsMissing}
        keepsSecrets={options.keepsSecrets}
        {...given}
        onChange={(value, secrets) => {
          handed.push({ value, secrets });
          setGiven({ value, secrets });
        }}
      />
    );
  }
  renderNucleon(<Harness />, { nucleon: new FakeNucleonApi() });
  return { last: () => handed[handed.length - 1] };
}

describe('InputsForm', () => {
  it('shows defaults as placeholders and hands out what was touched', async () => {
    const form = renderForm({ schema: containerInput });
    const image = await screen.findByLabelText(/^Image/);
    expect(screen.getByLabelText('Tasks')).toHaveAttribute('placeholder', '1');
    expect(screen.getByLabelText('Path')).toHaveAttribute(
      'placeholder',
      '/health',
    );
    expect(screen.getByText('Default: small')).toBeInTheDocument();
    expect(
      screen.getByText('Name and tag of the container image.'),
    ).toBeInTheDocument();

    await userEvent.type(image, 'acme/app:1');
    await userEvent.type(screen.getByLabelText('Tasks'), '3');
    expect(form.last().value).toEqual({
      image: 'acme/app:1',
      desired_count: 3,
    });

    await userEvent.clear(screen.getByLabelText('Tasks'));
    expect(form.last().value).toEqual({ image: 'acme/app:1' });
  });

  it('keeps secrets apart from the other inputs', async () => {
    const form = renderForm({
      schema: {
        type: 'object',
        properties: {
          user: { type: 'string', title: 'User' },
          database: {
            type: 'object',
            title: 'Database',
            properties: {
              password: { type: 'string', title: 'Password', writeOnly: true },
            },
          },
        },
      },
    });
    await userEvent.type(await screen.findByLabelText('User'), 'me');
    const password = screen.getByLabelText('Password');
    expect(password).toHaveAttribute('type', 'password');
    await userEvent.type(password, 'hunter2');
    expect(form.last()).toEqual({
      value: { user: 'me' },
      secrets: { 'database.password': 'hunter2' },
    });
  });

  it('keeps what it cannot draw, and grows lists', async () => {
    const form = renderForm({
      schema: containerInput,
      start: {
        image: 'a',
        unknown: { deep: [1, 2] },
        allowed_origins: ['https://a'],
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Add' }));
    const fields = screen.getAllByLabelText(/allowed_origins/);
    expect(fields).toHaveLength(2);
    await userEvent.type(fields[1], 'https://b');
    expect(form.last().value).toEqual({
      image: 'a',
      unknown: { deep: [1, 2] },
      allowed_origins: ['https://a', 'https://b'],
    });
  });

  it('complains about wrong values at once, about missing ones when told to', async () => {
    renderForm({ schema: containerInput, showsMissing: false });
    await userEvent.click(await screen.findByRole('button', { name: 'Add' }));
    await userEvent.type(screen.getByLabelText(/allowed_origins/), 'http://a');
    expect(
      await screen.findByText('must match pattern "^https://"'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/required/)).not.toBeInTheDocument();
  });

  it('says what is missing', async () => {
    renderForm({ schema: containerInput, showsMissing: true });
    expect(
      await screen.findByText("must have required property 'Image'"),
    ).toBeInTheDocument();
  });

  it('does not ask again for a secret that is kept', async () => {
    renderForm({
      schema: {
        type: 'object',
        required: ['token'],
        properties: {
          token: { type: 'string', title: 'Token', format: 'password' },
        },
      },
      keepsSecrets: true,
      showsMissing: true,
    });
    expect(await screen.findByLabelText('Token')).toHaveAttribute(
      'placeholder',
      'Unchanged',
    );
    expect(screen.queryByText(/required/)).not.toBeInTheDocument();
  });

  it('takes sensitive inputs that are no text', async () => {
    const form = renderForm({
      schema: {
        type: 'object',
        properties: {
          pin: { type: 'integer', title: 'Pin', writeOnly: true },
          login: {
            type: 'object',
            title: 'Login',
            writeOnly: true,
            properties: { user: { type: 'string', title: 'User' } },
          },
          keys: {
            type: 'array',
            title: 'Keys',
            writeOnly: true,
            items: { type: 'string' },
          },
        },
      },
    });
    const pin = await screen.findByLabelText('Pin');
    expect(pin).toHaveAttribute('type', 'password');
    await userEvent.type(pin, '1234');
    const user = screen.getByLabelText('User');
    expect(user).toHaveAttribute('type', 'password');
    await userEvent.type(user, 'me');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await userEvent.type(screen.getByLabelText(/keys/), 'k');
    expect(form.last()).toEqual({
      value: {},
      secrets: { pin: 1234, login: { user: 'me' }, keys: ['k'] },
    });
  });

  it('adds, renames and removes entries of a map', async () => {
    const form = renderForm({
      schema: {
        type: 'object',
        properties: {
          labels: {
            type: 'object',
            title: 'Labels',
            additionalProperties: { type: 'string' },
          },
        },
      },
      start: { labels: { team: 'shop' } },
    });
    const add = await screen.findByRole('button', { name: 'Add to Labels' });
    expect(screen.getByLabelText('team')).toHaveValue('shop');
    await userEvent.click(add);
    const names = screen.getAllByLabelText(/^Name/);
    expect(names).toHaveLength(2);
    await userEvent.clear(names[1]);
    await userEvent.type(names[1], 'app.kubernetes.io/tier');
    await userEvent.tab();
    await userEvent.type(
      screen.getByLabelText('app.kubernetes.io/tier'),
      'web',
    );
    expect(form.last().value).toEqual({
      labels: { team: 'shop', 'app.kubernetes.io/tier': 'web' },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Remove team' }));
    expect(form.last().value).toEqual({
      labels: { 'app.kubernetes.io/tier': 'web' },
    });
  });
});
