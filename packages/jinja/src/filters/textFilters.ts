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

import { PythonError, typeError } from '../errors/errors';
import { FilterArgumentError } from '../errors/errors';
import { percentFormat } from '../formatting/percentFormat';
import { allocate, slowWork, work } from '../limits/Budget';
import {
  flagArgument,
  integerArgument,
  optionalTextArgument,
} from '../methods/arguments';
import { center } from '../methods/stringMethods';
import { asIndex } from '../operations/arithmetic';
import { compare } from '../operations/compare';
import { capitalize } from '../text/caseMapping';
import { codePointLength, codePointSlice } from '../text/codePoints';
import { escapeMarkup, escapeText, isHtml } from '../text/escapeMarkup';
import { replaceText } from '../text/replace';
import { splitLines } from '../text/splitLines';
import { strip } from '../text/strip';
import { wrapText } from '../text/wrapText';
import { isSpace } from '../text/whitespace';
import { lengthOf } from '../values/iterate';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { PyTuple } from '../values/PyTuple';
import { str } from '../values/repr';
import { Markup } from '../values/StringObject';
import { characters, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { FilterTable } from './FilterTable';
import { wordCount } from './wordCount';

/**
 * MarkupSafe's `soft_str`: text, still Markup if it was.
 *
 * @internal
 */
export function softText(value: Value): {
  text: string;
  wrap: (text: string) => Value;
} {
  return value instanceof Markup
    ? { text: value.value, wrap: text => new Markup(text) }
    : { text: str(value), wrap: text => text };
}

function mapText(change: (text: string) => string) {
  return ({ value }: { value: Value }): Value => {
    const { text, wrap } = softText(value);
    const changed = change(text);
    allocate(changed.length);
    return wrap(changed);
  };
}

const table = new FilterTable();

table.add(
  'upper',
  '',
  mapText(text => text.toUpperCase()),
);
table.add(
  'lower',
  '',
  mapText(text => text.toLowerCase()),
);
table.add('capitalize', '', mapText(capitalize));
// It joins its words anew, and forgets that they were Markup.
table.add('title', '', ({ value }) => titleWords(str(value)));
table.add('string', '', ({ value }) =>
  softText(value).wrap(softText(value).text),
);
table.add('wordcount', '', ({ value }) => wordCount(str(value)));

// Unlike str.title, only these characters start a word anew: "it's" stays one.
function titleWords(text: string): string {
  slowWork(text.length * 2);
  allocate(text.length);
  const starts = new Set('-({[<');
  const parts: string[] = [];
  let first = true;
  for (const character of text) {
    const separates = starts.has(character) || isSpace(character.charCodeAt(0));
    parts.push(first ? character.toUpperCase() : character.toLowerCase());
    first = separates;
  }
  return parts.join('');
}

table.add('trim', 'chars=', ({ value, bound: [chars] }) => {
  const { text, wrap } = softText(value);
  const set = optionalTextArgument(chars, 'strip arg must be None or str');
  const escapes = value instanceof Markup && !(chars instanceof Markup);
  return wrap(
    strip(text, escapes && set !== undefined ? escapeText(set) : set, 'both'),
  );
});

table.add('center', 'width=', ({ value, bound: [width] }) => {
  const { text, wrap } = softText(value);
  return wrap(center(text, integerArgument(width, 80), ' '));
});

table.add('replace', 'old, new, count=', ({ value, bound, scope }) => {
  const [old, replacement, count] = [bound[0]!, bound[1]!, bound[2] ?? null];
  const escapes =
    scope.autoescape &&
    (isHtml(old) || (isHtml(replacement) && !isHtml(value)));
  const subject = escapes ? escapeMarkup(value) : value;
  const isMarkup = scope.autoescape && subject instanceof Markup;
  const toText = (part: Value) =>
    isMarkup ? escapeMarkup(part).value : str(part);
  const [text, from, to] = [subject, old, replacement].map(toText);
  const times = count === null ? -1 : integerArgument(count, -1);
  const result = replaceText(text, from, to, times);
  return isMarkup ? new Markup(result) : result;
});

table.add(
  'format',
  '*args, **kwargs',
  ({ value, args: { positional, keywords } }) => {
    if (positional.length > 0 && keywords.size > 0) {
      throw new FilterArgumentError(
        "can't handle positional and keyword arguments at the same time",
      );
    }
    const format = value instanceof Markup ? value : str(value);
    if (keywords.size === 0) {
      return percentFormat(format, new PyTuple(positional));
    }
    const dict = new PyDict();
    keywords.forEach((item, name) => dict.set(name, item));
    return percentFormat(format, dict);
  },
);

table.add(
  'truncate',
  'length=, killwords=, end=, leeway=',
  ({ value, bound: [length, killwords, end, leeway] }) => {
    const limit = integerArgument(length, 255);
    const ellipsis = end ?? '...';
    const endLength = lengthOf(ellipsis);
    const tolerance =
      leeway === undefined || leeway === null ? 5 : asIndex(leeway);
    assertThat(
      limit >= endLength,
      `expected length >= ${endLength}, got ${limit}`,
    );
    assertThat(tolerance >= 0, `expected leeway >= 0, got ${tolerance}`);
    if (lengthOf(value) <= limit + tolerance) {
      return value;
    }
    if (!isString(value)) {
      throw typeError(
        `'${typeName(value)}' object is not text that can be cut`,
      );
    }
    const cut = codePointSlice(characters(value), 0, limit - endLength);
    const space = cut.lastIndexOf(' ');
    allocate(cut.length + endLength);
    const kept =
      flagArgument(killwords) || space < 0 ? cut : cut.slice(0, space);
    if (value instanceof Markup) {
      return new Markup(kept + escapeMarkup(ellipsis).value);
    }
    return ellipsis instanceof Markup
      ? new Markup(escapeMarkup(kept).value + ellipsis.value)
      : kept + str(ellipsis);
  },
);

function assertThat(holds: boolean, message: string) {
  if (!holds) {
    throw new PythonError('AssertionError', message);
  }
}

table.add(
  'indent',
  'width=, first=, blank=',
  ({ value, bound: [width, first, blank] }) => {
    if (value instanceof Undefined) {
      value.fail();
    }
    if (Array.isArray(value)) {
      flagArgument(blank);
      throw new PythonError(
        'AttributeError',
        "'list' object has no attribute 'splitlines'",
      );
    }
    if (!isString(value)) {
      throw typeError(
        `unsupported operand type(s) for +=: '${typeName(value)}' and 'str'`,
      );
    }
    const indentation = indentationOf(width ?? 4);
    const isMarkup = value instanceof Markup || width instanceof Markup;
    // Looked at before the other, whether there is a blank line or not.
    const indentsBlank = flagArgument(blank);
    const indentsFirst = flagArgument(first);
    const lines = splitLines(`${characters(value)}\n`);
    work(lines.length * 64);
    let size = 0;
    const indented = lines.map((line, index) => {
      const wanted = index === 0 ? indentsFirst : line !== '' || indentsBlank;
      size += line.length + (wanted ? indentation.length : 0) + 1;
      allocate(wanted ? indentation.length + line.length : 0);
      return wanted ? indentation + line : line;
    });
    allocate(size);
    const text = indented.join('\n');
    return isMarkup ? new Markup(text) : text;
  },
);

function indentationOf(width: Value): string {
  if (isString(width)) {
    return characters(width);
  }
  const count = Math.max(0, asIndex(width));
  allocate(count);
  return ' '.repeat(count);
}

table.add(
  'wordwrap',
  'width=, break_long_words=, wrapstring=, break_on_hyphens=',
  ({
    value,
    bound: [width, breakLongWords, wrapstring, breakOnHyphens],
    scope,
  }) => {
    const separator =
      wrapstring === undefined || wrapstring === null
        ? scope.newlineSequence
        : str(wrapstring);
    if (value instanceof Undefined) {
      value.fail();
    }
    if (!isString(value)) {
      throw new PythonError(
        'AttributeError',
        `'${typeName(value)}' object has no attribute 'splitlines'`,
      );
    }
    const options = {
      width: width ?? 79,
      breaksLongWords: () => flagArgument(breakLongWords, true),
      breaksAtHyphens: () => flagArgument(breakOnHyphens, true),
      splitsAtHyphens: breakOnHyphens === undefined || breakOnHyphens === true,
    };
    compare('<=', options.width, 0);
    const lines = splitLines(characters(value)).map(line =>
      joined(
        wrapText(line, { ...options, width: Number(str(options.width)) }),
        separator,
      ),
    );
    return joined(lines, separator);
  },
);

function joined(lines: string[], separator: string): string {
  allocate(
    lines.reduce((size, line) => size + line.length + separator.length, 0),
  );
  return lines.join(separator);
}

table.add('length count', '', ({ value }) =>
  isString(value) ? codePointLength(characters(value)) : lengthOf(value),
);

/**
 * Filters on text.
 *
 * @internal
 */
export const textFilters = table.filters;
