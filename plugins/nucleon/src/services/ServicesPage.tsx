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
import { makeStyles } from '@material-ui/core/styles';
import {
  Service,
  ServiceStatus,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive, useLivePages } from '../api';
import { CreateLinkButton } from '../gettingStarted/CreateLinkButton';
import { CountTiles, FilterBar, ListFooter, useListFilters } from '../lists';
import { StatusBadge } from '../status/StatusBadge';
import { isMovingStatus } from '../status/statusLooks';
import {
  EnvironmentLink,
  InfrastructureLink,
  OwnerLink,
  TemplateLink,
  formatName,
} from '../targets';
import { nucleonTranslationRef } from '../translation';
import { UpgradeSelectedButton } from '../upgrades';
import { DataTable, EmptyNotice, LiveView, TimeAgo } from '../view';

const STATUSES: ServiceStatus[] = [
  'ACTIVE',
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'CREATE_FAILED',
  'CREATE_FAILED_CLEANUP_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_COMPLETE_CLEANUP_FAILED',
  'DELETE_FAILED',
];

/** What counts as failed (5.8). */
const FAILED: ServiceStatus[] = [
  'CREATE_FAILED',
  'CREATE_FAILED_CLEANUP_IN_PROGRESS',
  'CREATE_FAILED_CLEANUP_COMPLETE',
  'CREATE_FAILED_CLEANUP_FAILED',
  'UPDATE_FAILED',
  'UPDATE_FAILED_CLEANUP_IN_PROGRESS',
  'UPDATE_FAILED_CLEANUP_COMPLETE',
  'UPDATE_FAILED_CLEANUP_FAILED',
  'UPDATE_COMPLETE_CLEANUP_FAILED',
  'DELETE_FAILED',
];

const FAILED_STATUS = FAILED.join(',');

const useStyles = makeStyles(
  theme => ({
    instances: { margin: 0, padding: 0, listStyle: 'none' },
    instance: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(1),
    },
  }),
  { name: 'NucleonServicesPage' },
);

/**
 * All services with their instances, and how they stand to their templates.
 *
 * @internal
 */
export function ServicesPage() {
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const { filters, change, clear, owner, isReady, isFiltered } =
    useListFilters();
  const [selected, setSelected] = useState(new Set<string>());
  const summary = useLive(
    signal => api.getSummary({ owner }, { signal }),
    [api, JSON.stringify(owner)],
    { subjects: ['service', 'deployment', 'template'] },
  );
  const services = useLivePages(
    (cursor, signal) =>
      api.listServices(
        {
          cursor,
          owner,
          search: filters.search,
          template: filters.template,
          status: filters.status?.split(',') as ServiceStatus[] | undefined,
          versionStatus: filters.versionStatus?.split(',') as
            VersionStatus[] | undefined,
        },
        { signal },
      ),
    [api, JSON.stringify(filters), isReady],
    {
      subjects: ['service', 'deployment', 'template'],
      isMoving: ({ items }) =>
        items.some(({ status, instances }) =>
          [status, ...instances.map(instance => instance.status)].some(
            isMovingStatus,
          ),
        ),
    },
  );
  return (
    <>
      <LiveView state={summary}>
        {value => (
          <CountTiles
            counts={value.services}
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
        templateKind="service"
        statuses={STATUSES}
        failedStatus={FAILED_STATUS}
        versionStatuses
        actions={
          <UpgradeSelectedButton
            services={(services.value?.items ?? []).filter(({ id }) =>
              selected.has(id),
            )}
          />
        }
      />
      <LiveView state={services}>
        {({ items, totalItems, hasMore }) =>
          items.length ? (
            <>
              <DataTable
                label={t('tab.services')}
                rows={items}
                getKey={({ id }) => id}
                getName={formatName}
                selection={{ selected, onChange: setSelected }}
                columns={[
                  {
                    title: t('column.service'),
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
                    render: row =>
                      row.versionStatus ? (
                        <StatusBadge
                          status={row.versionStatus}
                          message={
                            row.recommendedVersion &&
                            t('version.recommended', {
                              version: row.recommendedVersion,
                            })
                          }
                        />
                      ) : (
                        t('version.none')
                      ),
                  },
                  {
                    title: t('column.instances'),
                    render: row => <InstanceSummary service={row} />,
                  },
                  {
                    title: t('column.template'),
                    render: row => <TemplateLink template={row.template} />,
                  },
                  {
                    title: t('column.owner'),
                    render: row => <OwnerLink owner={row.owner} />,
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
                onMore={services.loadMore}
              />
            </>
          ) : (
            <EmptyNotice
              title={isFiltered ? t('table.nothingFound') : t('services.none')}
              action={isFiltered ? undefined : <CreateLinkButton />}
            >
              {isFiltered ? undefined : t('services.noneText')}
            </EmptyNotice>
          )
        }
      </LiveView>
    </>
  );
}

function InstanceSummary(props: { service: Service }) {
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <ul className={classes.instances}>
      {props.service.instances.map(instance => (
        <li key={instance.name} className={classes.instance}>
          <span>
            {instance.name}
            {instance.environment && (
              <>
                {' '}
                {t('instance.in')}{' '}
                <EnvironmentLink environment={instance.environment} />
              </>
            )}
          </span>
          {instance.version && <span>{instance.version}</span>}
          {instance.status !== 'SUCCEEDED' && (
            <StatusBadge status={instance.status} />
          )}
        </li>
      ))}
    </ul>
  );
}
