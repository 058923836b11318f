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
  ServiceDetail,
  ServiceInstance,
  ServicePipeline,
} from '@nucleon/plugin-nucleon-common';

/**
 * The instance of a service, or its pipeline, that was deployed last; undefined
 * before the first deployment.
 *
 * @internal
 */
export function getLastDeployed(
  service: ServiceDetail,
): ServiceInstance | ServicePipeline | undefined {
  const { instances, pipeline } = service;
  const time = (target: ServiceInstance | ServicePipeline) =>
    target.lastDeploymentAttemptedAt ?? '';
  return [...instances, ...(pipeline ? [pipeline] : [])]
    .filter(target => time(target))
    .sort((a, b) => time(b).localeCompare(time(a)))[0];
}
