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
import { Entity } from '@backstage/catalog-model';
import { TableColumn } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LABEL_VERSION_STATUS,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';
import { StatusBadge } from '../status/StatusBadge';
import { nucleonTranslationRef } from '../translation';

const STATUSES: VersionStatus[] = [
  'up-to-date',
  'behind-minor',
  'behind-major',
];

function readVersionStatus(entity: Entity): VersionStatus | undefined {
  const label = entity.metadata.labels?.[LABEL_VERSION_STATUS];
  return STATUSES.find(status => status === label);
}

/**
 * A column of the catalog's table that says how an entity stands to its
 * template. Give it to `CatalogIndexPage` with the other columns.
 *
 * @public
 */
export function createVersionStatusColumn<
  T extends { entity: Entity },
>(): TableColumn<T> {
  return {
    title: <ColumnTitle />,
    field: `entity.metadata.labels.${LABEL_VERSION_STATUS}`,
    width: 'auto',
    customSort: (a, b) =>
      STATUSES.indexOf(readVersionStatus(a.entity)!) -
      STATUSES.indexOf(readVersionStatus(b.entity)!),
    render: ({ entity }) => {
      const status = readVersionStatus(entity);
      return status ? <StatusBadge status={status} /> : null;
    },
  };
}

function ColumnTitle() {
  const { t } = useTranslationRef(nucleonTranslationRef);
  return <>{t('catalog.versionStatus')}</>;
}
