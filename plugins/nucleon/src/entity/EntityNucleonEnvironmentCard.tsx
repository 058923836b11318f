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
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusBadge } from '../status/StatusBadge';
import {
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
import { getTargetName } from './nucleonEntity';
import { useEntityEnvironment } from './useEntityTarget';

/**
 * The environment of an entity page in short.
 *
 * @public
 */
export function EntityNucleonEnvironmentCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const environment = useEntityEnvironment();
  return (
    <NucleonCard
      title={t('card.environment')}
      action={
        environment.value && (
          <InfrastructureLink
            entityRef={environment.value.entityRef}
            tab="infrastructure"
          >
            {t('card.details')}
          </InfrastructureLink>
        )
      }
    >
      <EntityLiveView
        state={environment}
        subject="environment"
        name={formatName(getTargetName(entity))}
      >
        {value => (
          <>
            <FailureHint
              status={value.status}
              message={value.statusMessage}
              deploymentId={value.lastAttemptedDeploymentId}
            />
            <FieldList
              fields={[
                [
                  t('column.status'),
                  <StatusBadge
                    status={value.status}
                    message={value.statusMessage}
                  />,
                ],
                [t('column.version'), <VersionCell {...value} />],
                [t('column.recommended'), value.recommendedVersion],
                [
                  t('column.template'),
                  <TemplateLink template={value.template} />,
                ],
                [t('column.account'), value.account],
                [t('column.region'), value.region],
                [t('column.tier'), value.tier],
                [t('column.instances'), value.instances.length],
                [t('column.lastDeployed'), <LastDeployed {...value} />],
                [
                  t('column.realness'),
                  value.isSimulated ? t('status.SIMULATED') : undefined,
                ],
              ]}
            />
          </>
        )}
      </EntityLiveView>
    </NucleonCard>
  );
}
