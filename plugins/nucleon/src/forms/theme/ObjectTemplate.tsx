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
import { ObjectFieldTemplateProps, canExpand } from '@rjsf/utils';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import { nucleonTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    fields: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2.5),
    },
    nested: {
      borderLeft: `2px solid ${theme.palette.divider}`,
      paddingLeft: theme.spacing(2),
    },
    head: { marginBottom: theme.spacing(1.5) },
    add: { marginTop: theme.spacing(1) },
  }),
  { name: 'NucleonObjectTemplate' },
);

/**
 * The inputs of an object, one below the other; a map's entries can be added.
 *
 * @internal
 */
export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const { title, description, idSchema, properties } = props;
  const { schema, uiSchema, formData, disabled, readonly, onAddClick } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const isNested = idSchema.$id.includes('_');
  return (
    <div className={isNested ? classes.nested : undefined}>
      {isNested && (title || description) && (
        <div className={classes.head}>
          <Typography variant="subtitle2">{title}</Typography>
          {description && (
            <Typography variant="caption" color="textSecondary">
              {description}
            </Typography>
          )}
        </div>
      )}
      <div className={classes.fields}>
        {properties.map(({ name, content, hidden }) =>
          hidden ? null : <div key={name}>{content}</div>,
        )}
      </div>
      {canExpand(schema, uiSchema, formData) && (
        <Button
          className={classes.add}
          size="small"
          startIcon={<AddIcon />}
          disabled={disabled || readonly}
          onClick={onAddClick(schema)}
        >
          {title ? t('form.addEntryTo', { name: title }) : t('form.addItem')}
        </Button>
      )}
    </div>
  );
}
