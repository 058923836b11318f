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
import { Header, Page, RoutedTabs } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { nucleonTranslationRef } from '../translation';
import {
  DeploymentsTab,
  EnvironmentsTab,
  GettingStartedTab,
  ServicesTab,
  TemplatesTab,
  UpgradesTab,
} from './nucleonTabs';

/**
 * The page `/nucleon` for portals on the older frontend system, with a header
 * and tabs of its own.
 *
 * @internal
 */
export function NucleonPage() {
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <Page themeId="tool">
      <Header title="Nucleon" subtitle={t('page.subtitle')} />
      <RoutedTabs
        routes={[
          {
            path: '/environments',
            title: t('tab.environments'),
            children: <EnvironmentsTab />,
          },
          {
            path: '/services',
            title: t('tab.services'),
            children: <ServicesTab />,
          },
          {
            path: '/deployments',
            title: t('tab.deployments'),
            children: <DeploymentsTab />,
          },
          {
            path: '/templates',
            title: t('tab.templates'),
            children: <TemplatesTab />,
          },
          {
            path: '/upgrades',
            title: t('tab.upgrades'),
            children: <UpgradesTab />,
          },
          {
            path: '/getting-started',
            title: t('tab.gettingStarted'),
            children: <GettingStartedTab />,
          },
        ]}
      />
    </Page>
  );
}
