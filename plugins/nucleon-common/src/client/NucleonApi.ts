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

import { operations } from '../schema/openapi/generated/types';
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
  Service,
  ServiceDetail,
  ServiceInstance,
  Summary,
  TargetSummary,
  Template,
  TemplateKind,
  TemplateVersion,
  TemplateVersionChanges,
  TemplateVersionDetail,
  Upgrade,
  UpgradePreview,
} from '../types';

type Query<T extends keyof operations> = NonNullable<
  operations[T]['parameters']['query']
>;
type Body<T extends keyof operations> = operations[T] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : never;

/**
 * One page of a list.
 *
 * @public
 */
export type Page<T> = {
  items: T[];
  totalItems: number;
  pageInfo: { nextCursor?: string };
};

/**
 * What every call takes: a token where the caller is not a signed-in browser.
 *
 * @public
 */
export type NucleonRequestOptions = { token?: string; signal?: AbortSignal };

/** @public */
export type TemplateName = EntityName & { kind: TemplateKind };

/**
 * Names an instance of a service, or its pipeline where `instance` is absent.
 *
 * @public
 */
export type ServiceTargetName = EntityName & { instance?: string };

/** @public */
export type ListTemplatesOptions = Query<'ListTemplates'>;
/** @public */
export type ListEnvironmentsOptions = Query<'ListEnvironments'>;
/** @public */
export type ListServicesOptions = Query<'ListServices'>;
/** @public */
export type ListServiceInstancesOptions = Query<'ListServiceInstances'>;
/** @public */
export type ListDeploymentsOptions = Query<'ListDeployments'>;
/** @public */
export type CreateTemplateVersionOptions = Query<'CreateTemplateVersion'>;
/** @public */
export type UpdateTemplateRequest = Body<'UpdateTemplate'>;
/** @public */
export type UpdateTemplateVersionRequest = Body<'UpdateTemplateVersion'>;
/** @public */
export type UpdateEnvironmentRequest = Body<'UpdateEnvironment'>;
/** @public */
export type UpdateServiceRequest = Body<'UpdateService'>;
/** @public */
export type EditServiceRequest = Body<'EditService'>;

/**
 * How a deletion deals with what would not go.
 *
 * @public
 */
export type DeleteTargetOptions = { retain?: string[]; forget?: boolean };

/**
 * Nucleon's REST API, a method for each operation of its OpenAPI document.
 * Every method throws a `ResponseError` of `@backstage/errors` when the backend
 * answers with an error.
 *
 * @public
 */
export interface NucleonApi {
  listTemplates(
    query?: ListTemplatesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Template>>;
  createTemplate(
    request: CreateTemplateRequest,
    options?: NucleonRequestOptions,
  ): Promise<Template>;
  getTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<Template>;
  updateTemplate(
    name: TemplateName,
    request: UpdateTemplateRequest,
    options?: NucleonRequestOptions,
  ): Promise<Template>;
  deleteTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<void>;
  syncTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<void>;
  listTemplateConsumers(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<{ items: TargetSummary[]; totalItems: number }>;
  listTemplateVersions(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<{ items: TemplateVersion[]; totalItems: number }>;
  createTemplateVersion(
    name: TemplateName,
    archive: Uint8Array<ArrayBuffer>,
    query?: CreateTemplateVersionOptions,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersion>;
  getTemplateVersion(
    name: TemplateName,
    version: string,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersionDetail>;
  updateTemplateVersion(
    name: TemplateName,
    version: string,
    request: UpdateTemplateVersionRequest,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersion>;
  deleteTemplateVersion(
    name: TemplateName,
    version: string,
    options?: NucleonRequestOptions,
  ): Promise<void>;
  getTemplateVersionFile(
    name: TemplateName,
    version: string,
    path: string,
    options?: NucleonRequestOptions,
  ): Promise<{ path: string; size: number; content: string }>;
  getTemplateVersionChanges(
    name: TemplateName,
    version: string,
    query?: { from?: string },
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersionChanges>;

  listEnvironments(
    query?: ListEnvironmentsOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Environment>>;
  createEnvironment(
    request: CreateEnvironmentRequest,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail>;
  getEnvironment(
    name: EntityName,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail>;
  updateEnvironment(
    name: EntityName,
    request: UpdateEnvironmentRequest,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail>;
  deleteEnvironment(
    name: EntityName,
    query?: DeleteTargetOptions,
    options?: NucleonRequestOptions,
  ): Promise<DeletionStarted>;
  deployEnvironment(
    name: EntityName,
    request: DeployRequest,
    options?: NucleonRequestOptions,
  ): Promise<Deployment>;
  getEnvironmentUpgrade(
    name: EntityName,
    query?: { version?: string },
    options?: NucleonRequestOptions,
  ): Promise<UpgradePreview>;

  listServices(
    query?: ListServicesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Service>>;
  createService(
    request: CreateServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail>;
  getService(
    name: EntityName,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail>;
  updateService(
    name: EntityName,
    request: UpdateServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail>;
  editService(
    name: EntityName,
    request: EditServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail>;
  deleteService(
    name: EntityName,
    query?: DeleteTargetOptions,
    options?: NucleonRequestOptions,
  ): Promise<DeletionStarted>;
  /** Deploys the named instance, or the pipeline where none is named. */
  deployServiceTarget(
    name: ServiceTargetName,
    request: DeployRequest,
    options?: NucleonRequestOptions,
  ): Promise<Deployment>;
  getServiceTargetUpgrade(
    name: ServiceTargetName,
    query?: { version?: string },
    options?: NucleonRequestOptions,
  ): Promise<UpgradePreview>;
  listServiceInstances(
    query?: ListServiceInstancesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<ServiceInstance>>;

  listDeployments(
    query?: ListDeploymentsOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Deployment>>;
  getDeployment(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<DeploymentDetail>;
  listDeploymentEvents(
    id: string,
    query?: { after?: number },
    options?: NucleonRequestOptions,
  ): Promise<{ items: DeploymentEvent[] }>;
  listDeploymentFiles(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<{ items: { path: string; content: string }[] }>;
  cancelDeployment(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<Deployment>;

  listUpgrades(
    query?: { cursor?: string; limit?: number },
    options?: NucleonRequestOptions,
  ): Promise<Page<Upgrade>>;
  createUpgrade(
    request: CreateUpgradeRequest,
    options?: NucleonRequestOptions,
  ): Promise<Upgrade>;
  getUpgrade(id: string, options?: NucleonRequestOptions): Promise<Upgrade>;
  cancelUpgrade(id: string, options?: NucleonRequestOptions): Promise<Upgrade>;

  listDestinations(
    options?: NucleonRequestOptions,
  ): Promise<{ items: Destination[] }>;
  getSummary(
    query?: { owner?: string[] },
    options?: NucleonRequestOptions,
  ): Promise<Summary>;
}
