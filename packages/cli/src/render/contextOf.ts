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
  applyDefaults,
  BundleSchema,
  DeployedEnvironment,
  environmentNamespace,
  EnvironmentSpec,
  instanceNamespace,
  InstanceSpec,
  pipelineNamespace,
  RenderContext,
  ServiceSpec,
  Spec,
} from '@nucleon/template-bundle';
import { Namespace } from '../namespace/Namespace';
import { Target } from '../namespace/placesOf';

/**
 * What a target's templates can read. What the namespace lacks is not there, so that a template that needs it says so.
 *
 * @internal
 */
export function contextOf(
  target: Target,
  options: { schema: BundleSchema; spec: Spec; namespace: Namespace },
): RenderContext {
  const { schema, spec, namespace } = options;
  if (target.part === 'infrastructure') {
    // Only an environment's spec has this part.
    const { spec: values } = spec as EnvironmentSpec;
    const { name } = namespace.environment;
    const context = environmentNamespace({
      name: name ?? '',
      inputs: applyDefaults(schema.environmentInput ?? {}, values),
    });
    return omit(context, { environment: name === undefined ? ['name'] : [] });
  }
  const { branch_name, repository_id, repository_connection_arn } =
    namespace.service;
  const service = {
    name: namespace.service.name ?? '',
    branchName: branch_name,
    repositoryId: repository_id,
    repositoryConnectionArn: repository_connection_arn,
  };
  const missing = {
    service: namespace.service.name === undefined ? ['name'] : [],
  };
  if (target.part === 'instance') {
    const { instance } = target;
    const { component } = namespace.instances[instance.name] ?? {};
    const context = instanceNamespace({
      service,
      environment: environmentOf(instance, namespace),
      instance: { name: instance.name, inputs: inputsOf(instance, schema) },
      ...(component
        ? {
            component: {
              name: component.name ?? 'component',
              outputs: component.outputs ?? {},
            },
          }
        : {}),
    });
    return omit(context, {
      ...missing,
      environment: unknownFields(instance, namespace),
    });
  }
  const context = pipelineNamespace({
    service,
    inputs: applyDefaults(
      schema.pipelineInput ?? {},
      (spec as ServiceSpec).pipeline ?? {},
    ),
    instances: target.instances.map(instance => ({
      name: instance.name,
      inputs: inputsOf(instance, schema),
      outputs: namespace.instances[instance.name]?.outputs ?? {},
      environment: environmentOf(instance, namespace),
    })),
  });
  for (const [index, instance] of target.instances.entries()) {
    const environment = context.service_instances?.[index].environment;
    removeFields(environment, unknownFields(instance, namespace));
  }
  return omit(context, missing);
}

function inputsOf(instance: InstanceSpec, schema: BundleSchema) {
  return applyDefaults(schema.serviceInput ?? {}, instance.spec ?? {});
}

function environmentOf(
  { environment }: InstanceSpec,
  namespace: Namespace,
): DeployedEnvironment {
  const values = namespace.environments[environment];
  return {
    name: environment,
    accountId: values?.account_id ?? '',
    outputs: values?.outputs ?? {},
  };
}

function unknownFields(
  { environment }: InstanceSpec,
  namespace: Namespace,
): string[] {
  return namespace.environments[environment]?.account_id === undefined
    ? ['account_id']
    : [];
}

function omit(
  context: RenderContext,
  fields: { environment?: string[]; service?: string[] },
): RenderContext {
  removeFields(context.environment, fields.environment ?? []);
  removeFields(context.service, fields.service ?? []);
  return context;
}

function removeFields(target: object | undefined, names: string[]): void {
  for (const name of names) {
    if (target) {
      Reflect.deleteProperty(target, name);
    }
  }
}
