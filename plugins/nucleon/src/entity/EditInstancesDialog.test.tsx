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

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { EditInstancesDialog } from './EditInstancesDialog';

function open(newInstanceVersion: string | undefined) {
  const nucleon = FakeNucleonApi.withData();
  const [service] = nucleon.services;
  service.newInstanceVersion = newInstanceVersion;
  renderNucleon(
    <EditInstancesDialog
      service={service}
      mayRemove={{ isAllowed: true }}
      onClose={() => {}}
      onEdited={() => {}}
    />,
    { nucleon },
  );
}

describe('EditInstancesDialog', () => {
  it('draws new instances with the version that they get, and says which', async () => {
    // The instances that stand are on 1.0, which has no TLS policy.
    open('1.1');
    expect(
      await screen.findByText('They get version 1.1 of the template.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add an instance' }),
    );
    expect(await screen.findByLabelText(/TLS policy/)).toBeInTheDocument();
  });

  it('says that no version can be had', async () => {
    open(undefined);
    expect(
      await screen.findByText('No version of the template is published.'),
    ).toBeInTheDocument();
  });
});
