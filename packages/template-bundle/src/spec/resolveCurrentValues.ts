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
import { formatPath } from '../schema/InputValidator';
import { isObject } from '../schema/values';
import { ServiceSpec, Spec } from './Spec';

/**
 * What a spec writes in the place of a value that is to stay as it is.
 *
 * @public
 */
export const CURRENT_VALUE = '${Proton::CURRENT_VAL}';

/**
 * Puts the current values in the places where the next ones say `${Proton::CURRENT_VAL}`: the whole value of an input, of
 * a member at any depth, or of a list's item, which stands for the current item with the same index.
 *
 * Throws an `InputError` where there is no current value.
 *
 * @public
 */
export function resolveCurrentValues<T>(
  next: T,
  current: unknown,
  options: { path: string },
): T {
  // The shape of the values is kept; only texts are exchanged for what they stand for.
  return resolve({ next, current, start: options.path, path: [] }) as T;
}

/**
 * The same for a whole spec. Instances belong together by their name; a new instance has no current values.
 *
 * @public
 */
export function resolveCurrentSpec<T extends Spec>(
  next: T,
  current: Spec | undefined,
): T {
  if (next.proton === 'EnvironmentSpec') {
    const values =
      current?.proton === 'EnvironmentSpec' ? current.spec : undefined;
    const spec = resolveCurrentValues(next.spec, values, { path: 'spec' });
    return { ...next, spec };
  }
  // A spec that is none of an environment is one of a service, which TypeScript does not see through T.
  const service = next as ServiceSpec;
  const known = current?.proton === 'ServiceSpec' ? current : undefined;
  const result: ServiceSpec = {
    ...service,
    instances: service.instances.map((instance, index) => {
      const before = known?.instances.find(
        ({ name }) => name === instance.name,
      );
      const path = `instances[${index}].spec`;
      return instance.spec
        ? {
            ...instance,
            spec: resolveCurrentValues(instance.spec, before?.spec, { path }),
          }
        : instance;
    }),
  };
  if (service.pipeline) {
    result.pipeline = resolveCurrentValues(service.pipeline, known?.pipeline, {
      path: 'pipeline',
    });
  }
  return result as T;
}

function resolve(options: {
  next: unknown;
  current: unknown;
  start: string;
  path: (string | number)[];
}): unknown {
  const { next, current, start, path } = options;
  if (next === CURRENT_VALUE) {
    if (current === undefined) {
      throw new InputError(
        `The input '${formatPath(start, path)}' is '${CURRENT_VALUE}', but there is no current value; give it one`,
      );
    }
    return current;
  }
  if (Array.isArray(next)) {
    const items = Array.isArray(current) ? current : [];
    return next.map((item, index) =>
      resolve({
        next: item,
        current: items[index],
        start,
        path: [...path, index],
      }),
    );
  }
  if (isObject(next)) {
    const members = isObject(current) ? current : {};
    return Object.fromEntries(
      Object.entries(next).map(([key, value]) => [
        key,
        resolve({
          next: value,
          current: Object.hasOwn(members, key) ? members[key] : undefined,
          start,
          path: [...path, key],
        }),
      ]),
    );
  }
  return next;
}
