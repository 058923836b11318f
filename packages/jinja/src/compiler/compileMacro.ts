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

import { Frame } from '../runtime/Frame';
import { Macro, MacroDefinition } from '../runtime/Macro';
import { Value } from '../values/PyObject';
import { MacroNode } from '../syntax/nodes';
import { findUndeclared } from './children';
import { Action, Code } from './code';
import { CompileFrame } from './CompileFrame';
import { findSymbols } from './findSymbols';
import type { StatementCompiler } from './StatementCompiler';
import { FunctionScope } from './Symbols';
import { enterScope, reader, writer } from './variables';

/**
 * Makes a function that makes a macro, or with `anonymous` the `caller` of a call block.
 *
 * @internal
 */
export function compileMacro(
  compiler: StatementCompiler,
  node: MacroNode,
  frame: CompileFrame,
  anonymous = false,
): (frame: Frame) => Macro {
  const scope = new FunctionScope(frame.symbols.scope);
  const inner = frame.inner(scope);
  inner.requireOutputCheck = false;
  const parameters = node.parameters.map(({ name }) => name);
  parameters.forEach(name => inner.symbols.declareParameter(name));
  const special = specialParameters(compiler, node, parameters);
  const names = [...parameters, ...special];
  const slots = names.map(name => inner.symbols.declareParameter(name).slot);
  findSymbols(inner.symbols, [...node.defaults, ...node.body]);

  const { defaults, body } = compiler.compilation.separately(() => ({
    defaults: compileDefaults(compiler, node, inner),
    body: compiler.compileBody(node.body, inner),
  }));
  const enter = enterScope(inner.symbols);
  const definition: MacroDefinition = {
    name: anonymous ? undefined : node.name,
    parameters,
    takesCaller:
      special.includes('caller') ||
      (parameters.includes('caller') && special.readsCaller),
    takesKeywords: special.includes('kwargs'),
    takesRest: special.includes('varargs'),
    depth: scope.depth + 8,
  };
  return outer =>
    new Macro(definition, outer.context, values => {
      const active = new Frame(scope.size, outer.context, outer);
      slots.forEach((slot, index) => {
        active.slots[slot] = values[index];
      });
      enter.forEach(action => action(active));
      defaults.forEach(action => action(active));
      body(active);
    });
}

// What the body reads without having declared it, of the names that a macro is given if it asks.
function specialParameters(
  compiler: StatementCompiler,
  node: MacroNode,
  parameters: string[],
) {
  const undeclared = findUndeclared(node.body, ['caller', 'kwargs', 'varargs']);
  const special = ['caller', 'kwargs', 'varargs'].filter(
    name => undeclared.has(name) && !parameters.includes(name),
  );
  const callerIndex = parameters.indexOf('caller');
  const hasDefault = callerIndex >= parameters.length - node.defaults.length;
  if (undeclared.has('caller') && callerIndex >= 0 && !hasDefault) {
    compiler.compilation.fail(
      'When defining macros or call blocks the special "caller" argument must be omitted or be given a default.',
      node.line,
    );
  }
  return Object.assign(special, { readsCaller: undeclared.has('caller') });
}

function compileDefaults(
  compiler: StatementCompiler,
  node: MacroNode,
  inner: CompileFrame,
): Action[] {
  const { symbols } = inner;
  const first = node.parameters.length - node.defaults.length;
  return node.parameters.map(({ name }, index) => {
    const variable = symbols.find(name)!;
    const read = reader(symbols.scope, variable);
    const write = writer(symbols.scope, variable);
    const otherwise =
      index < first
        ? missing(name)
        : compiler.expression(node.defaults[index - first], inner);
    return frame => {
      if (read(frame) === undefined) {
        write(frame, otherwise(frame));
      }
    };
  });
}

function missing(name: string): Code {
  return (frame): Value =>
    frame.context.undefined({
      hint: `parameter '${name}' was not provided`,
      name,
    });
}
