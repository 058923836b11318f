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

// The backend of the harness. It is started with Backstage's Node transform, and
// may be told to kill itself at a step of the engine:
//
//   NUCLEON_KILL_AT=apply/comparing/after    intent / phase before the step / when
//
// Nothing of this is in the product: the engine's class is patched here.
const { createBackend } = require('@backstage/backend-defaults');

const killAt = process.env.NUCLEON_KILL_AT;
if (killAt) {
  const {
    CloudFormationEngine,
  } = require('../../plugins/nucleon-backend-module-cloudformation/src/CloudFormationEngine.ts');
  const { advance } = CloudFormationEngine.prototype;
  CloudFormationEngine.prototype.advance = async function killing(
    request,
    handle,
    options,
  ) {
    const step = `${request.intent}/${handle?.phase ?? 'none'}`;
    if (killAt === `${step}/before`) {
      process.kill(process.pid, 'SIGKILL');
    }
    const result = await advance.call(this, request, handle, options);
    if (killAt === `${step}/after`) {
      process.kill(process.pid, 'SIGKILL');
    }
    return result;
  };
}

const backend = createBackend();
backend.add(require('../../plugins/nucleon-backend/src/index.ts').default);
backend.add(
  require('../../plugins/nucleon-backend-module-cloudformation/src/index.ts')
    .default,
);
backend.start().catch(error => {
  console.error(error);
  process.exit(1);
});
