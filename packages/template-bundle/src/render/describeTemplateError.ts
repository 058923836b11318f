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
import { TemplateError } from '@nucleon/jinja';
import { shortenMessage } from '../bundle/shortenMessage';

/**
 * What went wrong in a template, in its author's own words: what is undefined is named as the template names it.
 *
 * @internal
 */
export function describeTemplateError(
  error: TemplateError,
  source: string,
): string {
  return shortenMessage(describe(error, source));
}

function describe(error: TemplateError, source: string): string {
  const line = lineOf(source, error.line);
  if (/\{\{\s*resolve:/.test(line)) {
    return `${error.message}; to keep {{resolve:...}} for CloudFormation, write it between {% raw %} and {% endraw %}`;
  }
  const name =
    error.name === 'UndefinedError'
      ? findUndefinedName(error.message, line)
      : undefined;
  return name === undefined
    ? error.message
    : `'${name}' is not defined (${error.message}); give it a value, or write ${name} | default("") where it may be missing`;
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
    const start = expression.lastIndexOf(name);
    const isMember = start > 0 && /[.['"]/.test(expression[start - 1]);
    const rest = expression.slice(start + name.length);
    if (isMember && !/^\w/.test(rest)) {
      const closing = /^['"]?\]/.exec(rest)?.[0] ?? '';
      return expression.slice(0, start + name.length) + closing;
    }
  }
  return name;
}

function lineOf(source: string, line: number | undefined): string {
  return line === undefined ? '' : (source.split(/\r\n|\r|\n/)[line - 1] ?? '');
}
