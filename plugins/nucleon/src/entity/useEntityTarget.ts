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
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  EnvironmentDetail,
  ServiceDetail,
  Template,
} from '@nucleon/plugin-nucleon-common';
import { LiveState, nucleonApiRef, useLive } from '../api';
import { isMovingStatus } from '../status/statusLooks';
import { getTargetName, getTemplateName } from './nucleonEntity';

/**
 * The environment of the entity page that this is on.
 *
 * @internal
 */
export function useEntityEnvironment(): LiveState<EnvironmentDetail> {
  const { entity } = useEntity();
  const api = useApi(nucleonApiRef);
  return useLive(
    signal => api.getEnvironment(getTargetName(entity), { signal }),
    [api, stringifyEntityRef(entity)],
    {
      subjects: ['environment', 'deployment', 'template'],
      isMoving: ({ status, instances }) =>
        [status, ...instances.map(instance => instance.status)].some(
          isMovingStatus,
        ),
    },
  );
}

/**
 * The service of the entity page that this is on.
 *
 * @internal
 */
export function useEntityService(): LiveState<ServiceDetail> {
  const { entity } = useEntity();
  const api = useApi(nucleonApiRef);
  return useLive(
    signal => api.getService(getTargetName(entity), { signal }),
    [api, stringifyEntityRef(entity)],
    {
      subjects: ['service', 'deployment', 'template'],
      isMoving: ({ status, instances, pipeline }) =>
        [
          status,
          ...instances.map(instance => instance.status),
          ...(pipeline ? [pipeline.status] : []),
        ].some(isMovingStatus),
    },
  );
}

/**
 * The template of the entity page that this is on.
 *
 * @internal
 */
export function useEntityTemplate(): LiveState<Template> {
  const { entity } = useEntity();
  const api = useApi(nucleonApiRef);
  return useLive(
    signal => api.getTemplate(getTemplateName(entity), { signal }),
    [api, stringifyEntityRef(entity)],
    { subjects: ['template', 'deployment'] },
  );
}
