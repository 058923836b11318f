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
import { ReactNode } from 'react';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { ServiceDetail, ServicePipeline } from '@nucleon/plugin-nucleon-common';
import { StatusBadge } from '../status/StatusBadge';
import {
  DeploymentLink,
  EnvironmentLink,
  InfrastructureLink,
  TemplateLink,
  VersionCell,
  formatName,
} from '../targets';
import { nucleonTranslationRef } from '../translation';
import { FieldList } from '../view';
import { EntityLiveView } from './EntityLiveView';
import { FailureHint } from './FailureHint';
import { LastDeployed } from './LastDeployed';
import { NucleonCard } from './NucleonCard';
import { getLastDeployed } from './getLastDeployed';
import { getTargetName } from './nucleonEntity';
import { useEntityService } from './useEntityTarget';
import { useLastFailure } from './useLastFailure';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(2, 0, 0), padding: 0, listStyle: 'none' },
    target: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      ...theme.typography.body2,
    },
    state: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-end',
    },
    where: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'NucleonServiceCard' },
);

/**
 * The service of an entity page in short.
 *
 * @public
 */
export function EntityNucleonServiceCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const service = useEntityService();
  return (
    <NucleonCard
      title={t('card.service')}
      action={
        service.value && (
          <InfrastructureLink
            entityRef={service.value.entityRef}
            tab="infrastructure"
          >
            {t('card.details')}
          </InfrastructureLink>
        )
      }
    >
      <EntityLiveView
        state={service}
        subject="service"
        name={formatName(getTargetName(entity))}
      >
        {value => <ServiceSummary service={value} />}
      </EntityLiveView>
    </NucleonCard>
  );
}

function ServiceSummary(props: { service: ServiceDetail }) {
  const { service } = props;
  const { status, statusMessage, versionStatus, instances, pipeline } = service;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const failure = useLastFailure(service);
  return (
    <>
      {failure && <FailureHint {...failure} />}
      <FieldList
        fields={[
          [
            t('column.status'),
            <StatusBadge status={status} message={statusMessage} />,
          ],
          [
            t('column.versionStatus'),
            versionStatus && <StatusBadge status={versionStatus} />,
          ],
          [t('column.recommended'), service.recommendedVersion],
          [t('column.template'), <TemplateLink template={service.template} />],
          [
            t('column.lastDeployed'),
            <LastDeployed {...getLastDeployed(service)} />,
          ],
          [
            t('column.realness'),
            service.isSimulated ? t('status.SIMULATED') : undefined,
          ],
        ]}
      />
      <ul className={classes.list} aria-label={t('card.targets')}>
        {instances.map(instance => (
          <TargetLine key={instance.name} state={instance}>
            {instance.name} {t('instance.in')}{' '}
            <EnvironmentLink environment={instance.environment} />
          </TargetLine>
        ))}
        {pipeline && (
          <TargetLine state={pipeline}>{t('form.pipeline')}</TargetLine>
        )}
      </ul>
    </>
  );
}

function TargetLine(props: {
  state: ServicePipeline & { tier?: string };
  children: ReactNode;
}) {
  const { state, children } = props;
  const classes = useStyles();
  const badge = <StatusBadge status={state.status} />;
  return (
    <li className={classes.target}>
      <div>
        {children}
        <div className={classes.where}>
          {[state.tier, state.account, state.region].filter(Boolean).join(', ')}
        </div>
      </div>
      <div className={classes.state}>
        <VersionCell {...state} />
        {state.lastAttemptedDeploymentId ? (
          <DeploymentLink id={state.lastAttemptedDeploymentId}>
            {badge}
          </DeploymentLink>
        ) : (
          badge
        )}
      </div>
    </li>
  );
}
