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
import { DependencyList, useEffect, useRef } from 'react';
import { Page } from '@nucleon/plugin-nucleon-common';
import { LiveState, UseLiveOptions, useLive } from './useLive';

/**
 * The pages of a list that have been asked for so far, as one.
 *
 * @internal
 */
export type LoadedPages<T> = {
  items: T[];
  totalItems: number;
  hasMore: boolean;
};

/**
 * Reads a list page by page and keeps what is shown of it current.
 *
 * @internal
 */
export function useLivePages<T>(
  loadPage: (
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<Page<T>>,
  deps: DependencyList,
  options: UseLiveOptions<LoadedPages<T>> = {},
): LiveState<LoadedPages<T>> & { loadMore: () => void } {
  const pages = useRef(1);
  useEffect(() => {
    pages.current = 1;
  }, deps); // eslint-disable-line react-hooks/exhaustive-deps

  const state = useLive(
    async signal => {
      const items: T[] = [];
      let totalItems = 0;
      let cursor: string | undefined;
      for (let page = 0; page < pages.current; page++) {
        const read = await loadPage(cursor, signal);
        items.push(...read.items);
        totalItems = read.totalItems;
        cursor = read.pageInfo.nextCursor;
        if (cursor === undefined) {
          break;
        }
      }
      return { items, totalItems, hasMore: cursor !== undefined };
    },
    deps,
    options,
  );
  const loadMore = () => {
    pages.current += 1;
    state.refresh();
  };
  return { ...state, loadMore };
}
