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
import Dialog from '@material-ui/core/Dialog';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { Theme, makeStyles } from '@material-ui/core/styles';
import Step from '@material-ui/core/Step';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
import { DeployRequest, Target } from '@nucleon/plugin-nucleon-common';
import { formatTarget } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { DeployInputsStep } from './DeployInputsStep';
import { DeployPlanStep } from './DeployPlanStep';

const useStyles = makeStyles(
  { stepper: { padding: 0, marginBottom: 16 } },
  { name: 'NucleonDeployDialog' },
);

/**
 * What a user is about to deploy, and its plan.
 *
 * @internal
 */
export type PreparedDeployment = {
  request: DeployRequest;
  planId: string;
};

/** @internal */
export type DeployDialogProps = {
  target: Target;
  /** To another version, or the same version with other inputs. */
  purpose: 'upgrade' | 'edit';
  onClose: () => void;
};

/**
 * Upgrades or edits a target in two steps: what it needs, then what would
 * happen, which is agreed to.
 *
 * @internal
 */
export function DeployDialog(props: DeployDialogProps) {
  const { target, purpose, onClose } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const isNarrow = useMediaQuery((theme: Theme) =>
    theme.breakpoints.down('xs'),
  );
  const [prepared, setPrepared] = useState<PreparedDeployment>();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="md"
      fullWidth
      fullScreen={isNarrow}
      scroll="paper"
    >
      <DialogTitle>
        {t(`deploy.title.${purpose}`, { target: formatTarget(target) })}
      </DialogTitle>
      <DialogContent>
        <Stepper activeStep={prepared ? 1 : 0} className={classes.stepper}>
          <Step>
            <StepLabel>{t(`deploy.step.${purpose}`)}</StepLabel>
          </Step>
          <Step>
            <StepLabel>{t('deploy.step.plan')}</StepLabel>
          </Step>
        </Stepper>
      </DialogContent>
      {/* Kept while the plan is shown: going back finds what was typed. */}
      <DeployInputsStep
        target={target}
        purpose={purpose}
        isHidden={prepared !== undefined}
        onPrepared={setPrepared}
        onClose={onClose}
      />
      {prepared && (
        <DeployPlanStep
          target={target}
          prepared={prepared}
          onBack={() => setPrepared(undefined)}
        />
      )}
    </Dialog>
  );
}
