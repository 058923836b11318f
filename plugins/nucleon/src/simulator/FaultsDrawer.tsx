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
import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import { useLive } from '../api';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LiveView, Notice, useSubmit } from '../view';
import { ActiveFault, Fault, SimulatorClient } from './SimulatorClient';

const TYPES = ['resource', 'throttle', 'latency', 'slowness', 'drop'] as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      width: 400,
      maxWidth: '100vw',
      padding: theme.spacing(2),
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    head: { display: 'flex', alignItems: 'center' },
    title: { flex: 1 },
    list: { margin: 0, padding: 0, listStyle: 'none' },
    fault: {
      display: 'flex',
      alignItems: 'center',
      borderBottom: `1px solid ${theme.palette.divider}`,
      ...theme.typography.body2,
    },
    text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'NucleonFaultsDrawer' },
);

/** @internal */
export type FaultsDrawerProps = { adminUrl: string; onClose: () => void };

/**
 * Lets the simulator fail in the ways that AWS does, to see what happens then.
 *
 * @internal
 */
export function FaultsDrawer(props: FaultsDrawerProps) {
  const { adminUrl, onClose } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const client = useMemo(() => new SimulatorClient({ adminUrl }), [adminUrl]);
  const faults = useLive(() => client.listFaults(), [client]);
  const [type, setType] = useState<Fault['type']>('resource');
  const [subject, setSubject] = useState('');
  const [amount, setAmount] = useState('');
  const adding = useSubmit(async () => {
    await client.addFault(toFault({ type, subject, amount }));
    setSubject('');
    setAmount('');
    faults.refresh();
  });
  const removing = useSubmit(async (id: string) => {
    await client.removeFault(id);
    faults.refresh();
  });
  const error = adding.error ?? removing.error;
  const describe = (fault: ActiveFault) =>
    t(`simulator.active.${fault.type}`, describeValues(fault));
  return (
    <Drawer anchor="right" open onClose={onClose}>
      <div className={classes.root}>
        <div className={classes.head}>
          <Typography variant="h5" component="h2" className={classes.title}>
            {t('simulator.title')}
          </Typography>
          <IconButton onClick={onClose} aria-label={t('confirm.back')}>
            <CloseIcon />
          </IconButton>
        </div>
        <Typography variant="body2" color="textSecondary">
          {t('simulator.help')}
        </Typography>
        <TextField
          id="nucleon-fault-type"
          select
          size="small"
          variant="outlined"
          label={t('simulator.type')}
          value={type}
          onChange={event => setType(event.target.value as Fault['type'])}
          helperText={t(`simulator.fault.${type}.help`)}
        >
          {TYPES.map(value => (
            <MenuItem key={value} value={value}>
              {t(`simulator.fault.${value}.label`)}
            </MenuItem>
          ))}
        </TextField>
        {type !== 'slowness' && (
          <TextField
            id="nucleon-fault-subject"
            size="small"
            variant="outlined"
            label={t(
              type === 'resource' ? 'simulator.resource' : 'simulator.api',
            )}
            placeholder={t(
              type === 'resource'
                ? 'simulator.resourceExample'
                : 'simulator.apiExample',
            )}
            InputLabelProps={{ shrink: true }}
            value={subject}
            onChange={event => setSubject(event.target.value)}
          />
        )}
        <TextField
          id="nucleon-fault-amount"
          size="small"
          variant="outlined"
          type="number"
          label={t(`simulator.fault.${type}.amount`)}
          InputLabelProps={{ shrink: true }}
          value={amount}
          onChange={event => setAmount(event.target.value)}
        />
        <Button
          variant="contained"
          color="primary"
          disabled={
            adding.isSubmitting || (type === 'latency' && amount === '')
          }
          onClick={() => adding.run()}
        >
          {t('simulator.add')}
        </Button>
        {error && <Notice tone="error">{error.message}</Notice>}
        <Typography variant="subtitle2">{t('simulator.current')}</Typography>
        <LiveView state={faults}>
          {items =>
            items.length ? (
              <ul className={classes.list}>
                {items.map(fault => (
                  <li key={fault.id} className={classes.fault}>
                    <span className={classes.text}>{describe(fault)}</span>
                    <IconButton
                      size="small"
                      aria-label={t('simulator.remove')}
                      onClick={() => removing.run(fault.id)}
                    >
                      <DeleteIcon />
                    </IconButton>
                  </li>
                ))}
              </ul>
            ) : (
              <EmptyNotice title={t('simulator.none')} />
            )
          }
        </LiveView>
      </div>
    </Drawer>
  );
}

function toFault(given: {
  type: Fault['type'];
  subject: string;
  amount: string;
}): Fault {
  const { type } = given;
  const subject = given.subject.trim() || undefined;
  const amount = given.amount === '' ? undefined : Number(given.amount);
  switch (type) {
    case 'resource':
      return subject?.includes('::')
        ? { type, resourceType: subject, times: amount ?? 1 }
        : { type, logicalId: subject, times: amount ?? 1 };
    case 'throttle':
      return { type, api: subject, ratePerSecond: amount };
    case 'latency':
      return { type, api: subject, milliseconds: amount ?? 0 };
    case 'drop':
      return { type, api: subject, when: 'after', times: amount ?? 1 };
    default:
      return { type, factor: amount ?? 5 };
  }
}

function describeValues(fault: ActiveFault) {
  const { api, logicalId, resourceType, milliseconds, factor, times } =
    fault as Record<string, string | number | undefined>;
  return {
    subject: String(logicalId ?? resourceType ?? api ?? '*'),
    amount: String(milliseconds ?? factor ?? times ?? '∞'),
  };
}
