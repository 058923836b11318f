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
import { YamlDocument } from '../yaml/YamlDocument';
import { formatProblems } from './formatProblems';
import { Manifest } from './Manifest';
import { ManifestReader } from './ManifestReader';
import { Problem } from './Problem';

function read(entry: string, paths: string[] = []) {
  const problems: Problem[] = [];
  const manifest: Manifest | undefined = new ManifestReader({
    document: YamlDocument.parse(
      `infrastructure:\n  templates:\n    - ${entry}\n`,
    ),
    problems,
    file: 'manifest.yaml',
  }).read('infrastructure/', paths);
  return { manifest, problems, text: formatProblems(problems) };
}

function readEnv(env: string) {
  const { manifest, ...rest } = read(
    `{ rendering_engine: codebuild, settings: { ${env}, provision: [a], deprovision: [b] } }`,
  );
  return {
    ...rest,
    env: manifest?.engine === 'codebuild' ? manifest.settings.env : undefined,
  };
}

describe('ManifestReader', () => {
  const both = { variables: { A: 'x' }, secretsManager: { B: 'id:key' } };
  const variables = { variables: { A: 'x' }, secretsManager: {} };

  it.each<[string, object, string]>([
    [
      'env: { variables: { A: x }, secrets_manager: { B: "id:key" } }',
      both,
      '',
    ],
    [
      'env: { variables: { A: x }, secrets-manager: { B: "id:key" } }',
      both,
      '',
    ],
    ['env:', { variables: {}, secretsManager: {} }, ''],
    [
      'env: { variables: { A: x }, shell: bash }',
      variables,
      "The key 'shell' says nothing here; known are variables, secrets_manager, secrets-manager",
    ],
    [
      'env_variables: { variables: { A: x }, secrets_manager: { B: "id:key" } }',
      both,
      "Call 'env_variables' 'env'",
    ],
    ['env_variables: { A: x }', variables, "Call 'env_variables' 'env'"],
    [
      'env: { variables: { A: x } }, env_variables: { A: y }',
      variables,
      "'env_variables' says nothing beside 'env'",
    ],
  ])('reads %s', (text, expected, warning) => {
    const { env, problems, text: said } = readEnv(text);
    expect(env).toEqual(expected);
    expect(said).toContain(warning);
    expect(problems.map(({ severity }) => severity)).toEqual(
      warning ? ['warning'] : [],
    );
  });

  it.each([
    ['env: [A]', /^manifest.yaml:3:\d+: 'settings.env' must be a map$/],
    [
      'env: { variables: { A: [x] } }',
      /'settings.env.variables.A' must be text/,
    ],
    ['env_variables: x', /'settings.env_variables' must be a map/],
  ])('refuses %s', (text, message) => {
    const { text: said } = readEnv(text);
    expect(said).toMatch(message);
  });

  it.each([
    [
      '{ rendering_engine: codebuild, codebuild: { provision: [a] } }',
      /:3:\d+: 'codebuild' is an old name; call it 'settings'$/,
    ],
    [
      '{ rendering_engine: codebuild, settings: { provision: [a], deprovisioning: [b] } }',
      /'deprovisioning' is an old name; call it 'deprovision'$/m,
    ],
    [
      '{ engine: jinja, file: a, template_language: cloudformation }',
      /call it 'rendering_engine'$/,
    ],
  ])('knows the old names in %s', (entry, message) => {
    const { manifest, text } = read(entry);
    expect(manifest).toBeUndefined();
    expect(text).toMatch(message);
  });

  it.each(['"*"', '"*.tf"'])('reads all Terraform files as %s', file => {
    const paths = ['a.tf', 'b.tf', 'c.zip', 'modules/d.tf'];
    const { manifest, problems } = read(
      `{ file: ${file}, rendering_engine: hcl, template_language: terraform }`,
      paths.map(path => `infrastructure/${path}`),
    );
    expect(manifest).toEqual({
      engine: 'terraform',
      paths: ['infrastructure/a.tf', 'infrastructure/b.tf'],
    });
    expect(problems).toEqual([]);
  });

  it('warns of a file that Terraform would not read', () => {
    const entry = (file: string) =>
      `{ file: ${file}, rendering_engine: hcl, template_language: terraform }`;
    const { manifest, text, problems } = read(entry('main.hcl'), [
      'infrastructure/main.hcl',
    ]);
    expect(manifest).toBeDefined();
    expect(text).toMatch(/'infrastructure\/main.hcl' does not/);
    expect(problems[0].severity).toBe('warning');
    expect(read(entry('main.tf'), ['infrastructure/main.tf']).problems).toEqual(
      [],
    );
  });
});
