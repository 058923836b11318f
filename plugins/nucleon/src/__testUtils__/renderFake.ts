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
  Inputs,
  Problem,
  TemplateVersionDetail,
  TemplateVersionRendering,
} from '@nucleon/plugin-nucleon-common';

type FakeSchema = {
  required?: string[];
  properties?: Record<string, { default?: unknown; format?: string }>;
};

const PLACEHOLDER =
  /^(?:service|service_instance|environment)\.(?:name|account_id|outputs\.\w+)$/;

/** Renders `{{ a.b.c }}`, and no more of Jinja than that. */
export function renderFake(options: {
  path: string;
  source: string;
  schema: TemplateVersionDetail['serviceInput'];
  inputs: Inputs;
}): Omit<TemplateVersionRendering, 'version'> {
  const { path, source, inputs } = options;
  // The fixtures are plain schemas; the wire's type is any map.
  const { required = [], properties = {} } = (options.schema ??
    {}) as FakeSchema;
  const missing = required.filter(
    name =>
      inputs[name] === undefined && properties[name]?.default === undefined,
  );
  if (missing.length) {
    return {
      files: [],
      placeholders: [],
      problems: missing.map(name => ({
        severity: 'error',
        message: `inputs.${name} is required`,
      })),
    };
  }
  const placeholders = new Set<string>();
  const problems: Problem[] = [];
  const lines = source.split('\n').map((text, index) =>
    text.replace(/\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const [, input] = /\.inputs\.(\w+)$/.exec(expression) ?? [];
      if (input && properties[input]) {
        const { format, default: otherwise } = properties[input];
        return format === 'password' ? '****' : `${inputs[input] ?? otherwise}`;
      }
      if (PLACEHOLDER.test(expression)) {
        placeholders.add(expression);
        return `__${expression.replace(/\W/g, '_')}__`;
      }
      problems.push({
        severity: 'error',
        file: path,
        line: index + 1,
        message: `'${expression}' is not defined`,
      });
      return '';
    }),
  );
  return {
    files: problems.length ? [] : [{ path, content: lines.join('\n') }],
    placeholders: [...placeholders].sort(),
    problems,
  };
}
