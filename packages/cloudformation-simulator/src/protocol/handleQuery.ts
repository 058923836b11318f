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
import { randomUUID } from 'node:crypto';
import { CLOUDFORMATION, STS } from '../api/operations';
import type { Caller, Operation } from '../api/Operation';
import { awsError, isAwsError } from '../awsError';
import type { Simulator } from '../engine/Simulator';
import type { Call } from '../faults/Faults';
import { Input } from './Input';
import { parseQuery } from './parseQuery';
import { element, escapeXml } from './xml';

/** An answer, ready to be sent. @internal */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

const NAMESPACES = {
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

/** A request of the Query protocol that has been read. @internal */
export interface QueryRequest {
  action: string;
  input: Input;
  operation: Operation | undefined;
  namespace: string;
}

/** Reads a request's form and finds the operation that it asks for. @internal */
export function readQuery(body: string): QueryRequest {
  const values = parseQuery(body);
  const action = String(values.Action ?? '');
  const isSts = Object.hasOwn(STS, action);
  const known = isSts ? STS : CLOUDFORMATION;
  return {
    action,
    input: new Input(values),
    operation: Object.hasOwn(known, action) ? known[action] : undefined,
    namespace: isSts ? NAMESPACES.sts : NAMESPACES.cloudformation,
  };
}

function xmlReply(status: number, requestId: string, body: string): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/xml',
      'x-amzn-requestid': requestId,
    },
    body,
  };
}

/** The answer that tells of an error. @internal */
export function errorReply(
  error: unknown,
  namespace: string = NAMESPACES.cloudformation,
): Reply {
  const known = isAwsError(error);
  const code = known ? error.name : 'InternalFailure';
  const status = known ? error.statusCode : 500;
  const requestId = randomUUID();
  const message = error instanceof Error ? error.message : String(error);
  const type = status < 500 ? 'Sender' : 'Receiver';
  return xmlReply(
    status,
    requestId,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${code}</Code>` +
      `<Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
}

/** Runs a request and writes its answer. @internal */
export function handleQuery(
  simulator: Simulator,
  caller: Caller,
  request: QueryRequest,
): Reply {
  const { action, input, operation, namespace } = request;
  try {
    if (!operation) {
      throw awsError(
        'InvalidAction',
        `The simulator does not offer the operation '${action}'`,
      );
    }
    const result = operation({ simulator, caller, input });
    // What the caller is told must survive a kill.
    simulator.state.flush();
    const requestId = randomUUID();
    return xmlReply(
      200,
      requestId,
      `<${action}Response xmlns="${namespace}">${element(
        `${action}Result`,
        result,
      )}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`,
    );
  } catch (error) {
    return errorReply(error, namespace);
  }
}

/** The call as the faults and counters see it. @internal */
export function callOf(caller: Caller, request: QueryRequest): Call {
  const { account, region } = caller;
  return { api: request.action, account, region };
}
