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

import { EntityName } from '@nucleon/plugin-nucleon-common';
import { TargetRecord } from '../domain/TargetRecord';

/**
 * A target and the service that it is of.
 *
 * @internal
 */
export type Told = {
  target: TargetRecord;
  service?: EntityName & { id: string; entityRef: string };
};

/** The Resource entity of an environment, the Component of a service. @internal */
export function getEntityRef({ target, service }: Told): string {
  return (
    service?.entityRef ??
    `resource:${target.namespace}/${target.entityName}`.toLowerCase()
  );
}
