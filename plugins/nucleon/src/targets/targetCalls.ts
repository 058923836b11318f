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
  DeployRequest,
  Deployment,
  EnvironmentDetail,
  NucleonApi,
  ServiceInstance,
  ServicePipeline,
  Target,
  UpgradePreview,
} from '@nucleon/plugin-nucleon-common';

/**
 * What is known about a target of any kind.
 *
 * @internal
 */
export type TargetDetail = (
  EnvironmentDetail | ServiceInstance | ServicePipeline
) & { owner: string };

/**
 * Reads a target of any kind; undefined where it is gone.
 *
 * @internal
 */
export async function getTarget(
  api: NucleonApi,
  target: Target,
): Promise<TargetDetail | undefined> {
  const { kind, namespace, name, service } = target;
  if (kind === 'environment' || service === undefined) {
    return api.getEnvironment({ namespace, name });
  }
  const { owner, instances, pipeline } = await api.getService({
    namespace,
    name: service,
  });
  if (kind === 'service-pipeline') {
    return pipeline && { ...pipeline, owner };
  }
  return instances.find(instance => instance.name === name);
}

/**
 * Deploys a target of any kind.
 *
 * @internal
 */
export async function deployTarget(
  api: NucleonApi,
  target: Target,
  request: DeployRequest,
): Promise<Deployment> {
  const { kind, namespace, name, service } = target;
  if (kind === 'environment' || service === undefined) {
    return api.deployEnvironment({ namespace, name }, request);
  }
  const instance = kind === 'service-instance' ? name : undefined;
  return api.deployServiceTarget(
    { namespace, name: service, instance },
    request,
  );
}

/**
 * What another version would ask of a target of any kind.
 *
 * @internal
 */
export async function getTargetUpgrade(
  api: NucleonApi,
  target: Target,
  version: string | undefined,
): Promise<UpgradePreview> {
  const { kind, namespace, name, service } = target;
  if (kind === 'environment' || service === undefined) {
    return api.getEnvironmentUpgrade({ namespace, name }, { version });
  }
  const instance = kind === 'service-instance' ? name : undefined;
  return api.getServiceTargetUpgrade(
    { namespace, name: service, instance },
    { version },
  );
}
