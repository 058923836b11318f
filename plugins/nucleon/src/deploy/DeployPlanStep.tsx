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
import { useNavigate } from 'react-router-dom';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { Target } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef } from '../api';
import { DeploymentLog, useDeployment, useDeploymentLog } from '../deployments';
import { PlanView } from '../plans';
import { deploymentRouteRef } from '../routes';
import { isMovingStatus } from '../status/statusLooks';
import { deployTarget } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { Body, LiveView, Notice, useSubmit } from '../view';
import type { PreparedDeployment } from './DeployDialog';

/** @internal */
export type DeployPlanStepProps = {
  target: Target;
  prepared: PreparedDeployment;
  onBack: () => void;
};

/**
 * Shows the plan while it is made and when it is there, and has exactly that
 * plan carried out.
 *
 * @internal
 */
export function DeployPlanStep(props: DeployPlanStepProps) {
  const { target, prepared, onBack } = props;
  const { request, planId } = prepared;
  const api = useApi(nucleonApiRef);
  const navigate = useNavigate();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const planned = useDeployment(planId);
  const log = useDeploymentLog(planId, planned.value);
  const { status, plan, failure, statusMessage } = planned.value ?? {};

  const { run, isSubmitting, error } = useSubmit(async () => {
    const started = await deployTarget(api, target, {
      ...request,
      intent: 'apply',
      expectedPlanDigest: plan?.digest,
    });
    navigate(deploymentRoute({ id: started.id }));
  });
  return (
    <>
      <DialogContent>
        <Body>
          <LiveView state={planned}>
            {deployment => (
              <>
                {isMovingStatus(deployment.status) && (
                  <>
                    <Typography variant="body2" gutterBottom>
                      {deployment.waitsFor ?? t('deploy.planning')}
                    </Typography>
                    <LinearProgress />
                    <DeploymentLog events={log.value ?? []} isMoving />
                  </>
                )}
                {plan && <PlanView plan={plan} />}
                {status === 'FAILED' && (
                  <Notice
                    tone="error"
                    title={
                      failure?.logicalId
                        ? t('deploy.planFailedAt', {
                            resource: failure.logicalId,
                          })
                        : t('deploy.planFailed')
                    }
                  >
                    {failure?.reason ?? statusMessage}
                  </Notice>
                )}
              </>
            )}
          </LiveView>
          {error && <ResponseErrorPanel error={error} defaultExpanded />}
        </Body>
      </DialogContent>
      <DialogActions>
        <Button onClick={onBack}>{t('deploy.back')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={isSubmitting || status !== 'SUCCEEDED' || !plan}
          onClick={() => run()}
        >
          {t('deploy.apply')}
        </Button>
      </DialogActions>
    </>
  );
}
