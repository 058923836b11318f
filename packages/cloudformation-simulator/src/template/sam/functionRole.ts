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
import type { Json, JsonObject } from '../../state/types';
import type { FunctionParts } from './FunctionParts';
import { samError } from './samError';

const SERVICE_ROLE = 'arn:aws:iam::aws:policy/service-role/';

/** A policy template of SAM: the actions, and the resource for its parameter. */
interface PolicyTemplate {
  actions: string[];
  parameter: string;
  /** ARNs in which `${name}` is the parameter. */
  resources: string[];
}

const PLACE = '${AWS::Region}:${AWS::AccountId}';

/** SAM's policy templates that templates use most. */
const TEMPLATES: Record<string, PolicyTemplate> = {
  DynamoDBCrudPolicy: {
    actions: [
      'dynamodb:GetItem',
      'dynamodb:DeleteItem',
      'dynamodb:PutItem',
      'dynamodb:Scan',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:BatchGetItem',
      'dynamodb:DescribeTable',
      'dynamodb:ConditionCheckItem',
    ],
    parameter: 'TableName',
    resources: [
      `arn:aws:dynamodb:${PLACE}:table/\${name}`,
      `arn:aws:dynamodb:${PLACE}:table/\${name}/index/*`,
    ],
  },
  DynamoDBReadPolicy: {
    actions: [
      'dynamodb:GetItem',
      'dynamodb:Scan',
      'dynamodb:Query',
      'dynamodb:BatchGetItem',
      'dynamodb:DescribeTable',
    ],
    parameter: 'TableName',
    resources: [
      `arn:aws:dynamodb:${PLACE}:table/\${name}`,
      `arn:aws:dynamodb:${PLACE}:table/\${name}/index/*`,
    ],
  },
  LambdaInvokePolicy: {
    actions: ['lambda:InvokeFunction'],
    parameter: 'FunctionName',
    resources: [`arn:aws:lambda:${PLACE}:function:\${name}*`],
  },
  S3CrudPolicy: {
    actions: [
      's3:GetObject',
      's3:ListBucket',
      's3:GetBucketLocation',
      's3:PutObject',
      's3:DeleteObject',
    ],
    parameter: 'BucketName',
    resources: ['arn:aws:s3:::${name}', 'arn:aws:s3:::${name}/*'],
  },
  S3ReadPolicy: {
    actions: ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'],
    parameter: 'BucketName',
    resources: ['arn:aws:s3:::${name}', 'arn:aws:s3:::${name}/*'],
  },
  S3WritePolicy: {
    actions: ['s3:PutObject', 's3:PutObjectAcl'],
    parameter: 'BucketName',
    resources: ['arn:aws:s3:::${name}', 'arn:aws:s3:::${name}/*'],
  },
  SNSPublishMessagePolicy: {
    actions: ['sns:Publish'],
    parameter: 'TopicName',
    resources: [`arn:aws:sns:${PLACE}:\${name}`],
  },
  SQSPollerPolicy: {
    actions: [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
    ],
    parameter: 'QueueName',
    resources: [`arn:aws:sqs:${PLACE}:\${name}`],
  },
  SQSSendMessagePolicy: {
    actions: ['sqs:SendMessage*'],
    parameter: 'QueueName',
    resources: [`arn:aws:sqs:${PLACE}:\${name}`],
  },
  SSMParameterReadPolicy: {
    actions: [
      'ssm:GetParameter',
      'ssm:GetParameters',
      'ssm:GetParametersByPath',
    ],
    parameter: 'ParameterName',
    resources: [`arn:aws:ssm:${PLACE}:parameter/\${name}`],
  },
};

function fromTemplate(
  logicalId: string,
  name: string,
  values: JsonObject,
): JsonObject {
  const template = TEMPLATES[name];
  if (!template) {
    throw samError(
      logicalId,
      `The simulator does not know the policy template '${name}'; it knows ${Object.keys(TEMPLATES).join(', ')}.`,
    );
  }
  const value = values?.[template.parameter];
  if (value === undefined) {
    throw samError(
      logicalId,
      `Must specify valid parameter values for policy template '${name}'`,
    );
  }
  return {
    Statement: [
      {
        Effect: 'Allow',
        Action: template.actions,
        Resource: template.resources.map(arn => ({
          'Fn::Sub': [arn, { name: value }],
        })),
      },
    ],
  };
}

function managedArn(name: string): string {
  if (name.startsWith('arn:')) {
    return name;
  }
  return name.startsWith('AWSLambda')
    ? `${SERVICE_ROLE}${name}`
    : `arn:aws:iam::aws:policy/${name}`;
}

function isIntrinsic(policy: JsonObject): boolean {
  return Object.keys(policy).every(key => /^(Ref|Fn::)/.test(key));
}

function collectPolicies(parts: FunctionParts) {
  const { logicalId, properties } = parts;
  const given = properties.Policies ?? [];
  const managed: Json[] = [];
  const inline: JsonObject[] = [];
  for (const policy of Array.isArray(given) ? given : [given]) {
    if (typeof policy === 'string') {
      managed.push(managedArn(policy));
    } else if (policy && typeof policy === 'object' && !Array.isArray(policy)) {
      const [name] = Object.keys(policy);
      if (isIntrinsic(policy)) {
        managed.push(policy);
        continue;
      }
      const document =
        'Statement' in policy
          ? policy
          : fromTemplate(logicalId, name, policy[name] as JsonObject);
      inline.push({
        PolicyName: `${logicalId}RolePolicy${inline.length}`,
        PolicyDocument: document,
      });
    }
  }
  return { managed, inline };
}

/**
 * Adds the role that SAM makes for a function without one, and gives its ARN.
 * @internal
 */
export function functionRole(parts: FunctionParts): Json {
  const { logicalId, properties, managedPolicies } = parts;
  const { managed, inline } = collectPolicies(parts);
  const arns: Json[] = [`${SERVICE_ROLE}AWSLambdaBasicExecutionRole`];
  if (properties.Tracing === 'Active') {
    arns.push('arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess');
  }
  if (properties.VpcConfig !== undefined) {
    arns.push(`${SERVICE_ROLE}AWSLambdaVPCAccessExecutionRole`);
  }
  arns.push(...managedPolicies.map(managedArn), ...managed);
  const unique = arns.filter(
    (arn, index) =>
      arns.findIndex(one => JSON.stringify(one) === JSON.stringify(arn)) ===
      index,
  );
  const roleId = `${logicalId}Role`;
  parts.add(roleId, {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: properties.AssumeRolePolicyDocument ?? {
        Version: '2012-10-17',
        Statement: [
          {
            Action: ['sts:AssumeRole'],
            Effect: 'Allow',
            Principal: { Service: ['lambda.amazonaws.com'] },
          },
        ],
      },
      ManagedPolicyArns: unique,
      ...(inline.length > 0 && { Policies: inline }),
      ...(properties.PermissionsBoundary !== undefined && {
        PermissionsBoundary: properties.PermissionsBoundary,
      }),
      ...(properties.RolePath !== undefined && { Path: properties.RolePath }),
      Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
    },
  });
  return { 'Fn::GetAtt': [roleId, 'Arn'] };
}
