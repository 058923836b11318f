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
import Typography from '@material-ui/core/Typography';
import {
  TemplateName,
  TemplateVersion,
  templatePublishPermission,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef } from '../api';
import { ActionButton, useMay } from '../permissions';
import { nucleonTranslationRef } from '../translation';
import { ConfirmDialog } from '../view';

/** @internal */
export type PublishButtonProps = {
  name: TemplateName;
  owner?: string;
  version: Pick<TemplateVersion, 'version' | 'missingEngines'>;
  onPublished: () => void;
};

/**
 * Publishes a draft, after saying what that means.
 *
 * @internal
 */
export function PublishButton(props: PublishButtonProps) {
  const { name, owner, onPublished } = props;
  const { version, missingEngines } = props.version;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const may = useMay({
    permission: templatePublishPermission,
    resourceRef: `${name.kind}:${name.namespace}/${name.name}`,
    owners: [owner],
  });
  return (
    <>
      <ActionButton
        may={may}
        blockedBy={
          missingEngines &&
          t('publish.missingEngine', { engine: missingEngines.join(', ') })
        }
        variant="contained"
        color="primary"
        onClick={() => setOpen(true)}
      >
        {t('publish.button', { version })}
      </ActionButton>
      {isOpen && (
        <ConfirmDialog
          title={t('publish.title', { version })}
          confirmLabel={t('publish.confirm')}
          onClose={() => setOpen(false)}
          onConfirm={async () => {
            await api.updateTemplateVersion(name, version, {
              status: 'PUBLISHED',
            });
            setOpen(false);
            onPublished();
          }}
        >
          <Typography>{t('publish.text')}</Typography>
        </ConfirmDialog>
      )}
    </>
  );
}
