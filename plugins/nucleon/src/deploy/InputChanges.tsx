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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { InputChange } from '@nucleon/plugin-nucleon-common';
import { TonedText } from '../status/StatusBadge';
import { StatusTone } from '../status/statusLooks';
import { nucleonTranslationRef } from '../translation';

const tones: Record<InputChange['change'], StatusTone> = {
  new: 'ok',
  newlyRequired: 'warning',
  changed: 'running',
  removed: 'neutral',
};

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(0.75, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      ...theme.typography.body2,
      '&:last-child': { borderBottom: 0 },
    },
    change: { flex: '0 0 150px' },
    what: { flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' },
    path: {
      fontFamily: 'monospace',
      fontSize: '0.9em',
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'NucleonInputChanges' },
);

/** @internal */
export type InputChangesProps = { changes: InputChange[] };

/**
 * Which inputs are new, newly required, changed or gone.
 *
 * @internal
 */
export function InputChanges(props: InputChangesProps) {
  const { changes } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <ul className={classes.list} aria-label={t('inputChange.title')}>
      {changes.map(({ input, path, title, change, what, needsValue }) => (
        <li key={`${input}.${path}`} className={classes.item}>
          <span className={classes.change}>
            <TonedText tone={change === 'changed' ? 'neutral' : tones[change]}>
              {t(`inputChange.${change}`)}
            </TonedText>
          </span>
          <span className={classes.what}>
            {title ?? path}{' '}
            {title && <span className={classes.path}>{path}</span>}
            {what && <div>{what}</div>}
            {needsValue && <div>{t('inputChange.needsValue')}</div>}
          </span>
        </li>
      ))}
    </ul>
  );
}
