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
import { Deployment } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef } from '../api';
import { ActionButton, May } from '../permissions';
import { nucleonTranslationRef } from '../translation';
import { ConfirmDialog } from '../view';

/** @internal */
export type CancelButtonProps = {
  deployment: Pick<Deployment, 'id' | 'isCancellable'>;
  may: May;
  onCancelled: () => void;
};

/**
 * Cancels a running deployment, after asking.
 *
 * @internal
 */
export function CancelButton(props: CancelButtonProps) {
  const { deployment, may, onCancelled } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [isOpen, setOpen] = useState(false);
  if (!deployment.isCancellable) {
    return null;
  }
  return (
    <>
      <ActionButton may={may} onClick={() => setOpen(true)}>
        {t('deployment.cancel.button')}
      </ActionButton>
      {isOpen && (
        <ConfirmDialog
          title={t('deployment.cancel.title')}
          confirmLabel={t('deployment.cancel.confirm')}
          onClose={() => setOpen(false)}
          onConfirm={async () => {
            await api.cancelDeployment(deployment.id);
            setOpen(false);
            onCancelled();
          }}
        >
          <Typography>{t('deployment.cancel.text')}</Typography>
        </ConfirmDialog>
      )}
    </>
  );
}
