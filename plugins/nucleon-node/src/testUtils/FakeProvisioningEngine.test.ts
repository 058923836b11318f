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

import { describeEngineConformance } from './describeEngineConformance';
import { FakeProvisioningEngine } from './FakeProvisioningEngine';
import { FakeTemplate } from './FakeTemplate';

function file(template: FakeTemplate) {
  return [{ path: 'fake.json', content: JSON.stringify(template) }];
}

const initial = { resources: ['Topic', 'Queue'], outputs: { Url: 'a' } };

describeEngineConformance({
  name: 'FakeProvisioningEngine',
  async start() {
    const engine = new FakeProvisioningEngine();
    return {
      engine,
      destination: { name: 'test', account: '111', region: 'nowhere' },
      files: {
        initial: file(initial),
        changed: file({ ...initial, outputs: { Url: 'b' } }),
        failing: file({ ...initial, fails: 'The queue is full' }),
        malformed: [{ path: 'fake.json', content: 'nothing' }],
      },
      passTime: async () => {},
      async inspect(name) {
        const stack = engine.getStack(name);
        return {
          exists: !!stack?.template,
          operations: stack?.operations.length ?? 0,
          leftovers: engine.countPrepared(),
        };
      },
      close: async () => {},
    };
  },
});
