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
import Box from '@material-ui/core/Box';
import { AnyStatus, statusLooks } from '../status/statusLooks';
import { DeploymentLink } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { Notice } from '../view';

/** @internal */
export type FailureHintProps = {
  status: AnyStatus;
  message?: string;
  deploymentId?: string;
};

/**
 * Says first what failed, with the way to its log.
 *
 * @internal
 */
export function FailureHint(props: FailureHintProps) {
  const { status, message, deploymentId } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (statusLooks[status] !== 'error') {
    return null;
  }
  return (
    <Box mb={2}>
      <Notice
        tone="error"
        title={t(`status.${status}`)}
        action={
          deploymentId && (
            <DeploymentLink id={deploymentId}>
              {t('card.openDeployment')}
            </DeploymentLink>
          )
        }
      >
        {message}
      </Notice>
    </Box>
  );
}
