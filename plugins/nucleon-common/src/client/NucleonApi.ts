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
  RenderTemplateVersionRequest,
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
  TemplateVersionRendering,
  Upgrade,
  UpgradePreview,
} from '../types';

/**
 * Left out of the API report, which would otherwise ask for all of the generated
 * types: what is reviewed is the OpenAPI document that they are made from.
 *
 * @ignore
 */
type Query<T extends keyof operations> = NonNullable<
  operations[T]['parameters']['query']
>;
/**
 * As above.
 *
 * @ignore
 */
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

/**
 * Names a template: two of different kinds may have one name.
 *
 * @public
 */
export type TemplateName = EntityName & { kind: TemplateKind };

/**
 * Names an instance of a service, or its pipeline where `instance` is absent.
 *
 * @public
 */
export type ServiceTargetName = EntityName & { instance?: string };

/**
 * Which templates a list holds.
 *
 * @public
 */
export type ListTemplatesOptions = Query<'ListTemplates'>;

/**
 * Which environments a list holds.
 *
 * @public
 */
export type ListEnvironmentsOptions = Query<'ListEnvironments'>;

/**
 * Which services a list holds.
 *
 * @public
 */
export type ListServicesOptions = Query<'ListServices'>;

/**
 * Which instances a list holds.
 *
 * @public
 */
export type ListServiceInstancesOptions = Query<'ListServiceInstances'>;

/**
 * Which deployments a list holds.
 *
 * @public
 */
export type ListDeploymentsOptions = Query<'ListDeployments'>;

/**
 * What a bundle is registered as.
 *
 * @public
 */
export type CreateTemplateVersionOptions = Query<'CreateTemplateVersion'>;

/**
 * What a template is changed to.
 *
 * @public
 */
export type UpdateTemplateRequest = Body<'UpdateTemplate'>;

/**
 * What a version is changed to.
 *
 * @public
 */
export type UpdateTemplateVersionRequest = Body<'UpdateTemplateVersion'>;

/**
 * What an environment is changed to.
 *
 * @public
 */
export type UpdateEnvironmentRequest = Body<'UpdateEnvironment'>;

/**
 * What a service is changed to.
 *
 * @public
 */
export type UpdateServiceRequest = Body<'UpdateService'>;

/**
 * The instances that a service shall have.
 *
 * @public
 */
export type EditServiceRequest = Body<'EditService'>;

/**
 * How a deletion deals with what would not go.
 *
 * @public
 */
export type DeleteTargetOptions = {
  /** Logical ids of resources that stay, after a deletion failed on them. */
  retain?: string[];
  /** Drops the rows and leaves the stacks. */
  forget?: boolean;
  /** What was seen of it; where it is given, a stale one is refused. */
  revision?: number;
};

/**
 * Nucleon's REST API, a method for each operation of its OpenAPI document.
 * Every method throws a `ResponseError` of `@backstage/errors` when the backend
 * answers with an error.
 *
 * @public
 */
