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
import { Deployment, NucleonApi, Target } from '@nucleon/plugin-nucleon-common';
import { getErrorMessage, isErrorOf, nucleonApiRef, useLive } from '../api';
import { ActionButton, May } from '../permissions';
import { deploymentRouteRef } from '../routes';
import { isMovingStatus } from '../status/statusLooks';
import {
  TargetDetail,
  deployTarget,
  formatTarget,
  getTarget,
} from '../targets';
import { nucleonTranslationRef } from '../translation';
import { ConfirmDialog, Notice } from '../view';

/** @internal */
export type RollbackButtonProps = { deployment: Deployment; may: May };

/**
 * Goes back to what an earlier successful deployment had deployed. There is
 * none for what stands already, and none for what is gone.
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
  const isPast = status === 'SUCCEEDED' && intent === 'apply';
  const found = useLive(
    async () => (isPast ? readTarget(api, target) : { detail: undefined }),
    [api, JSON.stringify(target), isPast],
    { subjects: ['deployment', 'environment', 'service'] },
  );
  const detail = found.value?.detail;
  if (!isPast || !detail || isStanding(deployment, detail)) {
    return found.error ? (
      <Notice tone="error">{getErrorMessage(found.error)}</Notice>
    ) : null;
  }
  const rollBack = async () => {
    const current = await getTarget(api, target);
    if (!current) {
      throw new NotFoundError(t('view.gone', { name: formatTarget(target) }));
    }
    const started = await deployTarget(api, target, {
      mode: 'ROLLBACK',
      intent: 'apply',
      deploymentId: id,
      revision: current.revision,
    });
    setOpen(false);
    navigate(deploymentRoute({ id: started.id }));
  };
  return (
    <>
      <ActionButton
        may={may}
        blockedBy={
          isMovingStatus(detail.status) ? t('action.isDeploying') : undefined
        }
        onClick={() => setOpen(true)}
      >
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

async function readTarget(
  api: NucleonApi,
  target: Target,
): Promise<{ detail: TargetDetail | undefined }> {
  try {
    return { detail: await getTarget(api, target) };
  } catch (error) {
    // An environment or service that was deleted is an answer too.
    if (isErrorOf('NotFoundError', error)) {
      return { detail: undefined };
    }
    throw error;
  }
}

/**
 * Whether the deployment is what its target has, with nothing tried since. A
 * target of the same name that was made later never had it.
 */
function isStanding(deployment: Deployment, detail: TargetDetail): boolean {
  const { lastAttemptedDeploymentId, createdAt } = detail;
  return (
    lastAttemptedDeploymentId === deployment.id ||
    createdAt > deployment.createdAt
  );
}
