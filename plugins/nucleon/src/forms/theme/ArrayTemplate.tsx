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
import { ArrayFieldTemplateProps } from '@rjsf/utils';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { nucleonTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(1.5, 2),
    },
    item: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1.5),
    },
    content: { flex: 1, minWidth: 0 },
    add: { marginTop: theme.spacing(1) },
  }),
  { name: 'NucleonArrayTemplate' },
);

/**
 * A list of values that grows and shrinks.
 *
 * @internal
 */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { title, items, canAdd, onAddClick, required, schema } = props;
  const { disabled, readonly } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <div className={classes.root} role="group" aria-label={title}>
      <Typography variant="subtitle2">
        {title}
        {required && ' *'}
      </Typography>
      {schema.description && (
        <Typography variant="caption" color="textSecondary" component="div">
          {schema.description}
        </Typography>
      )}
      {items.map(item => (
        <div key={item.key} className={classes.item}>
          <div className={classes.content}>{item.children}</div>
          {item.hasRemove && (
            <IconButton
              size="small"
              aria-label={t('form.removeItem', { number: `${item.index + 1}` })}
              disabled={disabled || readonly}
              onClick={item.onDropIndexClick(item.index)}
            >
              <DeleteIcon />
            </IconButton>
          )}
        </div>
      ))}
      {canAdd && (
        <Button
          className={classes.add}
          size="small"
          startIcon={<AddIcon />}
          disabled={disabled || readonly}
          onClick={onAddClick}
        >
          {t('form.addItem')}
        </Button>
      )}
    </div>
  );
}
