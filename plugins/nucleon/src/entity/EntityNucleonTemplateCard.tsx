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
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusBadge } from '../status/StatusBadge';
import { InfrastructureLink } from '../targets';
import { FleetCounts } from '../templates';
import { nucleonTranslationRef } from '../translation';
import { FieldList } from '../view';
import { EntityLiveView } from './EntityLiveView';
import { NucleonCard } from './NucleonCard';
import { useEntityTemplate } from './useEntityTarget';

/**
 * The template of an entity page in short.
 *
 * @public
 */
export function EntityNucleonTemplateCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const template = useEntityTemplate();
  return (
    <NucleonCard
      title={t('card.template')}
      action={
        <InfrastructureLink
          entityRef={stringifyEntityRef(entity)}
          tab="versions"
        >
          {t('card.versions')}
        </InfrastructureLink>
      }
    >
      <EntityLiveView
        state={template}
        subject="template"
        name={entity.metadata.name}
      >
        {value => (
          <FieldList
            fields={[
              [t('column.kind'), t(`templateKind.${value.kind}`)],
              [
                t('column.recommended'),
                value.recommendedVersion ?? t('version.nonePublished'),
              ],
              [
                t('card.draft'),
                value.hasDraft ? (
                  <StatusBadge
                    status="DRAFT"
                    label={t('template.draftWaits')}
                  />
                ) : undefined,
              ],
              [t('column.fleet'), <FleetCounts counts={value.counts} />],
              [
                t('column.sync'),
                value.sync && (
                  <StatusBadge
                    status={value.sync.status}
                    message={value.sync.message}
                  />
                ),
              ],
              [
                t('updatePolicy.label'),
                t(`updatePolicy.${value.updatePolicy}.label`),
              ],
            ]}
          />
        )}
      </EntityLiveView>
    </NucleonCard>
  );
}
