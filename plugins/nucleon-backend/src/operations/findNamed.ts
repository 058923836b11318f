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

import { InputError, NotFoundError } from '@backstage/errors';
import {
  EntityName,
  parseVersion,
  ServiceTargetName,
  Target,
  TemplateName,
} from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import { parseQualifiedName, toNameKey } from '../domain/names';
import { ServiceRecord } from '../domain/ServiceRecord';
import { TargetRecord } from '../domain/TargetRecord';
import { TemplateRecord } from '../domain/TemplateRecord';
import { TemplateVersionRecord } from '../domain/TemplateVersionRecord';

/**
 * Finds a template by its name.
 *
 * @internal
 */
export async function findTemplate(
  stores: Stores,
  name: TemplateName,
): Promise<TemplateRecord> {
  const found = await stores.templates.find(name);
  if (!found) {
    throw new NotFoundError(
      `No ${name.kind} template named '${name.name}' in namespace '${name.namespace}' found`,
    );
  }
  return found;
}

/**
 * Finds a version of a template by its number.
 *
 * @internal
 */
export async function findVersion(
  stores: Stores,
  template: TemplateRecord,
  version: string,
): Promise<TemplateVersionRecord> {
  const number = parseVersion(version);
  if (!number) {
    throw new InputError(
      `The version '${version}' must be 'major.minor', such as '1.3'`,
    );
  }
  const found = await stores.templates.findVersion(template.id, number);
  if (!found) {
    throw new NotFoundError(
      `No version '${version}' of template '${template.name}' found`,
    );
  }
  return found;
}

/**
 * Finds an environment by its name.
 *
 * @internal
 */
export async function findEnvironment(
  stores: Stores,
  { namespace, name }: EntityName,
): Promise<TargetRecord> {
  const found = await stores.targets.findEnvironment(namespace, name);
  if (!found) {
    throw new NotFoundError(
      `No environment named '${name}' in namespace '${namespace}' found`,
    );
  }
  return found;
}

/**
 * Finds an environment by its name and holds it until the transaction ends, so
 * that no instance comes into it meanwhile.
 *
 * @internal
 */
export async function lockEnvironment(
  stores: Stores,
  name: EntityName,
): Promise<TargetRecord> {
  const { id } = await findEnvironment(stores, name);
  // Whoever held it may have deleted it.
  return (await stores.targets.lock(id)) ?? findEnvironment(stores, name);
}

/**
 * Finds the environment that an instance names: `namespace/name`, or a name in
 * the namespace of the service or else in the default one.
 *
 * @internal
 */
export async function findInstanceEnvironment(
  stores: Stores,
  text: string,
  namespace: string,
): Promise<TargetRecord> {
  const name = parseQualifiedName(text, namespace);
  const near = await stores.targets.findEnvironment(name.namespace, name.name);
  if (near || text.includes('/') || namespace === 'default') {
    return near ?? findEnvironment(stores, name);
  }
  return findEnvironment(stores, { namespace: 'default', name: name.name });
}

/**
 * Finds a service by its name.
 *
 * @internal
 */
export async function findService(
  stores: Stores,
  { namespace, name }: EntityName,
): Promise<ServiceRecord> {
  const found = await stores.services.find(namespace, name);
  if (!found) {
    throw new NotFoundError(
      `No service named '${name}' in namespace '${namespace}' found`,
    );
  }
  return found;
}

/**
 * Finds an instance of a service, or its pipeline where none is named.
 *
 * @internal
 */
export async function findServiceTarget(
  stores: Stores,
  name: ServiceTargetName,
): Promise<{ service: ServiceRecord; target: TargetRecord }> {
  const service = await findService(stores, name);
  const { instance } = name;
  const targets = await stores.targets.listOfService(service.id);
  const target = targets.find(one =>
    instance === undefined
      ? one.kind === 'service-pipeline'
      : one.kind === 'service-instance' && one.nameKey === toNameKey(instance),
  );
  if (!target) {
    throw new NotFoundError(
      instance === undefined
        ? `Service '${name.name}' has no pipeline`
        : `Service '${name.name}' has no instance named '${instance}'`,
    );
  }
  return { service, target };
}

/**
 * Finds a target by what names it on the wire.
 *
 * @internal
 */
export async function findTarget(
  stores: Stores,
  target: Target,
): Promise<TargetRecord> {
  const { kind, namespace, name, service } = target;
  if (kind === 'environment') {
    return findEnvironment(stores, { namespace, name });
  }
  if (!service) {
    throw new InputError(
      `The target '${name}' of kind '${kind}' needs its 'service'`,
    );
  }
  const serviceName: EntityName = { namespace, name: service };
  const found = await findServiceTarget(stores, {
    ...serviceName,
    instance: kind === 'service-instance' ? name : undefined,
  });
  return found.target;
}
