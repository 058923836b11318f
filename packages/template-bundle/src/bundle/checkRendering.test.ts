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
import {
  bundleFiles,
  cloudFormationManifest,
} from '../__testUtils__/bundleFiles';
import { checkRendering } from './checkRendering';
import { formatProblems } from './formatProblems';
import { parseBundle } from './parseBundle';

const schema = `schema:
  format:
    openapi: "3.0.0"
  environment_input_type: Input
  types:
    Input:
      type: object
      required: [zone]
      properties:
        size: { type: string, default: small }
        zone: { type: string, pattern: "^s" }
        count: { type: integer, minimum: 3 }
        db:
          type: object
          default: {}
          properties: { name: { type: string } }
`;

function check(template: string): string[] {
  const { bundle, problems } = parseBundle(
    bundleFiles({
      'schema/schema.yaml': schema,
      'infrastructure/manifest.yaml': cloudFormationManifest,
      'infrastructure/cloudformation.yaml': `A: {{ environment.inputs.size }}\n${template}\n`,
    }),
    { kind: 'environment' },
  );
  return checkRendering(bundle!, problems).map(
    problem =>
      `${problem.severity} ${formatProblems([problem]).replace('infrastructure/cloudformation.yaml:', '')}`,
  );
}

describe('checkRendering', () => {
  it('finds all that fails with defaults, and warns of the rest', () => {
    expect(
      check(`B: {{ environment.inputs.sise }}
C: {{ environment.inputs.zones }} {{ environment.inputs.zone }}
{%- if environment.inputs.size == 'large' %}
D: {{ environment.inputs.sice }}
{%- endif %}
E: {{ 1 +
  environment.inputs.count }}
F: {{ environment.inputs.db.nmae }}
G: {{ environmnt.name }}`),
    ).toEqual([
      "error 2:7: The input 'sise' is not declared in the environment_input_type of the schema; did you mean 'size'?",
      "error 3:7: The input 'zones' is not declared in the environment_input_type of the schema; did you mean 'zone'?",
      "error 9:7: The input 'db.nmae' is not declared in the environment_input_type of the schema; did you mean 'name'?",
      "warning 5:7: The input 'sice' is not declared in the environment_input_type of the schema; did you mean 'size'?",
      "warning 10:7: The variable 'environmnt' does not exist here; did you mean 'environment'?",
      `warning 8:3: 'environment.inputs.count' is not defined where a spec leaves it out, which fails the deployment: require it in the environment_input_type, give it a default there, or write environment.inputs.count | default("")`,
    ]);
    expect(
      check(
        "{% if environment.inputs.size is samll %}{{ '' | nothing }}{% endif %}",
      ),
    ).toEqual([
      expect.stringMatching(/^error 2:34: There is no test 'samll'/),
      expect.stringMatching(/^warning 2:50: There is no filter 'nothing'/),
    ]);
    expect(check('{{ nothing }}')).toEqual([
      expect.stringMatching(/^error 2: 'nothing' is not defined/),
    ]);
  });

  it('finds what fails in the commands of CodeBuild', () => {
    const { bundle, problems } = parseBundle(
      bundleFiles({
        'schema/schema.yaml': schema,
        'infrastructure/manifest.yaml': `infrastructure:
  templates:
    - rendering_engine: codebuild
      settings:
        provision:
          - echo {{ environment.inputs.sise }}
        deprovision: [exit]
        project_properties: { Other: "{{ environment.inputs.sice | default(1) }}" }
`,
      }),
      { kind: 'environment' },
    );
    expect(formatProblems(checkRendering(bundle!, problems))).toMatch(
      /^infrastructure\/manifest.yaml:6:13: The input 'sise' .*\ninfrastructure\/manifest.yaml:8:31: The input 'sice' .*$/,
    );
    expect(
      checkRendering(bundle!, problems).map(({ severity }) => severity),
    ).toEqual(['error', 'warning']);
  });

  it('is silent where made up values may be at fault', () => {
    expect(check("{{ {'a': 1}[environment.name] }}")).toEqual([]);
    expect(check('{{ environment.inputs.zone }}')).toEqual([]);
    expect(check("{{ {'a': 1}[environment.inputs.size] }}")).toEqual([
      expect.stringMatching(
        /^warning 2: With the defaults of the schema, [^:]*, this cannot be rendered: /,
      ),
    ]);
  });
});
