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
import { PlanChange } from '@nucleon/plugin-nucleon-common';
import { FakeNucleonApi } from '../__testUtils__/FakeNucleonApi';
import { renderNucleon } from '../__testUtils__/renderNucleon';
import { PlanView } from './PlanView';

const modify = (properties: PlanChange['properties']): PlanChange => ({
  action: 'Modify',
  logicalId: 'LoadBalancer',
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  replacement: 'False',
  holdsData: false,
  properties,
});

function render(...properties: NonNullable<PlanChange['properties']>) {
  renderNucleon(
    <PlanView plan={{ digest: 'd', changes: [modify(properties)] }} />,
    { nucleon: new FakeNucleonApi() },
  );
}

describe('PlanView', () => {
  it('shows the values that change inside a property, and no JSON', async () => {
    render({
      name: 'LoadBalancerAttributes',
      before: '[{"Key":"deletion_protection.enabled","Value":"false"}]',
      after: '[{"Key":"deletion_protection.enabled","Value":"true"}]',
      requiresRecreation: 'Never',
    });
    const item = await screen.findByRole('listitem');
    expect(item).toHaveTextContent(
      'LoadBalancerAttributes[0].Value (deletion_protection.enabled): false → true',
    );
    expect(item).not.toHaveTextContent('{');
  });

  it('says what is not there yet, what is not known, and what is not told', async () => {
    render(
      { name: 'Scheme', after: 'internal' },
      { name: 'Subnet', before: 'a', after: '{{changeSet:KNOWN_AFTER_APPLY}}' },
      { name: 'Metadata' },
    );
    const item = await screen.findByRole('listitem');
    expect(item).toHaveTextContent('Scheme: none → internal');
    expect(item).toHaveTextContent('Subnet: a → known when it is deployed');
    expect(item).toHaveTextContent('Metadata: changes');
  });

  it('folds long values and many of them', async () => {
    render(
      { name: 'UserData', before: 'short', after: 'x'.repeat(500) },
      {
        name: 'Ports',
        before: '[]',
        after: JSON.stringify(Array.from({ length: 9 }, (_, at) => 8000 + at)),
      },
    );
    const item = await screen.findByRole('listitem');
    expect(item).not.toHaveTextContent('x'.repeat(500));
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all of it' }),
    );
    expect(item).toHaveTextContent('x'.repeat(500));
    expect(item).not.toHaveTextContent('8008');
    await userEvent.click(
      screen.getByRole('button', { name: 'and 3 more values' }),
    );
    expect(item).toHaveTextContent('Ports[8]: none → 8008');
  });
});
