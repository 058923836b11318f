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
import { DeploymentStatus } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLivePages } from '../api';
import { FilterBar, ListFooter, useListFilters } from '../lists';
import { isMovingStatus } from '../status/statusLooks';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LiveView } from '../view';
import { DeploymentTable } from './DeploymentTable';

const STATUSES: DeploymentStatus[] = [
  'IN_PROGRESS',
  'SUCCEEDED',
  'FAILED',
  'CANCELLING',
  'CANCELLED',
  'DELETE_IN_PROGRESS',
  'DELETE_COMPLETE',
  'DELETE_FAILED',
];

/**
 * Every deployment, the newest first.
 *
 * @internal
 */
export function DeploymentsPage() {
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const { filters, change, clear, isFiltered } = useListFilters();
  const deployments = useLivePages(
    (cursor, signal) =>
      api.listDeployments(
        {
          cursor,
          search: filters.search,
          template: filters.template,
          // The address is free text; the backend refuses what is no status.
          status: filters.status?.split(',') as DeploymentStatus[] | undefined,
        },
        { signal },
      ),
    [api, JSON.stringify(filters)],
    {
      subjects: ['deployment'],
      isMoving: ({ items }) =>
        items.some(({ status }) => isMovingStatus(status)),
    },
  );
  return (
    <>
      <FilterBar
        filters={filters}
        onChange={change}
        onClear={clear}
        isFiltered={isFiltered}
        templateKind="any"
        statuses={STATUSES}
      />
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
            <EmptyNotice
              title={
                isFiltered ? t('table.nothingFound') : t('deployments.none')
              }
            >
              {isFiltered ? undefined : t('deployments.noneText')}
            </EmptyNotice>
          )
        }
      </LiveView>
    </>
  );
}
