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
  schemaText,
  serviceBundle,
} from '../__testUtils__/bundleFiles';
import { formatProblems } from './formatProblems';
import { parseBundle } from './parseBundle';

describe('checkTemplates', () => {
  it("knows the names of pipelines from before Proton's release", () => {
    const pipeline = (line: string) =>
      parseBundle(
        bundleFiles({
          ...serviceBundle(),
          'pipeline_infrastructure/cloudformation.yaml': `Resources:\n  A: "{{ pipeline.inputs.size }}"\n  ${line}\n`,
        }),
        { kind: 'service' },
      );
    const { bundle, problems } = pipeline(
      'B: "{% for service_instance in service_instances %}{{ service_instance.spec.size }}{% endfor %}"',
    );
    expect(bundle).toBeDefined();
    expect(problems[0].severity).toBe('warning');
    expect(formatProblems(problems)).toMatch(
      /^pipeline_infrastructure\/cloudformation.yaml:3:\d+: 'service_instance.spec' is the name from before Proton's release/,
    );
    expect(
      formatProblems(
        pipeline('B: "{{ service_instances[0].spec.x }}"').problems,
      ),
    ).toMatch(/'service_instances\[0\].spec'/);
    expect(
      pipeline('B: "{{ service_instances[0].inputs.spec }}"').problems,
    ).toEqual([]);
  });

  it('says where a command or property stands that cannot be read', () => {
    const { problems } = parseBundle(
      bundleFiles({
        'schema/schema.yaml': schemaText(['environment_input_type']),
        'infrastructure/manifest.yaml': `infrastructure:
  templates:
    - rendering_engine: codebuild
      settings:
        provision:
          - fine
          - "{{ wrong"
        deprovision: [fine]
        project_properties:
          VpcConfig:
            Subnets: "{% nonsense %}"
`,
      }),
      { kind: 'environment' },
    );
    expect(formatProblems(problems)).toMatch(
      /^infrastructure\/manifest.yaml:7:13: '\{\{ wrong' cannot be read[^\n]*\ninfrastructure\/manifest.yaml:11:13: '\{% nonsense %\}' cannot be read/,
    );
  });
});
