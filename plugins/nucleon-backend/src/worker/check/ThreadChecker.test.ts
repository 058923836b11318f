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

import { ThreadChecker } from './ThreadChecker';

// Starting a thread and loading the rules takes seconds.
jest.setTimeout(120_000);

const job = {
  files: [{ path: 'a.yaml', content: 'Resources:\n  A: { Type: A::B::C }\n' }],
  level: 'default' as const,
};

describe('ThreadChecker', () => {
  let checker: ThreadChecker;

  afterEach(async () => {
    await checker.close();
  });

  it('checks one after the other, also after the thread was given up', async () => {
    checker = new ThreadChecker({ idleMs: 0 });
    const files = ['AWS::S3::Buckett', 'AWS::S3::Bucket'].map(type => ({
      path: type,
      content: `Resources:\n  A:\n    Type: ${type}\n`,
    }));
    const [first, second] = await Promise.all(
      files.map(file => checker.check({ ...job, files: [file] })),
    );
    expect(first).toEqual([
      {
        file: 'AWS::S3::Buckett',
        line: 3,
        message: "Unknown resource type 'AWS::S3::Buckett' (F3006)",
        severity: 'error',
      },
    ]);
    expect(second).toEqual([]);
    await new Promise(resolve => setTimeout(resolve, 10));
    expect(await checker.check({ ...job, files })).toEqual(first);
  });

  it('starts no thread where there is nothing to check', async () => {
    checker = new ThreadChecker({ timeoutMs: 0 });
    expect(await checker.check({ ...job, level: 'off' })).toEqual([]);
    expect(await checker.check({ ...job, files: [] })).toEqual([]);
  });

  it('gives up what takes too long', async () => {
    checker = new ThreadChecker({ timeoutMs: 1 });
    await expect(checker.check(job)).rejects.toThrow(
      'It took longer than 0.001 s and was stopped',
    );
  });
});
