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
import { addPermission } from './addPermission';
import type { FunctionParts, SamEvent } from './FunctionParts';

const REST = 'ServerlessRestApi';
const HTTP = 'ServerlessHttpApi';

/** A text that the template's places are put into. */
function sub(text: string, values?: JsonObject): Json {
  return { 'Fn::Sub': values ? [text, values] : text };
}

function integration(parts: FunctionParts): Json {
  const arn: Json =
    parts.properties.AutoPublishAlias === undefined
      ? { 'Fn::GetAtt': [parts.logicalId, 'Arn'] }
      : parts.target;
  return sub(
    'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${function}/invocations',
    { function: arn },
  );
}

function addPath(
  api: JsonObject,
  options: { path: string; method: string; operation: JsonObject },
): void {
  const { path, method, operation } = options;
  const properties = api.Properties as JsonObject;
  const { paths } = properties.Body as JsonObject;
  const known = ((paths as JsonObject)[path] ?? {}) as JsonObject;
  (paths as JsonObject)[path] = { ...known, [method]: operation };
}

function verb(event: SamEvent): string {
  const method = String(event.properties.Method ?? 'any').toLowerCase();
  return method === 'any' ? 'x-amazon-apigateway-any-method' : method;
}

/** A new deployment for each new set of routes, as SAM does it by a digest in the name. */
function refreshDeployment(parts: FunctionParts): void {
  const { resources } = parts;
  for (const id of Object.keys(resources)) {
    if (id.startsWith(`${REST}Deployment`)) {
      delete resources[id];
    }
  }
  const body = JSON.stringify((resources[REST].Properties as JsonObject).Body);
  const digest = createHash('sha1').update(body).digest('hex');
  const deployment = `${REST}Deployment${digest.slice(0, 10)}`;
  resources[deployment] = {
    Type: 'AWS::ApiGateway::Deployment',
    Properties: {
      Description: `RestApi deployment id: ${digest}`,
      RestApiId: { Ref: REST },
    },
  };
  resources[`${REST}ProdStage`] = {
    Type: 'AWS::ApiGateway::Stage',
    Properties: {
      DeploymentId: { Ref: deployment },
      RestApiId: { Ref: REST },
      StageName: 'Prod',
    },
  };
}

/** Routes a path of the implicit REST API to a function. @internal */
export function addRestRoute(parts: FunctionParts, event: SamEvent): void {
  const { resources } = parts;
  const path = String(event.properties.Path ?? '/');
  const own = event.properties.RestApiId as JsonObject | undefined;
  const apiId = own?.Ref ?? REST;
  if (apiId === REST) {
    resources[REST] ??= {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Body: {
          swagger: '2.0',
          info: { version: '1.0', title: { Ref: 'AWS::StackName' } },
          paths: {},
        },
      },
    };
    addPath(resources[REST], {
      path,
      method: verb(event),
      operation: {
        'x-amazon-apigateway-integration': {
          httpMethod: 'POST',
          type: 'aws_proxy',
          uri: integration(parts),
        },
        responses: {},
      },
    });
    refreshDeployment(parts);
  }
  addPermission(parts, `${event.id}PermissionProd`, {
    principal: 'apigateway.amazonaws.com',
    source: {
      SourceArn: sub(
        `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${api}/Prod/${String(
          event.properties.Method ?? '*',
        ).toUpperCase()}${path}`,
        { api: { Ref: apiId } },
      ),
    },
  });
}

/** Routes a path of the implicit HTTP API to a function. @internal */
export function addHttpRoute(parts: FunctionParts, event: SamEvent): void {
  const { resources } = parts;
  const path = String(event.properties.Path ?? '$default');
  const own = event.properties.ApiId as JsonObject | undefined;
  const apiId = own?.Ref ?? HTTP;
  if (apiId === HTTP) {
    resources[HTTP] ??= {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: {
        Body: {
          openapi: '3.0.1',
          info: { version: '1.0', title: { Ref: 'AWS::StackName' } },
          paths: {},
        },
      },
    };
    resources[`${HTTP}ApiGatewayDefaultStage`] ??= {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId: { Ref: HTTP },
        AutoDeploy: true,
        StageName: '$default',
      },
    };
    addPath(resources[HTTP], {
      path,
      method: verb(event),
      operation: {
        'x-amazon-apigateway-integration': {
          httpMethod: 'POST',
          payloadFormatVersion: '2.0',
          type: 'aws_proxy',
          uri: integration(parts),
        },
        responses: {},
      },
    });
  }
  addPermission(parts, `${event.id}Permission`, {
    principal: 'apigateway.amazonaws.com',
    source: {
      SourceArn: sub(
        'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${api}/*',
        { api: { Ref: apiId } },
      ),
    },
  });
}
