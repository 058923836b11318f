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
import {
  WidgetProps,
  enumOptionsIndexForValue,
  enumOptionsValueForIndex,
} from '@rjsf/utils';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

/**
 * A choice of values. Its first entry is the version's default, which is what
 * a field that nobody touched stands for.
 *
 * @internal
 */
export function SelectWidget(props: WidgetProps) {
  const { id, value, multiple, options, placeholder, rawErrors, onChange } =
    props;
  const { enumOptions = [], emptyValue } = options;
  // A boolean's field hands its placeholder on among the options only.
  const hint = placeholder || options.placeholder;
  const chosen = enumOptionsIndexForValue(value, enumOptions, multiple);
  return (
    <TextField
      id={id}
      name={id}
      select
      fullWidth
      size="small"
      variant="outlined"
      label={props.hideLabel ? undefined : props.label || undefined}
      disabled={props.disabled || props.readonly}
      value={chosen ?? (multiple ? [] : '')}
      error={(rawErrors ?? []).length > 0}
      InputLabelProps={{ shrink: true, required: props.required }}
      SelectProps={{ multiple, displayEmpty: true }}
      onChange={event =>
        onChange(
          enumOptionsValueForIndex(
            // A Select's value is whatever its entries have: indices, as text.
            event.target.value as string | string[],
            enumOptions,
            emptyValue,
          ),
        )
      }
    >
      {!multiple && (
        <MenuItem value="">
          <em>{hint ?? '–'}</em>
        </MenuItem>
      )}
      {enumOptions.map((option, index) => (
        <MenuItem key={index} value={String(index)}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
