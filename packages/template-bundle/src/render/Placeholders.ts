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
import { PyDict, toPython, Value } from '@nucleon/jinja';
import { Values } from './RenderContext';

// As the longest name of a parameter: a longer one fails a deployment.
const LONGEST_NAME = 100;

// A template can count names up; nobody reads so many.
const MOST_RECORDED = 1_000;

// To go over it is to go over its members: nobody knows the others before a deployment.
class PlaceholderMap extends PyDict {
  readonly #read: (name: string) => Value | undefined;
  readonly #names: string[];
  // As they were given, and what was read.
  readonly #plain: Values;

  constructor(
    read: (name: string) => Value | undefined,
    known: { names?: string[]; members?: Values } = {},
  ) {
    super();
    const { names = [], members = {} } = known;
    this.#read = read;
    this.#names = names;
    this.#plain = { ...members };
    for (const [name, member] of Object.entries(members)) {
      this.set(name, toPython(member));
    }
  }

  override get(key: Value): Value | undefined {
    const value = super.get(key);
    if (value !== undefined || typeof key !== 'string') {
      return value;
    }
    const placeholder = this.#read(key);
    if (placeholder !== undefined) {
      this.#plain[key] = placeholder;
    }
    return placeholder;
  }

  /** What is known and what was read. */
  toPlain(): Values {
    const names = this.#names.map(name => [name, this.get(name)]);
    // No component is attached.
    const { components: _, ...members } = this.#plain;
    return { ...Object.fromEntries(names), ...toPlainMembers(members) };
  }

  override has(key: Value): boolean {
    return this.get(key) !== undefined;
  }
}

/**
 * The values that only a deployment has, as a template reads them: outputs, account, names. What stands in their place is
 * made of characters that every filter of Proton's accepts.
 *
 * @internal
 */
export class Placeholders {
  readonly #paths = new Set<string>();

  /** The paths that were read, sorted. */
  get paths(): string[] {
    return [...this.#paths].sort();
  }

  /** A map of placeholders with the given names, and of members that are known. */
  names(path: string, names: string[], members: Values = {}): PyDict {
    return new PlaceholderMap(
      name => (names.includes(name) ? this.#read(path, name) : undefined),
      { names, members },
    );
  }

  /** A map of placeholders, whatever is read of it. */
  outputs(path: string): PyDict {
    return new PlaceholderMap(name => this.#read(path, name));
  }

  /** A component that is not there, as NoComponent, though what is read of it all the same has a placeholder. */
  component(path: string): PyDict {
    const outputs = this.outputs(`${path}.outputs`);
    return new PlaceholderMap(name => {
      if (name === 'outputs') {
        return outputs;
      }
      return name === 'name' ? this.#read(path, name) : undefined;
    });
  }

  #read(path: string, name: string): string | undefined {
    if (name.length > LONGEST_NAME) {
      return undefined;
    }
    if (this.#paths.size < MOST_RECORDED) {
      this.#paths.add(`${path}.${name}`);
    }
    return `__${path}.${name}__`.replace(/[^A-Za-z0-9_-]/g, '_');
  }
}

/**
 * Values as an engine is handed them: what is known, and of the placeholders those that were read.
 *
 * @internal
 */
export function toPlainMembers(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, toPlain(value)]),
  );
}

function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(toPlain);
  }
  return value instanceof PlaceholderMap ? value.toPlain() : value;
}
