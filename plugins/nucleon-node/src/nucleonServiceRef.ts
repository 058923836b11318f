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
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { NucleonClient } from '@nucleon/plugin-nucleon-common';
import { createNucleonService, NucleonService } from './NucleonService';

/**
 * Gives backend plugins and modules Nucleon's API, wherever its backend runs.
 *
 * @public
 */
export const nucleonServiceRef = createServiceRef<NucleonService>({
  id: 'nucleon-client',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      factory({ auth, discovery }) {
        return createNucleonService({
          auth,
          client: new NucleonClient({ discoveryApi: discovery }),
        });
      },
    }),
});
