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
import {
  EnvironmentDetail,
  ServiceInstance,
  environmentDeletePermission,
  environmentUpdatePermission,
} from '@nucleon/plugin-nucleon-common';
import { OutputList, ResourceList } from '../deployments';
import { nucleonApiRef } from '../api';
import { ActionButton, useMay } from '../permissions';
import { StatusBadge } from '../status/StatusBadge';
import {
  InfrastructureLink,
  TemplateLink,
  VersionCell,
  formatName,
} from '../targets';
import { nucleonTranslationRef } from '../translation';
import {
  CodeBlock,
  DataTable,
  EmptyNotice,
  FieldList,
  Section,
  TimeAgo,
} from '../view';
import { EditDetailsDialog } from './EditDetailsDialog';
import { DeleteButton } from './DeleteButton';
import { EntityLiveView } from './EntityLiveView';
import { FailureHint } from './FailureHint';
import { LastDeployed } from './LastDeployed';
import { TargetActions } from './TargetActions';
import { TargetDeployments } from './TargetDeployments';
import { getTargetName } from './nucleonEntity';
import { useEntityEnvironment } from './useEntityTarget';

/**
 * Everything about an environment, and what can be done with it.
 *
 * @internal
 */
export function EnvironmentInfrastructure() {
  const { entity } = useEntity();
  const environment = useEntityEnvironment();
  return (
    <EntityLiveView
      state={environment}
      subject="environment"
      name={formatName(getTargetName(entity))}
    >
      {value => (
        <EnvironmentView environment={value} onChanged={environment.refresh} />
      )}
    </EntityLiveView>
  );
}

function EnvironmentView(props: {
  environment: EnvironmentDetail;
  onChanged: () => void;
}) {
  const { environment, onChanged } = props;
  const { namespace, name, spec, outputs, resources, instances } = environment;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const api = useApi(nucleonApiRef);
  const [isEditing, setEditing] = useState(false);
  const ref = `${namespace}/${name}`;
  const mayUpdate = useMay({
    permission: environmentUpdatePermission,
    resourceRef: ref,
  });
  const mayDelete = useMay({
    permission: environmentDeletePermission,
    resourceRef: ref,
    owners: [environment.owner],
  });
  return (
    <>
      <FailureHint
        status={environment.status}
        message={environment.statusMessage}
        deploymentId={environment.lastAttemptedDeploymentId}
      />
      <Section
        title={t('column.environment')}
        isFramed
        actions={
          <>
            <TargetActions
              target={{ kind: 'environment', namespace, name }}
              state={environment}
              may={mayUpdate}
              onChanged={onChanged}
            />
            <ActionButton may={mayUpdate} onClick={() => setEditing(true)}>
              {t('action.details')}
            </ActionButton>
            <DeleteButton
              subject={{
                kind: 'environment',
                namespace,
                name,
                revision: environment.revision,
              }}
              status={environment.status}
              targets={[environment]}
              may={mayDelete}
              blockedBy={
                instances.length
                  ? t('delete.hasInstances', { count: instances.length })
                  : undefined
              }
            />
          </>
        }
      >
        <FieldList
          fields={[
            [
              t('column.status'),
              <StatusBadge
                status={environment.status}
                message={environment.statusMessage}
              />,
            ],
            [t('column.version'), <VersionCell {...environment} />],
            [
              t('column.template'),
              <TemplateLink template={environment.template} />,
            ],
            [t('column.destination'), environment.destination],
            [t('column.account'), environment.account],
            [t('column.region'), environment.region],
            [t('column.tier'), environment.tier],
            [t('column.lastDeployed'), <LastDeployed {...environment} />],
            [t('column.stack'), environment.binding?.name],
          ]}
        />
      </Section>
      {isEditing && (
        <EditDetailsDialog
          details={environment}
          onClose={() => setEditing(false)}
          onSave={async changed => {
            await api.updateEnvironment(
              { namespace, name },
              { ...changed, revision: environment.revision },
            );
            setEditing(false);
            onChanged();
          }}
        />
      )}
      <Section title={t('environment.instances')}>
        <InstancesHere instances={instances} />
      </Section>
      <Section title={t('outputs.title')}>
        <OutputList outputs={outputs} />
      </Section>
      <Section title={t('resources.title')}>
        <ResourceList resources={resources} />
      </Section>
      <Section title={t('spec.title')}>
        {spec ? (
          <CodeBlock path="spec.yaml" text={spec} />
        ) : (
          <EmptyNotice title={t('deployment.noSpec')} />
        )}
      </Section>
      <TargetDeployments
        query={{ environment: ref, targetKind: 'environment' }}
      />
    </>
  );
}

function InstancesHere(props: { instances: ServiceInstance[] }) {
  const { instances } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!instances.length) {
    return <EmptyNotice title={t('environment.noInstances')} />;
  }
  return (
    <DataTable
      label={t('environment.instances')}
      rows={instances}
      getKey={({ id }) => id}
      columns={[
        {
          title: t('column.instance'),
          render: row => {
            const label = `${formatName(row.service)} / ${row.name}`;
            return row.entityRef ? (
              <InfrastructureLink
                entityRef={row.entityRef}
                tab="infrastructure"
              >
                {label}
              </InfrastructureLink>
            ) : (
              label
            );
          },
        },
        {
          title: t('column.status'),
          render: row => (
            <StatusBadge status={row.status} message={row.statusMessage} />
          ),
        },
        {
          title: t('column.version'),
          render: row => <VersionCell {...row} />,
        },
        {
          title: t('column.template'),
          render: row => <TemplateLink template={row.template} />,
        },
        {
          title: t('column.lastDeployed'),
          render: row => <TimeAgo at={row.lastDeploymentAttemptedAt} />,
        },
      ]}
    />
  );
}
