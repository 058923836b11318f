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
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ListDeploymentsOptions } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLivePages } from '../api';
import { DeploymentTable } from '../deployments';
import { ListFooter } from '../lists';
import { isMovingStatus } from '../status/statusLooks';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LiveView, Section } from '../view';

/** @internal */
export type TargetDeploymentsProps = { query: ListDeploymentsOptions };

/**
 * Every deployment of a target or service.
 *
 * @internal
 */
export function TargetDeployments(props: TargetDeploymentsProps) {
  const { query } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const deployments = useLivePages(
    (cursor, signal) =>
      api.listDeployments({ ...query, cursor, limit: 20 }, { signal }),
    [api, JSON.stringify(query)],
    {
      subjects: ['deployment'],
      isMoving: ({ items }) =>
        items.some(({ status }) => isMovingStatus(status)),
    },
  );
  return (
    <Section title={t('tab.deployments')}>
      <LiveView state={deployments}>
        {({ items, totalItems, hasMore }) =>
          items.length ? (
            <>
              <DeploymentTable deployments={items} />
              <ListFooter
                shown={items.length}
                totalItems={totalItems}
                hasMore={hasMore}
                onMore={deployments.loadMore}
              />
            </>
          ) : (
            <EmptyNotice title={t('deployments.none')} />
          )
        }
      </LiveView>
    </Section>
  );
}
