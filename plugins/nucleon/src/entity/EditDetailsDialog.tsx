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
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { Repository } from '@nucleon/plugin-nucleon-common';
import { useLive } from '../api';
import { nucleonTranslationRef } from '../translation';
import { ConfirmDialog } from '../view';

const MAX_CHOICES = 500;

const useStyles = makeStyles(
  theme => ({
    fields: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      paddingTop: theme.spacing(1),
    },
  }),
  { name: 'NucleonEditDetailsDialog' },
);

/**
 * What can change without a deployment.
 *
 * @internal
 */
export type Details = {
  title?: string;
  description?: string;
  owner: string;
  system?: string;
  repository?: Repository;
};

/** @internal */
export type EditDetailsDialogProps = {
  details: Details;
  /** Takes what was changed, and nothing else. */
  onSave: (changed: Partial<Details>) => Promise<void>;
  onClose: () => void;
};

/**
 * Changes what needs no deployment (mode NONE of 5.5).
 *
 * @internal
 */
export function EditDetailsDialog(props: EditDetailsDialogProps) {
  const { details, onSave, onClose } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [value, setValue] = useState<Details>(details);
  const { repository } = value;
  return (
    <ConfirmDialog
      title={t('details.title')}
      confirmLabel={t('details.save')}
      onClose={onClose}
      onConfirm={() => onSave(pickChanged(details, value))}
    >
      <div className={classes.fields}>
        <TextField
          id="nucleon-details-title"
          variant="outlined"
          label={t('details.displayName')}
          helperText={t('details.displayNameHelp')}
          inputProps={{ maxLength: 100 }}
          value={value.title ?? ''}
          onChange={event => setValue({ ...value, title: event.target.value })}
        />
        <TextField
          id="nucleon-details-description"
          multiline
          minRows={2}
          variant="outlined"
          label={t('column.description')}
          value={value.description ?? ''}
          onChange={event =>
            setValue({ ...value, description: event.target.value })
          }
        />
        <EntityField
          label={t('column.owner')}
          kinds={['Group', 'User']}
          value={value.owner}
          onChange={owner => setValue({ ...value, owner })}
        />
        <EntityField
          label={t('details.system')}
          kinds={['System']}
          value={value.system ?? ''}
          onChange={system => setValue({ ...value, system })}
        />
        {repository &&
          (['repositoryId', 'branchName', 'connectionArn'] as const).map(
            field => (
              <TextField
                key={field}
                id={`nucleon-details-${field}`}
                variant="outlined"
                label={t(`form.${field}.label`)}
                helperText={t('details.repositoryHelp')}
                value={repository[field]}
                onChange={event =>
                  setValue({
                    ...value,
                    repository: { ...repository, [field]: event.target.value },
                  })
                }
              />
            ),
          )}
      </div>
    </ConfirmDialog>
  );
}

function EntityField(props: {
  label: string;
  kinds: string[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, kinds, value, onChange } = props;
  const catalogApi = useApi(catalogApiRef);
  const entities = useLive(async () => {
    const { items } = await catalogApi.queryEntities({
      filter: { kind: kinds },
      fields: ['kind', 'metadata.name', 'metadata.namespace'],
      limit: MAX_CHOICES,
    });
    return items.map(entity => stringifyEntityRef(entity));
  }, [catalogApi, kinds.join()]);
  return (
    <Autocomplete
      id={`nucleon-details-${kinds[0]}`}
      freeSolo
      options={entities.value ?? []}
      // Both are given: at first it writes the chosen value into the field.
      value={value}
      inputValue={value}
      onInputChange={(_, typed) => onChange(typed)}
      renderInput={params => (
        <TextField
          {...params}
          variant="outlined"
          label={label}
          helperText={entities.error?.message}
        />
      )}
    />
  );
}

function pickChanged(before: Details, after: Details): Partial<Details> {
  const changed: Partial<Details> = {};
  if ((after.title ?? '') !== (before.title ?? '')) {
    changed.title = after.title;
  }
  if (after.description !== before.description) {
    changed.description = after.description;
  }
  if (after.owner !== before.owner) {
    changed.owner = after.owner;
  }
  if ((after.system ?? '') !== (before.system ?? '')) {
    changed.system = after.system;
  }
  if (JSON.stringify(after.repository) !== JSON.stringify(before.repository)) {
    changed.repository = after.repository;
  }
  return changed;
}
