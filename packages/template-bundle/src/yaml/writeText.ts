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
import { resolveScalar } from './resolveScalar';

// Indicators and spaces that end or change a plain scalar in block context.
const PLAIN_START = /^(?!\.\.\.)[A-Za-z0-9_./$(\u00a1-\u1fff\u3040-\ud7ff]/;
const NOT_PLAIN =
  /: |:$| #|\s$|[^\u0020-\u007e\u00a1-\u1fff\u3040-\ud7ff]|[\u1680\u180e]/;

// What YAML 1.2 and the readers of YAML 1.1 other than PyYAML take for something else than text.
const NOT_TEXT = [
  /^(?:y|n|yes|no|on|off|true|false|null|~|<<|=)$/i,
  /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+)$/i,
  /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:e[-+]?[0-9]+)?$/i,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[-+]?\.(?:inf|nan)$/i,
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?$/,
];

/**
 * Writes text as a YAML scalar on one line, in quotes only where some reader of YAML 1.1 or 1.2 needs them.
 *
 * @internal
 */
export function writeText(text: string): string {
  if (isPlain(text)) {
    return text;
  }
  return /^[\u0020-\u007e\u00a1-\u1fff\u3040-\ud7ff]*$/.test(text)
    ? `'${text.replace(/'/g, "''")}'`
    : writeEscaped(text);
}

function isPlain(text: string): boolean {
  if (!PLAIN_START.test(text) || NOT_PLAIN.test(text)) {
    return false;
  }
  const resolved = resolveScalar(text);
  return (
    resolved.kind === 'value' &&
    resolved.value === text &&
    !NOT_TEXT.some(pattern => pattern.test(text))
  );
}

// JSON's strings are YAML's double-quoted scalars once everything unusual is escaped. JSON.stringify escapes lone
// surrogates itself; pairs are code points that YAML writes with eight digits.
function writeEscaped(text: string): string {
  return JSON.stringify(text).replace(/[^\u0020-\u007e]/gu, character => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4
      ? `\\U${code.padStart(8, '0')}`
      : `\\u${code.padStart(4, '0')}`;
  });
}
