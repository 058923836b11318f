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
// kills itself at a step of the engine when a file says so, which is named by
// NUCLEON_KILL_FILE and may come while it runs:
//
//   apply/comparing/after           intent / phase before the step / when
//   cancel/running/before           a step that calls off
//   apply/none/after environment    only of such a target
//
// Nothing of this is in the product: the engine's class is patched here.
const { existsSync, readFileSync } = require('node:fs');
const { createBackend } = require('@backstage/backend-defaults');

const killFile = process.env.NUCLEON_KILL_FILE;
if (killFile) {
  const {
    CloudFormationEngine,
  } = require('../../plugins/nucleon-backend-module-cloudformation/src/CloudFormationEngine.ts');
  const dieAt = (moment, kind) => {
    const [at, of = kind] = existsSync(killFile)
      ? readFileSync(killFile, 'utf8').split(' ')
      : [];
    if (at === moment && of === kind) {
      process.kill(process.pid, 'SIGKILL');
    }
  };
  for (const method of ['advance', 'cancel']) {
    const original = CloudFormationEngine.prototype[method];
    CloudFormationEngine.prototype[method] = async function killing(
      request,
      handle,
      options,
    ) {
      const what = method === 'cancel' ? 'cancel' : request.intent;
      const step = `${what}/${handle?.phase ?? 'none'}`;
      dieAt(`${step}/before`, request.target.kind);
      const result = await original.call(this, request, handle, options);
      dieAt(`${step}/after`, request.target.kind);
      return result;
    };
  }
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
