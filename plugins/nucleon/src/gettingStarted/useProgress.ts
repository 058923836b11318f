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
import { Template } from '@nucleon/plugin-nucleon-common';
import { LiveState, nucleonApiRef, useLive } from '../api';

/**
 * How far a portal has come on the way from a bundle to a running service.
 *
 * @internal
 */
export type Progress = {
  hasTemplate: boolean;
  hasPublishedVersion: boolean;
  hasEnvironment: boolean;
  hasService: boolean;
  hasRealAccount: boolean;
  /** A template that waits for its draft to be published. */
  draft?: Template;
};

/**
 * Reads the five steps from what is really there.
 *
 * @internal
 */
export function useProgress(): LiveState<Progress> {
  const api = useApi(nucleonApiRef);
  return useLive(
    async signal => {
      const [templates, environments, services, destinations] =
        await Promise.all([
          api.listTemplates({ limit: 100 }, { signal }),
          api.listEnvironments({ status: ['SUCCEEDED'], limit: 1 }, { signal }),
          api.listServices({ status: ['ACTIVE'], limit: 1 }, { signal }),
          api.listDestinations({ signal }),
        ]);
      return {
        hasTemplate: templates.totalItems > 0,
        hasPublishedVersion: templates.items.some(
          ({ recommendedVersion }) => recommendedVersion !== undefined,
        ),
        hasEnvironment: environments.totalItems > 0,
        hasService: services.totalItems > 0,
        hasRealAccount: destinations.items.some(
          ({ isSimulated }) => !isSimulated,
        ),
        draft: templates.items.find(({ hasDraft }) => hasDraft),
      };
    },
    [api],
    { subjects: ['template', 'environment', 'service', 'deployment'] },
  );
}
