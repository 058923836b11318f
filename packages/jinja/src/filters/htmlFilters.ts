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

import {
  FilterArgumentError,
  PythonError,
  typeError,
  valueError,
} from '../errors/errors';
import { allocate, allocateItems, slowWork, work } from '../limits/Budget';
import { asIndex } from '../operations/arithmetic';
import { flagArgument } from '../methods/arguments';
import { escapeMarkup, escapeText } from '../text/escapeMarkup';
import { stripTags } from '../text/stripTags';
import { linkUrls } from '../text/linkUrls';
import { quoteUrl } from '../text/quoteUrl';
import { splitWords } from '../text/whitespace';
import { listOf, tryIterate } from '../values/iterate';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { str } from '../values/repr';
import { Markup } from '../values/StringObject';
import { stringRepr } from '../values/stringRepr';
import { characters, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { FilterTable } from './FilterTable';

const table = new FilterTable();

table.add('escape e', '', ({ value }) => escapeMarkup(value));
table.add('forceescape', '', ({ value }) => new Markup(escapeText(str(value))));
table.add('safe', '', ({ value }) =>
  value instanceof Markup ? value : new Markup(str(value)),
);
table.add('striptags', '', ({ value }) => stripTags(str(value)));

table.add('urlencode', '', ({ value }) => {
  if (isString(value) || !tryIterate(value) || isReference(value)) {
    return quoteUrl(str(value), '/');
  }
  const pairs =
    value instanceof PyDict ? [...value.entries()] : listOf(value).map(pairOf);
  const encode = (part: Value) => quoteUrl(str(part), '').replace(/%20/g, '+');
  return pairs.map(([key, item]) => `${encode(key)}=${encode(item)}`).join('&');
});

// `self` has items but no iterator, and Python asks for the latter.
function isReference(value: Value): boolean {
  return typeName(value) === 'TemplateReference';
}

function pairOf(value: Value): [Value, Value] {
  if (!tryIterate(value)) {
    throw typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  const parts = listOf(value);
  if (parts.length !== 2) {
    throw valueError(
      parts.length > 2
        ? 'too many values to unpack (expected 2)'
        : `not enough values to unpack (expected 2, got ${parts.length})`,
    );
  }
  return [parts[0], parts[1]];
}

table.add('xmlattr', 'autospace=', ({ value, bound: [autospace], scope }) => {
  if (value instanceof Undefined) {
    value.fail();
  }
  if (!(value instanceof PyDict)) {
    throw new PythonError(
      'AttributeError',
      `'${typeName(value)}' object has no attribute 'items'`,
    );
  }
  const attributes: string[] = [];
  for (const [key, item] of value.entries()) {
    if (item === null || item instanceof Undefined) {
      continue;
    }
    if (!isString(key)) {
      throw typeError(
        `expected string or bytes-like object, got '${typeName(key)}'`,
      );
    }
    work(characters(key).length);
    if (/[ \t\n\r\f\v/>=]/.test(characters(key))) {
      throw valueError(
        `Invalid character in attribute name: ${stringRepr(characters(key))}`,
      );
    }
    attributes.push(`${escapeMarkup(key).value}="${escapeMarkup(item).value}"`);
  }
  const joined = attributes.join(' ');
  allocate(joined.length);
  const spaced = flagArgument(autospace, true);
  const text = spaced && joined !== '' ? ` ${joined}` : joined;
  return scope.autoescape ? new Markup(text) : text;
});

const SCHEME = /^[\p{L}\p{N}_.+-]{2,}:\/{0,2}$/u;

table.add(
  'urlize',
  'trim_url_limit=, nofollow=, target=, rel=, extra_schemes=',
  ({ value, bound: [limit, nofollow, target, rel, extraSchemes], scope }) => {
    const relations = rel === undefined || rel === null ? '' : str(rel);
    slowWork(relations.length);
    allocateItems(relations.length >> 1);
    const words = new Set(splitWords(relations));
    if (flagArgument(nofollow)) {
      words.add('nofollow');
    }
    words.add('noopener');
    const schemes =
      extraSchemes === undefined || extraSchemes === null
        ? []
        : listOf(extraSchemes).map(str);
    for (const scheme of schemes) {
      slowWork(scheme.length);
      if (!SCHEME.test(scheme)) {
        throw new FilterArgumentError(
          `${stringRepr(scheme)} is not a valid URI scheme prefix.`,
        );
      }
    }
    const html = escapeMarkup(value).value;
    slowWork(html.length * 2);
    const text = linkUrls(html, {
      limit: limit === undefined || limit === null ? undefined : asIndex(limit),
      rel: escapeText([...words].sort().join(' ')),
      target:
        target === undefined || target === null
          ? undefined
          : escapeText(str(target)),
      schemes,
    });
    return scope.autoescape ? new Markup(text) : text;
  },
);

/**
 * Filters for HTML and URLs.
 *
 * @internal
 */
export const htmlFilters = table.filters;
