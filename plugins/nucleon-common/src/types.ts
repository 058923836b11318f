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

type Schemas = components['schemas'];

/**
 * Whether a template makes environments or services.
 *
 * @public
 */
export type TemplateKind = Schemas['TemplateKind'];

/**
 * What a deployment acts on.
 *
 * @public
 */
export type TargetKind = Schemas['TargetKind'];

/**
 * Proton's words for a deployment (4.8).
 *
 * @public
 */
export type DeploymentStatus = Schemas['DeploymentStatus'];

/**
 * What a deployment is for.
 *
 * @public
 */
export type DeploymentIntent = Schemas['DeploymentIntent'];

/**
 * How the version of a deployment is chosen (5.5).
 *
 * @public
 */
export type DeploymentMode = Schemas['DeploymentMode'];

/**
 * Proton's words for a service (1.6).
 *
 * @public
 */
export type ServiceStatus = Schemas['ServiceStatus'];

/**
 * Deployed version against the recommended one (5.8).
 *
 * @public
 */
export type VersionStatus = Schemas['VersionStatus'];

/**
 * What a newly published minor does.
 *
 * @public
 */
export type UpdatePolicy = Schemas['UpdatePolicy'];

/**
 * States of a template version (2.5).
 *
 * @public
 */
export type RegistrationStatus = Schemas['RegistrationStatus'];

/**
 * Namespace and name.
 *
 * @public
 */
export type EntityName = Schemas['EntityName'];

/**
 * What names a template.
 *
 * @public
 */
export type TemplateRef = Schemas['TemplateRef'];

/**
 * An environment template and major that instances may live in (5.6).
 *
 * @public
 */
export type CompatibleEnvironmentTemplate =
  Schemas['CompatibleEnvironmentTemplate'];

/**
 * Something wrong in a bundle, and where.
 *
 * @public
 */
export type Problem = Schemas['Problem'];

/**
 * An environment or service template.
 *
 * @public
 */
export type Template = Schemas['Template'];

/**
 * What a template is made from.
 *
 * @public
 */
export type CreateTemplateRequest = Schemas['CreateTemplateRequest'];

/**
 * One version of a template.
 *
 * @public
 */
export type TemplateVersion = Schemas['TemplateVersion'];

/**
 * A version with its inputs and files.
 *
 * @public
 */
export type TemplateVersionDetail = Schemas['TemplateVersionDetail'];

/**
 * How an input differs between two versions.
 *
 * @public
 */
export type InputChange = Schemas['InputChange'];

/**
 * What changed between two versions.
 *
 * @public
 */
export type TemplateVersionChanges = Schemas['TemplateVersionChanges'];

/**
 * What another version would ask of a target's spec.
 *
 * @public
 */
export type UpgradePreview = Schemas['UpgradePreview'];

/**
 * Values of inputs.
 *
 * @public
 */
export type Inputs = Schemas['Inputs'];

/**
 * The source repository of a service's pipeline.
 *
 * @public
 */
export type Repository = Schemas['Repository'];

/**
 * Where environments can be deployed to.
 *
 * @public
 */
export type Destination = Schemas['Destination'];

/**
 * A cloud resource of a stack.
 *
 * @public
 */
export type ProvisionedResource = Schemas['ProvisionedResource'];

/**
 * An output of a deployment.
 *
 * @public
 */
export type Output = Schemas['Output'];

/**
 * What names a target.
 *
 * @public
 */
export type Target = Schemas['Target'];

/**
 * A target in a list.
 *
 * @public
 */
export type TargetSummary = Schemas['TargetSummary'];

/**
 * An environment.
 *
 * @public
 */
export type Environment = Schemas['Environment'];

/**
 * An environment with spec, outputs and resources.
 *
 * @public
 */
export type EnvironmentDetail = Schemas['EnvironmentDetail'];

/**
 * What an environment is made from.
 *
 * @public
 */
export type CreateEnvironmentRequest = Schemas['CreateEnvironmentRequest'];

/**
 * An instance that a service shall have.
 *
 * @public
 */
export type InstanceRequest = Schemas['InstanceRequest'];

/**
 * An instance of a service.
 *
 * @public
 */
export type ServiceInstance = Schemas['ServiceInstance'];

/**
 * The pipeline of a service.
 *
 * @public
 */
export type ServicePipeline = Schemas['ServicePipeline'];

/**
 * A service in a list.
 *
 * @public
 */
export type Service = Schemas['Service'];

/**
 * A service with instances and pipeline.
 *
 * @public
 */
export type ServiceDetail = Schemas['ServiceDetail'];

/**
 * What a service is made from.
 *
 * @public
 */
export type CreateServiceRequest = Schemas['CreateServiceRequest'];

/**
 * An update, upgrade, roll-back or plan of one target.
 *
 * @public
 */
export type DeployRequest = Schemas['DeployRequest'];

/**
 * What a deletion has started.
 *
 * @public
 */
export type DeletionStarted = Schemas['DeletionStarted'];

/**
 * What would happen to one resource.
 *
 * @public
 */
export type PlanChange = Schemas['PlanChange'];

/**
 * What a deployment would change.
 *
 * @public
 */
export type Plan = Schemas['Plan'];

/**
 * One run that changes, removes or plans infrastructure.
 *
 * @public
 */
export type Deployment = Schemas['Deployment'];

/**
 * A deployment with spec, outputs, resources and plan.
 *
 * @public
 */
export type DeploymentDetail = Schemas['DeploymentDetail'];

/**
 * A line of a deployment's log.
 *
 * @public
 */
export type DeploymentEvent = Schemas['DeploymentEvent'];

/**
 * The resource that failed first, and why.
 *
 * @public
 */
export type DeploymentFailure = Schemas['DeploymentFailure'];

/**
 * The report of one target in an upgrade.
 *
 * @public
 */
export type UpgradeItem = Schemas['UpgradeItem'];

/**
 * An upgrade of several targets.
 *
 * @public
 */
export type Upgrade = Schemas['Upgrade'];

/**
 * Which targets to upgrade, and how.
 *
 * @public
 */
export type CreateUpgradeRequest = Schemas['CreateUpgradeRequest'];

/**
 * Counts by version status (5.8).
 *
 * @public
 */
export type VersionCounts = Schemas['VersionCounts'];

/**
 * Counts of everything deployed.
 *
 * @public
 */
export type Summary = Schemas['Summary'];
