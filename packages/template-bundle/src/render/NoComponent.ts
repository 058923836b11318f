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
import { PyDict, Value } from '@nucleon/jinja';
import { RenderContext } from './RenderContext';

/**
 * What `service_instance.components.default` is without a component: an empty map, whose `outputs` is an empty map too,
 * though it has no such member. So neither fails, and both are empty.
 *
 * @internal
 */
export class NoComponent extends PyDict {
  override get(key: Value): Value | undefined {
    return key === 'outputs' ? new PyDict() : super.get(key);
  }
}

/**
 * The variables of a template, in which an instance without a component has that map.
 *
 * @internal
 */
export function withoutComponent(
  values: RenderContext,
): Record<string, unknown> {
  const instance = values.service_instance;
  if (!instance?.components || instance.components.default) {
    return { ...values };
  }
  const components = { ...instance.components, default: new NoComponent() };
  return { ...values, service_instance: { ...instance, components } };
}
