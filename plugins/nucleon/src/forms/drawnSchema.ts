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
import { UiSchema } from '@rjsf/utils';
import { InputSchema, describeDefault, isSensitive } from './inputSchema';

/**
 * A schema as a form draws it. Defaults are not values here but placeholders:
 * what a user did not touch is left to the version's own default, which may
 * change with the next one.
 *
 * @internal
 */
export type DrawnSchema = { schema: InputSchema; uiSchema: UiSchema };

/** @internal */
export type DrawSchemaOptions = {
  schema: InputSchema;
  /** Whether sensitive inputs have a value already, which an empty field keeps. */
  keepsSecrets?: boolean;
  texts: DrawSchemaTexts;
};

/** @internal */
export type DrawSchemaTexts = {
  defaultIs: (value: string) => string;
  keepSecret: string;
  yes: string;
  no: string;
};

/**
 * Makes the form's schema and its hints out of a version's schema.
 *
 * @internal
 */
export function drawSchema(options: DrawSchemaOptions): DrawnSchema {
  const { schema, texts } = options;
  const {
    default: defaultValue,
    properties,
    required,
    items,
    ...others
  } = schema;
  const drawn: InputSchema = { ...others };
  const uiSchema: UiSchema = getHints(options);
  if (properties) {
    drawn.properties = {};
    for (const [key, property] of Object.entries(properties)) {
      const inner = drawSchema({ ...options, schema: property });
      drawn.properties[key] = inner.schema;
      uiSchema[key] = inner.uiSchema;
    }
    drawn.required = required?.filter(key =>
      mustBeGiven(properties[key], options.keepsSecrets),
    );
    drawn.type ??= 'object';
  }
  if (items) {
    const inner = drawSchema({ ...options, schema: items });
    drawn.items = inner.schema;
    // An element needs no name of its own: the list above has one.
    uiSchema.items = items.properties
      ? inner.uiSchema
      : {
          ...inner.uiSchema,
          'ui:options': { ...inner.uiSchema['ui:options'], label: false },
        };
  }
  if (Array.isArray(defaultValue)) {
    uiSchema['ui:help'] = texts.defaultIs(describeDefault(defaultValue));
  }
  return { schema: drawn, uiSchema };
}

/**
 * Whether a required input has to be filled in by the user.
 *
 * @internal
 */
export function mustBeGiven(
  schema: InputSchema | undefined,
  keepsSecrets = false,
): boolean {
  if (!schema) {
    return true;
  }
  return schema.default === undefined && !(keepsSecrets && isSensitive(schema));
}

function getHints(options: DrawSchemaOptions): UiSchema {
  const { schema, keepsSecrets, texts } = options;
  const hasDefault =
    schema.default !== undefined && typeof schema.default !== 'object';
  if (isSensitive(schema)) {
    return {
      'ui:widget': 'password',
      'ui:placeholder': keepsSecrets ? texts.keepSecret : undefined,
      'ui:options': { inputType: 'password' },
    };
  }
  if (schema.type === 'boolean') {
    const said = schema.default === true ? texts.yes : texts.no;
    return {
      // A check box knows no third state, "as the version says".
      'ui:widget': 'select',
      'ui:enumNames': [texts.yes, texts.no],
      'ui:placeholder':
        schema.default === undefined ? undefined : texts.defaultIs(said),
    };
  }
  if (!hasDefault) {
    return {};
  }
  const text = String(schema.default);
  return {
    'ui:placeholder': schema.enum ? texts.defaultIs(text) : text,
  };
}
