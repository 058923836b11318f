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

import { cli } from 'cleye';
import { InputError } from '@backstage/errors';
import { parsePythonJson } from '@nucleon/jinja';
import { CommandContext, exitCodes } from '../CommandContext';
import { JinjaCase, renderCase } from '../jinja/renderCase';
import { refuseUnknownArguments } from '../readArguments';

/**
 * The command `nucleon jinja`: reads cases and writes results, a JSON object a line, in the form of a script that does the
 * same with Python's Jinja2, so that both can be compared with `diff`.
 *
 * @internal
 */
export async function renderJinja(
  args: string[],
  context: CommandContext,
): Promise<number> {
  const parsed = cli(
    {
      name: 'nucleon jinja',
      flags: {},
      help: {
        description:
          'Reads {"id", "template", "context", "options", "templates"}, one JSON object a line, and writes {"id", "expected"} or {"id", "error", "message"} for each. An error of a template is a result: the exit code is 0.',
        usage: 'nucleon jinja < FILE',
        examples: ['nucleon jinja < cases.jsonl > results.jsonl'],
      },
    },
    undefined,
    args,
  );
  refuseUnknownArguments(parsed, []);
  let number = 0;
  for await (const line of linesOf(context.stdin)) {
    number += 1;
    if (line.trim()) {
      const item = readCase(line, number);
      context.stdout.write(`${writeResult(item)}\n`);
    }
  }
  return exitCodes.fine;
}

async function* linesOf(
  input: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    rest +=
      typeof chunk === 'string'
        ? chunk
        : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.decode();
}

function readCase(line: string, number: number): JinjaCase {
  let item: unknown;
  try {
    item = parsePythonJson(line);
  } catch (error) {
    throw new InputError(
      `Line ${number} is no JSON: ${(error as Error).message}`,
    );
  }
  if (!isCase(item)) {
    throw new InputError(
      `Line ${number} must be an object whose 'template' is text`,
    );
  }
  return item;
}

function isCase(value: unknown): value is JinjaCase {
  return (
    typeof value === 'object' &&
    value !== null &&
    'template' in value &&
    typeof value.template === 'string'
  );
}

// As Python's json module writes it, which leaves a space after each separator.
function writeResult(item: JinjaCase): string {
  const result = renderCase(item);
  const members: [string, unknown][] = [['id', item.id ?? null]];
  if ('expected' in result) {
    members.push(['expected', result.expected]);
  } else {
    members.push(['error', result.error], ['message', result.message]);
  }
  return `{${members.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')}}`;
}
