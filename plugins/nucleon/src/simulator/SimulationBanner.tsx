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
import { configApiRef, useApi, useApiHolder } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import ScienceIcon from '@material-ui/icons/InfoOutlined';
import { NucleonApi } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { nucleonTranslationRef } from '../translation';
import { FaultsDrawer } from './FaultsDrawer';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'fixed',
      // Pages have their titles at the left and their actions at the right of
      // the first row, and their buttons at the foot.
      left: '50%',
      top: theme.spacing(1),
      zIndex: theme.zIndex.appBar - 1,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 1.5),
      minHeight: 32,
      borderRadius: 16,
      border: `1px solid ${theme.palette.status.warning}`,
      ...theme.typography.caption,
      '@media print': { display: 'none' },
      // On a phone the navigation stands at the foot of the page.
      [theme.breakpoints.down('xs')]: {
        left: 'auto',
        top: 'auto',
        bottom: 64,
        right: theme.spacing(1),
      },
    },
    icon: { fontSize: '1.2em' },
  }),
  { name: 'NucleonSimulationBanner' },
);

/**
 * Says on every page that what is seen is simulated, and leads to the faults
 * that the simulator can be told to make.
 *
 * @public
 */
export function SimulationBanner() {
  // An app that overrides the plugin's APIs away has no banner, and no error.
  const api = useApiHolder().get(nucleonApiRef);
  return api ? <Banner api={api} /> : null;
}

function Banner(props: { api: NucleonApi }) {
  const { api } = props;
  const classes = useStyles();
  const configApi = useApi(configApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [isOpen, setOpen] = useState(false);
  // Where destinations cannot be read, for want of a permission or of a
  // backend, the pages say so; here there is only nothing to say.
  const destinations = useLive(
    signal => api.listDestinations({ signal }),
    [api],
  );
  const adminUrl = configApi.getOptionalString('nucleon.simulator.adminUrl');
  if (!destinations.value?.items.some(({ isSimulated }) => isSimulated)) {
    return null;
  }
  return (
    <>
      <Paper
        elevation={3}
        className={classes.root}
        role="note"
        aria-label={t('simulator.label')}
      >
        <ScienceIcon className={classes.icon} aria-hidden />
        {t('simulator.banner')}
        {adminUrl && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('simulator.faults')}
          </Button>
        )}
      </Paper>
      {isOpen && adminUrl && (
        <FaultsDrawer adminUrl={adminUrl} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
