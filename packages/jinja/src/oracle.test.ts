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

import { readFileSync } from 'node:fs';
import { isSharedUsable, sharedPath } from './__testUtils__/shared';
import { DictLoader } from './DictLoader';
import { Environment } from './Environment';
import { TemplateError } from './errors';
import { parsePythonJson } from './values';

interface OracleCase {
  id: string;
  template: string;
  context: 'base' | Record<string, unknown>;
  options: {
    trimBlocks: boolean;
    lstripBlocks: boolean;
    keepTrailingNewline: boolean;
    undefined: 'strict' | 'lenient';
  };
  templates: Record<string, string>;
  expected?: string;
  error?: string;
}

const file = ['oracle', 'jinja-cases.json'];
const describeShared = isSharedUsable(...file) ? describe : describe.skip;

function render({ options, template, templates }: OracleCase, context: object) {
  const environment = new Environment({
    ...options,
    undefined: options.undefined === 'strict' ? 'strict' : 'default',
    loader: new DictLoader(templates),
  });
  try {
    const text = environment
      .fromString(template)
      .render(context as Record<string, unknown>);
    return { expected: text };
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return { error: (error as Error).name };
  }
}

describeShared('The cases of the oracle', () => {
  it('all come out as in Python', () => {
    const { base, cases } = parsePythonJson(
      readFileSync(sharedPath(...file), 'utf8'),
    ) as { base: object; cases: OracleCase[] };
    expect(cases.length).toBeGreaterThanOrEqual(141);

    const differing = cases
      .map(item => ({
        id: item.id,
        wanted: { expected: item.expected, error: item.error },
        given: render(item, item.context === 'base' ? base : item.context),
      }))
      .filter(
        ({ wanted, given }) =>
          wanted.expected !== given.expected || wanted.error !== given.error,
      );

    expect(differing).toEqual([]);
  });
});
