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

import { ResponseError } from '@backstage/errors';
import {
  CreateEnvironmentRequest,
  CreateServiceRequest,
  CreateTemplateRequest,
  CreateUpgradeRequest,
  DeletionStarted,
  DeployRequest,
  Deployment,
  DeploymentDetail,
  DeploymentEvent,
  Destination,
  EntityName,
  Environment,
  EnvironmentDetail,
  RenderTemplateVersionRequest,
  Service,
  ServiceDetail,
  ServiceInstance,
  Summary,
  TargetSummary,
  Template,
  TemplateVersion,
  TemplateVersionChanges,
  TemplateVersionDetail,
  TemplateVersionRendering,
  Upgrade,
  UpgradePreview,
} from '../types';
import {
  CreateTemplateVersionOptions,
  DeleteTargetOptions,
  EditServiceRequest,
  ListDeploymentsOptions,
  ListEnvironmentsOptions,
  ListServiceInstancesOptions,
  ListServicesOptions,
  ListTemplatesOptions,
  NucleonApi,
  NucleonRequestOptions,
  Page,
  ServiceTargetName,
  TemplateName,
  UpdateEnvironmentRequest,
  UpdateServiceRequest,
  UpdateTemplateRequest,
  UpdateTemplateVersionRequest,
} from './NucleonApi';

type Request = NucleonRequestOptions & {
  query?: Record<string, unknown>;
  body?: unknown;
  archive?: Uint8Array<ArrayBuffer>;
};

const encode = encodeURIComponent;

function templatePath(name: TemplateName): string {
  return `/templates/${name.kind}/${encode(name.namespace)}/${encode(name.name)}`;
}

function namePath(noun: string, name: EntityName): string {
  return `/${noun}/${encode(name.namespace)}/${encode(name.name)}`;
}

function serviceTargetPath(name: ServiceTargetName): string {
  const service = namePath('services', name);
  return name.instance === undefined
    ? `${service}/pipeline`
    : `${service}/instances/${encode(name.instance)}`;
}

function queryString(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        search.append(key, String(item));
      }
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

/**
 * Talks to the Nucleon backend. In a browser give it the app's `fetchApi`; in
 * a backend a token with each call.
 *
 * @public
 */
