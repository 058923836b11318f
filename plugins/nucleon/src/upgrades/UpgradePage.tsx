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
import { useParams } from 'react-router-dom';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Upgrade, UpgradeItem } from '@nucleon/plugin-nucleon-common';
import { getErrorMessage, nucleonApiRef, useLive } from '../api';
import { ActionButton } from '../permissions';
import { tabRouteRef } from '../routes';
import { StatusBadge } from '../status/StatusBadge';
import { DeploymentLink, TargetLink, targetKey } from '../targets';
import { nucleonTranslationRef } from '../translation';
import {
  DataTable,
  FieldList,
  LiveView,
  Notice,
  Section,
  TimeAgo,
  useSubmit,
} from '../view';
import { useMayUpgrade } from './useMayUpgrade';

/**
 * The report of an upgrade of several targets, a line for each.
 *
 * @internal
 */
export function UpgradePage() {
  const { id = '' } = useParams();
  const api = useApi(nucleonApiRef);
  const tabRoute = useRouteRef(tabRouteRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const upgrade = useLive(() => api.getUpgrade(id), [api, id], {
    subjects: ['upgrade', 'deployment'],
    isMoving: ({ status }) => status === 'IN_PROGRESS',
  });
  return (
    <>
      <Link to={tabRoute({ tab: 'upgrades' })}>← {t('upgrades.all')}</Link>
      <LiveView state={upgrade}>
        {value => <UpgradeView upgrade={value} onChanged={upgrade.refresh} />}
      </LiveView>
    </>
  );
}

function UpgradeView(props: { upgrade: Upgrade; onChanged: () => void }) {
  const { upgrade, onChanged } = props;
  const { id, status, items, concurrency, stopAtFirstFailure } = upgrade;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const may = useMayUpgrade(items.map(({ target }) => target));
  const { run, isSubmitting, error } = useSubmit(async () => {
    await api.cancelUpgrade(id);
    onChanged();
  });
  const done = items.filter(item => item.status === 'SUCCEEDED').length;
  return (
    <>
      <Section
        title={t('upgrades.title', { count: items.length })}
        isFramed
        actions={
          <>
            <StatusBadge status={status} />
            {status === 'IN_PROGRESS' && (
              <ActionButton
                may={may}
                disabled={isSubmitting}
                onClick={() => run()}
              >
                {t('upgrades.cancel')}
              </ActionButton>
            )}
          </>
        }
      >
        {error && <Notice tone="error">{getErrorMessage(error)}</Notice>}
        <FieldList
          fields={[
            [
              t('upgrades.done'),
              t('upgrades.doneOf', {
                done: `${done}`,
                total: `${items.length}`,
              }),
            ],
            [t('upgrades.many.concurrency'), concurrency],
            [
              t('upgrades.atFailure'),
              stopAtFirstFailure ? t('upgrades.stops') : t('upgrades.goesOn'),
            ],
            [
              t('column.startedBy'),
              upgrade.createdBy && (
                <EntityRefLink entityRef={upgrade.createdBy} hideIcon />
              ),
            ],
            [t('column.started'), <TimeAgo at={upgrade.createdAt} />],
          ]}
        />
      </Section>
      <UpgradeItems items={items} />
    </>
  );
}

function UpgradeItems(props: { items: UpgradeItem[] }) {
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <DataTable
      label={t('upgrades.report')}
      rows={props.items}
      getKey={item => targetKey(item.target)}
      columns={[
        {
          title: t('column.target'),
          render: item => (
            <TargetLink target={item.target} entityRef={item.targetEntityRef} />
          ),
        },
        {
          title: t('column.status'),
          render: item => <StatusBadge status={item.status} />,
        },
        {
          title: t('column.version'),
          render: item =>
            [item.fromVersion, item.toVersion].filter(Boolean).join(' → ') ||
            '–',
        },
        {
          title: t('column.message'),
          render: item => item.message ?? '–',
        },
        {
          title: t('column.deployment'),
          render: item =>
            item.deploymentId ? (
              <DeploymentLink id={item.deploymentId}>
                {t('upgrades.openLog')}
              </DeploymentLink>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}
