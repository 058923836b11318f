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
import { useParams } from 'react-router-dom';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { DeploymentDetail } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { PlanView } from '../plans';
import { tabRouteRef } from '../routes';
import { StatusBadge } from '../status/StatusBadge';
import { isMovingStatus } from '../status/statusLooks';
import { nucleonTranslationRef } from '../translation';
import {
  CodeBlock,
  EmptyNotice,
  FileViewer,
  LiveView,
  Notice,
  Section,
} from '../view';
import { CancelButton } from './CancelButton';
import { DeploymentFacts } from './DeploymentFacts';
import { DeploymentFailureNotice } from './DeploymentFailureNotice';
import { DeploymentLog } from './DeploymentLog';
import { OutputList } from './OutputList';
import { ResourceList } from './ResourceList';
import { RollbackButton } from './RollbackButton';
import { collectResources } from './resourceStatus';
import { useDeployment } from './useDeployment';
import { useDeploymentLog } from './useDeploymentLog';
import { useDeploymentTitle } from './useDeploymentTitle';
import { useMayDeploy } from './useMayDeploy';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      margin: theme.spacing(1, 0, 2),
    },
    title: { flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    notices: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      marginBottom: theme.spacing(3),
    },
    columns: {
      display: 'grid',
      columnGap: theme.spacing(3),
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    tabs: { marginBottom: theme.spacing(2) },
  }),
  { name: 'NucleonDeploymentPage' },
);

/**
 * The page of one deployment: what it does, how it goes, and why it failed.
 *
 * @internal
 */
export function DeploymentPage() {
  const { id = '' } = useParams();
  const tabRoute = useRouteRef(tabRouteRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const deployment = useDeployment(id);
  return (
    <>
      <Link to={tabRoute({ tab: 'deployments' })}>← {t('deployment.all')}</Link>
      <LiveView state={deployment}>
        {value => (
          <DeploymentView deployment={value} onChanged={deployment.refresh} />
        )}
      </LiveView>
    </>
  );
}

function DeploymentView(props: {
  deployment: DeploymentDetail;
  onChanged: () => void;
}) {
  const { deployment, onChanged } = props;
  const { status, waitsFor, plan, resources } = deployment;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const titleOf = useDeploymentTitle();
  const may = useMayDeploy(deployment);
  const log = useDeploymentLog(deployment.id, deployment);
  const isMoving = isMovingStatus(status);
  return (
    <>
      <div className={classes.head}>
        <Typography variant="h4" component="h1" className={classes.title}>
          {titleOf(deployment)}
        </Typography>
        <StatusBadge status={status} />
        <div className={classes.actions}>
          <CancelButton
            deployment={deployment}
            may={may}
            onCancelled={onChanged}
          />
          <RollbackButton deployment={deployment} may={may} />
        </div>
      </div>
      <div className={classes.notices}>
        <DeploymentFailureNotice
          deployment={deployment}
          events={log.value ?? []}
        />
        {isMoving && waitsFor && (
          <Notice tone="info" title={t('deployment.waitsFor')}>
            {waitsFor}
          </Notice>
        )}
      </div>
      <DeploymentFacts deployment={deployment} />
      {plan && (
        <Section title={t('plan.title')}>
          <PlanView plan={plan} />
        </Section>
      )}
      <div className={classes.columns}>
        <LiveView state={log}>
          {events => <DeploymentLog events={events} isMoving={isMoving} />}
        </LiveView>
        {deployment.intent !== 'plan' && (
          <Section title={t('resources.title')}>
            <ResourceList
              resources={collectResources(resources, log.value ?? [])}
              emptyText={isMoving ? t('resources.notYet') : undefined}
            />
          </Section>
        )}
      </div>
      <DeploymentTabs deployment={deployment} />
    </>
  );
}

const TABS = ['outputs', 'rendered', 'spec'] as const;

function DeploymentTabs(props: { deployment: DeploymentDetail }) {
  const { deployment } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [tab, setTab] = useState<(typeof TABS)[number]>('outputs');
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={tab}
        variant="scrollable"
        indicatorColor="primary"
        onChange={(_, chosen) => setTab(chosen)}
      >
        {TABS.map(name => (
          <Tab key={name} value={name} label={t(`deployment.tab.${name}`)} />
        ))}
      </Tabs>
      {tab === 'outputs' && <OutputList outputs={deployment.outputs} />}
      {tab === 'rendered' && <RenderedFiles deployment={deployment} />}
      {tab === 'spec' &&
        (deployment.spec ? (
          <CodeBlock path="spec.yaml" text={deployment.spec} />
        ) : (
          <EmptyNotice title={t('deployment.noSpec')} />
        ))}
    </>
  );
}

function RenderedFiles(props: { deployment: DeploymentDetail }) {
  const { id, status } = props.deployment;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const files = useLive(
    signal => api.listDeploymentFiles(id, { signal }),
    [api, id, status],
  );
  return (
    <LiveView state={files}>
      {({ items }) =>
        items.length ? (
          <FileViewer files={items} />
        ) : (
          <EmptyNotice title={t('deployment.notRendered')} />
        )
      }
    </LiveView>
  );
}
