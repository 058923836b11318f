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

import { Step } from '@nucleon/plugin-nucleon-node';
import { fail } from './outcome';
import { describeDestination, goOn, StepContext } from './StepContext';

// CloudFormation's limits for a template that is sent with the call, and for one
// that is read from S3.
const MOST_INLINE_BYTES = 51_200;
const MOST_BYTES = 1_048_576;

type Prepared =
  | { type: 'template'; template: { body: string } | { url: string } }
  | { type: 'step'; step: Step };

/**
 * The template as the next call takes it. One that is too large is put into the
 * destination's bucket first, which is a step of its own.
 *
 * @internal
 */
export async function prepareTemplate(context: StepContext): Promise<Prepared> {
  const { request, handle, calls } = context;
  if (handle.templateUrl) {
    return { type: 'template', template: { url: handle.templateUrl } };
  }
  const files = await request.readFiles();
  if (files.length !== 1) {
    const names = files.map(({ path }) => `'${path}'`).join(', ') || 'none';
    return refuse(
      context,
      `CloudFormation takes one template, and there are ${files.length}: ${names}`,
    );
  }
  const [{ path, content }] = files;
  const size = Buffer.byteLength(content);
  if (size <= MOST_INLINE_BYTES) {
    return { type: 'template', template: { body: content } };
  }
  const { templateBucket: bucket } = request.destination;
  if (size > MOST_BYTES) {
    return refuse(
      context,
      `'${path}' is ${size} bytes when rendered; CloudFormation takes up to ${MOST_BYTES}`,
    );
  }
  if (!bucket) {
    return refuse(
      context,
      `'${path}' is ${size} bytes when rendered. Above ${MOST_INLINE_BYTES} it has to go through a bucket: set 'templateBucket' of destination ${describeDestination(request.destination)}`,
    );
  }
  const key = `nucleon/${request.name}/${request.deploymentId}.template`;
  await calls.putTemplate({ bucket, key, body: content });
  const templateUrl = getObjectUrl(context, bucket, key);
  return {
    type: 'step',
    step: goOn(context, {
      handle: { phase: 'uploaded', templateUrl },
      waitsFor: 'CloudFormation',
    }),
  };
}

async function refuse(context: StepContext, reason: string): Promise<Prepared> {
  const { binding } = context.request;
  const step = await fail(context, { reason, stackId: binding?.id });
  return { type: 'step', step };
}

function getObjectUrl(
  { request, endpoint }: StepContext,
  bucket: string,
  key: string,
): string {
  if (endpoint) {
    return `${endpoint.replace(/\/$/, '')}/${bucket}/${key}`;
  }
  const { region } = request.destination;
  const suffix = region.startsWith('cn-')
    ? 'amazonaws.com.cn'
    : 'amazonaws.com';
  return `https://${bucket}.s3.${region}.${suffix}/${key}`;
}
