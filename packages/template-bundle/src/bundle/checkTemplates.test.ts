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
      formatProblems(
        pipeline('B: "{{ service_instances[0].inputs.spec }}"').problems,
      ),
    ).not.toContain('release');
  });

  const properties = `        size: { type: string, default: small }
        db:
          type: object
          properties: { zones: { type: array, items: { type: object, properties: { id: { type: string } } } } }
        tags: { type: object, additionalProperties: { type: string } }`;

  function service(templates: { instance?: string; pipeline?: string }) {
    const { bundle, problems } = parseBundle(
      bundleFiles({
        ...serviceBundle(),
        'schema/schema.yaml': schemaText(
          ['service_input_type', 'pipeline_input_type'],
          properties,
        ),
        'instance_infrastructure/cloudformation.yaml':
          templates.instance ?? '{{ service_instance.inputs.size }}',
        'pipeline_infrastructure/cloudformation.yaml':
          templates.pipeline ?? '{{ pipeline.inputs.size }}',
      }),
      { kind: 'service' },
    );
    expect(bundle).toBeDefined();
    return formatProblems(problems).replaceAll('_infrastructure/', '/');
  }

  it('says what never has a value, in all branches', () => {
    expect(
      service({
        instance: `A: {{ service_instance.inputs.size }}
{%- if service_instance.inputs.size == 'large' %}
B: "{{ service_instance.inputs['sise'] | upper }}"
C: {{ service_instance.inputs.count | default(1) }}
{%- endif %}
D: {{ service_instance.inputs.db.zone }}{{ service_instance.inputs.db.zones[0].ids }}
E: {{ environment.inputs.x }} {{ pipeline.inputs.y }} {{ servce.name }}
F: {{
  environment.acount_id }}
`,
      }).split('\n'),
    ).toEqual([
      "instance/cloudformation.yaml:3:8: The input 'sise' is not declared in the service_input_type of the schema; did you mean 'size'?",
      "instance/cloudformation.yaml:4:7: The input 'count' is not declared in the service_input_type of the schema; known are size, db, tags",
      "instance/cloudformation.yaml:6:7: The input 'db.zone' is not declared in the service_input_type of the schema; did you mean 'zones'?",
      "instance/cloudformation.yaml:6:44: The input 'db.zones.0.ids' is not declared in the service_input_type of the schema; did you mean 'id'?",
      "instance/cloudformation.yaml:7:7: 'environment.inputs' does not exist here; known are account_id, name, outputs",
      "instance/cloudformation.yaml:7:34: The variable 'pipeline' does not exist here; known are environment, service, service_instance",
      "instance/cloudformation.yaml:7:58: The variable 'servce' does not exist here; did you mean 'service'?",
      "instance/cloudformation.yaml:9:3: 'environment.acount_id' does not exist here; did you mean 'account_id'?",
    ]);
    expect(
      service({
        pipeline: `{{ pipeline.inputs.size }}
{%- for one in service_instances %}
{{ one.inputs.sise }}{{ one.environment.inputs }}{{ one.outputs.Url }}
{%- endfor %}
{{ service_instances[0].inputs.sice }}
`,
      }).split('\n'),
    ).toEqual([
      "pipeline/cloudformation.yaml:3:4: The input 'sise' is not declared in the service_input_type of the schema; did you mean 'size'?",
      "pipeline/cloudformation.yaml:3:25: 'one.environment.inputs' does not exist here; known are account_id, name, outputs",
      "pipeline/cloudformation.yaml:5:4: The input 'sice' is not declared in the service_input_type of the schema; did you mean 'size'?",
    ]);
  });

  it('knows the filters and tests, in all branches', () => {
    expect(
      service({
        instance: `{%- if true %}{{ service_instance.inputs.size | proton_cfn_sanitise }}{% endif %}
{%- if service_instance.inputs.size is definde and service_instance.name is not nonee %}
{{ service_instance.inputs.size | default('a') | to_json }}
{%- endif %}
{{ 'a | b' }}{{ 1 if service_instance.inputs.size is not defined and not service_instance.inputs.size is none }}
`,
      }).split('\n'),
    ).toEqual([
      "instance/cloudformation.yaml:1:49: There is no filter 'proton_cfn_sanitise'; did you mean 'proton_cfn_sanitize'?",
      "instance/cloudformation.yaml:2:40: There is no test 'definde'; did you mean 'defined'?",
      "instance/cloudformation.yaml:2:81: There is no test 'nonee'; did you mean 'none'?",
      "instance/cloudformation.yaml:3:50: There is no filter 'to_json'; did you mean 'tojson'?",
    ]);
  });

  it('says nothing of what may have a value', () => {
    expect(
      service({
        instance: `{{ service_instance.inputs.size.upper() }} {{ service_instance.inputs.get('x') }}
{# {{ service_instance.inputs.x }} #}{% raw %}{{ service_instance.inputs.x }}{% endraw %}
{{ "service_instance.inputs.x" }} service_instance.inputs.x
{{ service_instance.inputs.tags.owner }} {{ service_instance.inputs.db.zones[loop].x }}
{{ environment.outputs.x }} {{ service_instance.components.default.outputs.x }}
{% set service = {'x': {'y': 1}} %}{{ service.x.y }}
{% for name, tag in service_instance.inputs.tags.items() if loop.index > 1 %}{{ name.x }}{{ tag.y }}{% endfor %}
{% macro m(a) %}{{ a.b }}{{ varargs.c }}{% endmacro %}{% set ns = namespace(a=1) %}{{ ns.b }}
{% if environment.region is defined %}{{ environment.region }}{% endif %}{{ other.x | default(1) }}
`,
        pipeline: `{{ pipeline.inputs.size }}{%- for i in service_instances -%}{{ i.name }}{{ i.inputs.size }}{% endfor %}
{% for service_instance in service_instances[:1] %}{{ service_instance.inputs.x }}{% endfor %}
`,
      }),
    ).toBe('');
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
          - "{{ environment.inputs.sise }} {{ environment.inputs.size }}"
        deprovision: [fine]
        project_properties:
          VpcConfig:
            Subnets: "{% nonsense %}"
`,
      }),
      { kind: 'environment' },
    );
    expect(formatProblems(problems)).toMatch(
      /^infrastructure\/manifest.yaml:7:13: '\{\{ wrong' cannot be read[^\n]*\ninfrastructure\/manifest.yaml:12:13: '\{% nonsense %\}' cannot be read[^\n]*\ninfrastructure\/manifest.yaml:8:13: The input 'sise' is not declared/,
    );
  });
});
