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
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  Environment,
  NucleonApi,
  TemplateVersionDetail,
  environmentDeployIntoPermission,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { isMovingStatus } from '../status/statusLooks';
import { formatName } from '../targets';
import { nucleonTranslationRef } from '../translation';

type Choice = { environment: Environment; isAllowed: boolean };

/** @internal */
export type EnvironmentPickerProps = {
  id: string;
  detail: TemplateVersionDetail;
  value: string | undefined;
  error?: string;
  onChange: (environment: string | undefined) => void;
};

/**
 * A choice of the environments that an instance of the version may live in.
 *
 * @internal
 */
export function EnvironmentPicker(props: EnvironmentPickerProps) {
  const { id, detail, value, error, onChange } = props;
  const api = useApi(nucleonApiRef);
  const permissionApi = useApi(permissionApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const compatibleWith = `${detail.template.namespace}/${detail.template.name}@${detail.version}`;
  const environments = useLive(
    async signal => {
      const found = await listCompatible(api, compatibleWith, signal);
      const decisions = await Promise.all(
        found.map(environment =>
          permissionApi.authorize({
            permission: environmentDeployIntoPermission,
            resourceRef: `${environment.namespace}/${environment.name}`,
          }),
        ),
      );
      return found.map((environment, index) => ({
        environment,
        isAllowed: decisions[index].result === AuthorizeResult.ALLOW,
      }));
    },
    [api, permissionApi, compatibleWith],
    { subjects: ['environment'] },
  );
  const choices = environments.value ?? [];
  const isKnown = choices.some(
    ({ environment }) => formatName(environment) === value,
  );
  const getObstacle = ({ environment, isAllowed }: Choice) => {
    if (!isAllowed) {
      return t('destination.notAllowed');
    }
    if (isMovingStatus(environment.status)) {
      return t('form.isDeploying');
    }
    return environment.version ? undefined : t('form.notDeployed');
  };
  const help = environments.value && !choices.length && !environments.error;
  return (
    <TextField
      id={id}
      select
      fullWidth
      size="small"
      variant="outlined"
      label={t('form.environment')}
      value={value ?? ''}
      error={error !== undefined || environments.error !== undefined}
      helperText={
        error ??
        environments.error?.message ??
        (help
          ? t('form.noEnvironment', { templates: describeCompatible(detail) })
          : undefined)
      }
      InputLabelProps={{ shrink: true, required: true }}
      SelectProps={{ displayEmpty: true }}
      onChange={event => onChange(event.target.value || undefined)}
    >
      <MenuItem value="">
        <em>{t('form.chooseEnvironment')}</em>
      </MenuItem>
      {value && !isKnown && <MenuItem value={value}>{value}</MenuItem>}
      {choices.map(choice => {
        const obstacle = getObstacle(choice);
        const { environment } = choice;
        return (
          <MenuItem
            key={environment.id}
            value={formatName(environment)}
            disabled={obstacle !== undefined}
          >
            {describeEnvironment(environment)}
            {obstacle && ` (${obstacle})`}
          </MenuItem>
        );
      })}
    </TextField>
  );
}

async function listCompatible(
  api: NucleonApi,
  compatibleWith: string,
  signal: AbortSignal,
): Promise<Environment[]> {
  const found: Environment[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listEnvironments(
      { compatibleWith, cursor, limit: 100 },
      { signal },
    );
    found.push(...page.items);
    cursor = page.pageInfo.nextCursor;
  } while (cursor !== undefined);
  return found;
}

function describeEnvironment(environment: Environment): string {
  const { account, region, tier } = environment;
  const where = [tier, account, region].filter(Boolean).join(', ');
  return where
    ? `${formatName(environment)} – ${where}`
    : formatName(environment);
}

function describeCompatible(detail: TemplateVersionDetail): string {
  return detail.compatibleEnvironmentTemplates
    .map(({ templateName, majorVersion }) => `${templateName} ${majorVersion}`)
    .join(', ');
}
