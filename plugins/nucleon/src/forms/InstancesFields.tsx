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
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import { TemplateVersionDetail } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';
import { EnvironmentPicker } from './EnvironmentPicker';
import { InputsForm } from './InputsForm';
import { SecretValues } from './inputSchema';
import { getInstanceProblems } from './instanceProblems';
import { changeSecretsAt, removeSecretsAt, secretsAt } from './secretPaths';
import { InstanceValue } from './specValue';

const useStyles = makeStyles(
  theme => ({
    instance: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(2),
      marginBottom: theme.spacing(2),
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    head: { display: 'flex', alignItems: 'center' },
    title: { flex: 1 },
    names: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    },
  }),
  { name: 'NucleonInstancesFields' },
);

/** @internal */
export type InstancesFieldsProps = {
  detail: TemplateVersionDetail;
  value: InstanceValue[];
  /** Keyed by index and path, such as `0.inputs.token`. */
  secrets: SecretValues;
  onChange: (value: InstanceValue[], secrets: SecretValues) => void;
  /** Names that are taken already. */
  takenNames?: string[];
  /** How many there must be at least. */
  minimum: number;
  showsMissing?: boolean;
};

/**
 * The instances of a service: each with its name, environment and inputs.
 *
 * @internal
 */
export function InstancesFields(props: InstancesFieldsProps) {
  const { detail, value, secrets, onChange, minimum, showsMissing } = props;
  const { takenNames = [] } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);

  const change = (index: number, changed: InstanceValue, all = secrets) =>
    onChange(
      value.map((instance, at) => (at === index ? changed : instance)),
      all,
    );
  return (
    <>
      {value.map((instance, index) => {
        const problems = getInstanceProblems({
          instances: value,
          index,
          takenNames,
        });
        const prefix = `${index}.inputs`;
        return (
          <div
            key={index}
            className={classes.instance}
            role="group"
            aria-label={t('form.instance', { number: `${index + 1}` })}
          >
            <div className={classes.head}>
              <Typography variant="subtitle2" className={classes.title}>
                {instance.name ||
                  t('form.instance', { number: `${index + 1}` })}
              </Typography>
              {value.length > minimum && (
                <IconButton
                  size="small"
                  aria-label={t('form.removeInstance', {
                    number: `${index + 1}`,
                  })}
                  onClick={() =>
                    onChange(
                      value.filter((_, at) => at !== index),
                      removeSecretsAt(secrets, index),
                    )
                  }
                >
                  <DeleteIcon />
                </IconButton>
              )}
            </div>
            <div className={classes.names}>
              <TextField
                id={`instance-${index}-name`}
                fullWidth
                size="small"
                variant="outlined"
                label={t('form.instanceName')}
                placeholder={t('form.instanceNameExample')}
                value={instance.name ?? ''}
                error={
                  problems.name !== undefined &&
                  (showsMissing || instance.name !== undefined)
                }
                helperText={
                  problems.name && (showsMissing || instance.name !== undefined)
                    ? t(`form.problem.${problems.name}`)
                    : undefined
                }
                InputLabelProps={{ shrink: true, required: true }}
                onChange={event =>
                  change(index, {
                    ...instance,
                    name: event.target.value || undefined,
                  })
                }
              />
              <EnvironmentPicker
                id={`instance-${index}-environment`}
                detail={detail}
                value={instance.environment}
                error={
                  showsMissing && problems.environment
                    ? t(`form.problem.${problems.environment}`)
                    : undefined
                }
                onChange={environment =>
                  change(index, { ...instance, environment })
                }
              />
            </div>
            <InputsForm
              id={`instance${index}`}
              schema={detail.serviceInput}
              value={instance.inputs ?? {}}
              secrets={secretsAt(secrets, prefix)}
              showsMissing={showsMissing}
              onChange={(inputs, changed) =>
                change(
                  index,
                  { ...instance, inputs },
                  changeSecretsAt(secrets, prefix, changed),
                )
              }
            />
          </div>
        );
      })}
      <Button
        size="small"
        variant="outlined"
        startIcon={<AddIcon />}
        onClick={() => onChange([...value, {}], secrets)}
      >
        {t('form.addInstance')}
      </Button>
    </>
  );
}
