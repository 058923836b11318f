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

import { PythonError } from '../errors/errors';
import { allocate, slowWork } from '../limits/Budget';

const LONE_SURROGATE = /\p{Cs}/u;

/**
 * Python's `urllib.parse.quote`.
 *
 * @internal
 */
export function quoteUrl(text: string, safe: '/' | ''): string {
  if (LONE_SURROGATE.test(text)) {
    throw new PythonError(
      'UnicodeEncodeError',
      "'utf-8' codec can't encode character: surrogates not allowed",
    );
  }
  slowWork(text.length);
  const quoted = encodeURIComponent(text)
    .replace(
      /[!'()*]/g,
      character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    .replaceAll('%2F', safe === '/' ? '/' : '%2F');
  allocate(quoted.length);
  return quoted;
}