export interface NucleonApi {
  /** Templates, by name. */
  listTemplates(
    query?: ListTemplatesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Template>>;
  /** Makes a template without versions; the same name again is a conflict. */
  createTemplate(
    request: CreateTemplateRequest,
    options?: NucleonRequestOptions,
  ): Promise<Template>;
  /** One template. */
  getTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<Template>;
  /** Changes what is beside a template's versions. */
  updateTemplate(
    name: TemplateName,
    request: UpdateTemplateRequest,
    options?: NucleonRequestOptions,
  ): Promise<Template>;
  /** Deletes a template that has no version left. */
  deleteTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<void>;
  /**
   * Reads the template's directory again, now. The outcome shows in `sync` of
   * the template.
   */
  syncTemplate(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<void>;
  /** What was made from a template, the worst version status first. */
  listTemplateConsumers(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<{ items: TargetSummary[]; totalItems: number }>;
  /** All versions of a template, the newest first. */
  listTemplateVersions(
    name: TemplateName,
    options?: NucleonRequestOptions,
  ): Promise<{ items: TemplateVersion[]; totalItems: number }>;
  /**
   * Registers a bundle, a `.tar.gz`, in the background: as the next minor of
   * `majorVersion`, or as a new major without it.
   */
  createTemplateVersion(
    name: TemplateName,
    archive: Uint8Array<ArrayBuffer>,
    query?: CreateTemplateVersionOptions,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersion>;
  /** One version with its inputs and files. */
  getTemplateVersion(
    name: TemplateName,
    version: string,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersionDetail>;
  /** Publishes a draft, or changes what is beside its content. */
  updateTemplateVersion(
    name: TemplateName,
    version: string,
    request: UpdateTemplateVersionRequest,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersion>;
  /**
   * Deletes a version that nothing uses and that is not the recommended one.
   */
  deleteTemplateVersion(
    name: TemplateName,
    version: string,
    options?: NucleonRequestOptions,
  ): Promise<void>;
  /** The text of one file of a bundle. */
  getTemplateVersionFile(
    name: TemplateName,
    version: string,
    path: string,
    options?: NucleonRequestOptions,
  ): Promise<{ path: string; size: number; content: string }>;
  /**
   * What changed in a version since another one, by default the one before it.
   */
  getTemplateVersionChanges(
    name: TemplateName,
    version: string,
    query?: { from?: string },
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersionChanges>;
  /** Renders a version without a deployment; nothing is stored. */
  renderTemplateVersion(
    name: TemplateName,
    version: string,
    request: RenderTemplateVersionRequest,
    options?: NucleonRequestOptions,
  ): Promise<TemplateVersionRendering>;

  /** Environments, by name. */
  listEnvironments(
    query?: ListEnvironmentsOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Environment>>;
  /** Stores an environment and starts its first deployment. */
  createEnvironment(
    request: CreateEnvironmentRequest,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail>;
  /** One environment with spec, outputs and resources. */
  getEnvironment(
    name: EntityName,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail>;
  /** Changes what needs no deployment. */
  updateEnvironment(
    name: EntityName,
    request: UpdateEnvironmentRequest,
    options?: NucleonRequestOptions,
  ): Promise<EnvironmentDetail>;
  /** Starts the deletion of the stack, and of the environment after it. */
  deleteEnvironment(
    name: EntityName,
    query?: DeleteTargetOptions,
    options?: NucleonRequestOptions,
  ): Promise<DeletionStarted>;
  /** Updates, upgrades, rolls back or plans a change of an environment. */
  deployEnvironment(
    name: EntityName,
    request: DeployRequest,
    options?: NucleonRequestOptions,
  ): Promise<Deployment>;
  /** What another version would ask of an environment's spec. */
  getEnvironmentUpgrade(
    name: EntityName,
    query?: { version?: string },
    options?: NucleonRequestOptions,
  ): Promise<UpgradePreview>;

  /** Services, by name. */
  listServices(
    query?: ListServicesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Service>>;
  /** Stores a service and starts to deploy its instances, then its pipeline. */
  createService(
    request: CreateServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail>;
  /** One service with its instances, pipeline and composed spec. */
  getService(
    name: EntityName,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail>;
  /** Changes what needs no deployment. */
  updateService(
    name: EntityName,
    request: UpdateServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail>;
  /**
   * Adds and removes instances. Instances that stay, and the inputs of the
   * pipeline, must be unchanged; on a failed service this tries again.
   */
  editService(
    name: EntityName,
    request: EditServiceRequest,
    options?: NucleonRequestOptions,
  ): Promise<ServiceDetail>;
  /**
   * Starts the deletion of pipeline and instances, and of the service after
   * them.
   */
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
  /**
   * What another version would ask of the named instance, or of the pipeline
   * where none is named.
   */
  getServiceTargetUpgrade(
    name: ServiceTargetName,
    query?: { version?: string },
    options?: NucleonRequestOptions,
  ): Promise<UpgradePreview>;
  /** Instances of all services. */
  listServiceInstances(
    query?: ListServiceInstancesOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<ServiceInstance>>;

  /** Deployments, the newest first. Plans are left out unless asked for. */
  listDeployments(
    query?: ListDeploymentsOptions,
    options?: NucleonRequestOptions,
  ): Promise<Page<Deployment>>;
  /** One deployment with its spec, outputs, resources and plan. */
  getDeployment(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<DeploymentDetail>;
  /** The log of a deployment, the oldest line first. */
  listDeploymentEvents(
    id: string,
    query?: { after?: number },
    options?: NucleonRequestOptions,
  ): Promise<{ items: DeploymentEvent[] }>;
  /** The rendered files of a deployment, without sensitive values. */
  listDeploymentFiles(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<{ items: { path: string; content: string }[] }>;
  /** Calls off a deployment that is running. */
  cancelDeployment(
    id: string,
    options?: NucleonRequestOptions,
  ): Promise<Deployment>;

  /** Upgrades of several targets, the newest first. */
  listUpgrades(
    query?: { cursor?: string; limit?: number },
    options?: NucleonRequestOptions,
  ): Promise<Page<Upgrade>>;
  /**
   * Upgrades several targets, some at a time, and stops at the first failure
   * unless told otherwise.
   */
  createUpgrade(
    request: CreateUpgradeRequest,
    options?: NucleonRequestOptions,
  ): Promise<Upgrade>;
  /** One upgrade with a report for each target. */
  getUpgrade(id: string, options?: NucleonRequestOptions): Promise<Upgrade>;
  /** Starts no further deployment of an upgrade; running ones end. */
  cancelUpgrade(id: string, options?: NucleonRequestOptions): Promise<Upgrade>;

  /** Where the caller may deploy environments to. */
  listDestinations(
    options?: NucleonRequestOptions,
  ): Promise<{ items: Destination[] }>;
  /** Counts of everything deployed, by version status. */
  getSummary(
    query?: { owner?: string[] },
    options?: NucleonRequestOptions,
  ): Promise<Summary>;
}
