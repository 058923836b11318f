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
import { Route, Routes } from 'react-router-dom';
import { Content } from '@backstage/core-components';
import { DeploymentPage, DeploymentsPage } from '../deployments';
import { EnvironmentsPage } from '../environments';
import { GettingStartedPage } from '../gettingStarted';
import { ServicesPage } from '../services';
import { TemplatesPage } from '../templates';
import { UpgradePage, UpgradesPage } from '../upgrades';

/** @internal */
export function EnvironmentsTab() {
  return (
    <Content>
      <EnvironmentsPage />
    </Content>
  );
}

/** @internal */
export function ServicesTab() {
  return (
    <Content>
      <ServicesPage />
    </Content>
  );
}

/** @internal */
export function DeploymentsTab() {
  return (
    <Content>
      <Routes>
        <Route index element={<DeploymentsPage />} />
        <Route path=":id" element={<DeploymentPage />} />
      </Routes>
    </Content>
  );
}

/** @internal */
export function TemplatesTab() {
  return (
    <Content>
      <TemplatesPage />
    </Content>
  );
}

/** @internal */
export function UpgradesTab() {
  return (
    <Content>
      <Routes>
        <Route index element={<UpgradesPage />} />
        <Route path=":id" element={<UpgradePage />} />
      </Routes>
    </Content>
  );
}

/** @internal */
export function GettingStartedTab() {
  return (
    <Content>
      <GettingStartedPage />
    </Content>
  );
}
