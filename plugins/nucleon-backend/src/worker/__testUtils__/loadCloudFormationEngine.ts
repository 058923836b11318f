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

import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import nucleonModuleCloudformation from '@nucleon/plugin-nucleon-backend-module-cloudformation';
import {
  nucleonEnginesExtensionPoint,
  ProvisioningEngine,
} from '@nucleon/plugin-nucleon-node';

/** The engine as its module gives it to the plugin. */
export async function loadCloudFormationEngine(
  config = {},
): Promise<ProvisioningEngine> {
  const engines: ProvisioningEngine[] = [];
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'nucleon',
        register(reg) {
          reg.registerExtensionPoint(nucleonEnginesExtensionPoint, {
            addEngine: engine => engines.push(engine),
          });
          reg.registerInit({ deps: {}, init: async () => {} });
        },
      }),
      nucleonModuleCloudformation,
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  await backend.stop();
  return engines[0];
}
