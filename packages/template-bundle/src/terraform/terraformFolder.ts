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
/**
 * What the folder of a resource is named after.
 *
 * @public
 */
export type TerraformPlace =
  | { kind: 'environment'; environment: string }
  | {
      kind: 'service_instance';
      environment: string;
      service: string;
      instance: string;
    }
  | { kind: 'component'; environment: string; component: string }
  | { kind: 'pipeline'; service: string };

/**
 * The folder of a resource in its repository, with a final slash. Where the repository has the folder `environments` at its
 * root, all but pipelines are below it.
 *
 * Components are where Proton put them, `<environment>/components/<component>/`, not where its guide says.
 *
 * @public
 */
export function terraformFolder(
  place: TerraformPlace,
  options: { hasEnvironmentsFolder?: boolean } = {},
): string {
  if (place.kind === 'pipeline') {
    return `${place.service}/pipeline/`;
  }
  const root = options.hasEnvironmentsFolder ? 'environments/' : '';
  const environment = `${root}${place.environment}/`;
  switch (place.kind) {
    case 'environment':
      return environment;
    case 'service_instance':
      return `${environment}${place.service}-${place.instance}/`;
    default:
      return `${environment}components/${place.component}/`;
  }
}
