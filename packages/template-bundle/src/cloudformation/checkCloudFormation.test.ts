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

import { checkCloudFormation } from './checkCloudFormation';
import { loadEngine } from './loadEngine';
import { refusingRules } from './refusingRules';

// Loading the rules takes seconds.
jest.setTimeout(120_000);

const path = 'cloudformation.yaml';

/** What is found, as `line severity rule`. */
async function found(
  content: string,
  options: Parameters<typeof checkCloudFormation>[1] = {},
): Promise<string[]> {
  const problems = await checkCloudFormation({ path, content }, options);
  return problems.map(({ line, severity, rule }) =>
    [line, severity, rule].join(' '),
  );
}

const nothingWorks = `Parameters:
  Mode: { Type: String, Default: a }
Resources:
  Type:
    Type: AWS::S3::Buckett
  Property:
    Type: AWS::SNS::Topic
    Properties:
      TopicNam: a
  Required:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
  References:
    Type: AWS::SQS::Queue
    DependsOn:
      - Property
      - NoResource
    Condition: NoCondition
    Properties:
      QueueName: !Ref NoParameter
      VisibilityTimeout: !FindInMap [NoMap, a, b]
      RedrivePolicy:
        maxReceiveCount: 1
        deadLetterTargetArn: !GetAtt NoQueue.Arn
      KmsMasterKeyId: !Sub '\${NoKey}-x'
      DelaySeconds: !If [NoChoice, 1, 2]
      Tags: [{ Key: a, Value: !GetAtt Property.Nothing }]
Outputs:
  Out: { Value: a, Condition: NoOutput }
`;

describe('checkCloudFormation', () => {
  it('refuses what cannot work: unknown types and properties, missing ones, references to nothing', async () => {
    expect(await found(nothingWorks)).toEqual([
      '2 warning W2001',
      '5 error F3006',
      '9 error F3002',
      '12 error F3003',
      '16 warning W3005',
      '18 error E3005',
      '19 error E8002',
      '21 error F1020',
      '22 error F1012',
      '25 error F1020',
      '26 error F1018',
      '27 error E1028',
      '28 error E9004',
      '30 error E6005',
    ]);
  });

  it('warns of what depends on the day or on values, and gives no advice on style', async () => {
    expect(
      await found(`Resources:
  Old:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs12.x
      Handler: index.handler
      Role: __environment_outputs_RoleArn__
      Code: { ZipFile: a }
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: abc
`),
    ).toEqual(['5 warning E2533', '7 warning F3031', '12 warning F3012']);
  });

  it('gives the column where nothing before it was rendered', async () => {
    const problems = await checkCloudFormation(
      {
        path,
        content: `Resources:
  A: { Type: AWS::SNS::Topic, Properties: { TopicNam: a } }
  B: { Type: AWS::SNS::Topic, Properties: { TopicNam: b } }
`,
        sourceLines: [1, 3, 5],
      },
      {
        source: `Resources:
{%- if true %}
  A: { Type: AWS::SNS::Topic, Properties: { TopicNam: "{{ 'a' }}" } }
{%- endif %}
  {{ 'B' }}: { Type: AWS::SNS::Topic, Properties: { TopicNam: b } }
`,
      },
    );
    const [first, second] = problems;
    expect(first).toMatchObject({ line: 3, column: 45 });
    expect(second).toMatchObject({ line: 5 });
    expect(second).not.toHaveProperty('column');
  });

  it('says nothing of values that are made up', async () => {
    expect(
      await found(
        `Resources:
  Old:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs12.x
      Handler: index.handler
      Role: __environment_outputs_RoleArn__
      Code: { ZipFil: a }
`,
        { hasPlaceholders: true },
      ),
    ).toEqual(['5 warning E2533', '8 error F3002']);
  });

  it('warns where a finding holds in some conditions only', async () => {
    expect(
      await found(`Parameters:
  Mode: { Type: String, Default: a }
Conditions:
  IsB: !Equals [!Ref Mode, b]
Resources:
  S:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      Endpoint: arn:aws:sqs:us-east-1:111122223333:x
      TopicArn: !If [IsB, !Ref AWS::NoValue, arn:aws:sns:us-east-1:111122223333:x]
`),
    ).toEqual(expect.arrayContaining(['8 warning F3003']));
  });

  it.each([
    ['Transform: MyMacro', 'warning'],
    ['Transform:\n  - AWS::LanguageExtensions\n  - MyMacro', 'warning'],
    ['Transform: [{Name: AWS::Include, Parameters: {}}]', 'warning'],
    ['Transform: AWS::LanguageExtensions', 'error'],
    ['Transform: AWS::Serverless-2016-10-31', 'error'],
    ['Description: Transform', 'error'],
  ])('with %j has a %s for an unknown type', async (head, severity) => {
    expect(
      await found(`${head}\nResources:\n  A: { Type: AWS::S3::Buckett }\n`),
    ).toEqual(
      expect.arrayContaining([expect.stringMatching(`${severity} F3006`)]),
    );
  });

  it('refuses warnings too where it is strict, and nothing where it is off', async () => {
    const template = `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { DelaySeconds: abc }
`;
    expect(await found(template, { level: 'strict' })).toEqual([
      '4 error F3012',
    ]);
    expect(await found(template, { level: 'off' })).toEqual([]);
  });

  it('knows types of others, JSON, and text that is no template', async () => {
    expect(
      await found(`Resources:
  A: { Type: Custom::Thing, Properties: { ServiceToken: !Ref AWS::StackId, Any: 1 } }
  B: { Type: My::Own::Thing, Properties: { Any: !GetAtt A.Any } }
  C: { Type: My::Own::Thing::MODULE }
`),
    ).toEqual([]);
    const topic = { Type: 'AWS::SNS::Topic', Properties: { Foo: 1 } };
    expect(
      await found(JSON.stringify({ Resources: { A: topic } }, null, 2)),
    ).toEqual(['6 error F3002']);
    expect(await found('Resources:\n  A: [\n')).toEqual(['3 warning F1101']);
    expect(await found('')).toEqual(['1 warning F1101']);
  });

  it('says it once for a line that a loop repeats, at the line of the source', async () => {
    const content = `Resources:
  A:
    Type: AWS::SNS::Topic
    Properties:
      Foo: 1
  B:
    Type: AWS::SNS::Topic
    Properties:
      Foo: 1
`;
    const sourceLines = [1, 3, 4, 5, 6, 3, 4, 5, 6, 7];
    expect(await checkCloudFormation({ path, content, sourceLines })).toEqual([
      {
        message:
          "Additional properties are not allowed ('Foo' was unexpected) (F3002)",
        file: path,
        line: 6,
        severity: 'error',
        rule: 'F3002',
      },
    ]);
  });

  it('quotes no secret', async () => {
    const template = (secret: string) => `Resources:
  A:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: ${secret}
      VisibilityTimeout: open
`;
    const messages = async (redacted?: string) =>
      (
        await checkCloudFormation(
          { path, content: template('hunter2') },
          {
            redacted: redacted === undefined ? redacted : { content: redacted },
          },
        )
      ).map(({ message }) => message);
    expect((await messages())[0]).toContain('hunter2');
    expect(await messages(template('****'))).toEqual([
      'A secret is not accepted here, or what stands beside it (F3012)',
      "'open' is not of type 'integer' (F3012)",
    ]);
    expect((await messages('# Cannot be shown')).join()).not.toMatch(
      /hunter2|open/,
    );
  });

  it('refuses by rules that there are', () => {
    const ids = loadEngine()
      .listRules()
      .map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...refusingRules.keys()]));
  });
});
