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
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { TemplateVersion } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';

/** @internal */
export type VersionSelectProps = {
  versions: TemplateVersion[];
  value: string | undefined;
  label?: string;
  onChange: (version: string) => void;
};

/**
 * A choice of versions, which says which one is recommended.
 *
 * @internal
 */
export function VersionSelect(props: VersionSelectProps) {
  const { versions, value, label, onChange } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const shown = versions.find(({ version }) => version === value);
  return (
    <TextField
      id="nucleon-version"
      select
      fullWidth
      size="small"
      variant="outlined"
      label={label ?? t('version.label')}
      value={shown ? value : ''}
      helperText={shown?.description}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    >
      {versions.map(({ version, isRecommended, status }) => (
        <MenuItem key={version} value={version}>
          {version}
          {isRecommended && ` – ${t('version.isRecommended')}`}
          {status === 'DRAFT' && ` – ${t('status.DRAFT')}`}
        </MenuItem>
      ))}
    </TextField>
  );
}
