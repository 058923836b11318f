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
import { formatProblems } from '../bundle/formatProblems';
import { applyDefaults } from '../schema/applyDefaults';
import { BundleSchema } from '../schema/BundleSchema';
import { checkSchemaCompatibility } from '../schema/checkSchemaCompatibility';
import { parseSpec } from './parseSpec';
import { validateSpec } from './validateSpec';

const schema: BundleSchema = {
  serviceInput: {
    type: 'object',
    properties: {
      image: { type: 'string' },
      port: { type: 'number', default: 80 },
    },
    required: ['image'],
  },
  pipelineInput: {
    type: 'object',
    properties: { dockerfile: { type: 'string', default: 'Dockerfile' } },
  },
};

const text = `proton: ServiceSpec
pipeline: {}
instances:
  - name: dev
    environment: net
    spec: { image: "a:1" }
`;

function problemsOf(tested: BundleSchema, spec: string): string {
  return formatProblems(validateSpec(tested, parseSpec(spec, 'service')));
}

describe('validateSpec', () => {
  it('accepts what the schema accepts', () => {
    expect(problemsOf(schema, text)).toBe('');
    const environment = parseSpec(
      'proton: EnvironmentSpec\nspec: { a: 1 }',
      'environment',
    );
    const environmentInput = { properties: { a: { type: 'number' } } };
    expect(validateSpec({ environmentInput }, environment)).toEqual([]);
    expect(
      validateSpec(
        { environmentInput: { properties: { b: {} } } },
        environment,
      ),
    ).toHaveLength(1);
  });

  it('S1: names each input that is missing or wrong', () => {
    const wrong = text
      .replace('{ image: "a:1" }', '{ port: "80" }')
      .replace('pipeline: {}', 'pipeline: { x: 1 }');
    expect(problemsOf(schema, wrong).split('\n')).toEqual([
      "The input 'pipeline.x' is unknown; known here: 'dockerfile'",
      "The input 'instances[0].spec.image' is missing",
      "The input 'instances[0].spec.port' must be a number, but is the text '80'; write it without quotes",
    ]);
    expect(
      problemsOf(schema, text.replace('    spec: { image: "a:1" }\n', '')),
    ).toContain("'instances[0].spec.image' is missing");
    expect(problemsOf(schema, text.replace('pipeline: {}\n', ''))).toContain(
      "'pipeline' is missing",
    );
    expect(problemsOf({ serviceInput: schema.serviceInput }, text)).toContain(
      'no pipeline',
    );
  });

  it('S3: carries an old spec to a new minor with the defaults of that minor', () => {
    const minor: BundleSchema = {
      ...schema,
      serviceInput: {
        type: 'object',
        properties: {
          ...schema.serviceInput?.properties,
          port: { type: 'number', default: 8080 },
          tls: { type: 'string', default: 'strict' },
        },
        required: ['image', 'tls'],
      },
    };
    expect(checkSchemaCompatibility(schema, minor)).toEqual([]);
    expect(problemsOf(minor, text)).toBe('');
    const [{ spec = {} }] = parseSpec(text, 'service').instances;
    expect(applyDefaults(minor.serviceInput!, spec)).toEqual({
      image: 'a:1',
      port: 8080,
      tls: 'strict',
    });
  });

  it('S4: refuses an old spec where a new major needs an input', () => {
    const major: BundleSchema = {
      ...schema,
      serviceInput: {
        ...schema.serviceInput,
        required: ['image', 'owner'],
        properties: {
          ...schema.serviceInput?.properties,
          owner: { type: 'string' },
        },
      },
    };
    expect(problemsOf(major, text)).toBe(
      "The input 'instances[0].spec.owner' is missing",
    );
  });
});
