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

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
      gap: theme.spacing(2),
      margin: 0,
    },
    item: { minWidth: 0 },
    label: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
    value: {
      ...theme.typography.body2,
      margin: 0,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'NucleonFieldList' },
);

/** @internal */
export type FieldListProps = {
  /** Label and value; a field without a value is left out. */
  fields: [label: string, value: ReactNode][];
};

/**
 * Short facts side by side.
 *
 * @internal
 */
export function FieldList(props: FieldListProps) {
  const { fields } = props;
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {fields
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label} className={classes.item}>
            <dt className={classes.label}>{label}</dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
