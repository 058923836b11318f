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
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { Destination } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LiveView } from '../view';

/** @public */
export type NucleonDestinationFieldProps = FieldExtensionComponentProps<string>;

/**
 * A choice of the destinations that the user may deploy environments to.
 *
 * @public
 */
export function NucleonDestinationField(props: NucleonDestinationFieldProps) {
  const { formData, onChange, required, rawErrors, schema, idSchema } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const destinations = useLive(
    signal => api.listDestinations({ signal }),
    [api],
  );
  return (
    <LiveView state={destinations}>
      {({ items }) =>
        items.some(item => item.isAllowed) ? (
          <TextField
            id={idSchema?.$id}
            select
            fullWidth
            required={required}
            margin="dense"
            variant="outlined"
            label={schema.title ?? t('destination.label')}
            helperText={schema.description}
            error={(rawErrors ?? []).length > 0}
            value={formData ?? ''}
            onChange={event => onChange(event.target.value || undefined)}
          >
            {items.map(item => (
              <MenuItem
                key={item.name}
                value={item.name}
                disabled={!item.isAllowed}
              >
                {describeDestination(item)}
                {item.isSimulated && ` (${t('status.SIMULATED')})`}
                {!item.isAllowed && ` – ${t('destination.notAllowed')}`}
              </MenuItem>
            ))}
          </TextField>
        ) : (
          <EmptyNotice title={t('destination.none.title')}>
            {t('destination.none.text')}
          </EmptyNotice>
        )
      }
    </LiveView>
  );
}

function describeDestination(destination: Destination): string {
  const { name, title, account, region } = destination;
  return `${title ?? name} – ${account}, ${region}`;
}
