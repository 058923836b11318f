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
import { isObject, numberOf } from '../schema/values';
import { YamlDocument } from '../yaml/YamlDocument';
import { readPlainTemplate } from './readPlainTemplate';

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * A plain template whose parameters have the given values as their defaults. CloudFormation uses the default of each
 * parameter that a stack is not given, when it is created and when it is updated. Everything else stays as it is written,
 * and each line knows its place in what was.
 *
 * @internal
 */
export function fillParameters(
  text: string,
  values: Record<string, unknown>,
  file: string,
): { content: string; sourceLines: number[] } {
  const document = readPlainTemplate(text);
  const [error] = document.errors;
  if (error) {
    throw new InputError(
      `${file}:${error.line}: The template is not valid YAML: ${error.message}`,
    );
  }
  const edits: Edit[] = [];
  for (const [name, value] of Object.entries(values)) {
    const edit = editOf(document, text, name, value);
    if (edit) {
      edits.push(edit);
    }
  }
  edits.sort((a, b) => a.start - b.start);
  let content = '';
  let from = 0;
  let line = 1;
  const sourceLines = [line];
  const copy = (end: number) => {
    content += text.slice(from, end);
    for (let count = countLines(text.slice(from, end)); count > 0; count--) {
      line += 1;
      sourceLines.push(line);
    }
  };
  edits.forEach(({ start, end, text: insert }, index) => {
    if (start < from || start === edits[index - 1]?.start) {
      throw new InputError(
        `${file}: Parameters must not share their content by anchors and aliases`,
      );
    }
    copy(start);
    line += countLines(text.slice(start, end));
    content += insert;
    sourceLines.push(...Array(countLines(insert)).fill(line));
    from = end;
  });
  copy(text.length);
  return { content, sourceLines };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

function editOf(
  document: YamlDocument,
  text: string,
  name: string,
  value: unknown,
): Edit | undefined {
  const parameter = document.rangeOf(['Parameters', name]);
  if (!parameter) {
    return undefined;
  }
  // A JSON string is a scalar of YAML on one line, and of JSON.
  const written = JSON.stringify(parameterText(value));
  const old = document.rangeOf(['Parameters', name, 'Default']);
  if (old) {
    // An empty value starts right after its colon, and a text of several lines takes its last line break with it.
    const before = /:$/.test(text.slice(0, old.start)) ? ' ' : '';
    const after = old.isBlockScalar ? '\n' : '';
    return { ...old, text: before + written + after };
  }
  if (parameter.isFlow) {
    const start = parameter.start + 1;
    return { start, end: start, text: `"Default": ${written}, ` };
  }
  const { start } = parameter;
  const indentation = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return {
    start,
    end: start,
    text: `Default: ${written}\n${indentation}`,
  };
}

function parameterText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(parameterText).join(',');
  }
  return isObject(value)
    ? JSON.stringify(value)
    : String(numberOf(value) ?? value);
}
