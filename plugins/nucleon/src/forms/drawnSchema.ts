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
import {
  InputSchema,
  describeDefault,
  getEntrySchema,
  isSecretWhole,
  isSensitive,
} from './inputSchema';

/**
 * A schema as a form draws it. Defaults are not values here but placeholders:
 * what a user did not touch is left to the version's own default, which may
 * change with the next one.
 *
 * @internal
 */
export type DrawnSchema = { schema: InputSchema; uiSchema: UiSchema };

/**
 * Whether sensitive inputs have a value already, which an empty field keeps:
 * all of them, or those at the paths for which it says so. The elements of a
 * list and the entries of a map are called `*` there.
 *
 * @internal
 */
export type KeepsSecrets = boolean | ((path: string) => boolean);

/** @internal */
export type DrawSchemaOptions = {
  schema: InputSchema;
  keepsSecrets?: KeepsSecrets;
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
  const { schema, keepsSecrets = false, texts } = options;
  const isKept = (path: string) =>
    typeof keepsSecrets === 'function' ? keepsSecrets(path) : keepsSecrets;
  return draw(schema, { path: [], isSecret: false, isKept, texts });
}

type Place = {
  path: string[];
  /** Whether it is inside of something sensitive, and so itself. */
  isSecret: boolean;
  isKept: (path: string) => boolean;
  texts: DrawSchemaTexts;
};

function draw(schema: InputSchema, place: Place): DrawnSchema {
  const {
    default: defaultValue,
    properties,
    required,
    items,
    additionalProperties,
    ...others
  } = schema;
  const isSecret = place.isSecret || isSensitive(schema);
  const at = (key: string) => ({
    ...place,
    isSecret,
    // What is given in one piece is kept in one piece, or not at all.
    isKept: isSecretWhole(schema) ? () => false : place.isKept,
    path: [...place.path, key],
  });
  const drawn: InputSchema = { ...others };
  const uiSchema: UiSchema = getHints(schema, { ...place, isSecret });
  if (properties) {
    drawn.properties = {};
    for (const [key, property] of Object.entries(properties)) {
      const inner = draw(property, at(key));
      drawn.properties[key] = inner.schema;
      uiSchema[key] = inner.uiSchema;
    }
    drawn.required = required?.filter(key =>
      mustBeGiven(
        properties[key],
        place.isKept([...place.path, key].join('.')),
      ),
    );
    drawn.type ??= 'object';
  }
  if (items) {
    const inner = draw(items, at('*'));
    drawn.items = inner.schema;
    // An element needs no name of its own: the list above has one.
    uiSchema.items = items.properties
      ? inner.uiSchema
      : {
          ...inner.uiSchema,
          'ui:options': { ...inner.uiSchema['ui:options'], label: false },
        };
  }
  const entry = getEntrySchema(schema);
  if (entry) {
    const inner = draw(entry, at('*'));
    drawn.additionalProperties = inner.schema;
    uiSchema.additionalProperties = inner.uiSchema;
  } else if (additionalProperties !== undefined) {
    drawn.additionalProperties = additionalProperties;
  } else if (schema.type === 'object' && !properties) {
    // Where nothing is named, everything is allowed.
    drawn.additionalProperties = true;
  }
  // An empty list is what an untouched one looks like anyway.
  if (!isSecret && Array.isArray(defaultValue) && defaultValue.length > 0) {
    uiSchema['ui:help'] = place.texts.defaultIs(describeDefault(defaultValue));
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
  isSecretKept = false,
): boolean {
  if (!schema) {
    return true;
  }
  return (
    schema.default === undefined && !(isSecretKept && isSecretWhole(schema))
  );
}

function getHints(schema: InputSchema, place: Place): UiSchema {
  const { path, isSecret, isKept, texts } = place;
  const hasDefault =
    schema.default !== undefined && typeof schema.default !== 'object';
  if (isSecret) {
    return getSecretHints(
      schema,
      isKept(path.join('.')) ? texts.keepSecret : undefined,
      texts,
    );
  }
  if (schema.type === 'boolean') {
    const said = schema.default === true ? texts.yes : texts.no;
    return drawBoolean(
      schema.default === undefined ? undefined : texts.defaultIs(said),
      texts,
    );
  }
  if (!hasDefault) {
    return {};
  }
  const text = String(schema.default);
  return {
    'ui:placeholder': schema.enum ? texts.defaultIs(text) : text,
  };
}

function getSecretHints(
  schema: InputSchema,
  placeholder: string | undefined,
  texts: DrawSchemaTexts,
): UiSchema {
  const types = [schema.type ?? 'string'].flat();
  if (types.includes('boolean')) {
    return drawBoolean(placeholder, texts);
  }
  if (schema.enum) {
    return { 'ui:placeholder': placeholder };
  }
  if (types.includes('string')) {
    return {
      'ui:widget': 'password',
      'ui:placeholder': placeholder,
      'ui:options': { inputType: 'password' },
    };
  }
  if (types.includes('integer') || types.includes('number')) {
    return {
      // There is no password widget for numbers.
      'ui:widget': 'text',
      'ui:placeholder': placeholder,
      'ui:options': { inputType: 'password' },
    };
  }
  // A list or an object: what it holds is drawn as sensitive.
  return {};
}

function drawBoolean(
  placeholder: string | undefined,
  texts: DrawSchemaTexts,
): UiSchema {
  return {
    // A check box knows no third state, "as the version says".
    'ui:widget': 'select',
    'ui:enumNames': [texts.yes, texts.no],
    'ui:placeholder': placeholder,
  };
}
