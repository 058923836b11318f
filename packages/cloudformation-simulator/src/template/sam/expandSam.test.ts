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
import { readTemplate } from '../readTemplate';

// Reading AWS's model of the resource types takes most of a second, or more on a busy machine.
jest.setTimeout(60_000);

function expand(body: string) {
  return readTemplate(`Transform: AWS::Serverless-2016-10-31\n${body}`)
    .resources;
}

function types(body: string): Record<string, string> {
  return Object.fromEntries(
    Object.values(expand(body)).map(one => [one.logicalId, one.type]),
  );
}

const MANAGED = 'arn:aws:iam::aws:policy/service-role/';

describe('expandSam', () => {
  it('makes a function with globals, role and policies', () => {
    const { Fn, FnRole } = expand(`
Globals:
  Function:
    Runtime: nodejs22.x
    Tracing: Active
    Timeout: 3
    Environment: { Variables: { A: '1', B: '1' } }
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      CodeUri: s3://bucket/path/code.zip?versionId=7
      Timeout: 9
      Environment: { Variables: { B: '2' } }
      VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }
      Tags: { team: a }
      DeadLetterQueue: { Type: SQS, TargetArn: arn }
      Policies:
        - AWSLambdaVPCAccessExecutionRole
        - AmazonS3ReadOnlyAccess
        - SQSPollerPolicy: { QueueName: !GetAtt Queue.QueueName }
        - Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*' }]
  Queue: { Type: AWS::SQS::Queue }
`);
    expect(Fn).toMatchObject({
      type: 'AWS::Lambda::Function',
      properties: {
        Runtime: 'nodejs22.x',
        Timeout: 9,
        Environment: { Variables: { A: '1', B: '2' } },
        TracingConfig: { Mode: 'Active' },
        DeadLetterConfig: { TargetArn: 'arn' },
        Code: {
          S3Bucket: 'bucket',
          S3Key: 'path/code.zip',
          S3ObjectVersion: '7',
        },
        Role: { 'Fn::GetAtt': ['FnRole', 'Arn'] },
        Tags: [
          { Key: 'lambda:createdBy', Value: 'SAM' },
          { Key: 'team', Value: 'a' },
        ],
      },
    });
    expect(FnRole.properties.ManagedPolicyArns).toEqual([
      `${MANAGED}AWSLambdaBasicExecutionRole`,
      'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess',
      `${MANAGED}AWSLambdaVPCAccessExecutionRole`,
      'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    ]);
    expect(FnRole.properties.Policies).toMatchObject([
      {
        PolicyName: 'FnRolePolicy0',
        PolicyDocument: {
          Statement: [
            {
              Resource: [
                {
                  'Fn::Sub': [
                    'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${name}',
                    { name: { 'Fn::GetAtt': ['Queue', 'QueueName'] } },
                  ],
                },
              ],
            },
          ],
        },
      },
      { PolicyName: 'FnRolePolicy1' },
    ]);
  });

  it('makes what each event needs', () => {
    const found = types(`
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      InlineCode: 'exports.handler = () => {}'
      Role: arn:aws:iam::111122223333:role/mine
      AutoPublishAlias: live
      FunctionUrlConfig: { AuthType: NONE }
      EventInvokeConfig: { MaximumRetryAttempts: 1 }
      Events:
        Q: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, BatchSize: 5 } }
        T: { Type: SNS, Properties: { Topic: !Ref Topic } }
        H: { Type: Schedule, Properties: { Schedule: rate(1 hour), Enabled: false } }
        E: { Type: EventBridgeRule, Properties: { Pattern: { source: [a] } } }
        B: { Type: S3, Properties: { Bucket: !Ref Bucket, Events: 's3:ObjectCreated:*' } }
        A: { Type: Api, Properties: { Path: /a, Method: get } }
        P: { Type: Api, Properties: { Path: /a, Method: post } }
        W: { Type: HttpApi, Properties: { Path: /w, Method: ANY } }
        L: { Type: CloudWatchLogs, Properties: { LogGroupName: g, FilterPattern: '' } }
  Queue: { Type: AWS::SQS::Queue }
  Topic: { Type: AWS::SNS::Topic }
  Bucket: { Type: AWS::S3::Bucket }
`);
    // The ids that follow from content end in a digest of it.
    const digested = Object.entries(found).map(([id, type]) => [
      id.replace(/(Version|Deployment)[0-9a-f]{10}$/, '$1*'),
      type,
    ]);
    expect(Object.fromEntries(digested)).toEqual({
      Fn: 'AWS::Lambda::Function',
      Queue: 'AWS::SQS::Queue',
      Topic: 'AWS::SNS::Topic',
      Bucket: 'AWS::S3::Bucket',
      'FnVersion*': 'AWS::Lambda::Version',
      FnAliaslive: 'AWS::Lambda::Alias',
      FnQ: 'AWS::Lambda::EventSourceMapping',
      FnT: 'AWS::SNS::Subscription',
      FnTPermission: 'AWS::Lambda::Permission',
      FnH: 'AWS::Events::Rule',
      FnHPermission: 'AWS::Lambda::Permission',
      FnE: 'AWS::Events::Rule',
      FnEPermission: 'AWS::Lambda::Permission',
      FnBPermission: 'AWS::Lambda::Permission',
      ServerlessRestApi: 'AWS::ApiGateway::RestApi',
      'ServerlessRestApiDeployment*': 'AWS::ApiGateway::Deployment',
      ServerlessRestApiProdStage: 'AWS::ApiGateway::Stage',
      FnAPermissionProd: 'AWS::Lambda::Permission',
      FnPPermissionProd: 'AWS::Lambda::Permission',
      ServerlessHttpApi: 'AWS::ApiGatewayV2::Api',
      ServerlessHttpApiApiGatewayDefaultStage: 'AWS::ApiGatewayV2::Stage',
      FnWPermission: 'AWS::Lambda::Permission',
      FnL: 'AWS::Logs::SubscriptionFilter',
      FnLPermission: 'AWS::Lambda::Permission',
      FnUrl: 'AWS::Lambda::Url',
      FnUrlPublicPermissions: 'AWS::Lambda::Permission',
      FnEventInvokeConfig: 'AWS::Lambda::EventInvokeConfig',
    });
  });

  it.each([
    ['CodeUri: ./src', "'CodeUri' is not a valid S3 Uri"],
    ['{ InlineCode: x, Speed: 3 }', 'property Speed not defined'],
    [
      '{ InlineCode: x, Events: { E: { Type: Cognito } } }',
      "does not know the event type 'Cognito'",
    ],
    [
      '{ InlineCode: x, Policies: [{ FooPolicy: {} }] }',
      "does not know the policy template 'FooPolicy'",
    ],
  ])('refuses %j', (properties, message) => {
    const body = `Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties: ${
      properties.startsWith('{') ? properties : `{ ${properties} }`
    }`;
    expect(() => expand(body)).toThrow(message);
  });

  it('knows functions only', () => {
    expect(() =>
      expand('Resources: { T: { Type: AWS::Serverless::SimpleTable } }'),
    ).toThrow('knows AWS::Serverless::Function only');
  });
});
