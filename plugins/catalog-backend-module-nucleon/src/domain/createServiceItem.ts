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
  EntityLink,
  parseEntityRef,
} from '@backstage/catalog-model';
import { ANNOTATION_SERVICE, Service } from '@nucleon/plugin-nucleon-common';
import { ANNOTATION_TEMPLATE_VERSION } from './annotations';
import { CatalogItem } from './TargetFacts';
import { createTargetKey } from './TargetKey';
import { getServiceLabels } from './getTargetLabels';

/**
 * A service as a Component; where the team has an entity of its own, only what
 * that entity does not say.
 *
 * @internal
 */
export function createServiceItem(options: {
  service: Service;
  templateEntityRef: string;
  environmentEntityRefs: string[];
  links: EntityLink[];
}): CatalogItem {
  const { service, templateEntityRef, environmentEntityRefs, links } = options;
  const dependsOn = [...new Set(environmentEntityRefs)].sort();
  const item = {
    key: createTargetKey('service', service),
    name: { namespace: service.namespace, name: service.name },
    entityRef: service.entityRef,
  };
  const labels = getServiceLabels(service);
  if (service.origin === 'external') {
    return {
      ...item,
      facts: { labels, dependsOn, scaffoldedFrom: templateEntityRef },
    };
  }
  const { namespace, name } = parseEntityRef(service.entityRef);
  const { title, description, owner, system } = service;
  const location = `nucleon:services/${service.namespace}/${service.name}`;
  const version = getCommonVersion(service);
  return {
    ...item,
    facts: { labels, scaffoldedFrom: templateEntityRef },
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        namespace,
        name,
        ...(title && { title }),
        ...(description && { description }),
        annotations: {
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
          [ANNOTATION_SERVICE]: `${service.namespace}/${service.name}`,
          ...(version && { [ANNOTATION_TEMPLATE_VERSION]: version }),
        },
        ...(links.length > 0 && { links }),
      },
      spec: {
        type: service.type ?? 'service',
        lifecycle: service.lifecycle ?? 'production',
        owner,
        ...(system && { system }),
        ...(dependsOn.length > 0 && { dependsOn }),
        scaffoldedFrom: templateEntityRef,
      },
    },
  };
}

// One version for the entity is only true where every instance has it.
function getCommonVersion(service: Service): string | undefined {
  const versions = new Set(service.instances.map(({ version }) => version));
  return versions.size === 1 ? [...versions][0] : undefined;
}
