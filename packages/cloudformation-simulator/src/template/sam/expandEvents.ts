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
import { addHttpRoute, addRestRoute } from './implicitApis';
import { addPermission } from './addPermission';
import type { FunctionParts, SamEvent } from './FunctionParts';
import { samError } from './samError';

type Expand = (parts: FunctionParts, event: SamEvent) => void;

function defined(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== undefined),
  );
}

function mapping(source: string, policy: string): Expand {
  return (parts, event) => {
    const { [source]: arn, ...rest } = event.properties;
    parts.managedPolicies.push(policy);
    parts.add(event.id, {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arn,
        FunctionName: parts.target,
        ...rest,
      },
    });
  };
}

function sns(parts: FunctionParts, event: SamEvent): void {
  const { Topic: topic, ...rest } = event.properties;
  parts.add(event.id, {
    Type: 'AWS::SNS::Subscription',
    Properties: {
      Endpoint: functionArn(parts),
      Protocol: 'lambda',
      TopicArn: topic,
      ...rest,
    },
  });
  addPermission(parts, `${event.id}Permission`, {
    principal: 'sns.amazonaws.com',
    source: { SourceArn: topic },
  });
}

function functionArn(parts: FunctionParts): Json {
  return parts.properties.AutoPublishAlias === undefined
    ? { 'Fn::GetAtt': [parts.logicalId, 'Arn'] }
    : parts.target;
}

function rule(parts: FunctionParts, event: SamEvent): void {
  const { properties, id } = event;
  const isEnabled = properties.Enabled === undefined || properties.Enabled;
  parts.add(id, {
    Type: 'AWS::Events::Rule',
    Properties: defined({
      Name: properties.Name,
      Description: properties.Description,
      EventBusName: properties.EventBusName,
      EventPattern: properties.Pattern,
      ScheduleExpression: properties.Schedule,
      State: properties.State ?? (isEnabled ? 'ENABLED' : 'DISABLED'),
      Targets: [
        defined({
          Arn: functionArn(parts),
          Id: `${id}LambdaTarget`,
          Input: properties.Input,
          InputPath: properties.InputPath,
        }),
      ],
    }),
  });
  addPermission(parts, `${id}Permission`, {
    principal: 'events.amazonaws.com',
    source: { SourceArn: { 'Fn::GetAtt': [id, 'Arn'] } },
  });
}

function s3(parts: FunctionParts, event: SamEvent): void {
  const {
    Bucket: reference,
    Events: events,
    Filter: filter,
  } = event.properties;
  const bucketId = (reference as JsonObject | undefined)?.Ref;
  const bucket =
    typeof bucketId === 'string' ? parts.resources[bucketId] : undefined;
  if (!bucket) {
    throw samError(
      parts.logicalId,
      'Event Bucket must refer to a bucket of the same template.',
    );
  }
  const permission = `${event.id}Permission`;
  addPermission(parts, permission, {
    principal: 's3.amazonaws.com',
    source: { SourceAccount: { Ref: 'AWS::AccountId' } },
  });
  const properties = (bucket.Properties ?? {}) as JsonObject;
  const notification = (properties.NotificationConfiguration ??
    {}) as JsonObject;
  const present = (notification.LambdaConfigurations ?? []) as Json[];
  const added = (Array.isArray(events) ? events : [events]).map(name =>
    defined({ Event: name, Function: functionArn(parts), Filter: filter }),
  );
  const after = bucket.DependsOn ?? [];
  parts.resources[String(bucketId)] = {
    ...bucket,
    DependsOn: [...(Array.isArray(after) ? after : [after]), permission],
    Properties: {
      ...properties,
      NotificationConfiguration: {
        ...notification,
        LambdaConfigurations: [...present, ...added],
      },
    },
  };
}

function logs(parts: FunctionParts, event: SamEvent): void {
  const { LogGroupName: name, FilterPattern: pattern } = event.properties;
  parts.add(event.id, {
    Type: 'AWS::Logs::SubscriptionFilter',
    DependsOn: [`${event.id}Permission`],
    Properties: {
      LogGroupName: name,
      FilterPattern: pattern,
      DestinationArn: functionArn(parts),
    },
  });
  addPermission(parts, `${event.id}Permission`, {
    principal: 'logs.amazonaws.com',
    source: {
      SourceArn: {
        'Fn::Sub': [
          'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${name}:*',
          { name },
        ],
      },
    },
  });
}

const EVENTS: Record<string, Expand> = {
  Api: addRestRoute,
  CloudWatchEvent: rule,
  CloudWatchLogs: logs,
  DynamoDB: mapping('Stream', 'AWSLambdaDynamoDBExecutionRole'),
  EventBridgeRule: rule,
  HttpApi: addHttpRoute,
  Kinesis: mapping('Stream', 'AWSLambdaKinesisExecutionRole'),
  S3: s3,
  SNS: sns,
  SQS: mapping('Queue', 'AWSLambdaSQSQueueExecutionRole'),
  Schedule: rule,
};

/**
 * Adds what a function's events need.
 * @internal
 */
export function expandEvents(parts: FunctionParts): void {
  const events = (parts.properties.Events ?? {}) as Record<string, JsonObject>;
  for (const [name, event] of Object.entries(events)) {
    const type = String(event?.Type);
    if (!Object.hasOwn(EVENTS, type)) {
      throw samError(
        parts.logicalId,
        `Event with id [${name}] is invalid. The simulator does not know the event type '${type}'; it knows ${Object.keys(EVENTS).join(', ')}.`,
      );
    }
    EVENTS[type](parts, {
      id: `${parts.logicalId}${name}`,
      properties: (event.Properties ?? {}) as JsonObject,
    });
  }
}
