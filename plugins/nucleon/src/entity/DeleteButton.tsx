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
  ServiceStatus,
} from '@nucleon/plugin-nucleon-common';
import { ActionButton, May } from '../permissions';
import { isMovingStatus } from '../status/statusLooks';
import { nucleonTranslationRef } from '../translation';
import { DeleteDialog, DeleteDialogProps, DeletedTarget } from './DeleteDialog';

/** @internal */
export type DeleteButtonProps = {
  subject: DeleteDialogProps['subject'];
  status: DeploymentStatus | ServiceStatus;
  /** The environment, or the instances and the pipeline of the service. */
  targets: (DeletedTarget & { status: DeploymentStatus })[];
  may: May;
  blockedBy?: string;
};

/**
 * Deletes an environment or a service with its stacks.
 *
 * @internal
 */
export function DeleteButton(props: DeleteButtonProps) {
  const { subject, status, targets, may } = props;
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
          failed={targets.filter(target => target.status === 'DELETE_FAILED')}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
