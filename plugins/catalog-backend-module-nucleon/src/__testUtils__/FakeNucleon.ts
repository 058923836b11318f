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

import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import {
  Environment,
  EnvironmentDetail,
  Output,
  Service,
  ServiceDetail,
  Template,
} from '@nucleon/plugin-nucleon-common';
import { NucleonService } from '@nucleon/plugin-nucleon-node';

const TIME = '2026-11-02T10:00:00Z';

type Query = { template?: string; search?: string; cursor?: string };

/**
 * The part of Nucleon's API that the catalog module reads. Rows are what a test
 * puts into the maps, by name in the default namespace; lists come in pages of
 * one; unknown names are answered with 404, and everything with 503 while
 * `isDown`.
 */
export class FakeNucleon {
  readonly templates = new Map<string, Template>();
  readonly environments = new Map<string, EnvironmentDetail>();
  readonly services = new Map<string, ServiceDetail>();
  isDown = false;

  addTemplate(name: string, template: Partial<Template>): void {
    this.templates.set(name, {
      id: `template-${name}`,
      kind: 'service',
      namespace: 'default',
      name,
      updatePolicy: 'recommend',
      hasDraft: false,
      revision: 1,
      counts: {
        total: 0,
        upToDate: 0,
        behindMinor: 0,
        behindMajor: 0,
        failed: 0,
      },
      createdAt: TIME,
      lastModifiedAt: TIME,
      ...template,
    });
  }

  addEnvironment(
    name: string,
    environment: Partial<EnvironmentDetail> = {},
  ): void {
    this.environments.set(name, {
      ...this.#target(`environment-${name}`),
      template: { kind: 'environment', namespace: 'default', name: 'network' },
      namespace: 'default',
      name,
      owner: 'group:default/platform',
      entityRef: `resource:default/${name}`,
      instanceCount: 0,
      inputs: {},
      outputs: [],
      resources: [],
      instances: [],
      ...environment,
    });
  }

  addService(
    name: string,
    instances: (Pick<
      ServiceDetail['instances'][number],
      'name' | 'version' | 'versionStatus' | 'tier'
    > & { environment: string; outputs?: Output[] })[],
    service: Partial<ServiceDetail> = {},
  ): void {
    const template = {
      kind: 'service' as const,
      namespace: 'default',
      name: 'fargate-service',
    };
    this.services.set(name, {
      id: `service-${name}`,
      template,
      namespace: 'default',
      name,
      owner: 'group:default/shop',
      entityRef: `component:default/${name}`,
      origin: 'nucleon',
      status: 'ACTIVE',
      revision: 1,
      createdAt: TIME,
      isSimulated: true,
      instances: instances.map(instance => ({
        ...this.#target(`instance-${name}-${instance.name}`),
        template,
        service: { namespace: 'default', name },
        owner: 'group:default/shop',
        inputs: {},
        outputs: [],
        resources: [],
        ...instance,
        environment: { namespace: 'default', name: instance.environment },
      })),
      ...service,
    });
  }

  asService(): NucleonService {
    const service: Partial<NucleonService> = {
      listTemplates: async query => this.#page(this.templates, query),
      listEnvironments: async query =>
        this.#page<Environment>(this.environments, query),
      // A ServiceDetail has everything that a Service in a list has.
      listServices: async query =>
        this.#page(this.services as Map<string, Service>, query),
      listServiceInstances: async query => {
        const instances = [...this.services.values()].flatMap(
          ({ name, instances: list }) =>
            list.map(item => [`${name}/${item.name}`, item] as const),
        );
        return this.#page(new Map(instances), query);
      },
      getEnvironment: async name => this.#get(this.environments, name),
      getService: async name => this.#get(this.services, name),
    };
    // Whatever else the module would call fails the test by its absence.
    return service as NucleonService;
  }

  async #page<T extends { name: string }>(
    rows: Map<string, T>,
    query: Query | undefined,
  ) {
    this.#assertUp();
    const { template, search = '', cursor = '0' } = query ?? {};
    const found = [...rows.values()].filter(
      row =>
        row.name.includes(search) &&
        (template === undefined ||
          ('template' in row &&
            `default/${(row.template as { name: string }).name}` === template)),
    );
    const next = Number(cursor) + 1;
    return {
      items: found.slice(Number(cursor), next),
      totalItems: found.length,
      pageInfo: next < found.length ? { nextCursor: String(next) } : {},
    };
  }

  async #get<T>(rows: Map<string, T>, { name }: { name: string }): Promise<T> {
    this.#assertUp();
    const row = rows.get(name);
    if (!row) {
      throw await ResponseError.fromResponse(
        new Response(undefined, { status: 404, statusText: 'Not Found' }),
      );
    }
    return row;
  }

  #assertUp(): void {
    if (this.isDown) {
      throw new ServiceUnavailableError('Nucleon is down');
    }
  }

  #target(id: string) {
    return {
      id,
      status: 'SUCCEEDED' as const,
      revision: 1,
      createdAt: TIME,
      isSimulated: true,
    };
  }
}
