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
import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../state/types';
import { expandEvents } from './expandEvents';
import { functionRole } from './functionRole';
import type { FunctionParts } from './FunctionParts';
import { samError } from './samError';

/** Properties that Lambda knows under the same name. */
const SAME = [
  'Architectures',
  'CodeSigningConfigArn',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'Timeout',
  'VpcConfig',
];

/** Properties that this expansion turns into something else. */
const TRANSLATED = [
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'CodeUri',
  'DeadLetterQueue',
  'EventInvokeConfig',
  'Events',
  'FunctionUrlConfig',
  'ImageUri',
  'InlineCode',
  'PermissionsBoundary',
  'Policies',
  'ProvisionedConcurrencyConfig',
  'Role',
  'RolePath',
  'Tags',
  'Tracing',
  'VersionDescription',
];

/** A serverless function to expand. @internal */
export interface ExpandFunctionOptions {
  logicalId: string;
  resource: JsonObject;
  properties: JsonObject;
  resources: Record<string, JsonObject>;
}

function code(logicalId: string, properties: JsonObject): JsonObject {
  const { CodeUri: uri, InlineCode: inline, ImageUri: image } = properties;
  if (inline !== undefined) {
    return { ZipFile: inline };
  }
  if (image !== undefined) {
    return { ImageUri: image };
  }
  if (uri && typeof uri === 'object' && !Array.isArray(uri)) {
    const { Bucket, Key, Version } = uri;
    return {
      S3Bucket: Bucket,
      S3Key: Key,
      ...(Version !== undefined && { S3ObjectVersion: Version }),
    };
  }
  const match = /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(
    String(uri ?? ''),
  );
  if (!match) {
    throw samError(
      logicalId,
      "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.",
    );
  }
  const [, bucket, key, version] = match;
  return {
    S3Bucket: bucket,
    S3Key: key,
    ...(version && { S3ObjectVersion: version }),
  };
}

function lambdaProperties(logicalId: string, properties: JsonObject) {
  const { Tags: tags, Tracing: tracing, DeadLetterQueue: queue } = properties;
  const result: JsonObject = { Code: code(logicalId, properties) };
  for (const name of SAME) {
    if (properties[name] !== undefined) {
      result[name] = properties[name];
    }
  }
  if (properties.ImageUri !== undefined) {
    result.PackageType = 'Image';
  }
  if (tracing !== undefined && tracing !== 'Disabled') {
    result.TracingConfig = { Mode: tracing };
  }
  if (queue && typeof queue === 'object' && !Array.isArray(queue)) {
    result.DeadLetterConfig = { TargetArn: queue.TargetArn };
  }
  const own = Object.entries((tags ?? {}) as JsonObject);
  result.Tags = [
    { Key: 'lambda:createdBy', Value: 'SAM' },
    ...own.map(([Key, Value]) => ({ Key, Value })),
  ];
  return result;
}

function addAlias(parts: FunctionParts, lambda: JsonObject): Json {
  const { logicalId, properties } = parts;
  const alias = String(properties.AutoPublishAlias);
  const digest = createHash('sha256')
    .update(JSON.stringify(lambda.Code))
    .digest('hex')
    .slice(0, 10);
  const version = `${logicalId}Version${digest}`;
  const aliasId = `${logicalId}Alias${alias.replace(/[^A-Za-z0-9]/g, '')}`;
  parts.add(version, {
    Type: 'AWS::Lambda::Version',
    DeletionPolicy: 'Retain',
    Properties: {
      FunctionName: { Ref: logicalId },
      ...(properties.VersionDescription !== undefined && {
        Description: properties.VersionDescription,
      }),
    },
  });
  parts.add(aliasId, {
    Type: 'AWS::Lambda::Alias',
    Properties: {
      Name: alias,
      FunctionName: { Ref: logicalId },
      FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
      ...(properties.ProvisionedConcurrencyConfig !== undefined && {
        ProvisionedConcurrencyConfig: properties.ProvisionedConcurrencyConfig,
      }),
    },
  });
  return { Ref: aliasId };
}

function addUrl(parts: FunctionParts): void {
  const { logicalId, properties, target } = parts;
  const config = properties.FunctionUrlConfig as JsonObject;
  parts.add(`${logicalId}Url`, {
    Type: 'AWS::Lambda::Url',
    Properties: { ...config, TargetFunctionArn: target },
  });
  if (config.AuthType === 'NONE') {
    parts.add(`${logicalId}UrlPublicPermissions`, {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunctionUrl',
        FunctionName: target,
        FunctionUrlAuthType: 'NONE',
        Principal: '*',
      },
    });
  }
}

function addInvokeConfig(parts: FunctionParts): void {
  const { logicalId, properties } = parts;
  parts.add(`${logicalId}EventInvokeConfig`, {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      ...(properties.EventInvokeConfig as JsonObject),
      FunctionName: { Ref: logicalId },
      Qualifier: '$LATEST',
    },
  });
}

/**
 * Replaces a serverless function by the Lambda function and everything around it.
 * @internal
 */
export function expandFunction(options: ExpandFunctionOptions): void {
  const { logicalId, resource, properties, resources } = options;
  const unknown = Object.keys(properties).find(
    name => !SAME.includes(name) && !TRANSLATED.includes(name),
  );
  if (unknown) {
    throw samError(
      logicalId,
      `property ${unknown} not defined for resource of type AWS::Serverless::Function`,
    );
  }
  const lambda = lambdaProperties(logicalId, properties);
  const parts: FunctionParts = {
    logicalId,
    properties,
    target: { Ref: logicalId },
    resources,
    managedPolicies: [],
    add: (id, added) => {
      resources[id] = {
        ...added,
        ...(resource.Condition !== undefined && {
          Condition: resource.Condition,
        }),
      };
    },
  };
  const { Properties: _serverless, ...attributes } = resource;
  resources[logicalId] = {
    ...attributes,
    Type: 'AWS::Lambda::Function',
    Properties: lambda,
  };
  if (properties.AutoPublishAlias !== undefined) {
    parts.target = addAlias(parts, lambda);
  }
  expandEvents(parts);
  if (properties.FunctionUrlConfig !== undefined) {
    addUrl(parts);
  }
  if (properties.EventInvokeConfig !== undefined) {
    addInvokeConfig(parts);
  }
  lambda.Role = properties.Role ?? functionRole(parts);
}
