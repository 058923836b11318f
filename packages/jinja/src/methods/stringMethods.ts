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

import { PythonError, typeError, valueError } from '../errors/errors';
import { allocate, slowWork, work } from '../limits/Budget';
import { strFormat } from '../formatting/strFormat';
import { tryItem } from '../operations/subscript';
import {
  capitalize,
  foldCase,
  isLower,
  isTitle,
  isUpper,
  swapCase,
  titleCase,
} from '../text/caseMapping';
import { codePointLength, codePoints } from '../text/codePoints';
import { indexOf, lastIndexOf } from '../text/indexOf';
import { replaceText } from '../text/replace';
import { split, splitFromEnd } from '../text/split';
import { splitLines } from '../text/splitLines';
import { strip } from '../text/strip';
import { stripStart } from '../text/whitespace';
import { iterate } from '../values/iterate';
import { Value } from '../values/PyObject';
import { PyTuple } from '../values/PyTuple';
import { StringObject } from '../values/StringObject';
import { characters, isInteger, isString, typeName } from '../values/types';
import {
  flagArgument,
  integerArgument,
  optionalTextArgument,
  textArgument,
} from './arguments';
import { countInText, findInText, textWindow } from './findInText';
import { Method, MethodBody } from './Method';

const methods = new Map<string, Method>();

function define(name: string, signature: string, body: MethodBody<string>) {
  const method = new Method(name, signature, (self, bound, call) =>
    body(characters(self as string | StringObject), bound, call),
  );
  methods.set(name, method);
}

// A text that is made anew is paid for by its length.
function made(text: string): string {
  allocate(text.length);
  return text;
}

define('upper', '', text => made(text.toUpperCase()));
define('lower', '', text => made(text.toLowerCase()));
define('casefold', '', text => made(foldCase(text)));
define('title', '', text => made(titleCase(text)));
define('capitalize', '', text => made(capitalize(text)));
define('swapcase', '', text => made(swapCase(text)));

for (const [name, side] of [
  ['strip', 'both'],
  ['lstrip', 'start'],
  ['rstrip', 'end'],
] as const) {
  define(name, 'chars=', (text, [chars]) =>
    strip(
      text,
      optionalTextArgument(chars, `${name} arg must be None or str`),
      side,
    ),
  );
}

define('removeprefix', 'prefix', (text, [prefix]) => {
  const start = textArgument(prefix, 'removeprefix() argument');
  work(start.length);
  return text.startsWith(start) ? text.slice(start.length) : text;
});
define('removesuffix', 'suffix', (text, [suffix]) => {
  const end = textArgument(suffix, 'removesuffix() argument');
  work(end.length);
  return end && text.endsWith(end) ? text.slice(0, -end.length) : text;
});
define('replace', 'old, new, count=', (text, [old, replacement, count]) =>
  replaceText(
    text,
    textArgument(old, 'replace() argument 1'),
    textArgument(replacement, 'replace() argument 2'),
    integerArgument(count, -1),
  ),
);
define('split', 'sep=, maxsplit=', (text, [sep, maxsplit]) =>
  split(
    text,
    optionalTextArgument(sep, 'must be str or None'),
    integerArgument(maxsplit, -1),
  ),
);
define('rsplit', 'sep=, maxsplit=', (text, [sep, maxsplit]) =>
  splitFromEnd(
    text,
    optionalTextArgument(sep, 'must be str or None'),
    integerArgument(maxsplit, -1),
  ),
);
define('splitlines', 'keepends=', (text, [keepends]) =>
  splitLines(text, flagArgument(keepends)),
);

define('partition', 'sep', (text, [sep]) => {
  const separator = separatorArgument(sep);
  const at = indexOf(text, separator);
  return new PyTuple(
    at < 0
      ? [text, '', '']
      : [text.slice(0, at), separator, text.slice(at + separator.length)],
  );
});
define('rpartition', 'sep', (text, [sep]) => {
  const separator = separatorArgument(sep);
  const at = lastIndexOf(text, separator);
  return new PyTuple(
    at < 0
      ? ['', '', text]
      : [text.slice(0, at), separator, text.slice(at + separator.length)],
  );
});

function separatorArgument(sep: Value | undefined): string {
  const separator = textArgument(sep);
  if (separator === '') {
    throw valueError('empty separator');
  }
  return separator;
}

define('join', 'iterable', (text, [iterable]) => {
  const items = iterate(iterable!);
  let result = '';
  let index = 0;
  for (let item = items.next(); item !== undefined; item = items.next()) {
    if (!isString(item)) {
      throw typeError(
        `sequence item ${index}: expected str instance, ${typeName(item)} found`,
      );
    }
    const part = index++ === 0 ? characters(item) : text + characters(item);
    work(part.length);
    allocate(part.length);
    result += part;
  }
  return result;
});

