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
import { EntityName, InstanceRequest } from '@nucleon/plugin-nucleon-common';
import { formatName } from './parseName';

/**
 * The instances that a service shall have: those that it has, less the ones to
 * remove, and the ones to add. An instance without `inputs` keeps its own.
 *
 * @internal
 */
export function editInstances(options: {
  service: EntityName;
  current: InstanceRequest[];
  add: InstanceRequest[];
  remove: string[];
}): InstanceRequest[] {
  const { service, current, add, remove } = options;
  const names = current.map(({ name }) => name);
  const has = `Service '${formatName(service)}' has the instances ${names
    .map(name => `'${name}'`)
    .join(', ')}`;
  for (const name of remove) {
    if (!names.includes(name)) {
      throw new InputError(`${has}; there is no '${name}' to remove`);
    }
  }
  for (const { name } of add) {
    if (names.includes(name)) {
      throw new InputError(
        `${has}; '${name}' cannot be added again, update it instead`,
      );
    }
  }
  return [...current.filter(({ name }) => !remove.includes(name)), ...add];
}
