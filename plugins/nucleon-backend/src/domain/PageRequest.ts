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

import { InputError } from '@backstage/errors';

/**
 * A part of a list: how many, after how many.
 *
 * @internal
 */
export type PageRequest = { limit: number; offset: number };

/**
 * A part of a list, and how long the whole is.
 *
 * @internal
 */
export type PageOf<T> = { items: T[]; totalItems: number };

/**
 * Reads a cursor that {@link getNextCursor} wrote.
 *
 * @internal
 */
export function readPageRequest(query: {
  cursor?: string;
  limit?: number;
}): PageRequest {
  const { cursor, limit = 50 } = query;
  if (cursor === undefined) {
    return { limit, offset: 0 };
  }
  const offset = /^after:(\d{1,9})$/.exec(
    Buffer.from(cursor, 'base64url').toString('utf8'),
  )?.[1];
  if (offset === undefined) {
    throw new InputError(
      `The cursor '${cursor}' is none that a list has given`,
    );
  }
  return { limit, offset: Number(offset) };
}

/**
 * The cursor of the part after the given one; undefined at the end.
 *
 * @internal
 */
export function getNextCursor(
  page: PageRequest,
  totalItems: number,
): string | undefined {
  const next = page.offset + page.limit;
  return next < totalItems
    ? Buffer.from(`after:${next}`).toString('base64url')
    : undefined;
}
