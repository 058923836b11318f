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

import { allocate } from '../limits/Budget';
import { asIndex } from '../operations/arithmetic';
import { FilterFunction } from '../runtime/FilterFunction';
import { Value } from '../values/PyObject';
import { Markup } from '../values/StringObject';
import { characters, isString } from '../values/types';
import { FilterTable } from './FilterTable';
import { htmlFilters } from './htmlFilters';
import { numberFilters } from './numberFilters';
import { prettyPrint } from './prettyPrint';
import { selectionFilters } from './selectionFilters';
import { sequenceFilters } from './sequenceFilters';
import { sortingFilters } from './sortingFilters';
import { textFilters } from './textFilters';
import { toJson } from './toJson';

const table = new FilterTable();

table.add('pprint', '', ({ value }) => prettyPrint(value));

table.add('tojson', 'indent=', ({ value, bound: [indent] }) => {
  const json = toJson(value, indentation(indent ?? null));
  const escaped = json.replace(
    /[<>&']/g,
    character => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
  allocate(escaped.length);
  return new Markup(escaped);
});

function indentation(indent: Value): string | undefined {
  if (indent === null) {
    return undefined;
  }
  if (isString(indent)) {
    return characters(indent);
  }
  const width = Math.max(0, asIndex(indent));
  allocate(width);
  return ' '.repeat(width);
}

/**
 * Jinja2's filters by name.
 *
 * @internal
 */
export const builtinFilters: ReadonlyMap<string, FilterFunction> = new Map([
  ...textFilters,
  ...numberFilters,
  ...sequenceFilters,
  ...sortingFilters,
  ...selectionFilters,
  ...htmlFilters,
  ...table.filters,
]);
