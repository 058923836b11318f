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
import { useNavigate } from 'react-router-dom';
import { NotFoundError } from '@backstage/errors';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { Deployment } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef } from '../api';
import { ActionButton, May } from '../permissions';
import { deploymentRouteRef } from '../routes';
import { deployTarget, formatTarget, getTarget } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { ConfirmDialog } from '../view';

/** @internal */
export type RollbackButtonProps = { deployment: Deployment; may: May };

/**
 * Goes back to what an earlier successful deployment had deployed.
 *
 * @internal
 */
export function RollbackButton(props: RollbackButtonProps) {
  const { deployment, may } = props;
  const api = useApi(nucleonApiRef);
  const navigate = useNavigate();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const { id, target, version, status, intent } = deployment;
  if (status !== 'SUCCEEDED' || intent !== 'apply') {
    return null;
  }
  const rollBack = async () => {
    const found = await getTarget(api, target);
    if (!found) {
      throw new NotFoundError(
        `'${formatTarget(target)}' is not there any more`,
      );
    }
    const started = await deployTarget(api, target, {
      mode: 'ROLLBACK',
      intent: 'apply',
      deploymentId: id,
      revision: found.revision,
    });
    setOpen(false);
    navigate(deploymentRoute({ id: started.id }));
  };
  return (
    <>
      <ActionButton may={may} onClick={() => setOpen(true)}>
        {t('deployment.rollback.button')}
      </ActionButton>
      {isOpen && (
        <ConfirmDialog
          title={t('deployment.rollback.title', {
            target: formatTarget(target),
            version,
          })}
          confirmLabel={t('deployment.rollback.confirm')}
          onClose={() => setOpen(false)}
          onConfirm={rollBack}
        >
          <Typography>{t('deployment.rollback.text', { version })}</Typography>
        </ConfirmDialog>
      )}
    </>
  );
}
