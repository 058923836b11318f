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

import { typeError } from '../errors/errors';
import { CallArguments, Value } from '../values/PyObject';

interface Parameter {
  name: string;
  required: boolean;
}

/**
 * The parameters of a built-in function, written as Python writes them: `old, new, count=` (optional), `*args`,
 * `**kwargs`. A parameter that is not given is undefined.
 *
 * @internal
 */
export class Signature {
  readonly #functionName: string;
  readonly #parameters: Parameter[] = [];
  readonly #takesRest: boolean;
  readonly #takesKeywords: boolean;

  // A filter's value comes before its arguments, and counts where Python complains.
  readonly #implicit: number;

  constructor(functionName: string, text: string, implicit = 0) {
    this.#functionName = functionName;
    this.#implicit = implicit;
    const parts = text.split(',').map(part => part.trim());
    this.#takesRest = parts.includes('*args');
    this.#takesKeywords = parts.includes('**kwargs');
    for (const part of parts) {
      if (part && !part.startsWith('*')) {
        this.#parameters.push({
          name: part.replace('=', ''),
          required: !part.endsWith('='),
        });
      }
    }
  }

  /** The arguments in the order of the parameters. */
  bind(args: CallArguments): (Value | undefined)[] {
    const { positional, keywords } = args;
    if (keywords.size === 0 && positional.length === this.#parameters.length) {
      return positional;
    }
    if (positional.length > this.#parameters.length && !this.#takesRest) {
      throw this.#tooMany(positional.length);
    }
    const bound: (Value | undefined)[] = positional.slice(
      0,
      this.#parameters.length,
    );
    let used = 0;
    for (let index = 0; index < this.#parameters.length; index++) {
      const { name } = this.#parameters[index];
      if (keywords.has(name)) {
        if (index < positional.length) {
          throw typeError(
            `${this.#functionName}() got multiple values for argument '${name}'`,
          );
        }
        bound[index] = keywords.get(name);
        used++;
      }
    }
    if (used < keywords.size && !this.#takesKeywords) {
      throw this.#unexpected(keywords);
    }
    this.#checkRequired(bound);
    return bound;
  }

  #checkRequired(bound: (Value | undefined)[]) {
    const missing = this.#parameters.filter(
      ({ required }, index) => required && bound[index] === undefined,
    );
    if (missing.length > 0) {
      const names = missing.map(({ name }) => `'${name}'`);
      const last = names.pop()!;
      const list =
        names.length > 0
          ? `${names.join(', ')}${names.length > 1 ? ',' : ''} and ${last}`
          : last;
      throw typeError(
        `${this.#functionName}() missing ${missing.length} required positional argument${missing.length > 1 ? 's' : ''}: ${list}`,
      );
    }
  }

  #tooMany(explicit: number) {
    const given = explicit + this.#implicit;
    const most = this.#parameters.length + this.#implicit;
    const least =
      this.#parameters.filter(({ required }) => required).length +
      this.#implicit;
    const takes = least === most ? `${most}` : `from ${least} to ${most}`;
    return typeError(
      `${this.#functionName}() takes ${takes} positional argument${most === 1 && least === 1 ? '' : 's'} but ${given} ${given === 1 ? 'was' : 'were'} given`,
    );
  }

  #unexpected(keywords: Map<string, Value>) {
    const known = new Set(this.#parameters.map(({ name }) => name));
    const name = [...keywords.keys()].find(keyword => !known.has(keyword));
    return typeError(
      `${this.#functionName}() got an unexpected keyword argument '${name}'`,
    );
  }
}
