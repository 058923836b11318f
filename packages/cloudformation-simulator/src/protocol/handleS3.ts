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
import type { IncomingMessage } from 'node:http';
import { awsError, isAwsError } from '../awsError';
import type { Simulator } from '../engine/Simulator';
import { decodeChunked } from './decodeChunked';
import type { Reply } from './handleQuery';
import { escapeXml } from './xml';

/** A request to the small S3. @internal */
export interface S3Request {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
}

function location(url: URL): { bucket: string; key: string } {
  const path = decodeURIComponent(url.pathname).slice(1);
  const slash = path.indexOf('/');
  return slash < 0
    ? { bucket: path, key: '' }
    : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

/** The name of the S3 operation that a request is; for faults and counters. @internal */
export function s3Api(method: string, url: URL): string {
  const verb =
    { PUT: 'Put', GET: 'Get', HEAD: 'Head', DELETE: 'Delete' }[method] ??
    method;
  if (location(url).key) {
    return `${verb}Object`;
  }
  return verb === 'Put' ? 'CreateBucket' : `${verb}Bucket`;
}

function bucketExists(simulator: Simulator, bucket: string): boolean {
  const { state } = simulator;
  return (
    state.shared.buckets.includes(bucket) ||
    [...state.stacks.values()].some(stack =>
      Object.values(stack.resources).some(
        resource =>
          resource.type === 'AWS::S3::Bucket' &&
          resource.physicalId === bucket &&
          resource.status !== 'DELETE_COMPLETE',
      ),
    )
  );
}

function put(simulator: Simulator, s3: S3Request): Reply {
  const { request, url, body } = s3;
  const { bucket, key } = location(url);
  const isChunked =
    /aws-chunked/.test(
      `${request.headers['content-encoding']} ${request.headers['x-amz-content-sha256']}`,
    ) || /^STREAMING-/.test(String(request.headers['x-amz-content-sha256']));
  const content = isChunked ? decodeChunked(body) : body;
  const etag = `"${createHash('md5').update(content).digest('hex')}"`;
  simulator.state.setObject(`${bucket}/${key}`, {
    bucket,
    key,
    etag,
    contentType: request.headers['content-type'] ?? 'binary/octet-stream',
    lastModified: simulator.engine.now(),
    body: content.toString('base64'),
  });
  return { status: 200, headers: { etag }, body: '' };
}

function get(simulator: Simulator, s3: S3Request): Reply {
  const { bucket, key } = location(s3.url);
  const object = simulator.state.objects.get(`${bucket}/${key}`);
  if (!object) {
    throw awsError('NoSuchKey', 'The specified key does not exist.', 404);
  }
  return {
    status: 200,
    headers: {
      etag: object.etag,
      'content-type': object.contentType,
      'last-modified': new Date(object.lastModified).toUTCString(),
    },
    body: Buffer.from(object.body, 'base64'),
  };
}

function createBucket(simulator: Simulator, bucket: string): Reply {
  if (bucketExists(simulator, bucket)) {
    throw awsError(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
    );
  }
  simulator.state.shared.buckets.push(bucket);
  simulator.state.touchShared();
  return { status: 200, headers: { location: `/${bucket}` }, body: '' };
}

function dispatch(simulator: Simulator, s3: S3Request): Reply {
  const { bucket, key } = location(s3.url);
  const api = s3Api(s3.request.method ?? 'GET', s3.url);
  if (api === 'CreateBucket') {
    return createBucket(simulator, bucket);
  }
  if (!bucketExists(simulator, bucket)) {
    throw awsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  }
  switch (api) {
    case 'HeadBucket':
      return { status: 200, headers: {}, body: '' };
    case 'PutObject':
      return put(simulator, s3);
    case 'GetObject':
    case 'HeadObject':
      return get(simulator, s3);
    case 'DeleteObject':
      simulator.state.setObject(`${bucket}/${key}`, undefined);
      return { status: 204, headers: {}, body: '' };
    default:
      throw awsError(
        'NotImplemented',
        `The simulator does not offer the S3 operation ${api}`,
        501,
      );
  }
}

/** Answers the few S3 calls that carry templates. @internal */
export function handleS3(simulator: Simulator, s3: S3Request): Reply {
  const isHead = s3.request.method === 'HEAD';
  try {
    const reply = dispatch(simulator, s3);
    simulator.state.flush();
    return reply;
  } catch (error) {
    if (!isAwsError(error)) {
      throw error;
    }
    return {
      status: error.statusCode,
      headers: { 'content-type': 'application/xml' },
      body: isHead
        ? ''
        : `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${
            error.name
          }</Code><Message>${escapeXml(error.message)}</Message></Error>`,
    };
  }
}
