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
import { useMemo } from 'react';
import { alpha, makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { nucleonTranslationRef } from '../translation';
import { DiffLine, diffLines } from './diffLines';

const CONTEXT_LINES = 3;
const SHADE_OPACITY = 0.16;

const useStyles = makeStyles(
  theme => ({
    root: {
      maxHeight: 480,
      overflow: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
      fontFamily: 'monospace',
      fontSize: '0.8rem',
    },
    table: { borderCollapse: 'collapse', minWidth: '100%' },
    number: {
      padding: theme.spacing(0, 1),
      textAlign: 'right',
      color: theme.palette.text.secondary,
      userSelect: 'none',
      width: 1,
    },
    text: { whiteSpace: 'pre', padding: theme.spacing(0, 1) },
    added: {
      backgroundColor: alpha(theme.palette.status.ok, SHADE_OPACITY),
    },
    removed: {
      backgroundColor: alpha(theme.palette.status.error, SHADE_OPACITY),
    },
    same: {},
    gap: {
      color: theme.palette.text.secondary,
      padding: theme.spacing(0.5, 1),
      backgroundColor: theme.palette.action.hover,
    },
  }),
  { name: 'NucleonLineDiff' },
);

/** @internal */
export type LineDiffProps = { before?: string; after?: string };

/**
 * What changed in a text, with some lines around it.
 *
 * @internal
 */
export function LineDiff(props: LineDiffProps) {
  const { before = '', after = '' } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const parts = useMemo(
    () => foldUnchanged(diffLines(before, after)),
    [before, after],
  );
  const signs = { same: ' ', added: '+', removed: '-' };
  return (
    <div className={classes.root}>
      <table className={classes.table}>
        <tbody>
          {parts.map((part, index) =>
            typeof part === 'number' ? (
              <tr key={index}>
                <td colSpan={3} className={classes.gap}>
                  {t('diff.unchanged', { count: part })}
                </td>
              </tr>
            ) : (
              <tr key={index} className={classes[part.kind]}>
                <td className={classes.number}>{part.before}</td>
                <td className={classes.number}>{part.after}</td>
                <td className={classes.text}>
                  {signs[part.kind]} {part.text}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Puts the number of lines in place of long runs of unchanged ones. */
function foldUnchanged(lines: DiffLine[]): (DiffLine | number)[] {
  const isNear = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1)
      .some(line => line.kind !== 'same'),
  );
  const parts: (DiffLine | number)[] = [];
  for (const [index, line] of lines.entries()) {
    const last = parts[parts.length - 1];
    if (isNear[index]) {
      parts.push(line);
    } else if (typeof last === 'number') {
      parts[parts.length - 1] = last + 1;
    } else {
      parts.push(1);
    }
  }
  return parts;
}
