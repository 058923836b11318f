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
import { NucleonApi } from '@nucleon/plugin-nucleon-common';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { fakeEnvironment } from '../__testUtils__/fakeTargets';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { EnvironmentPicker } from './EnvironmentPicker';

async function openPicker(nucleon: FakeNucleonApi, denied: string[] = []) {
  const detail = await nucleon.getTemplateVersion(
    { kind: 'service', namespace: 'default', name: 'container-service' },
    '1.0',
  );
  renderNucleon(
    <EnvironmentPicker
      id="environment"
      detail={detail}
      value={undefined}
      onChange={() => {}}
    />,
    { nucleon, denied },
  );
  await userEvent.click(await screen.findByLabelText(/^Environment/));
}

describe('EnvironmentPicker', () => {
  it('offers what is on later pages too', async () => {
    const nucleon = FakeNucleonApi.withData();
    const names = ['first', 'second', 'third'];
    // Pages of one, however many are asked for.
    nucleon.listEnvironments = (async query => {
      const place = Number(query?.cursor ?? 0);
      const next = place + 1;
      return {
        items: [fakeEnvironment(names[place])],
        totalItems: names.length,
        pageInfo: { nextCursor: names[next] && `${next}` },
      };
    }) as NucleonApi['listEnvironments'] as typeof nucleon.listEnvironments;
    await openPicker(nucleon);
    expect(
      await screen.findByRole('option', { name: /^third/ }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('option')).toHaveLength(1 + names.length);
  });

  it('says why an environment cannot be chosen', async () => {
    const nucleon = FakeNucleonApi.withData();
    await openPicker(nucleon, ['nucleon.environment.deploy-into']);
    const dev = await screen.findByRole('option', { name: /^dev/ });
    expect(dev).toHaveTextContent('you may not deploy here');
    expect(dev).toHaveAttribute('aria-disabled', 'true');
  });
});
