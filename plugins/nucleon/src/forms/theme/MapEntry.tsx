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
import { MouseEvent, ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import IconButton from '@material-ui/core/IconButton';
import TextField from '@material-ui/core/TextField';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import { nucleonTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
    },
    name: { flex: '1 1 140px' },
    value: { flex: '2 1 200px', minWidth: 0 },
  }),
  { name: 'NucleonMapEntry' },
);

/** @internal */
export type MapEntryProps = {
  id: string;
  name: string;
  disabled?: boolean;
  onRename: (name: string) => void;
  onRemove: (event: MouseEvent) => void;
  children: ReactNode;
};

/**
 * An entry of a map: its name, which can be changed, and its value.
 *
 * @internal
 */
export function MapEntry(props: MapEntryProps) {
  const { id, name, disabled, onRename, onRemove, children } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <div className={classes.root}>
      <TextField
        // The form renames on leaving the field: while a name is being typed
        // it may be that of another entry.
        key={name}
        id={`${id}-key`}
        className={classes.name}
        size="small"
        variant="outlined"
        label={t('form.entryName')}
        InputLabelProps={{ shrink: true, required: true }}
        disabled={disabled}
        defaultValue={name}
        onFocus={event => event.target.select()}
        onBlur={event => {
          const wanted = event.target.value.trim();
          if (wanted && wanted !== name) {
            onRename(wanted);
          } else {
            event.target.value = name;
          }
        }}
      />
      <div className={classes.value}>{children}</div>
      <IconButton
        size="small"
        aria-label={t('form.removeEntry', { name })}
        disabled={disabled}
        onClick={onRemove}
      >
        <DeleteIcon />
      </IconButton>
    </div>
  );
}
