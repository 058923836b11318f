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
import Box from '@material-ui/core/Box';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Tooltip from '@material-ui/core/Tooltip';
import {
  Template,
  UpdatePolicy,
  templateUpdatePermission,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef } from '../api';
import { ActionButton, useMay } from '../permissions';
import { OwnerLink } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { FieldList, Notice, Section, TimeAgo, useSubmit } from '../view';
import { AutoApplyDialog } from './AutoApplyDialog';
import { SyncState } from './SyncState';
import { FleetCounts } from './TemplatesPage';

const POLICIES: UpdatePolicy[] = ['recommend', 'auto-apply-minor'];

/** @internal */
export type TemplateSettingsProps = {
  template: Template;
  onChanged: () => void;
};

/**
 * What is beside a template's versions: where they come from, and what a new
 * one does.
 *
 * @internal
 */
export function TemplateSettings(props: TemplateSettingsProps) {
  const { template, onChanged } = props;
  const { kind, namespace, name, sync, updatePolicy } = template;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const resourceRef = `${kind}:${namespace}/${name}`;
  const maySync = useMay({ permission: templateUpdatePermission, resourceRef });
  const may = useMay({
    permission: templateUpdatePermission,
    resourceRef,
    owners: [template.owner],
  });
  const syncing = useSubmit(async () => {
    await api.syncTemplate({ kind, namespace, name });
    onChanged();
  });
  const [asksToApply, setAsksToApply] = useState(false);
  const setPolicy = async (policy: UpdatePolicy) => {
    await api.updateTemplate(
      { kind, namespace, name },
      { updatePolicy: policy, revision: template.revision },
    );
    onChanged();
  };
  const setting = useSubmit(setPolicy);
  const choosePolicy = (policy: UpdatePolicy) =>
    policy === 'auto-apply-minor' ? setAsksToApply(true) : setting.run(policy);
  const error = syncing.error ?? setting.error;
  const policySelect = (
    <TextField
      id="nucleon-update-policy"
      select
      fullWidth
      size="small"
      variant="outlined"
      value={updatePolicy}
      disabled={!may.isAllowed || setting.isSubmitting}
      helperText={t(`updatePolicy.${updatePolicy}.help`)}
      label={t('updatePolicy.label')}
      onChange={event => choosePolicy(event.target.value as UpdatePolicy)}
    >
      {POLICIES.map(policy => (
        <MenuItem key={policy} value={policy}>
          {t(`updatePolicy.${policy}.label`)}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Section
      title={t('template.about')}
      isFramed
      actions={
        sync?.location && (
          <ActionButton
            may={maySync}
            disabled={syncing.isSubmitting || sync.status === 'IN_PROGRESS'}
            onClick={() => syncing.run()}
          >
            {t('template.syncNow')}
          </ActionButton>
        )
      }
    >
      {error && (
        <Box mb={2}>
          <Notice tone="error">{error.message}</Notice>
        </Box>
      )}
      {sync?.status === 'FAILED' && (
        <Box mb={2}>
          <Notice tone="error" title={t('template.syncFailed')}>
            {sync.message}
          </Notice>
        </Box>
      )}
      <FieldList
        fields={[
          [t('column.kind'), t(`templateKind.${kind}`)],
          [
            t('column.recommended'),
            template.recommendedVersion ?? t('version.nonePublished'),
          ],
          [t('column.fleet'), <FleetCounts counts={template.counts} />],
          [
            t('column.owner'),
            template.owner && <OwnerLink owner={template.owner} />,
          ],
          [
            t('column.sync'),
            <>
              <SyncState template={template} />{' '}
              {sync?.at && <TimeAgo at={sync.at} />}
            </>,
          ],
          [t('template.location'), sync?.location],
        ]}
      />
      <Box mt={3} maxWidth={420}>
        {may.reason ? (
          <Tooltip title={may.reason}>
            <span>{policySelect}</span>
          </Tooltip>
        ) : (
          policySelect
        )}
      </Box>
      {asksToApply && (
        <AutoApplyDialog
          template={template}
          onClose={() => setAsksToApply(false)}
          onConfirm={async () => {
            await setPolicy('auto-apply-minor');
            setAsksToApply(false);
          }}
        />
      )}
    </Section>
  );
}
