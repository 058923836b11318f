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
import { readTemplate } from './readTemplate';

// Reading AWS's model of the resource types takes most of a second, or more on a busy machine.
jest.setTimeout(60_000);

const topic = 'Resources: { Topic: { Type: AWS::SNS::Topic } }';

describe('readTemplate', () => {
  it('reads what a template declares', () => {
    const template = readTemplate(`
Description: d
Parameters:
  Zones: { Type: CommaDelimitedList, Default: 'a,b', NoEcho: true, MaxLength: 9 }
Resources:
  Queue:
    Type: AWS::SQS::Queue
    DependsOn: Topic
    DeletionPolicy: Retain
  Topic: { Type: AWS::SNS::Topic, DependsOn: [] }
  Anything: { Type: Custom::Thing, Properties: { ServiceToken: x, Whatever: 1 } }
Outputs:
  Url: { Value: !Ref Queue, Export: { Name: url } }
`);
    expect(template).toMatchObject({
      description: 'd',
      parameters: {
        Zones: { type: 'CommaDelimitedList', default: 'a,b', noEcho: true },
      },
      resources: {
        Queue: { dependsOn: ['Topic'], deletionPolicy: 'Retain' },
        Topic: { dependsOn: [], deletionPolicy: 'Delete' },
      },
      outputs: { Url: { exportName: 'url' } },
    });
  });

  it.each([
    ['Resources: {}', 'At least one Resources member must be defined.'],
    [
      `Resource: {}\n${topic}`,
      'Invalid template property or properties [Resource]',
    ],
    ['Resources: { A: { Properties: {} } }', 'must contain a Type member'],
    [
      'Resources: { A-B: { Type: AWS::SNS::Topic } }',
      'A-B is non alphanumeric',
    ],
    [
      'Resources: { A: { Type: AWS::SNS::Topik }, B: { Type: Foo } }',
      'Unrecognized resource types: [AWS::SNS::Topik, Foo]',
    ],
    [
      'Resources: { A: { Type: AWS::Serverless::Function } }',
      'Unrecognized resource types: [AWS::Serverless::Function]',
    ],
    [
      'Resources: { A: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref B } } }',
      'Unresolved resource dependencies [B] in the Resources block of the template',
    ],
    [
      `${topic}\nOutputs: { A: { Value: !Sub '\${Topik.Arn}' } }`,
      'Unresolved resource dependencies [Topik] in the Outputs block of the template',
    ],
    [
      'Resources: { A: { Type: AWS::SNS::Topic, DependsOn: B }, B: { Type: AWS::SNS::Topic, DependsOn: A } }',
      'Circular dependency between resources: [A, B]',
    ],
    [
      'Resources: { A: { Type: AWS::SNS::Topic, Condition: C } }',
      'Unresolved condition dependency C',
    ],
    [`Transform: Mine\n${topic}`, 'No transform named Mine found.'],
    [
      `Parameters: { P: { Type: Text } }\n${topic}`,
      'Unrecognized parameter type: Text',
    ],
    [`AWSTemplateFormatVersion: 2011-01-01\n${topic}`, 'unsupported value'],
  ])('refuses %j', (body, message) => {
    expect(() => readTemplate(body)).toThrow(message);
  });

  it('keeps to the quotas', () => {
    const ids = Array.from({ length: 501 }, (_, index) => [
      `T${index}`,
      { Type: 'AWS::SNS::Topic' },
    ]);
    expect(() =>
      readTemplate(JSON.stringify({ Resources: Object.fromEntries(ids) })),
    ).toThrow('Number of resources, 501, is greater than maximum allowed, 500');
  });
});
