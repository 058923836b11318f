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
import { InputError } from '@backstage/errors';
import { TemplateError } from '@nucleon/jinja';

/** What went wrong in a template, for its author: file, line, and what is undefined in the author's own words. */
export function describeTemplateError(options: {
  error: TemplateError;
  path: string;
  source: string;
}): InputError {
  const { error, path, source } = options;
  const place = error.line === undefined ? path : `${path}:${error.line}`;
  const undefinedName =
    error.name === 'UndefinedError'
      ? findUndefinedName(error.message, lineOf(source, error.line))
      : undefined;
  const message =
    undefinedName === undefined
      ? `${error.message}`
      : `'${undefinedName}' is not defined (${error.message}); give it a value, or write ${undefinedName} | default("") where it may be missing`;
  return new InputError(`${place}: ${message}`);
}

// Python names the last part only ("'dict object' has no attribute 'VpcId'"); the line has the whole of it.
function findUndefinedName(message: string, line: string): string | undefined {
  const attribute = /has no (?:attribute|element) '?([^']+?)'?$/.exec(message);
  const name = attribute?.[1] ?? /^'([^']+)' is undefined$/.exec(message)?.[1];
  if (name === undefined) {
    return undefined;
  }
  for (const [expression] of line.matchAll(
    /[A-Za-z_]\w*(?:\.\w+|\[[^\]]*\])*/g,
  )) {
    const parts = expression.split(/[.[\]'"]+/);
    const index = parts.lastIndexOf(name);
    if (index > 0) {
      return parts.slice(0, index + 1).join('.');
    }
  }
  return name;
}

function lineOf(source: string, line: number | undefined): string {
  return line === undefined ? '' : (source.split(/\r\n|\r|\n/)[line - 1] ?? '');
}
