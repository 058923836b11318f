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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Deployment } from '@nucleon/plugin-nucleon-common';
import { StatusBadge } from '../status/StatusBadge';
import { DeploymentLink, TemplateLink } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { DataTable, TimeAgo } from '../view';
import { useDeploymentTitle } from './useDeploymentTitle';

/** @internal */
export type DeploymentTableProps = { deployments: Deployment[] };

/**
 * Deployments, each with what it did and how it ended.
 *
 * @internal
 */
export function DeploymentTable(props: DeploymentTableProps) {
  const { deployments } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const titleOf = useDeploymentTitle();
  return (
    <DataTable
      label={t('tab.deployments')}
      rows={deployments}
      getKey={({ id }) => id}
      columns={[
        {
          title: t('column.deployment'),
          render: row => (
            <DeploymentLink id={row.id}>{titleOf(row)}</DeploymentLink>
          ),
        },
        {
          title: t('column.status'),
          render: row => (
            <StatusBadge status={row.status} message={row.statusMessage} />
          ),
        },
        {
          title: t('column.template'),
          render: row => <TemplateLink template={row.template} />,
        },
        { title: t('column.version'), render: row => row.version },
        {
          title: t('column.where'),
          render: row =>
            [row.account, row.region].filter(Boolean).join(', ') || '–',
        },
        {
          title: t('column.started'),
          render: row => <TimeAgo at={row.createdAt} />,
        },
      ]}
    />
  );
}
