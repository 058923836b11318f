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
import { useApi } from '@backstage/core-plugin-api';
import { ServiceDetail } from '@nucleon/plugin-nucleon-common';
import { LiveState, nucleonApiRef, useLive } from '../api';
import { InputValues, InstanceValue } from '../forms';
import { formatName } from '../targets';

/**
 * The instances that a failed creation of a service had and cleaned up, as its
 * deployments remember them. Whoever tries again need not type them again, but
 * for sensitive inputs, which are never told.
 *
 * @internal
 */
export function useLostInstances(
  service: ServiceDetail,
): LiveState<InstanceValue[]> {
  const api = useApi(nucleonApiRef);
  const { namespace, name, instances } = service;
  return useLive(
    async signal => {
      if (instances.length) {
        return [];
      }
      const { items } = await api.listDeployments(
        {
          service: `${namespace}/${name}`,
          targetKind: 'service-instance',
          intent: ['apply'],
          limit: 100,
        },
        { signal },
      );
      // Newest first: what was tried last counts.
      const latest = new Map<string, string>();
      for (const { id, target } of items) {
        if (!latest.has(target.name)) {
          latest.set(target.name, id);
        }
      }
      const deployments = await Promise.all(
        [...latest.values()].map(id => api.getDeployment(id, { signal })),
      );
      return deployments.map(({ target, environment, inputs }) => ({
        name: target.name,
        environment: environment && formatName(environment),
        // JSON is what can come over the wire.
        inputs: inputs as InputValues,
      }));
    },
    [api, namespace, name, instances.length],
  );
}
