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

import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import { ANNOTATION_TEMPLATE, Template } from '@nucleon/plugin-nucleon-common';
import { CatalogItem } from './TargetFacts';
import { createTargetKey } from './TargetKey';

/**
 * A template: its entity comes from its descriptor, and from us where it was
 * made through the API and never had one. One whose descriptor was removed
 * (`sync` tells that it had one) stays out of the catalog, as its owner wants.
 *
 * @internal
 */
export function createTemplateItem(template: Template): CatalogItem {
  const { kind, namespace, name, displayName, description, owner } = template;
  const item = {
    key: createTargetKey(`${kind}-template`, template),
    name: { namespace: template.namespace, name: template.name },
    entityRef: template.entityRef ?? `template:${namespace}/${name}`,
  };
  if (template.entityRef || template.sync) {
    return item;
  }
  const location = `nucleon:templates/${kind}/${namespace}/${name}`;
  return {
    ...item,
    entity: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: {
        namespace,
        name,
        ...(displayName && { title: displayName }),
        ...(description && { description }),
        annotations: {
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
          [ANNOTATION_TEMPLATE]: kind,
        },
      },
      // Parameters and steps are the template processor's.
      spec: { type: kind, ...(owner && { owner }) },
    },
  };
}
