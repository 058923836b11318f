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
import { ascend, descend, step } from '../limits/Budget';
import { PyDict } from '../values/PyDict';
import { CallArguments, PyObject, Value } from '../values/PyObject';
import { PyTuple } from '../values/PyTuple';
import { Markup } from '../values/StringObject';
import { stringRepr } from '../values/stringRepr';
import { Context } from './Context';

/**
 * What a macro needs to be called.
 *
 * @internal
 */
export interface MacroDefinition {
  /** Undefined for the body of a `call` block. */
  name: string | undefined;
  parameters: string[];
  /** Whether its body reads these without having declared them. */
  takesCaller: boolean;
  takesKeywords: boolean;
  takesRest: boolean;
  /** How deep its body is. */
  depth: number;
}

/**
 * A macro, or the `caller` of a `call` block.
 *
 * @internal
 */
export class Macro extends PyObject {
  readonly typeName = 'Macro';
  readonly #definition: MacroDefinition;
  readonly #context: Context;
  readonly #autoescape: boolean;
  readonly #render: (values: (Value | undefined)[]) => void;

  constructor(
    definition: MacroDefinition,
    context: Context,
    render: (values: (Value | undefined)[]) => void,
  ) {
    super();
    this.#definition = definition;
    this.#context = context;
    this.#autoescape = context.autoescape;
    this.#render = render;
  }

  override get moduleName() {
    return 'jinja2.runtime';
  }

  override attribute(name: string): Value | undefined {
    const { parameters, takesCaller, takesKeywords, takesRest } =
      this.#definition;
    switch (name) {
      case 'name':
        return this.#definition.name ?? null;
      case 'arguments':
        return new PyTuple(parameters);
      case 'caller':
        return takesCaller;
      case 'catch_kwargs':
        return takesKeywords;
      case 'catch_varargs':
        return takesRest;
      case 'explicit_caller':
        return parameters.includes('caller');
      default:
        return undefined;
    }
  }

  override repr() {
    const { name } = this.#definition;
    return `<Macro ${name === undefined ? 'anonymous' : stringRepr(name)}>`;
  }

  override get isCallable() {
    return true;
  }

  override call(args: CallArguments): Value {
    return this.invoke(args, this.#autoescape);
  }

  /** Calls it; where the caller escapes, what it outputs counts as HTML. */
  invoke(args: CallArguments, autoescape: boolean): Value {
    step();
    const values = this.#bind(args);
    const { run, templateName } = this.#context;
    const { depth } = this.#definition;
    descend(depth);
    const text = run.elsewhere(templateName, () =>
      run.capture(() => this.#render(values)),
    );
    ascend(depth);
    return autoescape ? new Markup(text) : text;
  }

  // The values of the parameters, then of caller, kwargs and varargs, as far as the body reads them.
  #bind({ positional, keywords }: CallArguments): (Value | undefined)[] {
    const { parameters, takesCaller, takesKeywords, takesRest } =
      this.#definition;
    const values: (Value | undefined)[] = positional.slice(
      0,
      parameters.length,
    );
    const rest = new Map(keywords);
    let foundCaller =
      values.length === parameters.length && parameters.includes('caller');
    for (const name of parameters.slice(values.length)) {
      values.push(rest.get(name));
      rest.delete(name);
      foundCaller ||= name === 'caller';
    }
    if (takesCaller && !foundCaller) {
      const caller = rest.get('caller') ?? null;
      rest.delete('caller');
      values.push(
        caller === null
          ? this.#context.undefined({
              hint: 'No caller defined',
              name: 'caller',
            })
          : caller,
      );
    }
    if (takesKeywords) {
      values.push(dictOf(rest));
    } else if (rest.size > 0) {
      throw this.#unexpected([...rest.keys()]);
    }
    if (takesRest) {
      values.push(new PyTuple(positional.slice(parameters.length)));
    } else if (positional.length > parameters.length) {
      throw typeError(
        `macro ${this.#quotedName()} takes not more than ${parameters.length} argument(s)`,
      );
    }
    return values;
  }

  #quotedName() {
    const { name } = this.#definition;
    return name === undefined ? 'None' : stringRepr(name);
  }

  #unexpected(names: string[]) {
    return names.includes('caller')
      ? typeError(
          `macro ${this.#quotedName()} was invoked with two values for the special caller argument. This is most likely a bug.`,
        )
      : typeError(
          `macro ${this.#quotedName()} takes no keyword argument ${stringRepr(names[0])}`,
        );
  }
}

function dictOf(values: Map<string, Value>): PyDict {
  const dict = new PyDict();
  for (const [name, value] of values) {
    dict.set(name, value);
  }
  return dict;
}
