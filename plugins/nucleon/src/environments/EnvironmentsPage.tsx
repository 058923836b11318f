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
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeploymentStatus,
  Environment,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive, useLivePages } from '../api';
import { CountTiles, FilterBar, ListFooter, useListFilters } from '../lists';
import { StatusBadge } from '../status/StatusBadge';
import { isMovingStatus } from '../status/statusLooks';
import {
  InfrastructureLink,
  OwnerLink,
  TemplateLink,
  VersionCell,
  formatName,
} from '../targets';
import { nucleonTranslationRef } from '../translation';
import { UpgradeSelectedButton } from '../upgrades';
import { DataTable, EmptyNotice, LiveView, TimeAgo } from '../view';
import { CreateLinkButton } from '../gettingStarted/CreateLinkButton';

const STATUSES: DeploymentStatus[] = [
  'IN_PROGRESS',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
];

/** What counts as failed (5.8). */
const FAILED_STATUS = 'FAILED,DELETE_FAILED';

const targetOf = (environment: Environment) => ({
  kind: 'environment' as const,
  namespace: environment.namespace,
  name: environment.name,
});

/**
 * All environments, how they stand to their templates, and the way to bring
 * many of them up to date.
 *
 * @internal
 */
export function EnvironmentsPage() {
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const { filters, change, clear, owner, isReady, isFiltered } =
    useListFilters();
  const [selected, setSelected] = useState(new Set<string>());
  const summary = useLive(
    signal => api.getSummary({ owner }, { signal }),
    [api, JSON.stringify(owner)],
    { subjects: ['environment', 'deployment', 'template'] },
  );
  const environments = useLivePages(
    (cursor, signal) =>
      api.listEnvironments(
        {
          cursor,
          owner,
          search: filters.search,
          template: filters.template,
          status: filters.status?.split(',') as DeploymentStatus[] | undefined,
          versionStatus: filters.versionStatus?.split(',') as
            VersionStatus[] | undefined,
        },
        { signal },
      ),
    [api, JSON.stringify(filters), isReady],
    {
      subjects: ['environment', 'deployment', 'template'],
      isMoving: ({ items }) =>
        items.some(({ status }) => isMovingStatus(status)),
    },
  );
  return (
    <>
      <LiveView state={summary}>
        {value => (
          <CountTiles
            counts={value.environments}
            filters={filters}
            failedStatus={FAILED_STATUS}
            onSelect={change}
          />
        )}
      </LiveView>
      <FilterBar
        filters={filters}
        onChange={change}
        onClear={clear}
        isFiltered={isFiltered}
        hasOwner
        templateKind="environment"
        statuses={STATUSES}
        failedStatus={FAILED_STATUS}
        versionStatuses
        actions={
          <UpgradeSelectedButton
            targets={(environments.value?.items ?? [])
              .filter(({ id }) => selected.has(id))
              .map(targetOf)}
          />
        }
      />
      <LiveView state={environments}>
        {({ items, totalItems, hasMore }) =>
          items.length ? (
            <>
              <DataTable
                label={t('tab.environments')}
                rows={items}
                getKey={({ id }) => id}
                getName={formatName}
                selection={{ selected, onChange: setSelected }}
                columns={[
                  {
                    title: t('column.environment'),
                    render: row => (
                      <InfrastructureLink
                        entityRef={row.entityRef}
                        tab="infrastructure"
                      >
                        {row.title ?? formatName(row)}
                      </InfrastructureLink>
                    ),
                  },
                  {
                    title: t('column.status'),
                    render: row => (
                      <StatusBadge
                        status={row.status}
                        message={row.statusMessage}
                      />
                    ),
                  },
                  {
                    title: t('column.version'),
                    render: row => <VersionCell {...row} />,
                  },
                  {
                    title: t('column.template'),
                    render: row => <TemplateLink template={row.template} />,
                  },
                  {
                    title: t('column.where'),
                    render: row =>
                      [row.tier, row.account, row.region]
                        .filter(Boolean)
                        .join(', ') || '–',
                  },
                  {
                    title: t('column.owner'),
                    render: row => <OwnerLink owner={row.owner} />,
                  },
                  {
                    title: t('column.instances'),
                    render: row => row.instanceCount,
                  },
                  {
                    title: t('column.lastDeployed'),
                    render: row => (
                      <TimeAgo at={row.lastDeploymentAttemptedAt} />
                    ),
                  },
                ]}
              />
              <ListFooter
                shown={items.length}
                totalItems={totalItems}
                hasMore={hasMore}
                onMore={environments.loadMore}
              />
            </>
          ) : (
            <EmptyNotice
              title={
                isFiltered ? t('table.nothingFound') : t('environments.none')
              }
              action={isFiltered ? undefined : <CreateLinkButton />}
            >
              {isFiltered ? undefined : t('environments.noneText')}
            </EmptyNotice>
          )
        }
      </LiveView>
    </>
  );
}
