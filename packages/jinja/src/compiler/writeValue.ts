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
import { step } from '../limits/Budget';
import { escapeMarkup, escapeText } from '../text/escapeMarkup';
import { IndentedText } from '../values/StringObject';
import { str } from '../values/repr';
import { characters, isString, typeName } from '../values/types';
import { Action, Code } from './code';
import { Compilation } from './Compilation';

/**
 * Outputs the value of an expression, escaped where output is.
 *
 * @internal
 */
export function writeValue(
  { autoescape }: Compilation,
  code: Code,
  line: number,
): Action {
  return frame => {
    const { run, context } = frame;
    run.line = line;
    step();
    const value = code(frame);
    const escapes = autoescape ?? context.autoescape;
    if (typeof value === 'string' && !escapes) {
      run.output.write(value);
    } else if (value instanceof IndentedText) {
      run.output.writeIndented(
        escapes ? value.lines.map(escapeText) : value.lines,
      );
    } else {
      run.output.write(escapes ? escapeMarkup(value).value : str(value));
    }
  };
}

/**
 * Outputs what a filter block or a call block gives as it is: it must be text, and is not escaped.
 *
 * @internal
 */
export function writeRaw(code: Code, line: number): Action {
  return frame => {
    const { run } = frame;
    run.line = line;
    step();
    const value = code(frame);
    // The body was rendered meanwhile.
    run.line = line;
    if (value instanceof IndentedText) {
      run.output.writeIndented(value.lines);
    } else if (isString(value)) {
      run.output.write(characters(value));
    } else {
      const type = typeName(value);
      run.output.defer(
        typeError(`sequence item 0: expected str instance, ${type} found`),
      );
    }
  };
}
