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
import { TemplateName } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { StatusBadge } from '../status/StatusBadge';
import {
  EnvironmentLink,
  InfrastructureLink,
  OwnerLink,
  VersionCell,
  formatTarget,
  targetKey,
} from '../targets';
import { nucleonTranslationRef } from '../translation';
import { UpgradeSelectedButton } from '../upgrades';
import { DataTable, EmptyNotice, LiveView, Section, TimeAgo } from '../view';

/** @internal */
export type TemplateConsumersProps = { name: TemplateName };

/**
 * What was made from a template, the farthest behind first.
 *
 * @internal
 */
export function TemplateConsumers(props: TemplateConsumersProps) {
  const { name } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [selected, setSelected] = useState(new Set<string>());
  const consumers = useLive(
    signal => api.listTemplateConsumers(name, { signal }),
    [api, JSON.stringify(name)],
    { subjects: ['deployment', 'template', 'service', 'environment'] },
  );
  const targets = (consumers.value?.items ?? []).map(({ target }) => target);
  return (
    <Section
      title={t('consumers.title')}
      actions={
        <UpgradeSelectedButton
          targets={targets.filter(target => selected.has(targetKey(target)))}
        />
      }
    >
      <LiveView state={consumers}>
        {({ items }) =>
          items.length ? (
            <DataTable
              label={t('consumers.title')}
              rows={items}
              getKey={({ target }) => targetKey(target)}
              getName={({ target }) => formatTarget(target)}
              selection={{
                selected,
                onChange: setSelected,
                isSelectable: row =>
                  row.version !== undefined &&
                  row.versionStatus !== 'up-to-date',
              }}
              columns={[
                {
                  title: t('column.target'),
                  render: row =>
                    row.entityRef ? (
                      <InfrastructureLink
                        entityRef={row.entityRef}
                        tab="infrastructure"
                      >
                        {formatTarget(row.target)}
                      </InfrastructureLink>
                    ) : (
                      formatTarget(row.target)
                    ),
                },
                {
                  title: t('column.version'),
                  render: row => <VersionCell {...row} />,
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
                  title: t('column.where'),
                  render: row =>
                    row.environment && row.target.kind !== 'environment' ? (
                      <EnvironmentLink environment={row.environment} />
                    ) : (
                      [row.account, row.region].filter(Boolean).join(', ') ||
                      '–'
                    ),
                },
                {
                  title: t('column.owner'),
                  render: row => <OwnerLink owner={row.owner} />,
                },
                {
                  title: t('column.lastDeployed'),
                  render: row => <TimeAgo at={row.lastDeploymentAttemptedAt} />,
                },
              ]}
            />
          ) : (
            <EmptyNotice title={t('consumers.none')} />
          )
        }
      </LiveView>
    </Section>
  );
}
