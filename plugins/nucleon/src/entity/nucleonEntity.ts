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
import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ENVIRONMENT,
  ANNOTATION_SERVICE,
  ANNOTATION_TEMPLATE,
  EntityName,
  TemplateName,
} from '@nucleon/plugin-nucleon-common';
import { parseName } from '../targets/formatTarget';

const isOfKind = (entity: Entity, kind: string) =>
  entity.kind.toLocaleLowerCase('en-US') === kind;

/**
 * Whether an entity stands for an environment of Nucleon.
 *
 * @public
 */
export function isNucleonEnvironment(entity: Entity): boolean {
  return (
    isOfKind(entity, 'resource') &&
    Boolean(entity.metadata.annotations?.[ANNOTATION_ENVIRONMENT])
  );
}

/**
 * Whether an entity stands for a service of Nucleon.
 *
 * @public
 */
export function isNucleonService(entity: Entity): boolean {
  return (
    isOfKind(entity, 'component') &&
    Boolean(entity.metadata.annotations?.[ANNOTATION_SERVICE])
  );
}

/**
 * Whether an entity is a template of Nucleon.
 *
 * @public
 */
export function isNucleonTemplate(entity: Entity): boolean {
  return (
    isOfKind(entity, 'template') &&
    Boolean(entity.metadata.annotations?.[ANNOTATION_TEMPLATE])
  );
}

/**
 * The environment or service that an entity stands for.
 *
 * @internal
 */
export function getTargetName(entity: Entity): EntityName {
  const annotations = entity.metadata.annotations ?? {};
  return parseName(
    annotations[ANNOTATION_ENVIRONMENT] ??
      annotations[ANNOTATION_SERVICE] ??
      '',
    entity.metadata.namespace,
  );
}

/**
 * The template that an entity is.
 *
 * @internal
 */
export function getTemplateName(entity: Entity): TemplateName {
  const kind = entity.metadata.annotations?.[ANNOTATION_TEMPLATE];
  return {
    kind: kind === 'environment' ? 'environment' : 'service',
    namespace: entity.metadata.namespace ?? 'default',
    name: entity.metadata.name,
  };
}
