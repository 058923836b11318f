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
import { ReactNode, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import InputAdornment from '@material-ui/core/InputAdornment';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import SearchIcon from '@material-ui/icons/Search';
import { TemplateKind } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { AnyStatus } from '../status/statusLooks';
import { formatName, formatTemplate } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { ListFilters } from './useListFilters';

const SEARCH_WAIT_MS = 300;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
      alignItems: 'center',
      marginBottom: theme.spacing(2),
    },
    field: {
      minWidth: 110,
      flex: '0 1 145px',
      [theme.breakpoints.down('xs')]: { flex: '1 1 140px' },
    },
    search: { flex: '1 1 150px', maxWidth: 340 },
    actions: { marginLeft: 'auto', display: 'flex', gap: theme.spacing(1) },
  }),
  { name: 'NucleonFilterBar' },
);

/** @internal */
export type FilterBarProps = {
  filters: ListFilters;
  onChange: (changed: ListFilters) => void;
  onClear: () => void;
  isFiltered: boolean;
  hasOwner?: boolean;
  /** Whose templates may be chosen; no such filter if left out. */
  templateKind?: TemplateKind | 'any';
  statuses?: AnyStatus[];
  /** The statuses, comma separated, that count as failed; chosen as one. */
  failedStatus?: string;
  versionStatuses?: boolean;
  actions?: ReactNode;
};

/**
 * What narrows a list, in one line where there is room.
 *
 * @internal
 */
export function FilterBar(props: FilterBarProps) {
  const { filters, onChange, onClear, isFiltered, actions } = props;
  const { hasOwner, templateKind, statuses, failedStatus } = props;
  const { versionStatuses } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <div className={classes.root} role="search">
      <SearchField
        value={filters.search ?? ''}
        onChange={search => onChange({ search })}
      />
      {hasOwner && (
        <FilterSelect
          id="owner"
          label={t('filter.owner')}
          value={filters.mine}
          options={[{ value: 'yes', label: t('filter.mine') }]}
          allLabel={t('filter.everyone')}
          onChange={mine => onChange({ mine })}
        />
      )}
      {templateKind && (
        <TemplateFilter
          kind={templateKind}
          value={filters.template}
          onChange={template => onChange({ template })}
        />
      )}
      {statuses && (
        <FilterSelect
          id="status"
          label={t('filter.status')}
          value={filters.status}
          options={[
            ...statuses.map(status => ({
              value: status as string,
              label: t(`status.${status}`),
            })),
            ...(failedStatus
              ? [{ value: failedStatus, label: t('filter.anyFailure') }]
              : []),
          ]}
          onChange={status => onChange({ status })}
        />
      )}
      {versionStatuses && (
        <FilterSelect
          id="versionStatus"
          label={t('filter.versionStatus')}
          value={filters.versionStatus}
          options={(
            ['up-to-date', 'behind-minor', 'behind-major'] as const
          ).map(status => ({ value: status, label: t(`status.${status}`) }))}
          onChange={versionStatus => onChange({ versionStatus })}
        />
      )}
      {isFiltered && (
        <Button size="small" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

function SearchField(props: {
  value: string;
  onChange: (value: string) => void;
}) {
  const { value, onChange } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(typed), SEARCH_WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField
      id="nucleon-filter-search"
      className={classes.search}
      size="small"
      variant="outlined"
      label={t('filter.search')}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon fontSize="small" />
          </InputAdornment>
        ),
      }}
    />
  );
}

function TemplateFilter(props: {
  kind: TemplateKind | 'any';
  value?: string;
  onChange: (value: string) => void;
}) {
  const { kind, value, onChange } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const templates = useLive(
    signal =>
      api.listTemplates(
        { limit: 100, ...(kind === 'any' ? {} : { kind }) },
        { signal },
      ),
    [api, kind],
  );
  const options = (templates.value?.items ?? []).map(template => ({
    value: `${template.namespace}/${template.name}`,
    label: formatTemplate(template),
  }));
  if (value && !options.some(option => option.value === value)) {
    const [namespace, name] = value.split('/');
    options.push({ value, label: formatName({ namespace, name }) });
  }
  return (
    <FilterSelect
      id="template"
      label={t('filter.template')}
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}

function FilterSelect(props: {
  id: string;
  label: string;
  value?: string;
  options: { value: string; label: string }[];
  allLabel?: string;
  onChange: (value: string) => void;
}) {
  const { id, label, value, allLabel, onChange } = props;
  const options = withOptionFor(value, props.options);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <TextField
      id={`nucleon-filter-${id}`}
      className={classes.field}
      select
      size="small"
      variant="outlined"
      label={label}
      value={value ?? ''}
      InputLabelProps={{ shrink: true }}
      SelectProps={{ displayEmpty: true }}
      onChange={event => onChange(event.target.value)}
    >
      <MenuItem value="">{allLabel ?? t('filter.all')}</MenuItem>
      {options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

// Links, and the counts above the list, ask for several at once.
function withOptionFor(
  value: string | undefined,
  options: { value: string; label: string }[],
) {
  if (!value || options.some(option => option.value === value)) {
    return options;
  }
  const labels = value
    .split(',')
    .map(part => options.find(option => option.value === part)?.label ?? part);
  return [...options, { value, label: labels.join(', ') }];
}
