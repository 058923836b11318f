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

import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { Workspace } from '../__testUtils__/Workspace';

const types = readdirSync(resolve(__dirname, '../../templates'));

describe('nucleon bundle init', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
  });

  afterEach(() => {
    workspace.remove();
  });

  it.each(types)('%s: the commands that it names work', async type => {
    const made = await workspace.run(`bundle init a/my-${type} --type ${type}`);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(parse(workspace.read(`a/my-${type}/template.yaml`))).toMatchObject({
      kind: 'Template',
      metadata: {
        name: `my-${type}`,
        annotations: {
          'nucleon.dev/template': type.startsWith('service')
            ? 'service'
            : 'environment',
        },
      },
    });
    const [files, tryIt] = made.stdout.split('\nTry it:\n');
    for (const file of files.trim().split('\n')) {
      expect(workspace.read(file)).not.toBe('');
    }
    const commands = tryIt.trim().split('\n');
    expect(commands.length).toBeGreaterThanOrEqual(1);
    for (const command of commands) {
      const words = command.trim().replace(/^nucleon /, '');
      const result = await workspace.run(words);
      expect(result).toMatchObject({ code: 0, stderr: '' });
      expect(result.stdout).not.toMatch(/error|warning/);
    }
  });

  it('writes to nothing that exists', async () => {
    workspace.write('shop/notes.txt', 'mine');
    expect(
      await workspace.run('bundle init shop --type environment'),
    ).toMatchObject({
      code: 2,
      stderr:
        "nucleon: 'shop' is there already; name a directory that is not\n",
    });
    expect(readdirSync(join(workspace.path, 'shop'))).toEqual(['notes.txt']);
    expect(
      await workspace.run('bundle init My_Shop --type plain'),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("'My_Shop' is none"),
    });
    expect(await workspace.run('bundle init shop')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--type is missing; it is one of'),
    });
  });
});
