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
import { validationError } from '../awsError';

/** A part of a list, and the token for the rest. @internal */
export interface Page<T> {
  items: T[];
  nextToken?: string;
}

/** How {@link paginate} cuts. @internal */
export interface PaginateOptions {
  nextToken: string | undefined;
  size: number;
}

/**
 * Cuts a list into pages. The token says where the next one begins, counted from the
 * end, so that lists that grow at the front (events) do not repeat items.
 * @internal
 */
export function paginate<T>(list: T[], options: PaginateOptions): Page<T> {
  const { nextToken, size } = options;
  let start = 0;
  if (nextToken !== undefined && nextToken !== '') {
    const left = Number(Buffer.from(nextToken, 'base64url').toString());
    if (!Number.isInteger(left) || left < 0) {
      throw validationError('Invalid NextToken');
    }
    start = Math.max(0, list.length - left);
  }
  const items = list.slice(start, start + size);
  const left = list.length - start - items.length;
  return {
    items,
    nextToken:
      left > 0 ? Buffer.from(String(left)).toString('base64url') : undefined,
  };
}
