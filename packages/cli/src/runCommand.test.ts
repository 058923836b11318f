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

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Workspace } from './__testUtils__/Workspace';

describe('nucleon', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
  });

  afterEach(() => {
    workspace.remove();
  });

  it('names its commands and its version, and refuses others', async () => {
    const help = await workspace.run('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['validate', 'render', 'diff', 'init']) {
      expect(help.stdout).toContain(`nucleon bundle ${name} `);
    }
    expect(await workspace.run('')).toEqual({ ...help, code: 2 });
    expect(await workspace.run('bundle')).toEqual({ ...help, code: 2 });
    expect((await workspace.run('--version')).stdout).toMatch(
      /^\d+\.\d+\.\d+\n$/,
    );
    expect(await workspace.run('bundle make x')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "nucleon: Unknown command 'bundle make'; known are bundle validate, bundle render, bundle diff, bundle init, jinja\n",
    });
  });

  it('is a program', async () => {
    await workspace.run('bundle init net --type environment');
    workspace.edit('net/v1/schema/schema.yaml', 'schema:', 'scheme:');
    const run = (...words: string[]) =>
      spawnSync(
        process.execPath,
        [resolve(__dirname, '../bin/nucleon'), ...words],
        { cwd: workspace.path, encoding: 'utf8', input: '{"template": "a"}' },
      );
    expect(run('bundle', 'validate', 'net')).toMatchObject({
      status: 1,
      stderr: '',
    });
    expect(run('bundle', 'validate', 'nothing').status).toBe(2);
    expect(run('jinja').stdout).toBe('{"id": null, "expected": "a"}\n');
    expect(run('bundle', 'diff', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('nucleon bundle diff OLD NEW [options]'),
    });
  });
});
