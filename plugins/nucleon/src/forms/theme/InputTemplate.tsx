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
import { BaseInputTemplateProps, getInputProps } from '@rjsf/utils';
import TextField from '@material-ui/core/TextField';

/**
 * A text or number field whose label never hides the placeholder: that is
 * where the version's default stands.
 *
 * @internal
 */
export function InputTemplate(props: BaseInputTemplateProps) {
  const { id, value, schema, type, options, rawErrors, onChange } = props;
  const { step, min, max, ...inputProps } = getInputProps(
    schema,
    type,
    options,
  );
  return (
    <TextField
      id={id}
      name={id}
      fullWidth
      size="small"
      variant="outlined"
      label={props.hideLabel ? undefined : props.label || undefined}
      disabled={props.disabled || props.readonly}
      placeholder={props.placeholder}
      value={value ?? ''}
      error={(rawErrors ?? []).length > 0}
      autoComplete="off"
      {...inputProps}
      inputProps={{
        step,
        min,
        max,
        autoComplete: 'new-password',
        'aria-label': props.hideLabel ? props.label : undefined,
        'aria-required': props.required,
      }}
      // Not `required` of the field itself: the browser's own bubble would show
      // one problem at a time and hide ours.
      InputLabelProps={{ shrink: true, required: props.required }}
      onChange={event =>
        onChange(
          event.target.value === '' ? options.emptyValue : event.target.value,
        )
      }
      onBlur={() => props.onBlur(id, value)}
      onFocus={() => props.onFocus(id, value)}
    />
  );
}
