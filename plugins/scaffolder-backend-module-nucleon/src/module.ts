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
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { nucleonServiceRef } from '@nucleon/plugin-nucleon-node';
import { setTimeout } from 'node:timers/promises';
import { createDeploymentWaitAction } from './actions/createDeploymentWaitAction';
import { createEnvironmentCreateAction } from './actions/createEnvironmentCreateAction';
import { createServiceCreateAction } from './actions/createServiceCreateAction';
import { createServiceUpdateAction } from './actions/createServiceUpdateAction';

/**
 * The scaffolder actions of Nucleon.
 *
 * @public
 */
export const scaffolderModuleNucleon = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'nucleon',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        nucleon: nucleonServiceRef,
      },
      async init({ actions, auth, nucleon }) {
        const clock = {
          now: Date.now,
          sleep: (ms: number, signal: AbortSignal | undefined) =>
            setTimeout(ms, undefined, { signal }),
        };
        actions.addActions(
          createEnvironmentCreateAction({ nucleon }),
          createServiceCreateAction({ nucleon }),
          createServiceUpdateAction({ nucleon }),
          createDeploymentWaitAction({ auth, clock, nucleon }),
        );
      },
    });
  },
});
