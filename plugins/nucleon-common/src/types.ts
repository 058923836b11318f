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

import { components } from './schema/openapi/generated/types';

/**
 * Left out of the API report, which would otherwise ask for all of the generated
 * types: what is reviewed is the OpenAPI document that they are made from.
 *
 * @ignore
 */
type Schema<Name extends keyof components['schemas']> =
  components['schemas'][Name];

/**
 * Whether a template makes environments or services.
 *
 * @public
 */
export type TemplateKind = Schema<'TemplateKind'>;

/**
 * What a deployment acts on.
 *
 * @public
 */
export type TargetKind = Schema<'TargetKind'>;

/**
 * Proton's words for a deployment (4.8).
 *
 * @public
 */
export type DeploymentStatus = Schema<'DeploymentStatus'>;

/**
 * What a deployment is for.
 *
 * @public
 */
export type DeploymentIntent = Schema<'DeploymentIntent'>;

/**
 * How the version of a deployment is chosen (5.5).
 *
 * @public
 */
export type DeploymentMode = Schema<'DeploymentMode'>;

/**
 * Proton's words for a service (1.6).
 *
 * @public
 */
export type ServiceStatus = Schema<'ServiceStatus'>;

/**
 * Deployed version against the recommended one (5.8).
 *
 * @public
 */
export type VersionStatus = Schema<'VersionStatus'>;

/**
 * What a newly published minor does.
 *
 * @public
 */
export type UpdatePolicy = Schema<'UpdatePolicy'>;

/**
 * States of a template version (2.5).
 *
 * @public
 */
export type RegistrationStatus = Schema<'RegistrationStatus'>;

/**
 * Namespace and name.
 *
 * @public
 */
export type EntityName = Schema<'EntityName'>;

/**
 * What names a template.
 *
 * @public
 */
export type TemplateRef = Schema<'TemplateRef'>;

/**
 * An environment template and major that instances may live in (5.6).
 *
 * @public
 */
export type CompatibleEnvironmentTemplate =
  Schema<'CompatibleEnvironmentTemplate'>;

/**
 * Something wrong in a bundle, and where.
 *
 * @public
 */
export type Problem = Schema<'Problem'>;

/**
 * An environment or service template.
 *
 * @public
 */
export type Template = Schema<'Template'>;

/**
 * What a template is made from.
 *
 * @public
 */
export type CreateTemplateRequest = Schema<'CreateTemplateRequest'>;

/**
 * One version of a template.
 *
 * @public
 */
export type TemplateVersion = Schema<'TemplateVersion'>;

/**
 * A version with its inputs and files.
 *
 * @public
 */
export type TemplateVersionDetail = Schema<'TemplateVersionDetail'>;

/**
 * How an input differs between two versions.
 *
 * @public
 */
export type InputChange = Schema<'InputChange'>;

/**
 * What changed between two versions.
 *
 * @public
 */
export type TemplateVersionChanges = Schema<'TemplateVersionChanges'>;

/**
 * The inputs that a version is rendered with.
 *
 * @public
 */
export type RenderTemplateVersionRequest =
  Schema<'RenderTemplateVersionRequest'>;

/**
 * What a version makes of inputs, without a deployment.
 *
 * @public
 */
export type TemplateVersionRendering = Schema<'TemplateVersionRendering'>;

/**
 * What another version would ask of a target's spec.
 *
 * @public
 */
export type UpgradePreview = Schema<'UpgradePreview'>;

/**
 * Values of inputs.
 *
 * @public
 */
export type Inputs = Schema<'Inputs'>;

/**
 * The source repository of a service's pipeline.
 *
 * @public
 */
export type Repository = Schema<'Repository'>;

/**
 * Where environments can be deployed to.
 *
 * @public
 */
export type Destination = Schema<'Destination'>;

/**
 * A cloud resource of a stack.
 *
 * @public
 */
export type ProvisionedResource = Schema<'ProvisionedResource'>;

/**
 * An output of a deployment.
 *
 * @public
 */
export type Output = Schema<'Output'>;

/**
 * What names a target.
 *
 * @public
 */
export type Target = Schema<'Target'>;

/**
 * A target in a list.
 *
 * @public
 */
export type TargetSummary = Schema<'TargetSummary'>;

/**
 * An environment.
 *
 * @public
 */
export type Environment = Schema<'Environment'>;

/**
 * An environment with spec, outputs and resources.
 *
 * @public
 */
export type EnvironmentDetail = Schema<'EnvironmentDetail'>;

/**
 * What an environment is made from.
 *
 * @public
 */
export type CreateEnvironmentRequest = Schema<'CreateEnvironmentRequest'>;

/**
 * An instance that a service shall have.
 *
 * @public
 */
export type InstanceRequest = Schema<'InstanceRequest'>;

/**
 * An instance of a service.
 *
 * @public
 */
export type ServiceInstance = Schema<'ServiceInstance'>;

/**
 * The pipeline of a service.
 *
 * @public
 */
export type ServicePipeline = Schema<'ServicePipeline'>;

/**
 * A service in a list.
 *
 * @public
 */
export type Service = Schema<'Service'>;

/**
 * A service with instances and pipeline.
 *
 * @public
 */
export type ServiceDetail = Schema<'ServiceDetail'>;

/**
 * What a service is made from.
 *
 * @public
 */
export type CreateServiceRequest = Schema<'CreateServiceRequest'>;

/**
 * An update, upgrade, roll-back or plan of one target.
 *
 * @public
 */
export type DeployRequest = Schema<'DeployRequest'>;

/**
 * What a deletion has started.
 *
 * @public
 */
export type DeletionStarted = Schema<'DeletionStarted'>;

/**
 * What would happen to one resource.
 *
 * @public
 */
export type PlanChange = Schema<'PlanChange'>;

/**
 * What a deployment would change.
 *
 * @public
 */
export type Plan = Schema<'Plan'>;

/**
 * One run that changes, removes or plans infrastructure.
 *
 * @public
 */
export type Deployment = Schema<'Deployment'>;

/**
 * A deployment with spec, outputs, resources and plan.
 *
 * @public
 */
export type DeploymentDetail = Schema<'DeploymentDetail'>;

/**
 * A line of a deployment's log.
 *
 * @public
 */
export type DeploymentEvent = Schema<'DeploymentEvent'>;

/**
 * The resource that failed first, and why.
 *
 * @public
 */
export type DeploymentFailure = Schema<'DeploymentFailure'>;

/**
 * The report of one target in an upgrade.
 *
 * @public
 */
export type UpgradeItem = Schema<'UpgradeItem'>;

/**
 * An upgrade of several targets.
 *
 * @public
 */
export type Upgrade = Schema<'Upgrade'>;

/**
 * Which targets to upgrade, and how.
 *
 * @public
 */
export type CreateUpgradeRequest = Schema<'CreateUpgradeRequest'>;

/**
 * Counts by version status (5.8).
 *
 * @public
 */
export type VersionCounts = Schema<'VersionCounts'>;

/**
 * Counts of everything deployed.
 *
 * @public
 */
export type Summary = Schema<'Summary'>;
