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
import { ADDITIONAL_PROPERTY_FLAG, FieldTemplateProps } from '@rjsf/utils';
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import { MapEntry } from './MapEntry';

/**
 * A field with its help and its errors below, and its key if it is in a map.
 *
 * @internal
 */
export function FieldTemplate(props: FieldTemplateProps) {
  const { children, rawErrors = [], rawDescription, rawHelp, schema } = props;
  const isContainer = schema.type === 'object' || schema.type === 'array';
  const field = (
    <FormControl fullWidth error={rawErrors.length > 0}>
      {children}
      {rawErrors.map(error => (
        <FormHelperText key={error}>{error}</FormHelperText>
      ))}
      {!isContainer && rawDescription && (
        <FormHelperText error={false}>{rawDescription}</FormHelperText>
      )}
      {rawHelp && <FormHelperText error={false}>{rawHelp}</FormHelperText>}
    </FormControl>
  );
  return ADDITIONAL_PROPERTY_FLAG in schema ? (
    <MapEntry
      id={props.id}
      name={props.label}
      disabled={props.disabled || props.readonly}
      onRename={props.onKeyChange}
      onRemove={props.onDropPropertyClick(props.label)}
    >
      {field}
    </MapEntry>
  ) : (
    field
  );
}
