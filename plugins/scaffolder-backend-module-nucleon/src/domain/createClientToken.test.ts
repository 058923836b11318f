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

import { createClientToken } from './createClientToken';

describe('createClientToken', () => {
  const taskId = '5c0f1a2e-7d1f-4d2f-9d0c-8b1f7c2a3e4d';

  it('is the same for the same step and subject, and fits the API', () => {
    expect(
      createClientToken({
        taskId: '1',
        stepId: 'create',
        subject: 'default/a',
      }),
    ).toBe('1:create:default/a');
    const subject = `default/${'a'.repeat(63)}`;
    const token = createClientToken({ taskId, stepId: 'create', subject });
    expect(token).toHaveLength(64);
    expect(createClientToken({ taskId, stepId: 'create', subject })).toBe(
      token,
    );
    expect(createClientToken({ taskId, stepId: 'again', subject })).not.toBe(
      token,
    );
  });
});
