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
import { useEffect, useState } from 'react';
import {
  CatalogAutocomplete,
  DefaultEntityFilters,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { VersionStatus } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';
import { VersionStatusFilter } from './VersionStatusFilter';

type Filters = DefaultEntityFilters & { versionStatus?: VersionStatusFilter };

const STATUSES: VersionStatus[] = [
  'behind-major',
  'behind-minor',
  'up-to-date',
];

/**
 * Narrows the catalog to what is behind its template.
 *
 * @public
 */
export function VersionStatusPicker() {
  const { t } = useTranslationRef(nucleonTranslationRef);
  const { updateFilters, queryParameters } = useEntityList<Filters>();
  const asked = [queryParameters.versionStatus ?? []].flat();
  const [selected, setSelected] = useState<VersionStatus[]>(
    STATUSES.filter(status => asked.includes(status)),
  );
  useEffect(() => {
    updateFilters({
      versionStatus: selected.length
        ? new VersionStatusFilter(selected)
        : undefined,
    });
  }, [selected, updateFilters]);

  return (
    <Box pb={1} pt={1}>
      <CatalogAutocomplete<VersionStatus, true>
        multiple
        label={t('catalog.versionStatus')}
        name="nucleon-version-status"
        options={STATUSES}
        value={selected}
        getOptionLabel={status => t(`status.${status}`)}
        onChange={(_, chosen) => setSelected(chosen)}
      />
    </Box>
  );
}
