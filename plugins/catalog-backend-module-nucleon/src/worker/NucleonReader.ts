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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntityLink } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  EntityName,
  Environment,
  EnvironmentDetail,
  Output,
  Page,
  Service,
  ServiceDetail,
  Template,
  TemplateRef,
} from '@nucleon/plugin-nucleon-common';
import { NucleonService } from '@nucleon/plugin-nucleon-node';
import { createEnvironmentItem } from '../domain/createEnvironmentItem';
import { createOutputLinks } from '../domain/createOutputLinks';
import { createServiceItem } from '../domain/createServiceItem';
import { createTemplateItem } from '../domain/createTemplateItem';
import { CatalogItem } from '../domain/TargetFacts';
import { TargetKey, createTargetKey } from '../domain/TargetKey';

const PAGE_SIZE = 100;

type ReadOptions = { credentials: BackstageCredentials; signal: AbortSignal };

/**
 * Reads Nucleon's rows and says what the catalog shall show of them.
 *
 * @internal
 */
export class NucleonReader {
  readonly #nucleon: NucleonService;
  // What refers to a row by its name has to find its entity, whose name may be
  // another one (imported rows).
  readonly #entityRefs = new Map<TargetKey, string>();
  // Lists of environments hold no outputs. They change by a deployment that
  // succeeds, so each is read once for each of those.
  readonly #environmentLinks = new Map<
    string,
    { deploymentId: string; links: EntityLink[] }
  >();

  constructor(nucleon: NucleonService) {
    this.#nucleon = nucleon;
  }

  async readAll(options: ReadOptions): Promise<CatalogItem[]> {
    return [
      ...(await this.#readTemplates({}, options)),
      ...(await this.#readEnvironments({}, options)),
      ...(await this.#readServices({}, options)),
    ];
  }

  /**
   * A template, by either kind, and everything that was made from it.
   */
  async readTemplate(
    name: EntityName,
    options: ReadOptions,
  ): Promise<CatalogItem[]> {
    const template = `${name.namespace}/${name.name}`;
    const query = { namespace: name.namespace, search: name.name };
    const found = await this.#readTemplates(query, options);
    const keys = getTemplateKeys(name);
    return [
      ...found.filter(({ key }) => keys.includes(key)),
      ...(await this.#readEnvironments({ template }, options)),
      ...(await this.#readServices({ template }, options)),
    ];
  }

  async readEnvironment(
    name: EntityName,
    options: ReadOptions,
  ): Promise<CatalogItem | undefined> {
    const environment = await orUndefined(
      this.#nucleon.getEnvironment(name, options),
    );
    if (!environment) {
      return undefined;
    }
    return this.#createEnvironmentItem(
      environment,
      this.#rememberLinks(environment),
    );
  }

  async readService(
    name: EntityName,
    options: ReadOptions,
  ): Promise<CatalogItem | undefined> {
    const service = await orUndefined(this.#nucleon.getService(name, options));
    return service && this.#createServiceItem(service, service.instances);
  }

  async #readTemplates(
    query: { namespace?: string; search?: string },
    options: ReadOptions,
  ): Promise<CatalogItem[]> {
    const templates = await readPages<Template>(page =>
      this.#nucleon.listTemplates({ ...query, ...page }, options),
    );
    return templates.map(template =>
      this.#remember(createTemplateItem(template)),
    );
  }

  async #readEnvironments(
    query: { template?: string },
    options: ReadOptions,
  ): Promise<CatalogItem[]> {
    const environments = await readPages<Environment>(page =>
      this.#nucleon.listEnvironments({ ...query, ...page }, options),
    );
    const items: CatalogItem[] = [];
    for (const environment of environments) {
      const links = await this.#readLinks(environment, options);
      items.push(this.#createEnvironmentItem(environment, links));
    }
    return items;
  }

  async #readServices(
    query: { template?: string },
    options: ReadOptions,
  ): Promise<CatalogItem[]> {
    const services = await readPages<Service>(page =>
      this.#nucleon.listServices({ ...query, ...page }, options),
    );
    const instances = await readPages(page =>
      this.#nucleon.listServiceInstances({ ...query, ...page }, options),
    );
    const byService = new Map<string, typeof instances>();
    for (const instance of instances) {
      const key = createTargetKey('service', instance.service);
      byService.set(key, [...(byService.get(key) ?? []), instance]);
    }
    return services.map(service =>
      this.#createServiceItem(
        service,
        byService.get(createTargetKey('service', service)) ?? [],
      ),
    );
  }

  async #readLinks(
    environment: Environment,
    options: ReadOptions,
  ): Promise<EntityLink[]> {
    const deploymentId = environment.lastSucceededDeploymentId;
    if (deploymentId === undefined) {
      return [];
    }
    const known = this.#environmentLinks.get(environment.id);
    if (known?.deploymentId === deploymentId) {
      return known.links;
    }
    const detail = await orUndefined(
      this.#nucleon.getEnvironment(environment, options),
    );
    return detail ? this.#rememberLinks(detail) : [];
  }

  #rememberLinks(environment: EnvironmentDetail): EntityLink[] {
    const links = createOutputLinks(environment.outputs);
    const deploymentId = environment.lastSucceededDeploymentId;
    if (deploymentId !== undefined) {
      this.#environmentLinks.set(environment.id, { deploymentId, links });
    }
    return links;
  }

  #createEnvironmentItem(
    environment: Environment,
    links: EntityLink[],
  ): CatalogItem {
    const templateEntityRef = this.#getTemplateEntityRef(environment.template);
    return this.#remember(
      createEnvironmentItem({ environment, templateEntityRef, links }),
    );
  }

  #createServiceItem(
    service: Service | ServiceDetail,
    instances: { name: string; outputs: Output[] }[],
  ): CatalogItem {
    const environments = service.instances.map(
      ({ environment }) => environment,
    );
    return createServiceItem({
      service,
      templateEntityRef: this.#getTemplateEntityRef(service.template),
      environmentEntityRefs: environments.map(
        environment =>
          this.#entityRefs.get(createTargetKey('environment', environment)) ??
          `resource:${environment.namespace}/${environment.name}`,
      ),
      links: instances.flatMap(({ name, outputs }) =>
        createOutputLinks(outputs, instances.length > 1 ? ` (${name})` : ''),
      ),
    });
  }

  #remember(item: CatalogItem): CatalogItem {
    this.#entityRefs.set(item.key, item.entityRef);
    return item;
  }

  #getTemplateEntityRef(template: TemplateRef): string {
    const key = createTargetKey(`${template.kind}-template`, template);
    return (
      this.#entityRefs.get(key) ??
      `template:${template.namespace}/${template.name}`
    );
  }
}

/**
 * The keys of the templates of both kinds that have the name.
 *
 * @internal
 */
export function getTemplateKeys(name: EntityName): string[] {
  return [
    createTargetKey('environment-template', name),
    createTargetKey('service-template', name),
  ];
}

async function readPages<T>(
  read: (page: { cursor?: string; limit: number }) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ cursor, limit: PAGE_SIZE });
    items.push(...page.items);
    cursor = page.pageInfo.nextCursor;
  } while (cursor !== undefined);
  return items;
}

async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (ResponseError.is(error) && error.statusCode === 404) {
      return undefined;
    }
    throw error;
  }
}
