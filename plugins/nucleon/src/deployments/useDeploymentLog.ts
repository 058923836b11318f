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
import { useEffect, useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  DeploymentDetail,
  DeploymentEvent,
} from '@nucleon/plugin-nucleon-common';
import { LiveState, nucleonApiRef, useLive } from '../api';
import { isMovingStatus } from '../status/statusLooks';

/**
 * The log of a deployment, read on from where it was, and once more after the
 * deployment has ended.
 *
 * @internal
 */
export function useDeploymentLog(
  id: string,
  deployment: DeploymentDetail | undefined,
): LiveState<DeploymentEvent[]> {
  const api = useApi(nucleonApiRef);
  const read = useRef<{ id: string; events: DeploymentEvent[] }>();
  const status = deployment?.status;

  const log = useLive(
    async signal => {
      if (read.current?.id !== id) {
        read.current = { id, events: [] };
      }
      const after = read.current.events.at(-1)?.sequence;
      const { items } = await api.listDeploymentEvents(
        id,
        { after },
        { signal },
      );
      const last = read.current.events.at(-1)?.sequence ?? -1;
      read.current.events = [
        ...read.current.events,
        ...items.filter(({ sequence }) => sequence > last),
      ];
      return read.current.events;
    },
    [api, id],
    {
      subjects: ['deployment'],
      isMoving: () => status === undefined || isMovingStatus(status),
    },
  );

  const { refresh } = log;
  useEffect(() => refresh(), [status, refresh]);
  return log;
}
