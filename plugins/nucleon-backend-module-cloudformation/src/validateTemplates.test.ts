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

import { EngineBundleFile } from '@nucleon/plugin-nucleon-node';
import { validateTemplates } from './validateTemplates';

function validate(content: string, changes: Partial<EngineBundleFile> = {}) {
  const file: EngineBundleFile = {
    target: 'environment',
    path: 'infrastructure/cloudformation.yaml',
    content,
    isTemplated: true,
    ...changes,
  };
  return validateTemplates({ kind: 'environment', files: [file] });
}

describe('validateTemplates', () => {
  it.each([
    ['plain', 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n'],
    ['JSON', '{ "Resources": { "A": { "Type": "AWS::SNS::Topic" } } }'],
    [
      'with functions',
      'Resources:\n  A:\n    Type: !Sub "x"\n    P: !GetAtt B.Arn\n    Q: !Join [a, [b]]\n    R: !Transform { Name: x }\n',
    ],
    [
      'that is no YAML until it is rendered',
      'Resources:\n{% for a in b %}\n  A{{ a }}: {}\n{% endfor %}\n',
    ],
  ])('accepts a template %s', (_case, content) => {
    expect(validate(content)).toEqual([]);
  });

  it.each([
    ['is no YAML', 'Resources:\n  A: [\n', 3, /./],
    ['has no resources', 'Outputs: {}\n', undefined, /has no 'Resources'/],
    ['names none', 'Resources: {}\n', undefined, /names no resource/],
    ['says a thing twice', 'Resources:\n  A: {}\n  A: {}\n', 3, /unique/],
  ])('says where one %s', (_case, content, line, message) => {
    const [problem] = validate(content);
    expect(problem).toMatchObject({
      severity: 'error',
      file: 'infrastructure/cloudformation.yaml',
      message: expect.stringMatching(message),
    });
    expect(problem.line).toBe(line);
  });

  it('takes one template for each target', () => {
    const file = {
      content: 'Resources:\n  A: {}\n',
      isTemplated: false,
    };
    const problems = validateTemplates({
      kind: 'service',
      files: [
        { ...file, target: 'service-instance', path: 'a.yaml' },
        { ...file, target: 'service-instance', path: 'b.yaml' },
        { ...file, target: 'service-pipeline', path: 'c.yaml' },
      ],
    });
    expect(problems).toMatchObject([{ file: 'b.yaml' }]);
  });
});
