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

import { BundleFile, YamlFloat } from '@nucleon/template-bundle';
import { environmentTexts } from '../../__testUtils__/bundleTexts';
import { RenderJob } from './RenderJob';
import { ThreadRenderer } from './ThreadRenderer';

function newJob(template: string, inputs: Record<string, unknown>): RenderJob {
  const texts = environmentTexts({
    inputs: {
      size: '{ type: number }',
      password: '{ type: string, format: password }',
    },
    template,
  });
  return {
    files: Object.entries(texts).map(([path, text]): BundleFile => ({
      path,
      content: Buffer.from(text),
    })),
    kind: 'environment',
    part: 'infrastructure',
    context: { environment: { name: 'dev', inputs } },
  };
}

// Starting a thread from TypeScript sources takes seconds.
jest.setTimeout(60_000);

describe('ThreadRenderer', () => {
  let renderer: ThreadRenderer;

  afterEach(async () => {
    await renderer.close();
  });

  it('renders twice, once without the secrets, and keeps 80.0 a float', async () => {
    renderer = new ThreadRenderer();
    const job = newJob(
      'Resources: {{ environment.inputs.size }} {{ environment.inputs.password }}',
      { size: new YamlFloat(80), password: 'hunter2' },
    );
    const { files, redacted } = await renderer.render(job);
    expect(files).toEqual([
      {
        path: 'infrastructure/cloudformation.yaml',
        content: 'Resources: 80.0 hunter2',
        sourceLines: [1],
      },
    ]);
    expect(redacted[0].content).toBe('Resources: 80.0 ****');
  });

  it('says what is wrong with the template, and renders the next', async () => {
    renderer = new ThreadRenderer();
    const [bad, good] = await Promise.allSettled([
      renderer.render(
        newJob('Resources: {{ environment.inputs.nothing }}', {}),
      ),
      renderer.render(newJob('Resources: {{ environment.name }}', {})),
    ]);
    expect(bad).toMatchObject({
      status: 'rejected',
      reason: {
        name: 'InputError',
        message: expect.stringMatching(/cloudformation\.yaml:1.*nothing/),
      },
    });
    expect(good).toMatchObject({
      value: { files: [{ content: 'Resources: dev' }] },
    });
  });

  it('stops a template that does not end, and renders the next', async () => {
    renderer = new ThreadRenderer({ timeoutMs: 1 });
    const endless = newJob('Resources: 1', {});
    await expect(renderer.render(endless)).rejects.toThrow(
      /took longer than 0.001 s/,
    );
    await renderer.close();

    renderer = new ThreadRenderer();
    await expect(renderer.render(endless)).resolves.toMatchObject({
      files: [{ content: 'Resources: 1' }],
    });
  });
});
