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

import { allocateItems } from '../limits/Budget';
import { PythonError, typeError } from '../errors/errors';
import { listOf, tryIterate } from '../values/iterate';
import { PyDict } from '../values/PyDict';
import { CallArguments, Value } from '../values/PyObject';
import { characters, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { ArgumentsNode, Expression } from '../syntax/nodes';
import { Frame } from '../runtime/Frame';
import { Code } from './code';
import { Compilation } from './Compilation';

const NO_KEYWORDS: Map<string, Value> = new Map();

/**
 * Makes a function that evaluates arguments.
 *
 * @internal
 */
export function compileArguments(
  compilation: Compilation,
  node: ArgumentsNode & { line: number },
  compile: (node: Expression) => Code,
): (frame: Frame) => CallArguments {
  const positional = node.args.map(compile);
  const keywords = node.kwargs.map(
    ({ name, value }) => [name, compile(value)] as const,
  );
  assertDistinct(compilation, node);
  const dynamicArgs = node.dynamicArgs && compile(node.dynamicArgs);
  const dynamicKwargs = node.dynamicKwargs && compile(node.dynamicKwargs);
  if (keywords.length === 0 && !dynamicArgs && !dynamicKwargs) {
    return frame => ({
      positional: positional.map(code => code(frame)),
      keywords: NO_KEYWORDS,
    });
  }
  return frame => {
    const result: CallArguments = {
      positional: positional.map(code => code(frame)),
      keywords: new Map(),
    };
    const named = keywords.map(([name, code]) => [name, code(frame)] as const);
    if (dynamicArgs) {
      result.positional = result.positional.concat(spread(dynamicArgs(frame)));
    }
    named.forEach(([name, value]) => result.keywords.set(name, value));
    if (dynamicKwargs) {
      spreadKeywords(dynamicKwargs(frame), result.keywords);
    }
    return result;
  };
}

function assertDistinct(
  compilation: Compilation,
  node: ArgumentsNode & { line: number },
) {
  const names = new Set<string>();
  for (const { name } of node.kwargs) {
    if (names.has(name)) {
      throw new PythonError(
        'SyntaxError',
        `keyword argument repeated: ${name}`,
        {
          line: node.line,
          templateName: compilation.templateName,
        },
      );
    }
    names.add(name);
  }
}

function spread(value: Value): Value[] {
  if (!tryIterate(value)) {
    throw typeError(
      `Value after * must be an iterable, not ${typeName(value)}`,
    );
  }
  return listOf(value);
}

function spreadKeywords(value: Value, keywords: Map<string, Value>) {
  if (value instanceof Undefined) {
    value.fail();
  }
  if (!(value instanceof PyDict)) {
    throw typeError(
      `argument after ** must be a mapping, not ${typeName(value)}`,
    );
  }
  allocateItems(4 * value.size);
  for (const [key, item] of value.entries()) {
    if (!isString(key)) {
      throw typeError('keywords must be strings');
    }
    if (keywords.has(characters(key))) {
      throw typeError(
        `jinja2.runtime.Context.call() got multiple values for keyword argument '${characters(key)}'`,
      );
    }
    keywords.set(characters(key), item);
  }
}
