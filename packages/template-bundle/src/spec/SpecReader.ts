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
import { isObject } from '../schema/values';
import { YamlDocument } from '../yaml/YamlDocument';
import { YamlError } from '../yaml/YamlReader';
import { EnvironmentSpec, InstanceSpec, ServiceSpec } from './Spec';

const RESOURCE_NAME = /^[0-9A-Za-z]+[0-9A-Za-z_-]*$/;
const LONGEST_NAME = 100;

/**
 * Reads the fixed part of a spec: everything but the inputs themselves.
 *
 * @internal
 */
export class SpecReader {
  readonly errors: YamlError[] = [];
  readonly #document: YamlDocument;

  constructor(document: YamlDocument) {
    this.#document = document;
  }

  /** Reads a spec of an environment. */
  readEnvironment(root: Record<string, unknown>): EnvironmentSpec {
    this.#readKeys(root, [], ['proton', 'spec']);
    return {
      proton: 'EnvironmentSpec',
      spec: this.#readInputs(root.spec, ['spec']) ?? {},
    };
  }

  /** Reads a spec of a service. */
  readService(root: Record<string, unknown>): ServiceSpec {
    this.#readKeys(root, [], ['proton', 'pipeline', 'instances']);
    const spec: ServiceSpec = {
      proton: 'ServiceSpec',
      instances: this.#readInstances(root.instances),
    };
    if ('pipeline' in root) {
      spec.pipeline = this.#readInputs(root.pipeline, ['pipeline']) ?? {};
    }
    return spec;
  }

  #readInstances(value: unknown): InstanceSpec[] {
    if (!Array.isArray(value) || !value.length) {
      this.fail(['instances'], "'instances' must list at least one instance");
      return [];
    }
    const names = new Set<string>();
    const instances: InstanceSpec[] = [];
    for (const [index, item] of value.entries()) {
      const path = ['instances', index];
      if (!isObject(item)) {
        this.fail(
          path,
          `'instances[${index}]' must be a map with name, environment and spec`,
        );
        continue;
      }
      this.#readKeys(item, path, ['name', 'environment', 'spec']);
      const instance: InstanceSpec = {
        name: this.#readName(item.name, [...path, 'name']),
        environment: this.#readName(item.environment, [...path, 'environment']),
      };
      // `dev` and `Dev` are one name.
      const key = instance.name.toLowerCase();
      if (names.has(key)) {
        this.fail(
          [...path, 'name'],
          `The service has two instances named '${instance.name}'`,
        );
      }
      names.add(key);
      const inputs = this.#readInputs(item.spec, [...path, 'spec']);
      instances.push(inputs ? { ...instance, spec: inputs } : instance);
    }
    return instances;
  }

  #readName(value: unknown, path: (string | number)[]): string {
    const label = `'instances[${path[1]}].${path[2]}'`;
    if (typeof value !== 'string') {
      this.fail(
        path,
        value === undefined || value === null
          ? `${label} is missing`
          : `${label} must be text; write it in quotes`,
      );
      return '';
    }
    if (!RESOURCE_NAME.test(value) || value.length > LONGEST_NAME) {
      this.fail(
        path,
        `${label} must start with a letter or a digit and go on with letters, digits, '-' and '_', at most ${LONGEST_NAME} in all, but is '${value.slice(0, LONGEST_NAME)}'`,
      );
    }
    return value;
  }

  #readInputs(
    value: unknown,
    path: (string | number)[],
  ): Record<string, unknown> | undefined {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (isObject(value)) {
      return value;
    }
    this.fail(path, `'${path.join('.')}' must be a map of inputs`);
    return undefined;
  }

  #readKeys(
    value: Record<string, unknown>,
    path: (string | number)[],
    known: string[],
  ): void {
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) {
        this.fail(
          [...path, key],
          `The key '${key}' is unknown here; known are ${known.join(', ')}`,
        );
      }
    }
  }

  /** Notes what is wrong at a place of the spec. */
  fail(path: (string | number)[], message: string): void {
    this.errors.push({ message, ...this.#document.locate(path) });
  }
}
