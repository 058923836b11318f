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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeploymentStatus,
  EntityName,
  ProvisionedResource,
  ServiceStatus,
} from '@nucleon/plugin-nucleon-common';
import { ActionButton, May } from '../permissions';
import { isMovingStatus } from '../status/statusLooks';
import { nucleonTranslationRef } from '../translation';
import { DeleteDialog } from './DeleteDialog';

/** @internal */
export type DeleteButtonProps = {
  subject: EntityName & { kind: 'environment' | 'service' };
  status: DeploymentStatus | ServiceStatus;
  /** Resources as the last deletion left them. */
  failedResources: ProvisionedResource[];
  lastDeploymentId?: string;
  may: May;
  blockedBy?: string;
};

/**
 * Deletes an environment or a service with its stacks.
 *
 * @internal
 */
export function DeleteButton(props: DeleteButtonProps) {
  const { subject, status, failedResources, lastDeploymentId, may } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ActionButton
        may={may}
        blockedBy={
          isMovingStatus(status) ? t('action.isDeploying') : props.blockedBy
        }
        onClick={() => setOpen(true)}
      >
        {t('delete.button')}
      </ActionButton>
      {isOpen && (
        <DeleteDialog
          subject={subject}
          hasFailed={status === 'DELETE_FAILED'}
          failedResources={failedResources.filter(
            resource => resource.status === 'DELETE_FAILED',
          )}
          lastDeploymentId={lastDeploymentId}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
