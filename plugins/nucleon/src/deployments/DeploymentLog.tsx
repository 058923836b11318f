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
import { useEffect, useRef, useState } from 'react';
import { DateTime } from 'luxon';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Paper from '@material-ui/core/Paper';
import Switch from '@material-ui/core/Switch';
import { DeploymentEvent } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, Section } from '../view';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      padding: theme.spacing(1, 0),
      listStyle: 'none',
      maxHeight: 520,
      overflow: 'auto',
      fontFamily: 'monospace',
      fontSize: '0.8rem',
      lineHeight: 1.6,
    },
    line: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(0, 2),
      borderLeft: '3px solid transparent',
    },
    info: {},
    warning: { borderLeftColor: theme.palette.status.warning },
    error: {
      borderLeftColor: theme.palette.status.error,
      color: theme.palette.status.error,
    },
    time: { color: theme.palette.text.secondary, flexShrink: 0 },
    message: { minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  }),
  { name: 'NucleonDeploymentLog' },
);

/** @internal */
export type DeploymentLogProps = {
  events: DeploymentEvent[];
  isMoving: boolean;
};

/**
 * The log of a deployment, which stays at its end while it grows.
 *
 * @internal
 */
export function DeploymentLog(props: DeploymentLogProps) {
  const { events, isMoving } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [follows, setFollows] = useState(true);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    if (follows && isMoving && list.current) {
      list.current.scrollTop = list.current.scrollHeight;
    }
  }, [events, follows, isMoving]);

  return (
    <Section
      title={t('log.title')}
      actions={
        isMoving && (
          <FormControlLabel
            label={t('log.follow')}
            control={
              <Switch
                size="small"
                color="primary"
                checked={follows}
                onChange={(_, checked) => setFollows(checked)}
              />
            }
          />
        )
      }
    >
      {events.length === 0 ? (
        <EmptyNotice title={t('log.empty')} />
      ) : (
        <Paper variant="outlined">
          <ol
            ref={list}
            className={classes.list}
            aria-label={t('log.title')}
            aria-live={isMoving ? 'polite' : 'off'}
          >
            {events.map(event => (
              <li
                key={event.sequence}
                className={`${classes.line} ${classes[event.level]}`}
              >
                <time className={classes.time} dateTime={event.at}>
                  {DateTime.fromISO(event.at).toFormat('HH:mm:ss')}
                </time>
                <span className={classes.message}>{describeEvent(event)}</span>
              </li>
            ))}
          </ol>
        </Paper>
      )}
    </Section>
  );
}

function describeEvent(event: DeploymentEvent): string {
  const { message, logicalId, statusReason } = event;
  const subject =
    logicalId && !message.includes(logicalId) ? `${logicalId}: ` : '';
  const reason =
    statusReason && !message.includes(statusReason) ? ` – ${statusReason}` : '';
  return `${subject}${message}${reason}`;
}
