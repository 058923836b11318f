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

import { ConfigSources } from '@backstage/config-loader';
import path from 'node:path';
import { assertOwnKey } from './assertOwnKey';

const ROOT = path.resolve(__dirname, '../../../..');

async function readConfig(files: string[], env: Record<string, string>) {
  const sources = ConfigSources.default({
    rootDir: ROOT,
    argv: files.flatMap(file => ['--config', path.join(ROOT, file)]),
    substitutionFunc: async name => env[name],
    env: {},
    watch: false,
  });
  return ConfigSources.toConfig(sources);
}

describe('assertOwnKey', () => {
  const demo = ['app-config.yaml'];
  const production = [...demo, 'app-config.production.yaml'];

  it('lets the example portal have its key', async () => {
    const config = await readConfig(demo, {});
    expect(() => assertOwnKey(config)).not.toThrow();
    expect(config.getBoolean('auth.personas')).toBe(true);
  });

  it('refuses it in production, where nobody signs in without a password', async () => {
    const config = await readConfig(production, {});
    expect(config.getBoolean('auth.personas')).toBe(false);
    expect(() => assertOwnKey(config)).toThrow(/NUCLEON_ENCRYPTION_KEY/);
  });

  it('takes a key of its own in production', async () => {
    const config = await readConfig(production, {
      NUCLEON_ENCRYPTION_KEY: 'b3duIGtleQ==',
    });
    expect(() => assertOwnKey(config)).not.toThrow();
  });
});
