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

import { strFormat } from '../formatting/strFormat';
import { escapeMarkup } from '../text/escapeMarkup';
import { stripTags, unescapeEntities } from '../text/stripTags';
import { iterate } from '../values/iterate';
import { Value } from '../values/PyObject';
import { PyTuple } from '../values/PyTuple';
import { Markup } from '../values/StringObject';
import { characters, isString } from '../values/types';
import { Method } from './Method';
import { stringMethods } from './stringMethods';

const methods = new Map<string, Method>(stringMethods);

// MarkupSafe escapes the arguments of these, and takes what they give as HTML.
const ESCAPING = [
  'capitalize',
  'title',
  'lower',
  'upper',
  'replace',
  'ljust',
  'rjust',
  'lstrip',
  'rstrip',
  'center',
  'strip',
  'translate',
  'expandtabs',
  'swapcase',
  'zfill',
  'partition',
  'rpartition',
];
const SPLITTING = ['split', 'rsplit', 'splitlines'];

function define(
  name: string,
  signature: string,
  body: ConstructorParameters<typeof Method>[2],
) {
  methods.set(name, new Method(name, signature, body));
}

function asMarkup(value: Value): Value {
  if (isString(value)) {
    return new Markup(characters(value));
  }
  if (value instanceof PyTuple) {
    return new PyTuple(value.items.map(asMarkup));
  }
  return Array.isArray(value) ? value.map(asMarkup) : value;
}

for (const name of ESCAPING) {
  const plain = stringMethods.get(name)!;
  define(name, '*args, **kwargs', (self, _bound, call) => {
    const escape = (value: Value) =>
      isString(value) ? escapeMarkup(value).value : value;
    const positional = call.positional.map(escape);
    const keywords = new Map(
      [...call.keywords].map(([key, value]) => [key, escape(value)]),
    );
    return asMarkup(
      plain.call(self, { positional, keywords }, call.attributeOf),
    );
  });
}
for (const name of SPLITTING) {
  const plain = stringMethods.get(name)!;
  define(name, '*args, **kwargs', (self, _bound, call) =>
    asMarkup(plain.call(self, call, call.attributeOf)),
  );
}

define('join', 'iterable', (self, [iterable], { attributeOf }) => {
  const parts: Value[] = [];
  const items = iterate(iterable!);
  for (let item = items.next(); item !== undefined; item = items.next()) {
    parts.push(escapeMarkup(item).value);
  }
  const call = { positional: [parts], keywords: new Map<string, Value>() };
  return asMarkup(stringMethods.get('join')!.call(self, call, attributeOf));
});
define(
  'format',
  '*args, **kwargs',
  (self, _bound, { positional, keywords, attributeOf }) => {
    const named = (name: string) => keywords.get(name);
    return new Markup(
      strFormat((self as Markup).value, {
        positional,
        named,
        attributeOf,
        escapes: true,
      }),
    );
  },
);
define('unescape', '', self => unescapeEntities((self as Markup).value));
define('striptags', '', self => stripTags((self as Markup).value));

/**
 * The methods of `Markup`.
 *
 * @internal
 */
export const markupMethods: ReadonlyMap<string, Method> = methods;
