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

import { fillDict } from '../methods/dictMethods';
import { flagArgument, integerArgument } from '../methods/arguments';
import { NativeBody, NativeFunction } from '../runtime/NativeFunction';
import { Namespace } from '../runtime/Namespace';
import { PyDict } from '../values/PyDict';
import { ADDRESS, Value } from '../values/PyObject';
import { Markup } from '../values/StringObject';
import { Cycler } from './Cycler';
import { Joiner } from './Joiner';
import { lipsum } from './lipsum';
import { range } from './range';

function typeObject(
  name: string,
  repr: string,
  options: { signature: string; body: NativeBody },
): NativeFunction {
  return new NativeFunction({
    name,
    repr: `<class '${repr}'>`,
    typeName: 'type',
    ...options,
  });
}

/**
 * Jinja2's globals by name.
 *
 * @internal
 */
export function builtinGlobals(): Map<string, Value> {
  return new Map<string, Value>([
    [
      'range',
      typeObject('range', 'range', {
        signature: '*args',
        body: (_bound, { positional }) => range(positional),
      }),
    ],
    [
      'dict',
      typeObject('dict', 'dict', {
        signature: '*args, **kwargs',
        body: (_bound, args) => {
          const dict = new PyDict();
          fillDict(dict, 'dict', args);
          return dict;
        },
      }),
    ],
    [
      'namespace',
      typeObject('namespace', 'jinja2.utils.Namespace', {
        signature: '*args, **kwargs',
        body: (_bound, args) => {
          const dict = new PyDict();
          fillDict(dict, 'dict', args);
          return new Namespace(dict);
        },
      }),
    ],
    [
      'cycler',
      typeObject('cycler', 'jinja2.utils.Cycler', {
        signature: '*args',
        body: (_bound, { positional }) => new Cycler(positional),
      }),
    ],
    [
      'joiner',
      typeObject('joiner', 'jinja2.utils.Joiner', {
        signature: 'sep=',
        body: ([separator]) => new Joiner(separator ?? ', '),
      }),
    ],
    [
      'lipsum',
      new NativeFunction({
        name: 'generate_lorem_ipsum',
        signature: 'n=, html=, min=, max=',
        typeName: 'function',
        repr: `<function generate_lorem_ipsum ${ADDRESS}>`,
        body: ([n, html, min, max]) => {
          const isHtml = flagArgument(html, true);
          const text = lipsum({
            paragraphs: integerArgument(n, 5),
            html: isHtml,
            min: integerArgument(min, 20),
            max: integerArgument(max, 100),
          });
          return isHtml ? new Markup(text) : text;
        },
      }),
    ],
  ]);
}
