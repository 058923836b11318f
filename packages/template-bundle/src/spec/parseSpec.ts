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
import { InputError } from '@backstage/errors';
import { shortenMessage } from '../bundle/shortenMessage';
import { TemplateKind } from '../bundle/TemplateKind';
import { isObject } from '../schema/values';
import { YamlDocument } from '../yaml/YamlDocument';
import { YamlError } from '../yaml/YamlReader';
import { EnvironmentSpec, ServiceSpec, Spec } from './Spec';
import { SpecReader } from './SpecReader';

const LONGEST_SPEC = 51_200;

/** The first line of the spec of each kind. */
const specNames: Readonly<Record<TemplateKind, Spec['proton']>> = {
  environment: 'EnvironmentSpec',
  service: 'ServiceSpec',
};

/**
 * Reads the YAML text of a spec as Proton did: YAML 1.1 as PyYAML reads it (`yes` and `on` are true, `012` is ten, dates
 * stay text, `80.0` stays a float), each key once. The inputs themselves are checked by `validateSpec`.
 *
 * Throws an `InputError` that names the line.
 *
 * @public
 */
export function parseSpec(text: string, kind: 'environment'): EnvironmentSpec;
/**
 * Reads the spec of a service.
 *
 * @public
 */
export function parseSpec(text: string, kind: 'service'): ServiceSpec;
/**
 * Reads the spec of either kind.
 *
 * @public
 */
export function parseSpec(text: string, kind: TemplateKind): Spec;
export function parseSpec(text: string, kind: TemplateKind): Spec {
  if (text.length > LONGEST_SPEC && [...text].length > LONGEST_SPEC) {
    throw new InputError(`The spec has more than ${LONGEST_SPEC} characters`);
  }
  const document = YamlDocument.parse(text);
  refuse(document.errors);
  const root = document.value;
  const reader = new SpecReader(document);
  if (!isObject(root)) {
    throw new InputError(
      `The spec is not valid: it must be a map that starts with 'proton: ${specNames[kind]}'`,
    );
  }
  if (root.proton !== specNames[kind]) {
    reader.fail(
      ['proton'],
      `'proton' must be '${specNames[kind]}' for the spec of ${kind === 'service' ? 'a service' : 'an environment'}`,
    );
  }
  const spec =
    kind === 'environment'
      ? reader.readEnvironment(root)
      : reader.readService(root);
  refuse(reader.errors);
  return spec;
}

function refuse(errors: YamlError[]): void {
  if (errors.length) {
    const list = errors
      .slice(0, 20)
      .map(({ line, message: whole }) => {
        const message = shortenMessage(whole);
        return line ? `line ${line}: ${message}` : message;
      })
      .join('; ');
    throw new InputError(`The spec is not valid: ${list}`);
  }
}
