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

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Workspace } from '../__testUtils__/Workspace';

describe('nucleon bundle diff', () => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = new Workspace();
    await workspace.run('bundle init shop --type service-without-pipeline');
    copy('shop', 'old/shop');
  });

  afterEach(() => {
    workspace.remove();
  });

  function copy(from: string, to: string) {
    cpSync(join(workspace.path, from), join(workspace.path, to), {
      recursive: true,
    });
  }

  it('says what a minor version changes, for the inputs and for a spec', async () => {
    expect(await workspace.run('bundle diff old/shop shop')).toEqual({
      code: 0,
      stdout: `old/shop/v1 -> shop/v1
Compatible: each spec for the old version is valid for the new one
Inputs
  no change
Files
  no change
`,
      stderr: '',
    });

    const SCHEMA = 'shop/v1/schema/schema.yaml';
    workspace.edit(SCHEMA, 'default: 256', 'default: 512');
    workspace.edit(
      SCHEMA,
      '        timeout:',
      '        runtime: { type: string, enum: [a, b], default: a }\n        timeout:',
    );
    workspace.edit(
      'shop/v1/instance_infrastructure/cloudformation.yaml',
      'Runtime: nodejs22.x',
      'Runtime: {{ service_instance.inputs.runtime }}',
    );
    workspace.write('shop/v1/README.md', 'New\n');
    const { code, stdout } = await workspace.run(
      'bundle diff old/shop shop --spec shop/spec/spec.yaml --namespace shop/spec/namespace.yaml',
    );
    expect(code).toBe(0);
    expect(stdout).toContain(`Inputs
  changed: service input 'memory': default 256 -> 512
  new: service input 'runtime'
Files
  added: README.md
  changed: instance_infrastructure/cloudformation.yaml
  changed: schema/schema.yaml
Rendered with shop/spec/spec.yaml
--- old/instances/dev/cloudformation.yaml
+++ new/instances/dev/cloudformation.yaml
@@`);
    expect(stdout.match(/^[-+] .*/gm)).toEqual([
      '-      Runtime: nodejs22.x',
      '+      Runtime: a',
      '-      MemorySize: 256',
      '+      MemorySize: 512',
      // Prod says its memory itself.
      '-      Runtime: nodejs22.x',
      '+      Runtime: a',
    ]);
  });

  it('fails for what would break specs, but not between majors', async () => {
    copy('shop/v1', 'shop/v2');
    workspace.edit(
      'shop/v2/schema/schema.yaml',
      'properties:',
      'required: [owner]\n      properties:\n        owner: { type: string }',
    );
    const major = await workspace.run('bundle diff shop/v1 shop/v2');
    expect(major.code).toBe(0);
    expect(major.stdout).toContain(`shop/v1 -> shop/v2
Not compatible, as a new major version may be:
  - `);
    expect(major.stdout).toContain("  newly required: service input 'owner'\n");

    expect(await workspace.run('bundle diff old/shop shop')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/shop\/v2 is new\n$/),
    });
    copy('shop/v2', 'new/v1');
    const minor = await workspace.run(
      'bundle diff old/shop new --spec shop/spec/spec.yaml --placeholders',
    );
    expect(minor.code).toBe(1);
    expect(minor.stdout).toContain(
      'Not compatible, so that it cannot be a minor version; mend it, or make it a new major:\n  - ',
    );
    expect(minor.stdout).toMatch(
      /Rendered with shop\/spec\/spec\.yaml\n {2}cannot be rendered with the new version:\nshop\/spec\/spec\.yaml:5:5: error: The input 'instances\[0\]\.spec\.owner' is missing/,
    );
  });

  it('fails for bundles that are wrong or are not of one kind', async () => {
    workspace.edit('shop/v1/schema/schema.yaml', 'schema:', 'scheme:');
    expect(await workspace.run('bundle diff old/shop shop')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('shop/v1/schema/schema.yaml'),
    });
    await workspace.run('bundle init net --type environment');
    expect(await workspace.run('bundle diff old/shop net')).toMatchObject({
      code: 2,
      stderr:
        "nucleon: 'old/shop/v1' makes services, but 'net/v1' makes environments; --kind says what both make\n",
    });
  });
});
