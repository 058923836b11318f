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
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import {
  EntityName,
  Target,
  TemplateRef,
} from '@nucleon/plugin-nucleon-common';

/**
 * A name as people say it: the default namespace goes without saying.
 *
 * @internal
 */
export function formatName(name: EntityName): string {
  return name.namespace === DEFAULT_NAMESPACE
    ? name.name
    : `${name.namespace}/${name.name}`;
}

/**
 * A target as people say it: `prod`, `orders / prod`, `orders / pipeline`.
 *
 * @internal
 */
export function formatTarget(target: Target): string {
  const { kind, namespace, name, service } = target;
  if (kind === 'environment' || service === undefined) {
    return formatName(target);
  }
  return `${formatName({ namespace, name: service })} / ${name}`;
}

/**
 * A key for a target in lists and selections.
 *
 * @internal
 */
export function targetKey(target: Target): string {
  const { kind, namespace, name, service = '' } = target;
  return [kind, namespace, service, name].join(':');
}

/**
 * The template's title, or its name where it has none.
 *
 * @internal
 */
export function formatTemplate(template: TemplateRef): string {
  return template.displayName ?? formatName(template);
}

/**
 * Reads `namespace/name` or `name`, as annotations and options have it.
 *
 * @internal
 */
export function parseName(
  text: string,
  defaultNamespace = DEFAULT_NAMESPACE,
): EntityName {
  const [first, second] = text.split('/');
  return second === undefined
    ? { namespace: defaultNamespace, name: first }
    : { namespace: first, name: second };
}
