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
import { useNavigate } from 'react-router-dom';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import {
  EntityName,
  ProvisionedResource,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { formatResourceType } from '../plans';
import { deploymentRouteRef, tabRouteRef } from '../routes';
import { nucleonTranslationRef } from '../translation';
import { ConfirmDialog, Notice } from '../view';

type Manner = 'delete' | 'retain' | 'forget';

/** @internal */
export type DeleteDialogProps = {
  subject: EntityName & { kind: 'environment' | 'service' };
  /** Whether a deletion failed before: then what would not go may be kept. */
  hasFailed: boolean;
  failedResources: ProvisionedResource[];
  lastDeploymentId?: string;
  onClose: () => void;
};

/**
 * Asks how something shall be deleted, and for its name.
 *
 * @internal
 */
export function DeleteDialog(props: DeleteDialogProps) {
  const { subject, hasFailed, lastDeploymentId, onClose } = props;
  const { kind, namespace, name } = subject;
  const api = useApi(nucleonApiRef);
  const navigate = useNavigate();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const tabRoute = useRouteRef(tabRouteRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [manner, setManner] = useState<Manner>('delete');
  const [kept, setKept] = useState<string[]>([]);

  // What would not go is in the failed deployment; the target may have
  // dropped its resources already.
  const last = useLive(
    async signal =>
      hasFailed && lastDeploymentId
        ? api.getDeployment(lastDeploymentId, { signal })
        : undefined,
    [api, lastDeploymentId, hasFailed],
  );
  const stuck = mergeStuck(props.failedResources, last.value?.resources ?? []);
  const manners: Manner[] =
    hasFailed && stuck.length
      ? ['delete', 'retain', 'forget']
      : ['delete', 'forget'];

  const remove = async () => {
    const query =
      manner === 'forget'
        ? { forget: true }
        : { retain: manner === 'retain' ? kept : undefined };
    const { deployment } =
      kind === 'environment'
        ? await api.deleteEnvironment({ namespace, name }, query)
        : await api.deleteService({ namespace, name }, query);
    onClose();
    navigate(
      deployment
        ? deploymentRoute({ id: deployment.id })
        : tabRoute({
            tab: kind === 'environment' ? 'environments' : 'services',
          }),
    );
  };
  return (
    <ConfirmDialog
      title={t(`delete.title.${kind}`, { name })}
      typedWord={name}
      confirmLabel={t(`delete.confirm.${manner}`)}
      onClose={onClose}
      onConfirm={remove}
    >
      <RadioGroup
        value={manner}
        onChange={(_, value) => setManner(value as Manner)}
        aria-label={t('delete.manner')}
      >
        {manners.map(value => (
          <div key={value}>
            <FormControlLabel
              value={value}
              control={<Radio color="primary" size="small" />}
              label={t(`delete.${value}.label`)}
            />
            <Typography variant="body2" color="textSecondary" paragraph>
              {t(`delete.${value}.${kind}`)}
            </Typography>
          </div>
        ))}
      </RadioGroup>
      {manner === 'retain' &&
        stuck.map(resource => (
          <div key={resource.logicalId}>
            <FormControlLabel
              label={`${resource.logicalId} (${formatResourceType(resource.type)})`}
              control={
                <Checkbox
                  color="primary"
                  checked={kept.includes(resource.logicalId)}
                  onChange={(_, checked) =>
                    setKept(
                      checked
                        ? [...kept, resource.logicalId]
                        : kept.filter(id => id !== resource.logicalId),
                    )
                  }
                />
              }
            />
            {resource.statusReason && (
              <Typography variant="caption" component="div">
                {resource.statusReason}
              </Typography>
            )}
          </div>
        ))}
      {manner === 'forget' && (
        <Notice tone="warning">{t('delete.forget.warning')}</Notice>
      )}
    </ConfirmDialog>
  );
}

function mergeStuck(...lists: ProvisionedResource[][]): ProvisionedResource[] {
  const stuck = new Map<string, ProvisionedResource>();
  for (const resource of lists.flat()) {
    if (resource.status === 'DELETE_FAILED') {
      stuck.set(resource.logicalId, resource);
    }
  }
  return [...stuck.values()];
}
