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

import { assertName, assertNamespace, parseQualifiedName } from './names';
import { drawStackName } from './stackName';

describe('names', () => {
  it.each(['a', 'Web', 'web-2', 'web_2', '0a', 'a'.repeat(63)])(
    'allow %p',
    name => {
      expect(() => assertName('name', name)).not.toThrow();
    },
  );

  it.each(['', '-a', 'a-', 'a_', 'a b', 'a/b', 'ä', 'a.b', 'a'.repeat(64)])(
    'refuse %p',
    name => {
      expect(() => assertName('service name', name)).toThrow(
        /^The service name /,
      );
    },
  );

  it.each(['default', 'team-a', 'a1'])('allow the namespace %p', namespace => {
    expect(() => assertNamespace(namespace)).not.toThrow();
  });

  it.each(['', 'Team', 'a_b', '-a', 'a-', 'a--b'])(
    'refuse the namespace %p',
    namespace => {
      expect(() => assertNamespace(namespace)).toThrow(/namespace/);
    },
  );

  it.each([
    ['dev', { namespace: 'team', name: 'dev' }],
    ['default/dev', { namespace: 'default', name: 'dev' }],
  ])('read %p', (text, expected) => {
    expect(parseQualifiedName(text, 'team')).toEqual(expected);
  });

  it.each(['', 'a/b/c', '/a', 'a/'])('do not read %p', text => {
    expect(() => parseQualifiedName(text)).toThrow(/namespace\/name/);
  });
});

describe('stack names (4.4)', () => {
  const random = Uint8Array.from({ length: 15 }, (_, index) => index);

  it.each([
    [
      { kind: 'environment', name: 'fargate-env-prod' },
      'AWSProton-fargate-env-pro-cloudformation--ABCDEFGHIJKLMNO',
    ],
    [
      { kind: 'environment', name: 'vpc-env-prod' },
      'AWSProton-vpc-env-prod-cloudformation--ABCDEFGHIJKLMNO',
    ],
    [
      {
        kind: 'service-instance',
        name: 'worker-lambda-svc-1',
        service: 'worker-lambda-svc',
      },
      'AWSProton-worker-lambda-s-worker-lambda-s-cloudformation--ABCDEFGHIJKLMNO',
    ],
    [
      { kind: 'service-pipeline', name: 'pipeline', service: 'simple_svc' },
      'AWSProton-simple-svc-cloudformation--ABCDEFGHIJKLMNO',
    ],
  ] as const)('of %p is %p', (target, expected) => {
    expect(drawStackName({ ...target, random })).toBe(expected);
  });
});
