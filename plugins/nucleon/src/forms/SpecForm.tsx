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
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { TemplateVersionDetail } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';
import { InputsForm } from './InputsForm';
import { InstancesFields } from './InstancesFields';
import { SecretValues } from './inputSchema';
import { changeSecretsAt, secretsAt } from './secretPaths';
import { NucleonSpecValue } from './specValue';

const useStyles = makeStyles(
  theme => ({
    part: { marginTop: theme.spacing(3) },
    fields: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      marginTop: theme.spacing(2),
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'NucleonSpecForm' },
);

const REPOSITORY_FIELDS = [
  'repositoryId',
  'branchName',
  'connectionArn',
] as const;

/** @internal */
export type SpecFormProps = {
  detail: TemplateVersionDetail;
  value: NucleonSpecValue;
  secrets: SecretValues;
  onChange: (value: NucleonSpecValue, secrets: SecretValues) => void;
  showsMissing?: boolean;
};

/**
 * Everything that a version asks for: the inputs of an environment, or the
 * instances of a service, and its pipeline.
 *
 * @internal
 */
export function SpecForm(props: SpecFormProps) {
  const { detail, value, secrets, onChange, showsMissing } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (detail.template.kind === 'environment') {
    return (
      <InputsForm
        id="environment"
        schema={detail.environmentInput}
        value={value.inputs ?? {}}
        secrets={secretsAt(secrets, 'inputs')}
        showsMissing={showsMissing}
        onChange={(inputs, changed) =>
          onChange(
            { ...value, inputs },
            changeSecretsAt(secrets, 'inputs', changed),
          )
        }
      />
    );
  }
  const { repository = {} } = value;
  return (
    <>
      <Typography variant="h6" component="h3" gutterBottom>
        {t('form.instances')}
      </Typography>
      <InstancesFields
        detail={detail}
        minimum={1}
        value={value.instances?.length ? value.instances : [{}]}
        secrets={secretsAt(secrets, 'instances')}
        showsMissing={showsMissing}
        onChange={(instances, changed) =>
          onChange(
            { ...value, instances },
            changeSecretsAt(secrets, 'instances', changed),
          )
        }
      />
      {detail.hasPipeline && (
        <div className={classes.part}>
          <Typography variant="h6" component="h3">
            {t('form.pipeline')}
          </Typography>
          <div className={classes.fields}>
            {REPOSITORY_FIELDS.map(field => (
              <TextField
                key={field}
                id={`repository-${field}`}
                fullWidth
                size="small"
                variant="outlined"
                label={t(`form.${field}.label`)}
                placeholder={t(`form.${field}.example`)}
                helperText={
                  showsMissing && !repository[field]
                    ? t('form.problem.required')
                    : t(`form.${field}.help`)
                }
                error={showsMissing && !repository[field]}
                value={repository[field] ?? ''}
                InputLabelProps={{ shrink: true, required: true }}
                onChange={event =>
                  onChange(
                    {
                      ...value,
                      repository: {
                        ...repository,
                        [field]: event.target.value || undefined,
                      },
                    },
                    secrets,
                  )
                }
              />
            ))}
          </div>
          <InputsForm
            id="pipeline"
            schema={detail.pipelineInput}
            value={value.pipeline ?? {}}
            secrets={secretsAt(secrets, 'pipeline')}
            showsMissing={showsMissing}
            onChange={(pipeline, changed) =>
              onChange(
                { ...value, pipeline },
                changeSecretsAt(secrets, 'pipeline', changed),
              )
            }
          />
        </div>
      )}
    </>
  );
}
