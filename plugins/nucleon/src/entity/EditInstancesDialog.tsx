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
import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import { ServiceDetail } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import {
  InstanceValue,
  InstancesFields,
  SecretValues,
  getInstanceProblems,
  mergeSecrets,
  secretsAt,
  validateInputs,
} from '../forms';
import { May } from '../permissions';
import { formatName } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { Body, LiveView, Notice, Section, useSubmit } from '../view';
import { useLostInstances } from './useLostInstances';

const useStyles = makeStyles(
  theme => ({
    removed: { textDecoration: 'line-through' },
    content: { paddingBottom: theme.spacing(2) },
  }),
  { name: 'NucleonEditInstancesDialog' },
);

/** @internal */
export type EditInstancesDialogProps = {
  service: ServiceDetail;
  mayRemove: May;
  onClose: () => void;
  onEdited: () => void;
};

/**
 * Adds and removes instances of a service (6.3), or tries again what failed.
 *
 * @internal
 */
export function EditInstancesDialog(props: EditInstancesDialogProps) {
  const { service, mayRemove, onClose, onEdited } = props;
  const { namespace, name, template, instances, revision, status } = service;
  const api = useApi(nucleonApiRef);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [removed, setRemoved] = useState<string[]>([]);
  const lost = useLostInstances(service);
  const [changed, setChanged] = useState<InstanceValue[]>();
  const added = changed ?? lost.value ?? [];
  const [secrets, setSecrets] = useState<SecretValues>({});
  const [showsMissing, setShowsMissing] = useState(false);

  const { newInstanceVersion } = service;
  const detail = useLive(
    // Null, because undefined would seem to be on its way.
    async signal =>
      newInstanceVersion === undefined
        ? null
        : api.getTemplateVersion(template, newInstanceVersion, { signal }),
    [api, JSON.stringify(template), newInstanceVersion],
  );
  const kept = instances.filter(instance => !removed.includes(instance.name));
  const problems = added.flatMap((instance, index) => [
    ...Object.keys(
      getInstanceProblems({
        instances: added,
        index,
        takenNames: instances.map(taken => taken.name),
      }),
    ),
    ...validateInputs({
      schema: detail.value?.serviceInput,
      value: instance.inputs ?? {},
      secrets: secretsAt(secrets, `${index}.inputs`),
    }),
  ]);
  const { run, isSubmitting, error } = useSubmit(async () => {
    if (problems.length) {
      setShowsMissing(true);
      return;
    }
    await api.editService(
      { namespace, name },
      {
        revision,
        instances: [
          ...kept.map(instance => ({
            name: instance.name,
            environment: formatName(instance.environment),
          })),
          ...added.map((instance, index) => ({
            name: instance.name!,
            environment: instance.environment!,
            inputs: mergeSecrets(
              instance.inputs ?? {},
              secretsAt(secrets, `${index}.inputs`),
            ),
          })),
        ],
      },
    );
    onEdited();
  });
  const isEmpty = kept.length + added.length === 0;
  const isRetry = status !== 'ACTIVE';
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{t('instances.title', { name })}</DialogTitle>
      <DialogContent className={classes.content}>
        <Body>
          {isRetry && (
            <Box mb={2}>
              <Notice tone="info" title={t('instances.retry.title')}>
                {lost.value?.length
                  ? t('instances.retry.lost')
                  : t('instances.retry.text')}
              </Notice>
            </Box>
          )}
          {instances.length > 0 && (
            <Section isSmall title={t('instances.existing')}>
              {instances.map(instance => (
                <div key={instance.name}>
                  <FormControlLabel
                    control={
                      <Checkbox
                        color="primary"
                        checked={!removed.includes(instance.name)}
                        // What would not go was given up before.
                        disabled={
                          !mayRemove.isAllowed &&
                          instance.status !== 'DELETE_FAILED'
                        }
                        onChange={(_, checked) =>
                          setRemoved(
                            checked
                              ? removed.filter(other => other !== instance.name)
                              : [...removed, instance.name],
                          )
                        }
                      />
                    }
                    label={
                      <span
                        className={
                          removed.includes(instance.name)
                            ? classes.removed
                            : undefined
                        }
                      >
                        {instance.name} {t('instance.in')}{' '}
                        {formatName(instance.environment)}
                      </span>
                    }
                  />
                </div>
              ))}
              <Typography variant="caption" color="textSecondary">
                {mayRemove.isAllowed
                  ? t('instances.existingHelp')
                  : mayRemove.reason}
              </Typography>
            </Section>
          )}
          {removed.length > 0 && (
            <Box mb={2}>
              <Notice tone="warning">
                {t('instances.removeWarning', { names: removed.join(', ') })}
              </Notice>
            </Box>
          )}
          <Section isSmall title={t('instances.new')}>
            <LiveView state={detail}>
              {value =>
                value ? (
                  <>
                    <Typography
                      variant="body2"
                      color="textSecondary"
                      gutterBottom
                    >
                      {t('instances.newVersion', { version: value.version })}
                    </Typography>
                    <InstancesFields
                      detail={value}
                      minimum={0}
                      value={added}
                      secrets={secrets}
                      takenNames={instances.map(instance => instance.name)}
                      showsMissing={showsMissing}
                      onChange={(wanted, given) => {
                        setChanged(wanted);
                        setSecrets(given);
                      }}
                    />
                  </>
                ) : (
                  <Notice tone="warning">{t('instances.noVersion')}</Notice>
                )
              }
            </LiveView>
          </Section>
          {isEmpty && <Notice tone="error">{t('instances.needsOne')}</Notice>}
          {error && <ResponseErrorPanel error={error} defaultExpanded />}
        </Body>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('confirm.back')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={
            isSubmitting ||
            isEmpty ||
            (!isRetry && !removed.length && !added.length)
          }
          onClick={() => run()}
        >
          {t('instances.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
