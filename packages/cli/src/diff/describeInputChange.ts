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

import { InputChange, InputType, JsonSchema } from '@nucleon/template-bundle';

const kindWords: Readonly<Record<InputChange['kind'], string>> = {
  new: 'new',
  newlyRequired: 'newly required',
  changed: 'changed',
  removed: 'gone',
};

const inputWords: Readonly<Record<InputType, string>> = {
  environmentInput: 'environment',
  serviceInput: 'service',
  pipelineInput: 'pipeline',
};

/**
 * Writes what changes about an input: `changed: service input 'port': default 80 -> 8080`.
 *
 * @internal
 */
export function describeInputChange(change: InputChange): string {
  const { kind, inputType, path, what, before, after } = change;
  const details = what.map(
    keyword => `${keyword} ${show(before, keyword)} -> ${show(after, keyword)}`,
  );
  const text = `${kindWords[kind]}: ${inputWords[inputType]} input '${path.join('.')}'`;
  return details.length ? `${text}: ${details.join(', ')}` : text;
}

function show(schema: JsonSchema | undefined, keyword: string): string {
  // The keyword is one of either schema's own.
  const value = schema?.[keyword as keyof JsonSchema];
  return value === undefined ? 'none' : JSON.stringify(value);
}
