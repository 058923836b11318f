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
import { DeploymentDetail } from '@nucleon/plugin-nucleon-common';
import { LiveState, nucleonApiRef, useLive } from '../api';
import { isMovingStatus } from '../status/statusLooks';

/**
 * A deployment that is followed until it ends.
 *
 * @internal
 */
export function useDeployment(id: string): LiveState<DeploymentDetail> {
  const api = useApi(nucleonApiRef);
  return useLive(signal => api.getDeployment(id, { signal }), [api, id], {
    subjects: ['deployment'],
    isMoving: ({ status }) => isMovingStatus(status),
  });
}
