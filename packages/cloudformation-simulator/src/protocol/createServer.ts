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
import http from 'node:http';
import { awsError } from '../awsError';
import type { Simulator } from '../engine/Simulator';
import { handleAdmin } from './handleAdmin';
import {
  callOf,
  errorReply,
  handleQuery,
  readQuery,
  type Reply,
} from './handleQuery';
import { handleS3, s3Api } from './handleS3';
import { identifyCaller } from './identifyCaller';

/** What the server needs to know beside the simulator. @internal */
export interface ServerOptions {
  simulator: Simulator;
  defaultAccount: string;
  accounts: Record<string, string>;
}

const BODY_BYTES = 8 * 1024 * 1024;

async function readBody(request: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > BODY_BYTES) {
      throw awsError('RequestEntityTooLarge', 'The request is too large', 413);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: http.ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}

async function serve(
  options: ServerOptions,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { simulator } = options;
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await readBody(request);
  if (url.pathname.startsWith('/_simulator')) {
    send(response, handleAdmin(simulator, { request, url, body }));
    return;
  }
  const caller = identifyCaller({
    ...options,
    authorization: request.headers.authorization,
  });
  const isQuery = url.pathname === '/';
  const form = isQuery
    ? readQuery(body.length > 0 ? body.toString('utf8') : url.search.slice(1))
    : undefined;
  const call = form
    ? callOf(caller, form)
    : { ...caller, api: s3Api(request.method ?? 'GET', url) };
  const verdict = simulator.faults.judge(call, simulator.engine.now());
  simulator.calls.count(call, verdict.throttled);
  if (verdict.milliseconds > 0) {
    await new Promise(resolve => setTimeout(resolve, verdict.milliseconds));
  }
  if (verdict.drop === 'before') {
    request.socket.destroy();
    return;
  }
  const answer = () =>
    form
      ? handleQuery(simulator, caller, form)
      : handleS3(simulator, { request, url, body });
  const reply = verdict.throttled
    ? errorReply(awsError('Throttling', 'Rate exceeded'))
    : answer();
  if (verdict.drop === 'after') {
    request.socket.destroy();
    return;
  }
  send(response, reply);
}

/**
 * The HTTP server: CloudFormation and STS at the root, S3 by path, the simulator's own
 * API under `/_simulator`.
 * @internal
 */
export function createServer(options: ServerOptions): http.Server {
  return http.createServer((request, response) => {
    serve(options, request, response).catch(error => {
      if (!response.headersSent) {
        send(response, errorReply(error));
      }
    });
  });
}
