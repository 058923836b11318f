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
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import useAsync from 'react-use/esm/useAsync';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';

/**
 * What a list is narrowed to. It stands in the address, so that a link and the
 * back button keep it.
 *
 * @internal
 */
export type ListFilters = {
  search?: string;
  mine?: string;
  template?: string;
  status?: string;
  versionStatus?: string;
};

const KEYS = ['search', 'mine', 'template', 'status', 'versionStatus'] as const;

/** @internal */
export function useListFilters() {
  const [params, setParams] = useSearchParams();
  const identityApi = useApi(identityApiRef);
  const filters = useMemo(() => {
    const read: ListFilters = {};
    for (const key of KEYS) {
      read[key] = params.get(key) ?? undefined;
    }
    return read;
  }, [params]);

  const change = useCallback(
    (changed: ListFilters) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          for (const [key, value] of Object.entries(changed)) {
            if (value) {
              next.set(key, value);
            } else {
              next.delete(key);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );

  const identity = useAsync(
    () => identityApi.getBackstageIdentity(),
    [identityApi],
  );
  const owner = filters.mine
    ? (identity.value?.ownershipEntityRefs ?? [])
    : undefined;
  const isFiltered = KEYS.some(key => filters[key] !== undefined);
  return {
    filters,
    change,
    clear: () =>
      change({
        search: '',
        mine: '',
        template: '',
        status: '',
        versionStatus: '',
      }),
    /** Whose things are asked for; undefined for everybody's. */
    owner,
    isReady: !filters.mine || !identity.loading,
    isFiltered,
  };
}
