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
import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ENVIRONMENT,
  ANNOTATION_SERVICE,
  ANNOTATION_TEMPLATE,
  LABEL_VERSION_STATUS,
} from '@nucleon/plugin-nucleon-common';

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { namespace: 'default', name },
  spec: { type: 'team', children: [] },
});

const environment = (name: string, versionStatus: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    namespace: 'default',
    name,
    labels: { [LABEL_VERSION_STATUS]: versionStatus },
    annotations: { [ANNOTATION_ENVIRONMENT]: name },
  },
  spec: { type: 'environment', owner: 'platform' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/platform' }],
});

const service = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    namespace: 'default',
    name,
    labels: { [LABEL_VERSION_STATUS]: 'up-to-date' },
    annotations: { [ANNOTATION_SERVICE]: name },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
});

const template = (name: string, kind: string, title: string): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    namespace: 'default',
    name,
    title,
    annotations: { [ANNOTATION_TEMPLATE]: kind },
  },
  spec: { type: kind, owner: 'platform', steps: [] },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/platform' }],
});

/** What the fake catalog holds. */
export const entities: Entity[] = [
  group('platform'),
  group('shop'),
  group('payments'),
  environment('dev', 'up-to-date'),
  environment('staging', 'behind-minor'),
  environment('prod', 'behind-minor'),
  service('orders'),
  service('payments'),
  service('search'),
  service('gone'),
  template('network', 'environment', 'Network with a cluster'),
  template('container-service', 'service', 'Container service'),
  template('queue-worker', 'service', 'Queue worker'),
];
