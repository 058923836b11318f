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
import Checkbox from '@material-ui/core/Checkbox';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { nucleonTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    selected: {
      '&&': { backgroundColor: theme.palette.action.selected },
    },
    paper: { overflowX: 'auto', position: 'relative' },
    cell: {
      padding: theme.spacing(1, 2),
      verticalAlign: 'top',
      overflowWrap: 'break-word',
      // The portal's theme breaks words in tables wherever that saves room.
      wordBreak: 'normal',
      lineHeight: 1.5,
    },
    head: {
      padding: theme.spacing(1, 2),
      whiteSpace: 'nowrap',
      backgroundColor: 'transparent',
      color: theme.palette.text.secondary,
      fontWeight: 600,
    },
    check: { padding: theme.spacing(0.5), width: 48 },
    label: { display: 'none' },
    // On a phone a row is a block of labelled lines: nothing to scroll sideways.
    [theme.breakpoints.down('xs')]: {
      thead: { display: 'none' },
      row: {
        display: 'block',
        position: 'relative',
        borderBottom: `1px solid ${theme.palette.divider}`,
        padding: theme.spacing(1, 0),
      },
      cell: {
        display: 'flex',
        gap: theme.spacing(1),
        border: 0,
        padding: theme.spacing(0.5, 2),
      },
      // Above Material-UI's own rule for cells with a check box.
      check: {
        '&&': {
          position: 'absolute',
          right: theme.spacing(2),
          top: theme.spacing(1),
          width: 'auto',
          padding: 0,
          border: 0,
        },
      },
      label: {
        display: 'block',
        flex: '0 0 110px',
        color: theme.palette.text.secondary,
      },
      body: { display: 'block' },
      table: { display: 'block' },
    },
    thead: {},
    row: {},
    body: {},
    table: {},
    value: { minWidth: 0, flex: 1 },
  }),
  { name: 'NucleonDataTable' },
);

/**
 * A column of a {@link DataTable}.
 *
 * @internal
 */
export type DataColumn<T> = {
  title: string;
  render: (row: T) => ReactNode;
};

/** @internal */
export type DataTableProps<T> = {
  /** What the table holds, for those who cannot see it. */
  label: string;
  columns: DataColumn<T>[];
  rows: T[];
  getKey: (row: T) => string;
  /** What a row is called where it is selected; its key if left out. */
  getName?: (row: T) => string;
  selection?: {
    selected: Set<string>;
    onChange: (selected: Set<string>) => void;
    isSelectable?: (row: T) => boolean;
  };
};

/**
 * A plain table that becomes a list of blocks where it is narrow.
 *
 * @internal
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, getKey, getName, selection } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const selectable = selection
    ? rows.filter(row => selection.isSelectable?.(row) ?? true).map(getKey)
    : [];
  const chosen = selectable.filter(key => selection?.selected.has(key));
  const toggle = (key: string) => {
    const selected = new Set(selection?.selected);
    if (!selected.delete(key)) {
      selected.add(key);
    }
    selection?.onChange(selected);
  };
  return (
    <Paper variant="outlined" className={classes.paper}>
      <Table size="small" aria-label={label} className={classes.table}>
        <TableHead className={classes.thead}>
          <TableRow>
            {selection && (
              <TableCell padding="checkbox" className={classes.head}>
                <Checkbox
                  color="primary"
                  disabled={!selectable.length}
                  checked={
                    chosen.length > 0 && chosen.length === selectable.length
                  }
                  indeterminate={
                    chosen.length > 0 && chosen.length < selectable.length
                  }
                  onChange={() =>
                    selection.onChange(new Set(chosen.length ? [] : selectable))
                  }
                  inputProps={{ 'aria-label': t('table.selectAll') }}
                />
              </TableCell>
            )}
            {columns.map(column => (
              <TableCell key={column.title} className={classes.head}>
                {column.title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody className={classes.body}>
          {rows.map(row => {
            const key = getKey(row);
            return (
              <TableRow
                key={key}
                className={`${classes.row} ${
                  selection?.selected.has(key) ? classes.selected : ''
                }`}
                aria-selected={selection?.selected.has(key)}
              >
                {selection && (
                  <TableCell padding="checkbox" className={classes.check}>
                    <Checkbox
                      color="primary"
                      disabled={!selectable.includes(key)}
                      checked={selection.selected.has(key)}
                      onChange={() => toggle(key)}
                      inputProps={{
                        'aria-label': t('table.select', {
                          name: getName?.(row) ?? key,
                        }),
                      }}
                    />
                  </TableCell>
                )}
                {columns.map(column => (
                  <TableCell key={column.title} className={classes.cell}>
                    <span className={classes.label} aria-hidden>
                      {column.title}
                    </span>
                    <div className={classes.value}>{column.render(row)}</div>
                  </TableCell>
                ))}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Paper>
  );
}
