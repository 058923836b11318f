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
import { validationError } from '../awsError';
import type { Simulator } from '../engine/Simulator';
import type { Input } from '../protocol/Input';
import type { Stack, StackTarget, Tag } from '../state/types';
import { checkCapabilities } from '../template/capabilities';
import { parameterValues } from '../template/parameterValues';
import type { Template } from '../template/Template';
import type { Caller } from './Operation';

const INLINE_BYTES = 51_200;
const S3_BYTES = 1_048_576;

/** What {@link readTarget} works with. @internal */
export interface ReadTargetOptions {
  simulator: Simulator;
  caller: Caller;
  input: Input;
  /** The stack as it stands; undefined for a first deployment. */
  previous?: Stack;
  isChangeSet: boolean;
}

/** The bucket and key that an S3 address names, in any of its spellings. */
function s3Location(address: string): { bucket: string; key: string } {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw validationError('TemplateURL must be a supported URL.');
  }
  const path = decodeURIComponent(url.pathname).slice(1);
  const hosted = /^(.+)\.s3[.-]([a-z0-9-]+\.)?amazonaws\.com$/.exec(
    url.hostname,
  );
  if (hosted) {
    return { bucket: hosted[1], key: path };
  }
  const isPathStyle =
    /^s3[.-]([a-z0-9-]+\.)?amazonaws\.com$/.test(url.hostname) ||
    /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (!isPathStyle) {
    throw validationError('TemplateURL must be a supported URL.');
  }
  const slash = path.indexOf('/');
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

/** The body that a request sends or points to; undefined if neither. @internal */
export function readBody(
  simulator: Simulator,
  input: Input,
): string | undefined {
  const body = input.text('TemplateBody');
  const url = input.text('TemplateURL');
  if (body !== undefined) {
    if (url !== undefined) {
      throw validationError(
        'You cannot specify both TemplateURL and TemplateBody',
      );
    }
    if (Buffer.byteLength(body) > INLINE_BYTES) {
      throw validationError(
        `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${INLINE_BYTES}`,
      );
    }
    return body;
  }
  if (url === undefined) {
    return undefined;
  }
  const { bucket, key } = s3Location(url);
  const object = simulator.state.objects.get(`${bucket}/${key}`);
  if (!object) {
    throw validationError('S3 error: The specified key does not exist.');
  }
  const text = Buffer.from(object.body, 'base64').toString('utf8');
  if (Buffer.byteLength(text) > S3_BYTES) {
    throw validationError(`Template may not exceed ${S3_BYTES} bytes in size.`);
  }
  return text;
}

/** A request's tags; undefined if it says nothing of them. */
function readTags(input: Input): Tag[] | undefined {
  const tags = input.structures('Tags')?.map(tag => ({
    Key: tag.required('Key'),
    Value: tag.text('Value') ?? '',
  }));
  const repeated = tags?.find(
    (tag, index) => tags.findIndex(one => one.Key === tag.Key) < index,
  );
  if (repeated) {
    throw validationError(
      `Duplicate tag keys found. Please remove them: ${repeated.Key}`,
    );
  }
  if (tags && tags.length > 50) {
    throw validationError('You can specify a maximum of 50 tags.');
  }
  // Their order means nothing.
  return tags?.sort((one, other) => (one.Key < other.Key ? -1 : 1));
}

function resolveSsm(
  options: ReadTargetOptions,
  template: Template,
  parameters: Record<string, string>,
): Record<string, string> {
  const { simulator, caller } = options;
  const resolved: Record<string, string> = {};
  for (const { name, type } of Object.values(template.parameters)) {
    if (type.startsWith('AWS::SSM::Parameter::Value<')) {
      const value = simulator.engine.world.ssmParameter(
        caller,
        parameters[name],
      );
      if (value === undefined) {
        throw validationError(
          `Unable to fetch parameters [${parameters[name]}] from parameter store for this account. (The simulator's parameter store holds what stacks made as AWS::SSM::Parameter.)`,
        );
      }
      resolved[name] = value;
    }
  }
  return resolved;
}

/**
 * What a create, an update or a change set asks a stack to become; refuses what
 * CloudFormation refuses at once.
 * @internal
 */
export function readTarget(options: ReadTargetOptions): StackTarget {
  const { simulator, input, previous, isChangeSet } = options;
  const usePrevious = input.flag('UsePreviousTemplate') === true;
  const body =
    usePrevious && previous
      ? previous.target.template
      : readBody(simulator, input);
  if (body === undefined || body === '') {
    throw validationError(
      'Either Template URL or Template Body must be specified.',
    );
  }
  const template = simulator.engine.templates.get(body);
  const capabilities = input.texts('Capabilities');
  checkCapabilities(template, capabilities, isChangeSet);
  const parameters = parameterValues({
    template,
    previous: previous?.target.parameters,
    given: (input.structures('Parameters') ?? []).map(parameter => ({
      key: parameter.required('ParameterKey'),
      value: parameter.text('ParameterValue'),
      usePreviousValue: parameter.flag('UsePreviousValue') === true,
    })),
  });
  return {
    template: body,
    parameters,
    resolvedParameters: resolveSsm(options, template, parameters),
    tags: readTags(input) ?? previous?.target.tags ?? [],
    capabilities,
    roleArn: input.text('RoleARN') ?? previous?.target.roleArn,
    notificationArns: input.has('NotificationARNs')
      ? input.texts('NotificationARNs')
      : (previous?.target.notificationArns ?? []),
    description: template.description,
    noEcho: Object.values(template.parameters)
      .filter(parameter => parameter.noEcho)
      .map(parameter => parameter.name),
  };
}
