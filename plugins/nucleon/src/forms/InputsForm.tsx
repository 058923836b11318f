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
import {
  RJSFSchema,
  TranslatableString,
  englishStringTranslator,
} from '@rjsf/utils';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { nucleonTranslationRef } from '../translation';
import { KeepsSecrets, drawSchema } from './drawnSchema';
import {
  InputSchema,
  InputValues,
  SecretValues,
  hasInputs,
} from './inputSchema';
import { inputsValidator } from './inputsValidator';
import { mergeSecrets, splitSecrets } from './secretInputs';
import { SchemaForm } from './theme';

/** @internal */
export type InputsFormProps = {
  /** Makes the ids of fields unique where a page has several forms. */
  id: string;
  schema: InputSchema | undefined;
  value: InputValues;
  secrets: SecretValues;
  onChange: (value: InputValues, secrets: SecretValues) => void;
  /** Whether sensitive inputs have a value that an empty field keeps. */
  keepsSecrets?: KeepsSecrets;
  /** Whether to complain about what is still missing. */
  showsMissing?: boolean;
  isDisabled?: boolean;
};

/**
 * The inputs of a version as a form. What it hands out is what the user
 * touched, the sensitive part apart from the rest.
 *
 * @internal
 */
export function InputsForm(props: InputsFormProps) {
  const { id, schema, value, secrets, onChange } = props;
  const { keepsSecrets, showsMissing, isDisabled } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const drawn = useMemo(
    () =>
      schema &&
      drawSchema({
        schema,
        keepsSecrets,
        texts: {
          defaultIs: text => t('form.defaultIs', { value: text }),
          keepSecret: t('form.keepSecret'),
          yes: t('form.yes'),
          no: t('form.no'),
        },
      }),
    [schema, keepsSecrets, t],
  );
  const formData = useMemo(
    () => mergeSecrets(value, secrets),
    [value, secrets],
  );
  if (!schema || !drawn || !hasInputs(schema)) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('form.noInputs')}
      </Typography>
    );
  }
  return (
    <SchemaForm
      tagName="div"
      idPrefix={id}
      idSeparator="_"
      schema={drawn.schema as RJSFSchema}
      uiSchema={drawn.uiSchema}
      formData={formData}
      validator={inputsValidator}
      disabled={isDisabled}
      liveValidate
      noHtml5Validate
      showErrorList={false}
      transformErrors={errors =>
        showsMissing
          ? errors
          : errors.filter(error => error.name !== 'required')
      }
      experimental_defaultFormStateBehavior={{
        emptyObjectFields: 'skipDefaults',
        arrayMinItems: { populate: 'never' },
      }}
      translateString={translateString}
      onChange={event => {
        const split = splitSecrets(schema, event.formData ?? {}, value);
        onChange(split.value, split.secrets);
      }}
    >
      {/* No button of its own: it stands inside other forms. */}
      <></>
    </SchemaForm>
  );
}

/** A new entry of a map starts empty, not as "New Value". */
function translateString(text: TranslatableString, params?: string[]): string {
  return text === TranslatableString.NewStringDefault
    ? ''
    : englishStringTranslator(text, params);
}
