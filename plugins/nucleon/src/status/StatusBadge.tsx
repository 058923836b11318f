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
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import NeutralIcon from '@material-ui/icons/RadioButtonUnchecked';
import RunningIcon from '@material-ui/icons/Autorenew';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { nucleonTranslationRef } from '../translation';
import { AnyStatus, StatusTone, statusLooks } from './statusLooks';

const icons = {
  ok: CheckIcon,
  running: RunningIcon,
  warning: WarningIcon,
  error: ErrorIcon,
  neutral: NeutralIcon,
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
      verticalAlign: 'middle',
      fontSize: theme.typography.body2.fontSize,
      lineHeight: 1.4,
    },
    icon: { fontSize: '1.15em', flexShrink: 0 },
    ok: { color: theme.palette.status.ok },
    warning: { color: theme.palette.warning.main },
    error: { color: theme.palette.status.error },
    neutral: { color: theme.palette.text.secondary },
    running: {
      color: theme.palette.link,
      animation: '$turn 2s linear infinite',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
    '@keyframes turn': { to: { transform: 'rotate(360deg)' } },
  }),
  { name: 'NucleonStatusBadge' },
);

/** @internal */
export type StatusBadgeProps = {
  status: AnyStatus;
  /** Said in place of the status's own words. */
  label?: string;
  /** Why it is so, shown on hovering. */
  message?: string;
};

/**
 * A status in words and colour, the same everywhere.
 *
 * @internal
 */
export function StatusBadge(props: StatusBadgeProps) {
  const { status, label, message } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const badge = (
    <TonedText tone={statusLooks[status]}>
      {label ?? t(`status.${status}`)}
    </TonedText>
  );
  if (!message) {
    return badge;
  }
  return (
    <Tooltip title={message}>
      <span>{badge}</span>
    </Tooltip>
  );
}

/** @internal */
export type TonedTextProps = { tone: StatusTone; children: string };

/**
 * Words with the icon and colour of a tone.
 *
 * @internal
 */
export function TonedText(props: TonedTextProps) {
  const { tone, children } = props;
  const classes = useStyles();
  const Icon = icons[tone];
  return (
    <span className={classes.root}>
      <Icon className={`${classes.icon} ${classes[tone]}`} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
