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
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import {
  EntityName,
  ServiceInstance,
  ServicePipeline,
  Target,
} from '@nucleon/plugin-nucleon-common';
import { OutputList, ResourceList } from '../deployments';
import { May } from '../permissions';
import { StatusBadge } from '../status/StatusBadge';
import { EnvironmentLink, VersionCell } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { FieldList } from '../view';
import { FailureHint } from './FailureHint';
import { LastDeployed } from './LastDeployed';
import { TargetActions } from './TargetActions';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      alignItems: 'center',
      marginBottom: theme.spacing(2),
    },
    title: { flex: '1 1 160px', minWidth: 0 },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    tabs: { margin: theme.spacing(1, 0) },
  }),
  { name: 'NucleonTargetPanel' },
);

/** @internal */
export type TargetPanelProps = {
  target: Target;
  title: string;
  environment?: EntityName;
  state: ServiceInstance | ServicePipeline;
  may: May;
  onChanged: () => void;
};

/**
 * An instance or the pipeline of a service, with its outputs and resources.
 *
 * @internal
 */
export function TargetPanel(props: TargetPanelProps) {
  const { target, title, environment, state, may, onChanged } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [tab, setTab] = useState<'outputs' | 'resources'>();
  return (
    <Paper variant="outlined" className={classes.root}>
      <div className={classes.head}>
        <Typography variant="h6" component="h3" className={classes.title}>
          {title}
        </Typography>
        <StatusBadge status={state.status} message={state.statusMessage} />
        <div className={classes.actions}>
          <TargetActions
            target={target}
            state={state}
            may={may}
            onChanged={onChanged}
          />
        </div>
      </div>
      <FailureHint
        status={state.status}
        message={state.statusMessage}
        deploymentId={state.lastAttemptedDeploymentId}
      />
      <FieldList
        fields={[
          [
            t('column.environment'),
            environment && <EnvironmentLink environment={environment} />,
          ],
          [t('column.version'), <VersionCell {...state} />],
          [t('column.account'), state.account],
          [t('column.region'), state.region],
          [t('column.lastDeployed'), <LastDeployed {...state} />],
        ]}
      />
      <Tabs
        className={classes.tabs}
        value={tab ?? false}
        indicatorColor="primary"
        onChange={(_, chosen) => setTab(chosen)}
      >
        <Tab
          value="outputs"
          label={t('outputs.count', { number: `${state.outputs.length}` })}
        />
        <Tab
          value="resources"
          label={t('resources.count', { number: `${state.resources.length}` })}
        />
      </Tabs>
      {tab === 'outputs' && <OutputList outputs={state.outputs} />}
      {tab === 'resources' && <ResourceList resources={state.resources} />}
    </Paper>
  );
}
