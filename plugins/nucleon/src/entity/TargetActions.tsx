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
import { DeploymentStatus, Target } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { DeployDialog } from '../deploy';
import { CancelButton } from '../deployments';
import { ActionButton, May } from '../permissions';
import { isMovingStatus } from '../status/statusLooks';
import { nucleonTranslationRef } from '../translation';

/** @internal */
export type TargetActionsProps = {
  target: Target;
  state: {
    status: DeploymentStatus;
    version?: string;
    versionStatus?: string;
    recommendedVersion?: string;
    lastAttemptedDeploymentId?: string;
  };
  may: May;
  onChanged: () => void;
};

/**
 * What can be done with one target: upgrade, edit, cancel.
 *
 * @internal
 */
export function TargetActions(props: TargetActionsProps) {
  const { target, state, may, onChanged } = props;
  const { status, version, versionStatus, recommendedVersion } = state;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [purpose, setPurpose] = useState<'upgrade' | 'edit'>();
  const isMoving = isMovingStatus(status);
  const blockedBy = isMoving ? t('action.isDeploying') : undefined;
  const isBehind =
    versionStatus !== undefined && versionStatus !== 'up-to-date';
  return (
    <>
      {isMoving && state.lastAttemptedDeploymentId && (
        <RunningCancelButton
          id={state.lastAttemptedDeploymentId}
          may={may}
          onCancelled={onChanged}
        />
      )}
      {version && (
        <ActionButton
          may={may}
          blockedBy={blockedBy}
          variant={isBehind ? 'contained' : 'outlined'}
          color={isBehind ? 'primary' : 'default'}
          onClick={() => setPurpose('upgrade')}
        >
          {isBehind && recommendedVersion
            ? t('action.upgradeTo', { version: recommendedVersion })
            : t('action.otherVersion')}
        </ActionButton>
      )}
      <ActionButton
        may={may}
        blockedBy={blockedBy}
        onClick={() => setPurpose('edit')}
      >
        {t('action.edit')}
      </ActionButton>
      {purpose && (
        <DeployDialog
          target={target}
          purpose={purpose}
          onClose={() => {
            setPurpose(undefined);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function RunningCancelButton(props: {
  id: string;
  may: May;
  onCancelled: () => void;
}) {
  const { id, may, onCancelled } = props;
  const api = useApi(nucleonApiRef);
  const deployment = useLive(
    signal => api.getDeployment(id, { signal }),
    [api, id],
    { subjects: ['deployment'] },
  );
  return deployment.value ? (
    <CancelButton
      deployment={deployment.value}
      may={may}
      onCancelled={onCancelled}
    />
  ) : null;
}
