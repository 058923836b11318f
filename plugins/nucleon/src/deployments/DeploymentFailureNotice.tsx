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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeploymentDetail,
  DeploymentEvent,
} from '@nucleon/plugin-nucleon-common';
import { formatResourceType } from '../plans';
import { nucleonTranslationRef } from '../translation';
import { Notice } from '../view';

/** @internal */
export type DeploymentFailureNoticeProps = {
  deployment: DeploymentDetail;
  events: DeploymentEvent[];
};

/**
 * Names the resource that failed first, and why, as soon as it is known: a
 * roll-back may run for long after.
 *
 * @internal
 */
export function DeploymentFailureNotice(props: DeploymentFailureNoticeProps) {
  const { deployment, events } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const { status, statusMessage } = deployment;
  const isFailed = status === 'FAILED' || status === 'DELETE_FAILED';
  const failure = deployment.failure ?? findFailure(events);
  if (status === 'SUCCEEDED' || status === 'DELETE_COMPLETE') {
    return null;
  }
  if (!failure) {
    return isFailed || (status === 'CANCELLED' && statusMessage) ? (
      <Notice
        tone={isFailed ? 'error' : 'info'}
        title={isFailed ? t('deployment.failed') : t('status.CANCELLED')}
      >
        {statusMessage}
      </Notice>
    ) : null;
  }
  const { logicalId, type, reason } = failure;
  const isToldTwice = !statusMessage || statusMessage.includes(reason);
  return (
    <Notice
      tone="error"
      title={
        logicalId
          ? t('deployment.failedAt', {
              resource: logicalId,
              type: type ? formatResourceType(type) : '',
            })
          : t('deployment.failed')
      }
    >
      {isToldTwice ? reason : `${reason}\n${statusMessage}`}
    </Notice>
  );
}

// Resources that were stopped because another one failed say so in these words.
const CONSEQUENCE = /cancelled|canceled/i;

function findFailure(events: DeploymentEvent[]) {
  const event = events.find(
    ({ status, logicalId, statusReason = '' }) =>
      logicalId &&
      status?.endsWith('_FAILED') &&
      !CONSEQUENCE.test(statusReason),
  );
  return (
    event && {
      logicalId: event.logicalId,
      type: event.type,
      reason: event.statusReason ?? event.message,
    }
  );
}
