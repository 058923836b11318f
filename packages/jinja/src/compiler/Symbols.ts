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

import { step, work } from '../limits/Budget';

/**
 * What one function of a template (its root, a block, a macro, a recursive loop) keeps its variables in.
 *
 * @internal
 */
export class FunctionScope {
  readonly parent: FunctionScope | undefined;
  /** How many levels of statements and expressions the function has, for the limit of depth. */
  depth = 0;
  readonly #variables = new Map<string, Variable>();

  constructor(parent?: FunctionScope) {
    this.parent = parent;
  }

  /** How many slots its frames need. */
  get size(): number {
    return this.#variables.size;
  }

  /** The variable of an identifier; the same identifier is the same variable. */
  variable(identifier: string): Variable {
    let variable = this.#variables.get(identifier);
    if (!variable) {
      variable = { scope: this, slot: this.#variables.size };
      this.#variables.set(identifier, variable);
    }
    return variable;
  }
}

/**
 * A place for a value in the frames of a function.
 *
 * @internal
 */
export interface Variable {
  scope: FunctionScope;
  slot: number;
}

/**
 * What a variable holds when its scope is entered: an argument, what the context has of a name, what an outer
 * variable has, or nothing.
 *
 * @internal
 */
export type Load =
  | { kind: 'parameter' }
  | { kind: 'resolve'; name: string }
  | { kind: 'alias'; source: Variable }
  | { kind: 'undefined' };

/**
 * The names of one scope of a template. Jinja decides before it runs a template which variable a name
 * means at each place; this follows it, because the order of reading and writing a name in a scope decides.
 *
 * @internal
 */
export class Symbols {
  readonly scope: FunctionScope;
  readonly parent: Symbols | undefined;
  readonly level: number;
  readonly loads = new Map<Variable, Load>();
  readonly #names = new Map<string, Variable>();
  readonly #stores = new Set<string>();
  // What a branch of an `if` adds to: it sees all of it, and changes nothing in it.
  readonly #base: Symbols | undefined;

  constructor(scope: FunctionScope, parent?: Symbols, base?: Symbols) {
    this.scope = scope;
    this.parent = parent;
    this.#base = base;
    this.level = base?.level ?? (parent ? parent.level + 1 : 0);
  }

  /** The variable that a name means here, if any scope knows it. */
  find(name: string): Variable | undefined {
    return this.#own(name) ?? this.parent?.find(name);
  }

  /** The same names, for a branch of an `if`. */
  branch(): Symbols {
    return new Symbols(this.scope, this.parent, this);
  }

  /** A name is written. */
  store(name: string) {
    this.#stores.add(name);
    if (this.#own(name)) {
      return;
    }
    const source = this.parent?.find(name);
    this.#define(
      name,
      source ? { kind: 'alias', source } : { kind: 'undefined' },
    );
  }

  /** A name is given from outside. */
  declareParameter(name: string): Variable {
    this.#stores.add(name);
    return this.#define(name, { kind: 'parameter' });
  }

  /** A name is read. */
  load(name: string) {
    if (!this.find(name)) {
      this.#define(name, { kind: 'resolve', name });
    }
  }

  /** Joins what the branches of an `if` did: a name that not all of them write may come from elsewhere. */
  joinBranches(branches: Symbols[]) {
    const counts = new Map<string, number>();
    for (const name of branches.flatMap(branch => [...branch.#stores])) {
      if (!this.#isStored(name)) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    for (const branch of branches) {
      work(branch.#names.size << 6);
      branch.#names.forEach((variable, name) =>
        this.#names.set(name, variable),
      );
      branch.loads.forEach((load, variable) => this.loads.set(variable, load));
      branch.#stores.forEach(name => this.#stores.add(name));
    }
    for (const [name, count] of counts) {
      if (count < branches.length) {
        const source = this.parent?.find(name);
        this.loads.set(
          this.find(name)!,
          source ? { kind: 'alias', source } : { kind: 'resolve', name },
        );
      }
    }
  }

  /** The variables of all names that are written here or outside. */
  stored(): Map<string, Variable> {
    const result = this.parent?.stored() ?? new Map<string, Variable>();
    for (const name of this.#stores) {
      step();
      result.set(name, this.find(name)!);
    }
    return result;
  }

  #own(name: string): Variable | undefined {
    const own = this.#names.get(name);
    return own || !this.#base ? own : this.#base.#own(name);
  }

  #isStored(name: string): boolean {
    return (
      this.#stores.has(name) ||
      (this.#base !== undefined && this.#base.#isStored(name))
    );
  }

  #define(name: string, load: Load): Variable {
    const variable = this.scope.variable(`${this.level}:${name}`);
    this.#names.set(name, variable);
    this.loads.set(variable, load);
    return variable;
  }
}
