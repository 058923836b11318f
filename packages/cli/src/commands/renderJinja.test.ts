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

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isSharedUsable, sharedPath } from '../__testUtils__/shared';
import { Workspace } from '../__testUtils__/Workspace';

const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';

describe('nucleon jinja', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
  });

  afterEach(() => {
    workspace.remove();
  });

  it('writes a result for each line, in pieces as they come', async () => {
    const input = `{"id": "a", "template": "{{ x }} {{ n }} {{ big }} é\\n", "context": {"x": 80.0, "n": 80, "big": 12345678901234567890}}

{"id": 2, "template": "{{ gone.x }}", "options": {"undefined": "strict"}}
{"template": "{% include 'b' %}", "templates": {"b": "{{ gone }}\\"\\\\ "}}`;
    const bytes = [...input].map(character => character);
    expect(await workspace.run('jinja', bytes)).toEqual({
      code: 0,
      stdout: `{"id": "a", "expected": "80.0 80 12345678901234567890 é"}
{"id": 2, "error": "UndefinedError", "message": "'gone' is undefined"}
{"id": null, "expected": "\\"\\\\ "}
`,
      stderr: '',
    });
  });

  it('says which line is no case', async () => {
    expect(
      await workspace.run('jinja', ['{"template": ""}\n', '{"template": 3}']),
    ).toEqual({
      code: 2,
      stdout: '{"id": null, "expected": ""}\n',
      stderr: "nucleon: Line 2 must be an object whose 'template' is text\n",
    });
    expect(await workspace.run('jinja', ['nothing'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Line 1 is no JSON'),
    });
  });

  const canCompare =
    process.env.NUCLEON_REQUIRE_SHARED === '1' ||
    (existsSync(PYTHON) && isSharedUsable('oracle'));
  const describeShared = canCompare ? describe : describe.skip;

  describeShared('compared with the oracle', () => {
    it('writes byte for byte what the oracle writes', async () => {
      const { base, cases } = JSON.parse(
        readFileSync(sharedPath('oracle', 'jinja-cases.json'), 'utf8'),
      );
      const lines: string[] = cases.map(
        (item: { context: unknown }) =>
          `${JSON.stringify({ ...item, context: item.context === 'base' ? base : item.context })}\n`,
      );
      const theirs = execFileSync(PYTHON, [sharedPath('oracle', 'jinja.py')], {
        input: lines.join(''),
        encoding: 'utf8',
      });
      const { stdout } = await workspace.run('jinja', lines);
      const results = (text: string) => text.trim().split('\n');
      expect(results(stdout).length).toBeGreaterThanOrEqual(141);
      expect(results(stdout)).toEqual(results(theirs));
    });
  });
});
