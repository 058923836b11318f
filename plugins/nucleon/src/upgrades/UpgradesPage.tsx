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
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { nucleonApiRef, useLivePages } from '../api';
import { ListFooter } from '../lists';
import { upgradeRouteRef } from '../routes';
import { StatusBadge } from '../status/StatusBadge';
import { nucleonTranslationRef } from '../translation';
import { DataTable, EmptyNotice, LiveView, TimeAgo } from '../view';

/**
 * Upgrades of several targets, the newest first.
 *
 * @internal
 */
export function UpgradesPage() {
  const api = useApi(nucleonApiRef);
  const upgradeRoute = useRouteRef(upgradeRouteRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const upgrades = useLivePages(
    (cursor, signal) => api.listUpgrades({ cursor }, { signal }),
    [api],
    {
      subjects: ['upgrade'],
      isMoving: ({ items }) =>
        items.some(({ status }) => status === 'IN_PROGRESS'),
    },
  );
  return (
    <LiveView state={upgrades}>
      {({ items, totalItems, hasMore }) =>
        items.length ? (
          <>
            <DataTable
              label={t('tab.upgrades')}
              rows={items}
              getKey={({ id }) => id}
              columns={[
                {
                  title: t('column.upgrade'),
                  render: row => (
                    <Link to={upgradeRoute({ id: row.id })}>
                      {t('upgrades.title', { count: row.items.length })}
                    </Link>
                  ),
                },
                {
                  title: t('column.status'),
                  render: row => <StatusBadge status={row.status} />,
                },
                {
                  title: t('upgrades.done'),
                  render: row =>
                    t('upgrades.doneOf', {
                      done: `${
                        row.items.filter(({ status }) => status === 'SUCCEEDED')
                          .length
                      }`,
                      total: `${row.items.length}`,
                    }),
                },
                {
                  title: t('column.startedBy'),
                  render: row =>
                    row.createdBy ? (
                      <EntityRefLink entityRef={row.createdBy} hideIcon />
                    ) : (
                      '–'
                    ),
                },
                {
                  title: t('column.started'),
                  render: row => <TimeAgo at={row.createdAt} />,
                },
              ]}
            />
            <ListFooter
              shown={items.length}
              totalItems={totalItems}
              hasMore={hasMore}
              onMore={upgrades.loadMore}
            />
          </>
        ) : (
          <EmptyNotice title={t('upgrades.none')}>
            {t('upgrades.noneText')}
          </EmptyNotice>
        )
      }
    </LiveView>
  );
}
