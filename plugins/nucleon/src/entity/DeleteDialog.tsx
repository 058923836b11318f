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
import Box from '@material-ui/core/Box';
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

/**
 * What is deleted with its resources: an environment, or one of the instances
 * or the pipeline of a service.
 *
 * @internal
 */
export type DeletedTarget = {
  name: string;
  resources: ProvisionedResource[];
  lastAttemptedDeploymentId?: string;
};

type StuckTarget = { name: string; resources: ProvisionedResource[] };

/** @internal */
export type DeleteDialogProps = {
  subject: EntityName & { kind: 'environment' | 'service'; revision: number };
  /** What could not be deleted before: what would not go of it may be kept. */
  failed: DeletedTarget[];
  onClose: () => void;
};

/**
 * Asks how something shall be deleted, and for its name.
 *
 * @internal
 */
export function DeleteDialog(props: DeleteDialogProps) {
  const { subject, failed, onClose } = props;
  const { kind, namespace, name } = subject;
  const api = useApi(nucleonApiRef);
  const navigate = useNavigate();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const tabRoute = useRouteRef(tabRouteRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [manner, setManner] = useState<Manner>('delete');
  // The page behind goes on reading; what is deleted is what was seen.
  const [revision] = useState(subject.revision);
  // All that is stuck may stay, but for what was taken out: a stack is let go
  // of only without a resource that would not go.
  const [excluded, setExcluded] = useState<string[]>([]);
  const { targets: stuck, error } = useStuck(failed);
  const kept = [
    ...new Set(
      stuck
        .flatMap(({ resources }) => resources)
        .map(({ logicalId }) => logicalId)
        .filter(id => !excluded.includes(id)),
    ),
  ];
  const manners: Manner[] = stuck.length
    ? ['delete', 'retain', 'forget']
    : ['delete', 'forget'];

  const remove = async () => {
    const query =
      manner === 'forget'
        ? { forget: true, revision }
        : { retain: manner === 'retain' ? kept : undefined, revision };
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
      {error && (
        <Notice tone="warning" title={t('delete.stuckUnknown')}>
          {error.message}
        </Notice>
      )}
      {manner === 'retain' && (
        <>
          <Typography variant="body2" paragraph>
            {t('delete.allOf')}
          </Typography>
          {stuck.map(target => (
            <StuckResources
              key={target.name}
              target={target}
              hasTitle={kind === 'service'}
              excluded={excluded}
              onChange={setExcluded}
            />
          ))}
        </>
      )}
      {manner === 'forget' && (
        <Notice tone="warning">{t('delete.forget.warning')}</Notice>
      )}
    </ConfirmDialog>
  );
}

function StuckResources(props: {
  target: StuckTarget;
  hasTitle: boolean;
  excluded: string[];
  onChange: (excluded: string[]) => void;
}) {
  const { target, hasTitle, excluded, onChange } = props;
  const { name, resources } = target;
  return (
    <Box mb={2} role="group" aria-label={name}>
      {hasTitle && <Typography variant="subtitle2">{name}</Typography>}
      {resources.map(({ logicalId, type, statusReason }) => (
        <div key={logicalId}>
          <FormControlLabel
            label={`${logicalId} (${formatResourceType(type)})`}
            control={
              <Checkbox
                color="primary"
                checked={!excluded.includes(logicalId)}
                onChange={(_, checked) =>
                  onChange(
                    checked
                      ? excluded.filter(id => id !== logicalId)
                      : [...excluded, logicalId],
                  )
                }
              />
            }
          />
          {statusReason && (
            <Typography variant="caption" component="div">
              {statusReason}
            </Typography>
          )}
        </div>
      ))}
    </Box>
  );
}

/**
 * What would not go, target by target. It is in the failed deployments; the
 * targets may have dropped their resources already.
 */
function useStuck(failed: DeletedTarget[]): {
  targets: StuckTarget[];
  error?: Error;
} {
  const api = useApi(nucleonApiRef);
  const ids = failed.map(target => target.lastAttemptedDeploymentId);
  const last = useLive(
    signal =>
      Promise.all(
        ids.map(async id =>
          id ? (await api.getDeployment(id, { signal })).resources : [],
        ),
      ),
    [api, ids.join()],
  );
  const targets = failed.map(({ name, resources }, index) => ({
    name,
    resources: mergeStuck(resources, last.value?.[index] ?? []),
  }));
  return {
    targets: targets.filter(({ resources }) => resources.length > 0),
    error: last.error,
  };
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
