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

import { fork } from 'node:child_process';
import { endingBombs, harmlessBombs } from '../__testUtils__/bombs';
import type { Explosion } from '../__testUtils__/measureBombs';

const MOST_SECONDS = 1;
const MOST_MEGABYTES = 256;

// In a process of its own, which nothing else needs time and memory of. One that hangs or dies leaves the rest unmeasured.
async function explodeAll(): Promise<Map<string, Explosion>> {
  const explosions = new Map<string, Explosion>();
  const child = fork(require.resolve('../__testUtils__/measureBombs.ts'), {
    execArgv: [
      '--expose-gc',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    timeout: 240_000,
    killSignal: 'SIGKILL',
  });
  child.on('message', (explosion: Explosion) => {
    // What compiles TypeScript has messages of its own.
    if (explosion.name !== undefined) {
      explosions.set(explosion.name, explosion);
    }
  });
  await new Promise(done => {
    child.on('close', done);
  });
  return explosions;
}

describe('Bombs', () => {
  let explosions: Map<string, Explosion>;
  beforeAll(async () => {
    explosions = await explodeAll();
  }, 250_000);

  const expectBounded = (name: string, result: unknown) => {
    expect(explosions.get(name) ?? 'the process hung or died').toMatchObject({
      result,
    });
    const { seconds, megabytes } = explosions.get(name)!;
    expect(seconds).toBeLessThan(MOST_SECONDS);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  };

  it.each(endingBombs)('%s ends in an error', name => {
    expectBounded(name, expect.stringMatching(/Error: /));
  });

  it.each(harmlessBombs)('%s take no more than their length', name => {
    expectBounded(name, expect.not.stringMatching(/Error: /));
  });
});
