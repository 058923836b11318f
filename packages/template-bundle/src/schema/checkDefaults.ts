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
import { Problem } from '../bundle/Problem';
import { YamlDocument } from '../yaml/YamlDocument';
import { InputValidator } from './InputValidator';
import { JsonSchema } from './JsonSchema';
import { isObject } from './values';

type Path = (string | number)[];

/**
 * Warns of defaults and enum values that their own schema refuses. Proton registered such schemas (a boolean with the
 * default `public` is in AWS's own examples), so they are no errors.
 *
 * @internal
 */
export function checkDefaults(options: {
  name: string;
  definitions: Record<string, JsonSchema>;
  document: YamlDocument;
  file: string;
  problems: Problem[];
}): void {
  const { name, definitions, document, file, problems } = options;
  const validator = new InputValidator({ root: { definitions }, path: '' });
  const visit = (schema: JsonSchema, path: Path) => {
    const warn = (keyword: string, value: unknown) => {
      const { default: _, enum: __, ...rest } = schema;
      const checked = keyword === 'enum' ? rest : schema;
      const [problem] = validator.validate(checked, value);
      if (problem && !validator.isExhausted) {
        problems.push({
          message: `The ${keyword} of '${path.join('.')}' does not fit it:${problem.message.replace("The input ''", '')}`,
          file,
          ...document.locate([...path, keyword]),
          severity: 'warning',
        });
      }
    };
    if ('default' in schema) {
      warn('default', schema.default);
    }
    for (const value of schema.enum ?? []) {
      warn('enum', value);
    }
    for (const [keyword, member] of Object.entries(schema)) {
      if (keyword === 'properties' && isObject(member)) {
        for (const [property, child] of Object.entries(member)) {
          visit(child as JsonSchema, [...path, 'properties', property]);
        }
      } else if (
        ['items', 'not', 'additionalProperties'].includes(keyword) &&
        isObject(member)
      ) {
        visit(member as JsonSchema, [...path, keyword]);
      } else if (
        ['allOf', 'anyOf', 'oneOf'].includes(keyword) &&
        Array.isArray(member)
      ) {
        for (const [index, child] of member.entries()) {
          visit(child, [...path, keyword, index]);
        }
      }
    }
  };
  visit(definitions[name], ['schema', 'types', name]);
}
