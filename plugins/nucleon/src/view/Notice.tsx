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
import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import OkIcon from '@material-ui/icons/CheckCircleOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';

const icons = {
  info: InfoIcon,
  ok: OkIcon,
  warning: WarningIcon,
  error: ErrorIcon,
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      alignItems: 'flex-start',
      padding: theme.spacing(1.5, 2),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      borderLeftWidth: 4,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      ...theme.typography.body2,
    },
    text: {
      flex: '1 1 200px',
      minWidth: 0,
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-line',
    },
    icon: { flexShrink: 0, fontSize: '1.4em' },
    infoBorder: { borderLeftColor: theme.palette.link },
    okBorder: { borderLeftColor: theme.palette.status.ok },
    warningBorder: { borderLeftColor: theme.palette.status.warning },
    errorBorder: { borderLeftColor: theme.palette.status.error },
    info: { color: theme.palette.link },
    ok: { color: theme.palette.status.ok },
    warning: { color: theme.palette.warning.main },
    error: { color: theme.palette.status.error },
  }),
  { name: 'NucleonNotice' },
);

/** @internal */
export type NoticeProps = {
  tone: 'info' | 'ok' | 'warning' | 'error';
  title?: string;
  action?: ReactNode;
  children?: ReactNode;
};

/**
 * A sentence that stands out, with what can be done about it.
 *
 * @internal
 */
export function Notice(props: NoticeProps) {
  const { tone, title, action, children } = props;
  const classes = useStyles();
  const Icon = icons[tone];
  return (
    <div
      className={`${classes.root} ${classes[`${tone}Border`]}`}
      role={tone === 'error' ? 'alert' : 'note'}
    >
      <Icon className={`${classes.icon} ${classes[tone]}`} aria-hidden />
      <div className={classes.text}>
        {title && <strong>{title}</strong>}
        {title && children && <br />}
        {children}
      </div>
      {action}
    </div>
  );
}
