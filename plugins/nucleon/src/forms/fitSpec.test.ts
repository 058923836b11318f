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

import { createFakeTemplates } from '../__testUtils__/fakeTemplates';
import { fitSpec } from './fitSpec';

const [newer, older] = createFakeTemplates()[1].versions;
const schema = older.serviceInput!;
const withToken = {
  ...newer,
  hasPipeline: true,
  serviceInput: {
    ...newer.serviceInput,
    properties: {
      ...(newer.serviceInput!.properties as object),
      pin: { type: 'integer', writeOnly: true },
    },
  },
};
const withoutPipeline = { ...older, serviceInput: schema, hasPipeline: false };

const value = {
  version: '1.1',
  instances: [
    { name: 'dev', inputs: { image: 'a:1', tls_policy: 'TLS-1-3' } },
    { name: 'prod', inputs: { image: 'a:1' } },
  ],
  pipeline: { build_command: 'make' },
  repository: { repositoryId: 'acme/a' },
};
const secrets = {
  'instances.0.inputs.pin': 1234,
  'instances.0.inputs.api_token': 't',
};

describe('fitSpec', () => {
  it('leaves out what a version has no input for, and puts it back', () => {
    const left = fitSpec({
      detail: withoutPipeline,
      value,
      secrets,
      aside: {},
    });
    expect(left).toEqual({
      value: {
        version: '1.1',
        instances: [
          { name: 'dev', inputs: { image: 'a:1' } },
          { name: 'prod', inputs: { image: 'a:1' } },
        ],
        pipeline: {},
        repository: undefined,
      },
      secrets: { 'instances.0.inputs.api_token': 't' },
      aside: {
        'instances.0.inputs.tls_policy': 'TLS-1-3',
        'instances.0.inputs.pin': 1234,
        'pipeline.build_command': 'make',
        repository: { repositoryId: 'acme/a' },
      },
      isChanged: true,
    });

    const again = fitSpec({ ...left, detail: withoutPipeline });
    expect(again).toEqual({ ...left, isChanged: false });

    const back = fitSpec({ ...left, detail: withToken });
    expect(back).toEqual({ value, secrets, aside: {}, isChanged: true });
  });

  it('does not put back what was entered anew', () => {
    const { value: fitted } = fitSpec({
      detail: withToken,
      value,
      secrets: {},
      aside: { 'instances.0.inputs.tls_policy': 'TLS-1-2' },
    });
    expect(fitted).toBe(value);
  });
});
