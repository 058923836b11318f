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

import { ServiceSpec } from '@nucleon/template-bundle';

/**
 * What is rendered: an environment, one instance, or the pipeline of all instances.
 *
 * @internal
 */
export type Target =
  | { part: 'infrastructure' }
  | { part: 'instance'; instance: ServiceSpec['instances'][number] }
  | { part: 'pipeline'; instances: ServiceSpec['instances'] };

const SERVICE_FIELDS = [
  'name',
  'branch_name',
  'repository_id',
  'repository_connection_arn',
];

/**
 * The places in a namespace file that give what a template calls `environment.outputs.VpcId` and the like; none for what
 * no namespace gives, such as inputs. A pipeline's loops may call its instances by any name, so that only the end tells.
 *
 * @internal
 */
export function placesOf(expression: string, target: Target): string[][] {
  const names = expression
    .replace(/\[\s*['"]?([^'"\]]+)['"]?\s*\]/g, '.$1')
    .split('.');
  const [last, parent, above, top] = names.reverse();
  if (target.part === 'infrastructure') {
    return parent === 'environment' && last === 'name'
      ? [['environment', 'name']]
      : [];
  }
  if (names.length === 2 && parent === 'service') {
    return SERVICE_FIELDS.includes(last) ? [['service', last]] : [];
  }
  const instances =
    target.part === 'instance' ? [target.instance] : target.instances;
  if (parent === 'environment' && last === 'account_id') {
    return instances.map(({ environment }) => [
      ...['environments', environment, 'account_id'],
    ]);
  }
  if (parent === 'outputs' && above === 'environment') {
    return instances.map(({ environment }) => [
      ...['environments', environment, 'outputs', last],
    ]);
  }
  if (target.part === 'pipeline') {
    return parent === 'outputs' && above !== undefined
      ? instances.map(({ name }) => ['instances', name, 'outputs', last])
      : [];
  }
  const component = ['instances', target.instance.name, 'component'];
  if (parent === 'default' && above === 'components' && last === 'name') {
    return [[...component, 'name']];
  }
  return parent === 'outputs' && above === 'default' && top === 'components'
    ? [[...component, 'outputs', last]]
    : [];
}
