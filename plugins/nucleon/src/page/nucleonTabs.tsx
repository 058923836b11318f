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
import { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { DeploymentPage, DeploymentsPage } from '../deployments';
import { EnvironmentsPage } from '../environments';
import { GettingStartedPage } from '../gettingStarted';
import { ServicesPage } from '../services';
import { TemplatesPage } from '../templates';
import { UpgradePage, UpgradesPage } from '../upgrades';
import { Body } from '../view';

const useStyles = makeStyles(
  theme => ({
    '@global': {
      // The host's header lets its tabs run out of a narrow window.
      [theme.breakpoints.down('xs')]: {
        '.bui-PluginHeaderTabsWrapper .bui-TabList': { overflowX: 'auto' },
        '.bui-PluginHeaderTabsWrapper .bui-Tab': {
          flexShrink: 0,
          whiteSpace: 'nowrap',
        },
      },
    },
  }),
  { name: 'NucleonTabs' },
);

function TabContent(props: { children: ReactNode }) {
  useStyles();
  return (
    <Content>
      <Body>{props.children}</Body>
    </Content>
  );
}

/** @internal */
export function EnvironmentsTab() {
  return (
    <TabContent>
      <EnvironmentsPage />
    </TabContent>
  );
}

/** @internal */
export function ServicesTab() {
  return (
    <TabContent>
      <ServicesPage />
    </TabContent>
  );
}

/** @internal */
export function DeploymentsTab() {
  return (
    <TabContent>
      <Routes>
        <Route index element={<DeploymentsPage />} />
        <Route path=":id" element={<DeploymentPage />} />
      </Routes>
    </TabContent>
  );
}

/** @internal */
export function TemplatesTab() {
  return (
    <TabContent>
      <TemplatesPage />
    </TabContent>
  );
}

/** @internal */
export function UpgradesTab() {
  return (
    <TabContent>
      <Routes>
        <Route index element={<UpgradesPage />} />
        <Route path=":id" element={<UpgradePage />} />
      </Routes>
    </TabContent>
  );
}

/** @internal */
export function GettingStartedTab() {
  return (
    <TabContent>
      <GettingStartedPage />
    </TabContent>
  );
}
