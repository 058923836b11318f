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
import Typography from '@material-ui/core/Typography';
import {
  Template,
  TemplateVersion,
  parseVersion,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { nucleonTranslationRef } from '../translation';
import { ConfirmDialog, LiveView } from '../view';

/** @internal */
export type AutoApplyDialogProps = {
  template: Template;
  onConfirm: () => Promise<void>;
  onClose: () => void;
};

/**
 * Says what is upgraded at once when minors shall be applied by themselves, and
 * asks for it.
 *
 * @internal
 */
export function AutoApplyDialog(props: AutoApplyDialogProps) {
  const { template, onConfirm, onClose } = props;
  const { kind, namespace, name } = template;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const concerned = useLive(
    async signal => {
      const subject = { kind, namespace, name };
      const [versions, consumers] = await Promise.all([
        api.listTemplateVersions(subject, { signal }),
        api.listTemplateConsumers(subject, { signal }),
      ]);
      return consumers.items.filter(({ version }) =>
        hasNewerMinor(version, versions.items),
      ).length;
    },
    [api, kind, namespace, name],
  );
  return (
    <ConfirmDialog
      title={t('updatePolicy.confirm.title')}
      confirmLabel={t('updatePolicy.confirm.button')}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <LiveView state={concerned}>
        {count => (
          <Typography paragraph>
            {count
              ? t('updatePolicy.confirm.now', { count })
              : t('updatePolicy.confirm.none')}
          </Typography>
        )}
      </LiveView>
      <Typography>{t('updatePolicy.confirm.later')}</Typography>
    </ConfirmDialog>
  );
}

function hasNewerMinor(
  version: string | undefined,
  versions: TemplateVersion[],
): boolean {
  const deployed = parseVersion(version ?? '');
  return (
    deployed !== undefined &&
    versions.some(({ status, version: text }) => {
      const other = parseVersion(text);
      return (
        status === 'PUBLISHED' &&
        other?.major === deployed.major &&
        other.minor > deployed.minor
      );
    })
  );
}