for (const name of ['find', 'rfind', 'index', 'rindex']) {
  define(name, 'sub, start=, end=', (text, [sub, start, end]) => {
    const needle = textArgument(sub);
    const found = findInText(text, needle, {
      start,
      end,
      last: name.startsWith('r'),
    });
    if (found < 0 && name.endsWith('index')) {
      throw valueError('substring not found');
    }
    return found;
  });
}
define('count', 'sub, start=, end=', (text, [sub, start, end]) => {
  const needle = textArgument(sub);
  const window = textWindow(text, start, end);
  return window ? countInText(window.part, needle) : 0;
});

for (const name of ['startswith', 'endswith'] as const) {
  define(name, 'prefix, start=, end=', (text, [prefix, start, end]) => {
    const window = textWindow(text, start, end);
    const options = prefix instanceof PyTuple ? prefix.items : [prefix!];
    return options.some(option => {
      if (!isString(option)) {
        throw typeError(
          `${name} first arg must be str or a tuple of str, not ${typeName(option)}`,
        );
      }
      const part = characters(option);
      work(part.length);
      return (
        window !== undefined &&
        (name === 'startswith'
          ? window.part.startsWith(part)
          : window.part.endsWith(part))
      );
    });
  });
}

/**
 * Python's `str.center`: the odd space goes left where the width is odd.
 *
 * @internal
 */
export function center(text: string, width: number, fill: string): string {
  const room = width - codePointLength(text);
  if (room <= 0) {
    return text;
  }
  const left = Math.floor(room / 2) + (room & width & 1);
  allocate(text.length + room);
  return fill.repeat(left) + text + fill.repeat(room - left);
}

function fillArgument(value: Value | undefined): string {
  const fill =
    optionalTextArgument(
      value,
      'The fill character must be a unicode character',
    ) ?? ' ';
  if (codePointLength(fill) !== 1) {
    throw typeError('The fill character must be exactly one character long');
  }
  return fill;
}

define('center', 'width, fillchar=', (text, [width, fill]) =>
  center(text, integerArgument(width, 0), fillArgument(fill)),
);
define(
  'ljust',
  'width, fillchar=',
  (text, [width, fill]) => text + padding(text, width, fillArgument(fill)),
);
define(
  'rjust',
  'width, fillchar=',
  (text, [width, fill]) => padding(text, width, fillArgument(fill)) + text,
);
define('zfill', 'width', (text, [width]) => {
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  return sign + padding(text, width, '0') + text.slice(sign.length);
});

function padding(text: string, width: Value | undefined, fill: string): string {
  const room = Math.max(0, integerArgument(width, 0) - codePointLength(text));
  allocate(text.length + room);
  return fill.repeat(room);
}

define('expandtabs', 'tabsize=', (text, [tabsize]) => {
  const size = integerArgument(tabsize, 8);
  slowWork(text.length * 2);
  const parts: string[] = [];
  let column = 0;
  for (const character of text) {
    if (character === '\t') {
      const room = size > 0 ? size - (column % size) : 0;
      allocate(room);
      parts.push(' '.repeat(room));
      column += room;
    } else {
      parts.push(character);
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return made(parts.join(''));
});

const CLASSES: Record<string, RegExp> = {
  isalpha: /^\p{L}+$/u,
  isalnum: /^[\p{L}\p{N}]+$/u,
  isdecimal: /^\p{Nd}+$/u,
  isdigit:
    /^[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468]+$/u,
  isnumeric:
    /^[\p{N}\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07]+$/u,
  isidentifier: /^[\p{XID_Start}_]\p{XID_Continue}*$/u,
  isprintable: /^(?: |[^\p{C}\p{Z}])*$/u,
  // eslint-disable-next-line no-control-regex
  isascii: /^[\x00-\x7f]*$/,
};

for (const [name, pattern] of Object.entries(CLASSES)) {
  define(name, '', text => {
    slowWork(text.length);
    return pattern.test(text);
  });
}
define('isspace', '', text => {
  work(text.length);
  return text !== '' && stripStart(text) === '';
});
define('isupper', '', text => isUpper(text));
define('islower', '', text => isLower(text));
define('istitle', '', text => isTitle(text));

define('translate', 'table', (text, [table]) => {
  const parts = codePoints(text).map(character => {
    const code = character.codePointAt(0)!;
    return made(translated(character, tryItem(table!, code)));
  });
  return made(parts.join(''));
});

function translated(character: string, value: Value | undefined): string {
  if (value === undefined) {
    return character;
  }
  if (value === null) {
    return '';
  }
  if (isInteger(value)) {
    return String.fromCodePoint(Number(value));
  }
  return textArgument(value, 'character mapping');
}

define(
  'format',
  '*args, **kwargs',
  (text, _bound, { positional, keywords, attributeOf }) =>
    strFormat(text, {
      positional,
      named: name => keywords.get(name),
      attributeOf,
      escapes: false,
    }),
);
define('format_map', 'mapping', (text, [mapping], { attributeOf }) =>
  strFormat(text, {
    positional: [],
    named: name => {
      const value = tryItem(mapping!, name);
      if (value === undefined) {
        throw new PythonError('KeyError', `'${name}'`);
      }
      return value;
    },
    attributeOf,
    escapes: false,
  }),
);

/**
 * The methods of `str`.
 *
 * @internal
 */
export const stringMethods: ReadonlyMap<string, Method> = methods;
