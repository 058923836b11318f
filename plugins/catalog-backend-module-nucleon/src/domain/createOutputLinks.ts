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

import { EntityLink } from '@backstage/catalog-model';
import { Output } from '@nucleon/plugin-nucleon-common';

// `Link: Console of the queue`, as the Description of a stack's output.
const MARK = /^link:\s*(.*)$/i;

/**
 * The links among the outputs of a deployment: those that the template marks by
 * a description that starts with `Link:`, followed by the title. Outputs hold
 * much that is no link for people (image URLs, endpoints of APIs), so an
 * address alone is not enough.
 *
 * @internal
 */
export function createOutputLinks(
  outputs: Output[],
  suffix: string = '',
): EntityLink[] {
  const links: EntityLink[] = [];
  for (const { key, value, description } of outputs) {
    const mark = MARK.exec(description?.trim() ?? '');
    if (mark && /^https?:\/\/\S+$/.test(value)) {
      links.push({ url: value, title: `${mark[1] || key}${suffix}` });
    }
  }
  return links;
}