export class NucleonClient implements NucleonApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch };
  }

  /** {@inheritDoc NucleonApi.listTemplates} */
  async listTemplates(
    query?: ListTemplatesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Template>> {
    return this.#json('GET', '/templates', { query, ...options });
  }

  /** {@inheritDoc NucleonApi.createTemplate} */
  async createTemplate(
    request: CreateTemplateRequest,
    options?: NucleonRequestOptions,
  ): Promise<Template> {
    return this.#json('POST', '/templates', { body: request, ...options });
  }

  /** {@inheritDoc NucleonApi.getTemplate} */
  async getTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<Template> {
    return this.#json('GET', `${templatePath(name)}`, options);
  }

  /** {@inheritDoc NucleonApi.updateTemplate} */
  async updateTemplate(
    name: TemplateName,
    request: UpdateTemplateRequest,
    options?: NucleonRequestOptions,
  ): Promise<Template> {
    return this.#json('PATCH', `${templatePath(name)}`, {
      body: request,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.deleteTemplate} */
  async deleteTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<void> {
    await this.#request('DELETE', `${templatePath(name)}`, options);
  }

  /** {@inheritDoc NucleonApi.syncTemplate} */
  async syncTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<void> {
    await this.#request('POST', `${templatePath(name)}/sync`, options);
  }

  /** {@inheritDoc NucleonApi.listTemplateConsumers} */
  async listTemplateConsumers(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<{ items: TargetSummary[]; totalItems: number }> {
    return this.#json('GET', `${templatePath(name)}/consumers`, options);
  }

  /** {@inheritDoc NucleonApi.listTemplateVersions} */
  async listTemplateVersions(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<{ items: TemplateVersion[]; totalItems: number }> {
    return this.#json('GET', `${templatePath(name)}/versions`, options);
  }

  /** {@inheritDoc NucleonApi.createTemplateVersion} */
  async createTemplateVersion(
    name: TemplateName,
    archive: Uint8Array<ArrayBuffer>,
    query?: CreateTemplateVersionOptions,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersion> {
    return this.#json('POST', `${templatePath(name)}/versions`, {
      query,
      archive,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.getTemplateVersion} */
  async getTemplateVersion(
    name: TemplateName,
    version: string,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersionDetail> {
    return this.#json(
      'GET',
      `${templatePath(name)}/versions/${encode(version)}`,
      options,
    );
  }

  /** {@inheritDoc NucleonApi.updateTemplateVersion} */
  async updateTemplateVersion(
    name: TemplateName,
    version: string,
    request: UpdateTemplateVersionRequest,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersion> {
    return this.#json(
      'PATCH',
      `${templatePath(name)}/versions/${encode(version)}`,
      { body: request, ...options },
    );
  }

  /** {@inheritDoc NucleonApi.deleteTemplateVersion} */
  async deleteTemplateVersion(
    name: TemplateName,
    version: string,
    options?: NucleonRequestOptions,
  ): Promise<void> {
    await this.#request(
      'DELETE',
      `${templatePath(name)}/versions/${encode(version)}`,
      options,
    );
  }

  /** {@inheritDoc NucleonApi.getTemplateVersionFile} */
  async getTemplateVersionFile(
    name: TemplateName,
    version: string,
    path: string,
    options?: NucleonRequestOptions,
  ): Promise<{ path: string; size: number; content: string }> {
    return this.#json(
      'GET',
      `${templatePath(name)}/versions/${encode(version)}/files/${encode(path)}`,
      options,
    );
  }

  /** {@inheritDoc NucleonApi.getTemplateVersionChanges} */
  async getTemplateVersionChanges(
    name: TemplateName,
    version: string,
    query?: { from?: string },
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersionChanges> {
    return this.#json(
      'GET',
      `${templatePath(name)}/versions/${encode(version)}/changes`,
      { query, ...options },
    );
  }

  /** {@inheritDoc NucleonApi.renderTemplateVersion} */
  async renderTemplateVersion(
    name: TemplateName,
    version: string,
    request: RenderTemplateVersionRequest,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersionRendering> {
    return this.#json(
      'POST',
      `${templatePath(name)}/versions/${encode(version)}/render`,
      { body: request, ...options },
    );
  }

  /** {@inheritDoc NucleonApi.listEnvironments} */
  async listEnvironments(
    query?: ListEnvironmentsOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Environment>> {
    return this.#json('GET', '/environments', { query, ...options });
  }

  /** {@inheritDoc NucleonApi.createEnvironment} */
  async createEnvironment(
    request: CreateEnvironmentRequest,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail> {
    return this.#json('POST', '/environments', { body: request, ...options });
  }

  /** {@inheritDoc NucleonApi.getEnvironment} */
  async getEnvironment(
    name: EntityName,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail> {
    return this.#json('GET', `${namePath('environments', name)}`, options);
  }

  /** {@inheritDoc NucleonApi.updateEnvironment} */
  async updateEnvironment(
    name: EntityName,
    request: UpdateEnvironmentRequest,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail> {
    return this.#json('PATCH', `${namePath('environments', name)}`, {
      body: request,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.deleteEnvironment} */
  async deleteEnvironment(
    name: EntityName,
    query?: DeleteTargetOptions,
    options?: NucleonRequestOptions,
  ): Promise<DeletionStarted> {
    return this.#json('DELETE', `${namePath('environments', name)}`, {
      query,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.deployEnvironment} */
  async deployEnvironment(
    name: EntityName,
    request: DeployRequest,
    options?: NucleonRequestOptions,
  ): Promise<Deployment> {
    return this.#json('POST', `${namePath('environments', name)}/deployments`, {
      body: request,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.getEnvironmentUpgrade} */
  async getEnvironmentUpgrade(
    name: EntityName,
    query?: { version?: string },
    options?: NucleonRequestOptions,
  ): Promise<UpgradePreview> {
    return this.#json('GET', `${namePath('environments', name)}/upgrade`, {
      query,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.listServices} */
  async listServices(
    query?: ListServicesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Service>> {
    return this.#json('GET', '/services', { query, ...options });
  }

  /** {@inheritDoc NucleonApi.createService} */
  async createService(
    request: CreateServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail> {
    return this.#json('POST', '/services', { body: request, ...options });
  }

  /** {@inheritDoc NucleonApi.getService} */
  async getService(
    name: EntityName,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail> {
    return this.#json('GET', `${namePath('services', name)}`, options);
  }

  /** {@inheritDoc NucleonApi.updateService} */
  async updateService(
    name: EntityName,
    request: UpdateServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail> {
    return this.#json('PATCH', `${namePath('services', name)}`, {
      body: request,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.editService} */
  async editService(
    name: EntityName,
    request: EditServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail> {
    return this.#json('PUT', `${namePath('services', name)}/spec`, {
      body: request,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.deleteService} */
  async deleteService(
    name: EntityName,
    query?: DeleteTargetOptions,
    options?: NucleonRequestOptions,
  ): Promise<DeletionStarted> {
    return this.#json('DELETE', `${namePath('services', name)}`, {
      query,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.deployServiceTarget} */
  async deployServiceTarget(
    name: ServiceTargetName,
    request: DeployRequest,
    options?: NucleonRequestOptions,
  ): Promise<Deployment> {
    return this.#json('POST', `${serviceTargetPath(name)}/deployments`, {
      body: request,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.getServiceTargetUpgrade} */
  async getServiceTargetUpgrade(
    name: ServiceTargetName,
    query?: { version?: string },
    options?: NucleonRequestOptions,
  ): Promise<UpgradePreview> {
    return this.#json('GET', `${serviceTargetPath(name)}/upgrade`, {
      query,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.listServiceInstances} */
  async listServiceInstances(
    query?: ListServiceInstancesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<ServiceInstance>> {
    return this.#json('GET', '/service-instances', { query, ...options });
  }

  /** {@inheritDoc NucleonApi.listDeployments} */
  async listDeployments(
    query?: ListDeploymentsOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Deployment>> {
    return this.#json('GET', '/deployments', { query, ...options });
  }

  /** {@inheritDoc NucleonApi.getDeployment} */
  async getDeployment(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<DeploymentDetail> {
    return this.#json('GET', `/deployments/${encode(id)}`, options);
  }

  /** {@inheritDoc NucleonApi.listDeploymentEvents} */
  async listDeploymentEvents(
    id: string,
    query?: { after?: number },
    options?: NucleonRequestOptions,
  ): Promise<{ items: DeploymentEvent[] }> {
    return this.#json('GET', `/deployments/${encode(id)}/events`, {
      query,
      ...options,
    });
  }

  /** {@inheritDoc NucleonApi.listDeploymentFiles} */
  async listDeploymentFiles(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<{ items: { path: string; content: string }[] }> {
    return this.#json('GET', `/deployments/${encode(id)}/files`, options);
  }

  /** {@inheritDoc NucleonApi.cancelDeployment} */
  async cancelDeployment(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<Deployment> {
    return this.#json('POST', `/deployments/${encode(id)}/cancel`, options);
  }

  /** {@inheritDoc NucleonApi.listUpgrades} */
  async listUpgrades(
    query?: { cursor?: string; limit?: number },
    options?: NucleonRequestOptions,
  ): Promise<Page<Upgrade>> {
    return this.#json('GET', '/upgrades', { query, ...options });
  }

  /** {@inheritDoc NucleonApi.createUpgrade} */
  async createUpgrade(
    request: CreateUpgradeRequest,
    options?: NucleonRequestOptions,
  ): Promise<Upgrade> {
    return this.#json('POST', '/upgrades', { body: request, ...options });
  }

  /** {@inheritDoc NucleonApi.getUpgrade} */
  async getUpgrade(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<Upgrade> {
    return this.#json('GET', `/upgrades/${encode(id)}`, options);
  }

  /** {@inheritDoc NucleonApi.cancelUpgrade} */
  async cancelUpgrade(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<Upgrade> {
    return this.#json('POST', `/upgrades/${encode(id)}/cancel`, options);
  }

  /** {@inheritDoc NucleonApi.listDestinations} */
  async listDestinations(
    options?: NucleonRequestOptions,
  ): Promise<{ items: Destination[] }> {
    return this.#json('GET', '/destinations', options);
  }

  /** {@inheritDoc NucleonApi.getSummary} */
  async getSummary(
    query?: { owner?: string[] },
    options?: NucleonRequestOptions,
  ): Promise<Summary> {
    return this.#json('GET', '/summary', { query, ...options });
  }

  async #json<T>(method: string, path: string, request?: Request): Promise<T> {
    const response = await this.#request(method, path, request);
    // The backend's answers are held to the OpenAPI document that T is made from.
    return (await response.json()) as T;
  }

  async #request(
    method: string,
    path: string,
    request: Request = {},
  ): Promise<Response> {
    const { query, body, archive, token, signal } = request;
    const baseUrl = await this.#discoveryApi.getBaseUrl('nucleon');
    const contentType = archive ? 'application/gzip' : 'application/json';
    const response = await this.#fetchApi.fetch(
      `${baseUrl}${path}${queryString(query)}`,
      {
        method,
        signal,
        headers: {
          ...(archive || body !== undefined
            ? { 'content-type': contentType }
            : {}),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body:
          archive ?? (body === undefined ? undefined : JSON.stringify(body)),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
