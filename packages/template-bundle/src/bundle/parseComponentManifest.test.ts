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
import { cloudFormationManifest } from '../__testUtils__/bundleFiles';
import { parseComponentManifest } from './parseComponentManifest';

describe('parseComponentManifest', () => {
  it('reads manifests for CloudFormation and Terraform', () => {
    expect(parseComponentManifest(cloudFormationManifest)).toEqual({
      manifest: { engine: 'cloudformation', path: 'cloudformation.yaml' },
      problems: [],
    });
    const terraform = cloudFormationManifest
      .replace('jinja', 'hcl')
      .replace('_language: cloudformation', '_language: terraform')
      .replace('cloudformation.yaml', 'main.tf');
    expect(parseComponentManifest(terraform).manifest).toEqual({
      engine: 'terraform',
      paths: ['main.tf'],
    });
    expect(parseComponentManifest(terraform.replace('main.tf', '"*"'))).toEqual(
      {
        manifest: { engine: 'terraform', paths: ['main.tf'] },
        problems: [],
      },
    );
  });

  it.each([
    ['infrastructure: [', /not valid YAML/],
    [
      cloudFormationManifest.replace('jinja', 'x'),
      /'rendering_engine' must be/,
    ],
    [
      'infrastructure: { templates: [{ rendering_engine: codebuild, settings: { provision: [a], deprovision: [b] } }] }',
      /cannot be provisioned with CodeBuild/,
    ],
    [
      `${cloudFormationManifest}# ${'x'.repeat(1024)}`,
      /more than 1024 characters/,
    ],
  ])('refuses %p', (text, message) => {
    const { manifest, problems } = parseComponentManifest(text);
    expect(manifest).toBeUndefined();
    expect(problems[0].message).toMatch(message);
  });
});
