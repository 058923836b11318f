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

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { nucleonEnginesExtensionPoint } from '@nucleon/plugin-nucleon-node';
import { DestinationClients } from './aws/DestinationClients';
import { CloudFormationEngine } from './CloudFormationEngine';
import { readCloudFormationConfig } from './readCloudFormationConfig';

/**
 * Gives Nucleon the engine `cloudformation`.
 *
 * @public
 */
export const nucleonModuleCloudformation = createBackendModule({
  pluginId: 'nucleon',
  moduleId: 'cloudformation',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        engines: nucleonEnginesExtensionPoint,
      },
      async init({ config, engines }) {
        const { endpoint } = readCloudFormationConfig(config);
        const credentials = DefaultAwsCredentialsManager.fromConfig(config);
        const clients = new DestinationClients({ credentials, endpoint });
        engines.addEngine(new CloudFormationEngine({ clients, endpoint }));
      },
    });
  },
});
