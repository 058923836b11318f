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
import { nucleonApiRef, useLive } from '../api';
import { AnyStatus, statusLooks } from '../status/statusLooks';

/**
 * What failed last in a service that is in trouble: the deployment of an
 * instance or pipeline that stands, or of one that was cleaned up since.
 *
 * @internal
 */
export function useLastFailure(
  service: ServiceDetail,
): { status: AnyStatus; message?: string; deploymentId?: string } | undefined {
  const api = useApi(nucleonApiRef);
  const { namespace, name, status, instances, pipeline } = service;
  const failed = [...instances, ...(pipeline ? [pipeline] : [])].find(
    target => target.status === 'FAILED' || target.status === 'DELETE_FAILED',
  );
  const isLost = !failed && statusLooks[status] === 'error';
  const last = useLive(
    async signal => {
      if (!isLost) {
        return undefined;
      }
      const { items } = await api.listDeployments(
        {
          service: `${namespace}/${name}`,
          status: ['FAILED', 'DELETE_FAILED'],
          limit: 1,
        },
        { signal },
      );
      return items[0]?.id;
    },
    [api, namespace, name, isLost],
  );
  if (failed) {
    return {
      status: failed.status,
      message: failed.statusMessage,
      deploymentId: failed.lastAttemptedDeploymentId,
    };
  }
  return isLost
    ? { status, message: service.statusMessage, deploymentId: last.value }
    : undefined;
}
