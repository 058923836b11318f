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
import { InputError } from '@backstage/errors';
import {
  EnvironmentContext,
  InstanceContext,
  RenderContext,
  ServiceContext,
  Values,
} from './RenderContext';

/**
 * An environment as its services see it.
 *
 * @public
 */
export interface DeployedEnvironment {
  /** The name of the environment. */
  name: string;
  /** The account that the environment is provisioned into. */
  accountId: string;
  /** The outputs of its last deployment. */
  outputs: Record<string, string>;
}

/**
 * A service as its templates see it. What is left out cannot be read by a template.
 *
 * @public
 */
export interface NamedService {
  /** The name of the service. */
  name: string;
  /** The branch that the pipeline builds. */
  branchName?: string;
  /** The connection through which AWS reads the repository. */
  repositoryConnectionArn?: string;
  /** The repository that the pipeline builds, as owner and name. */
  repositoryId?: string;
}

/**
 * Options of {@link environmentNamespace}.
 *
 * @public
 */
export interface EnvironmentNamespaceOptions {
  /** The name of the environment. */
  name: string;
  /** The inputs, defaults applied. */
  inputs: Values;
}

/**
 * Options of {@link instanceNamespace}.
 *
 * @public
 */
export interface InstanceNamespaceOptions {
  /** The environment that the instance lives in. */
  environment: DeployedEnvironment;
  /** The service that the instance is one of. */
  service: NamedService;
  /** The instance, with its inputs, defaults applied. */
  instance: { name: string; inputs: Values };
  /** The directly defined component that is attached to the instance. */
  component?: { name: string; outputs: Record<string, string> };
}

/**
 * Options of {@link pipelineNamespace}.
 *
 * @public
 */
export interface PipelineNamespaceOptions {
  /** The service that the pipeline belongs to. */
  service: NamedService;
  /** The inputs of the pipeline, defaults applied. */
  inputs: Values;
  /** The instances in the order of the spec. */
  instances: {
    name: string;
    inputs: Values;
    outputs: Record<string, string>;
    environment: DeployedEnvironment;
  }[];
}

/**
 * Options of {@link componentNamespace}.
 *
 * @public
 */
export interface ComponentNamespaceOptions {
  /** The name of the component. */
  name: string;
  /** The environment that the component lives in. */
  environment: DeployedEnvironment;
  /** The instance that the component is attached to, with its inputs, defaults applied; absent if it is detached. */
  attachedTo?: { service: string; instance: string; inputs: Values };
}

const LONGEST_NAME = 100;

/**
 * What the infrastructure code of an environment can read.
 *
 * @public
 */
export function environmentNamespace(
  options: EnvironmentNamespaceOptions,
): RenderContext {
  const { name, inputs } = options;
  return { environment: { name, inputs: checkNames(inputs) } };
}

/**
 * What the infrastructure code of a service instance can read.
 *
 * @public
 */
export function instanceNamespace(
  options: InstanceNamespaceOptions,
): RenderContext {
  const { environment, service, instance, component } = options;
  const context: InstanceContext = {
    name: instance.name,
    inputs: checkNames(instance.inputs),
    components: component
      ? {
          default: {
            name: component.name,
            outputs: checkNames(component.outputs),
          },
        }
      : {},
  };
  return {
    environment: deployedEnvironment(environment),
    service: namedService(service),
    service_instance: context,
  };
}

/**
 * What the infrastructure code of a service pipeline can read.
 *
 * @public
 */
export function pipelineNamespace(
  options: PipelineNamespaceOptions,
): RenderContext {
  const { service, inputs, instances } = options;
  return {
    service: namedService(service),
    pipeline: { inputs: checkNames(inputs) },
    service_instances: instances.map(instance => ({
      name: instance.name,
      inputs: checkNames(instance.inputs),
      outputs: checkNames(instance.outputs),
      environment: deployedEnvironment(instance.environment),
    })),
  };
}

/**
 * What the infrastructure code of a directly defined component can read.
 *
 * @public
 */
export function componentNamespace(
  options: ComponentNamespaceOptions,
): RenderContext {
  const { name, environment, attachedTo } = options;
  const context = {
    component: { name },
    environment: deployedEnvironment(environment),
  };
  return attachedTo
    ? {
        ...context,
        service: { name: attachedTo.service },
        service_instance: {
          name: attachedTo.instance,
          inputs: checkNames(attachedTo.inputs),
        },
      }
    : context;
}

function deployedEnvironment(
  environment: DeployedEnvironment,
): EnvironmentContext {
  return {
    account_id: environment.accountId,
    name: environment.name,
    outputs: checkNames(environment.outputs),
  };
}

function namedService(service: NamedService): ServiceContext {
  const context: ServiceContext = { name: service.name };
  if (service.branchName !== undefined) {
    context.branch_name = service.branchName;
  }
  if (service.repositoryConnectionArn !== undefined) {
    context.repository_connection_arn = service.repositoryConnectionArn;
  }
  if (service.repositoryId !== undefined) {
    context.repository_id = service.repositoryId;
  }
  return context;
}

// As in Proton, a parameter's name that is too long fails the deployment, not the registration: outputs come late.
function checkNames<T extends Values>(values: T): T {
  for (const name of Object.keys(values)) {
    if (name.length > LONGEST_NAME) {
      throw new InputError(
        `The parameter name '${name.slice(0, 20)}...' has ${name.length} characters; at most ${LONGEST_NAME} are allowed`,
      );
    }
  }
  return values;
}
