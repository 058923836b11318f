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
import { TerraformPlace, terraformFolder } from './terraformFolder';

describe('terraformFolder', () => {
  it.each<[TerraformPlace, string, string]>([
    [{ kind: 'environment', environment: 'net' }, 'environments/net/', 'net/'],
    [
      {
        kind: 'service_instance',
        environment: 'net',
        service: 'shop',
        instance: 'dev',
      },
      'environments/net/shop-dev/',
      'net/shop-dev/',
    ],
    [
      { kind: 'component', environment: 'net', component: 'bucket' },
      'environments/net/components/bucket/',
      'net/components/bucket/',
    ],
    [{ kind: 'pipeline', service: 'shop' }, 'shop/pipeline/', 'shop/pipeline/'],
  ])('is where Proton had %p', (place, below, atRoot) => {
    expect(terraformFolder(place, { hasEnvironmentsFolder: true })).toBe(below);
    expect(terraformFolder(place)).toBe(atRoot);
  });
});
