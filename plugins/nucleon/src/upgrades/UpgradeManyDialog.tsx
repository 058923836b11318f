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
import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  EntityName,
  NucleonApi,
  Target,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { upgradeRouteRef } from '../routes';
import { formatTarget, targetKey } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { Body, LiveView, Notice, useSubmit } from '../view';

const MAX_CONCURRENCY = 50;

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(1, 0, 2),
      paddingLeft: theme.spacing(2.5),
      maxHeight: 180,
      overflow: 'auto',
    },
    options: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    hidden: { display: 'none' },
  }),
  { name: 'NucleonUpgradeManyDialog' },
);

/** @internal */
export type UpgradeManyDialogProps = {
  targets?: Target[];
  services?: EntityName[];
  onClose: () => void;
};

/**
 * Asks how several targets shall be upgraded, and starts it. The report of each
 * is on a page of its own.
 *
 * @internal
 */
export function UpgradeManyDialog(props: UpgradeManyDialogProps) {
  const { targets = [], services = [], onClose } = props;
  const api = useApi(nucleonApiRef);
  const navigate = useNavigate();
  const upgradeRoute = useRouteRef(upgradeRouteRef);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [mode, setMode] = useState<'MINOR_VERSION' | 'MAJOR_VERSION'>(
    'MINOR_VERSION',
  );
  const [concurrency, setConcurrency] = useState('3');
  const [stopAtFirstFailure, setStop] = useState(true);

  const all = useLive(
    async signal => [
      ...targets,
      ...(await listServiceTargets(api, services, signal)),
    ],
    [api],
  );
  const isEmpty = all.value?.length === 0;
  const parallel = Number(concurrency);
  const isConcurrencyValid =
    Number.isInteger(parallel) && parallel >= 1 && parallel <= MAX_CONCURRENCY;
  const { run, isSubmitting, error } = useSubmit(async () => {
    const upgrade = await api.createUpgrade({
      targets: all.value ?? [],
      mode,
      concurrency: parallel,
      stopAtFirstFailure,
    });
    navigate(upgradeRoute({ id: upgrade.id }));
  });
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth>
      <DialogTitle>{t('upgrades.many.title')}</DialogTitle>
      <DialogContent>
        <Body>
          <LiveView state={all}>
            {found =>
              found.length ? (
                <>
                  <Typography variant="body2">
                    {t('upgrades.many.targets', { count: found.length })}
                  </Typography>
                  <ul className={classes.list}>
                    {found.map(target => (
                      <li key={targetKey(target)}>{formatTarget(target)}</li>
                    ))}
                  </ul>
                </>
              ) : (
                <Notice tone="ok" title={t('upgrades.many.nothing.title')}>
                  {t('upgrades.many.nothing.text')}
                </Notice>
              )
            }
          </LiveView>
          <div className={isEmpty ? classes.hidden : classes.options}>
            <RadioGroup
              value={mode}
              onChange={(_, value) => setMode(value as typeof mode)}
              aria-label={t('upgrades.many.mode')}
            >
              {(['MINOR_VERSION', 'MAJOR_VERSION'] as const).map(value => (
                <div key={value}>
                  <FormControlLabel
                    value={value}
                    control={<Radio color="primary" size="small" />}
                    label={t(`upgrades.many.${value}.label`)}
                  />
                  <FormHelperText>
                    {t(`upgrades.many.${value}.help`)}
                  </FormHelperText>
                </div>
              ))}
            </RadioGroup>
            <TextField
              id="nucleon-concurrency"
              type="number"
              size="small"
              variant="outlined"
              label={t('upgrades.many.concurrency')}
              value={concurrency}
              error={!isConcurrencyValid}
              helperText={t('upgrades.many.concurrencyHelp', {
                max: `${MAX_CONCURRENCY}`,
              })}
              inputProps={{ min: 1, max: MAX_CONCURRENCY }}
              onChange={event => setConcurrency(event.target.value)}
            />
            <FormControlLabel
              label={t('upgrades.many.stopAtFirstFailure')}
              control={
                <Switch
                  color="primary"
                  checked={stopAtFirstFailure}
                  onChange={(_, checked) => setStop(checked)}
                />
              }
            />
          </div>
          {error && <ResponseErrorPanel error={error} defaultExpanded />}
        </Body>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('confirm.back')}</Button>
        {!isEmpty && (
          <Button
            variant="contained"
            color="primary"
            disabled={isSubmitting || !all.value || !isConcurrencyValid}
            onClick={() => run()}
          >
            {t('upgrades.many.start')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** The instances and pipelines of services that run an older version. */
async function listServiceTargets(
  api: NucleonApi,
  services: EntityName[],
  signal: AbortSignal,
): Promise<Target[]> {
  const details = await Promise.all(
    services.map(({ namespace, name }) =>
      api.getService({ namespace, name }, { signal }),
    ),
  );
  return details.flatMap(({ namespace, name, instances, pipeline }) => [
    ...instances.filter(isBehind).map(instance => ({
      kind: 'service-instance' as const,
      namespace,
      service: name,
      name: instance.name,
    })),
    ...(pipeline && isBehind(pipeline)
      ? [
          {
            kind: 'service-pipeline' as const,
            namespace,
            service: name,
            name: 'pipeline',
          },
        ]
      : []),
  ]);
}

/** What was never deployed is no older than anything. */
function isBehind(state: { versionStatus?: VersionStatus }): boolean {
  const { versionStatus } = state;
  return versionStatus !== undefined && versionStatus !== 'up-to-date';
}
