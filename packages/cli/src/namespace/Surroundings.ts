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

import { Namespace } from './Namespace';

/**
 * A value that a template asked for and the namespace file does not give.
 *
 * @internal
 */
export interface MissingValue {
  /** Its place in a namespace file. */
  path: string[];
  /** File and line of the template that asks for it, and what it calls it. */
  place: string;
  expression: string;
  /** What stands for it. */
  placeholder: string;
}

/**
 * The namespace of one rendering, filled with placeholders as far as templates ask for what it lacks. So all that is
 * missing is found at once, and what a template guards with `is defined` or `default` is not asked for.
 *
 * @internal
 */
export class Surroundings {
  readonly namespace: Namespace;
  readonly missing: MissingValue[] = [];

  constructor(namespace: Namespace) {
    this.namespace = structuredClone(namespace);
  }

  /** Puts placeholders where there is nothing; false if all of it is there already. */
  supply(
    paths: string[][],
    asked: Pick<MissingValue, 'place' | 'expression'>,
  ): boolean {
    let isNew = false;
    for (const path of paths) {
      const name = path[path.length - 1];
      const placeholder =
        name === 'account_id' ? '000000000000' : `placeholder-${name}`;
      if (this.#put(path, placeholder)) {
        this.missing.push({ path, placeholder, ...asked });
        isNew = true;
      }
    }
    return isNew;
  }

  #put(path: string[], value: string): boolean {
    // Read and written by the names of the file's own shape, which TypeScript cannot follow.
    let node = this.namespace as unknown as Record<string, unknown>;
    for (const segment of path.slice(0, -1)) {
      if (!Object.hasOwn(node, segment)) {
        node[segment] = {};
      }
      node = node[segment] as Record<string, unknown>;
    }
    const name = path[path.length - 1];
    if (Object.hasOwn(node, name)) {
      return false;
    }
    node[name] = value;
    return true;
  }
}
