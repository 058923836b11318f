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

import { ServiceDetail } from '@nucleon/plugin-nucleon-common';

const TARGET = {
  status: 'SUCCEEDED' as const,
  createdAt: '2026-11-02T10:00:00Z',
  isSimulated: true,
  outputs: [],
  resources: [],
  version: '1.2',
  template: {
    kind: 'service' as const,
    namespace: 'default',
    name: 'web',
  },
};

/**
 * The service `orders` with the instances `dev` and `prod` and a pipeline. Its
 * `prod` has a sensitive input `password`, which answers leave out of `inputs`.
 */
export function createServiceDetail(
  service: Partial<ServiceDetail> = {},
): ServiceDetail {
  const common = {
    service: { namespace: 'default', name: 'orders' },
    owner: 'group:default/shop',
  };
  return {
    ...TARGET,
    ...common,
    id: 'service-1',
    namespace: 'default',
    name: 'orders',
    entityRef: 'component:default/orders',
    status: 'ACTIVE',
    revision: 7,
    spec: `
proton: ServiceSpec
pipeline:
  branch: main
instances:
  - name: dev
    environment: dev
    spec: { count: 1 }
  - name: prod
    environment: prod
    spec: { count: 2, size: small, password: '****' }
`,
    instances: [
      {
        ...TARGET,
        ...common,
        id: 'i-1',
        name: 'dev',
        environment: { namespace: 'default', name: 'dev' },
        inputs: { count: 1 },
        revision: 3,
        lastAttemptedDeploymentId: 'd-dev',
      },
      {
        ...TARGET,
        ...common,
        id: 'i-2',
        name: 'prod',
        environment: { namespace: 'default', name: 'prod' },
        inputs: { count: 2, size: 'small' },
        revision: 5,
        lastAttemptedDeploymentId: 'd-prod',
      },
    ],
    pipeline: {
      ...TARGET,
      id: 'p-1',
      inputs: { branch: 'main' },
      revision: 2,
    },
    ...service,
  };
}
