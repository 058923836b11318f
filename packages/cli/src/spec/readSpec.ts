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
import {
  parseSpec,
  Problem,
  resolveCurrentSpec,
  Spec,
  TemplateKind,
} from '@nucleon/template-bundle';
import { placesInSpec } from './placesInSpec';

/**
 * Reads the text of a spec. What is wrong with its form is a problem; its inputs are checked by `checkSpec`.
 *
 * @internal
 */
export function readSpec(options: {
  text: string;
  file: string;
  kind: TemplateKind;
}): { spec?: Spec; problems: Problem[] } {
  const { text, file, kind } = options;
  try {
    const spec = parseSpec(text, kind);
    // Here is no deployment whose values could be kept.
    return { spec: resolveCurrentSpec(spec, undefined), problems: [] };
  } catch (error) {
    if (!InputError.is(error)) {
      throw error;
    }
    return { problems: splitMessage(error as Error, { text, file }) };
  }
}

// `The spec is not valid: line 3: ...; line 5: ...` names each line.
function splitMessage(
  { message }: Error,
  { text, file }: { text: string; file: string },
): Problem[] {
  const placeOf = placesInSpec(text);
  const start = 'The spec is not valid: ';
  const parts = message.startsWith(start)
    ? message.slice(start.length).split(/; (?=line \d+: )/)
    : [message];
  return parts.map(part => {
    const [prefix, line] = /^line (\d+): /.exec(part) ?? [''];
    return {
      message: part.slice(prefix.length).replace(/^it must/, 'The spec must'),
      file,
      ...(line ? { line: Number(line) } : placeOf(part)),
      severity: 'error',
    };
  });
}
