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
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import {
  ServiceDetail,
  serviceDeletePermission,
  serviceUpdatePermission,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { ActionButton, useMay } from '../permissions';
import { StatusBadge } from '../status/StatusBadge';
import { isMovingStatus } from '../status/statusLooks';
import { TemplateLink, formatName } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { UpgradeManyDialog } from '../upgrades';
import { CodeBlock, EmptyNotice, FieldList, Notice, Section } from '../view';
import { DeleteButton } from './DeleteButton';
import { EditDetailsDialog } from './EditDetailsDialog';
import { EditInstancesDialog } from './EditInstancesDialog';
import { EntityLiveView } from './EntityLiveView';
import { FailureHint } from './FailureHint';
import { LastDeployed } from './LastDeployed';
import { TargetDeployments } from './TargetDeployments';
import { TargetPanel } from './TargetPanel';
import { getLastDeployed } from './getLastDeployed';
import { getTargetName } from './nucleonEntity';
import { useEntityService } from './useEntityTarget';
import { useLastFailure } from './useLastFailure';

/**
 * Everything about a service, and what can be done with it.
 *
 * @internal
 */
export function ServiceInfrastructure() {
  const { entity } = useEntity();
  const service = useEntityService();
  return (
    <EntityLiveView
      state={service}
      subject="service"
      name={formatName(getTargetName(entity))}
    >
      {value => <ServiceView service={value} onChanged={service.refresh} />}
    </EntityLiveView>
  );
}

function ServiceView(props: { service: ServiceDetail; onChanged: () => void }) {
  const { service, onChanged } = props;
  const { namespace, name, status, statusMessage, instances, pipeline } =
    service;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const failure = useLastFailure(service);
  const api = useApi(nucleonApiRef);
  const [dialog, setDialog] = useState<'upgrade' | 'instances' | 'details'>();
  const ref = `${namespace}/${name}`;
  const mayUpdate = useMay({
    permission: serviceUpdatePermission,
    resourceRef: ref,
  });
  // Who looks after the template may bring everything to a new version of it.
  const template = useLive(
    signal => api.getTemplate(service.template, { signal }),
    [api, JSON.stringify(service.template)],
  );
  const mayUpgradeAll = useMay({
    permission: serviceUpdatePermission,
    resourceRef: ref,
    owners: [service.owner, template.value?.owner],
  });
  const mayDelete = useMay({
    permission: serviceDeletePermission,
    resourceRef: ref,
    owners: [service.owner],
  });
  const mayRemove = useMay({
    permission: serviceUpdatePermission,
    resourceRef: ref,
    owners: [service.owner],
  });
  const isMoving = isMovingStatus(status);
  const blockedBy = isMoving ? t('action.isDeploying') : undefined;
  const isBehind =
    service.versionStatus !== undefined &&
    service.versionStatus !== 'up-to-date';
  return (
    <>
      <Section
        title={t('column.service')}
        isFramed
        actions={
          <>
            {isBehind && (
              <ActionButton
                may={mayUpgradeAll}
                blockedBy={blockedBy}
                variant="contained"
                color="primary"
                onClick={() => setDialog('upgrade')}
              >
                {t('action.upgradeAll')}
              </ActionButton>
            )}
            <ActionButton
              may={mayUpdate}
              blockedBy={blockedBy}
              onClick={() => setDialog('instances')}
            >
              {t('action.editInstances')}
            </ActionButton>
            <ActionButton may={mayUpdate} onClick={() => setDialog('details')}>
              {t('action.details')}
            </ActionButton>
            <DeleteButton
              subject={{
                kind: 'service',
                namespace,
                name,
                revision: service.revision,
              }}
              status={status}
              targets={[
                ...instances,
                ...(pipeline
                  ? [{ ...pipeline, name: t('form.pipeline') }]
                  : []),
              ]}
              may={mayDelete}
            />
          </>
        }
      >
        {failure && <FailureHint {...failure} />}
        {statusMessage && !failure && (
          <Box mb={2}>
            <Notice tone="info" title={t(`status.${status}`)}>
              {statusMessage}
            </Notice>
          </Box>
        )}
        <FieldList
          fields={[
            [t('column.status'), <StatusBadge status={status} />],
            [
              t('column.versionStatus'),
              service.versionStatus && (
                <StatusBadge status={service.versionStatus} />
              ),
            ],
            [t('column.recommended'), service.recommendedVersion],
            [
              t('column.template'),
              <TemplateLink template={service.template} />,
            ],
            [t('form.repositoryId.label'), service.repository?.repositoryId],
            [t('form.branchName.label'), service.repository?.branchName],
            [
              t('column.lastDeployed'),
              <LastDeployed {...getLastDeployed(service)} />,
            ],
          ]}
        />
      </Section>
      <Section title={t('column.instances')}>
        {instances.length === 0 && (
          <EmptyNotice title={t('service.noInstances')} />
        )}
        {instances.map(instance => (
          <TargetPanel
            key={instance.id}
            target={{
              kind: 'service-instance',
              namespace,
              service: name,
              name: instance.name,
            }}
            title={instance.name}
            environment={instance.environment}
            state={instance}
            may={mayUpdate}
            onChanged={onChanged}
          />
        ))}
      </Section>
      {pipeline && (
        <Section title={t('form.pipeline')}>
          <TargetPanel
            target={{
              kind: 'service-pipeline',
              namespace,
              service: name,
              name: 'pipeline',
            }}
            title={t('form.pipeline')}
            state={pipeline}
            may={mayUpdate}
            onChanged={onChanged}
          />
        </Section>
      )}
      <Section title={t('spec.title')}>
        {service.spec ? (
          <CodeBlock path="spec.yaml" text={service.spec} />
        ) : (
          <EmptyNotice title={t('deployment.noSpec')} />
        )}
      </Section>
      <TargetDeployments query={{ service: ref }} />
      {dialog === 'upgrade' && (
        <UpgradeManyDialog
          services={[service]}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'details' && (
        <EditDetailsDialog
          details={service}
          onClose={() => setDialog(undefined)}
          onSave={async changed => {
            await api.updateService(
              { namespace, name },
              { ...changed, revision: service.revision },
            );
            setDialog(undefined);
            onChanged();
          }}
        />
      )}
      {dialog === 'instances' && (
        <EditInstancesDialog
          service={service}
          mayRemove={mayRemove}
          onClose={() => setDialog(undefined)}
          onEdited={() => {
            setDialog(undefined);
            onChanged();
          }}
        />
      )}
    </>
  );
}
