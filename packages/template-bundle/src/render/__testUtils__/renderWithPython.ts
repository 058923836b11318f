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
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { RenderContext } from '../RenderContext';

/**
 * A template and what it is rendered with.
 *
 * @internal
 */
export interface RenderCase {
  source: string;
  context: RenderContext;
}

/**
 * Whether Python with its Jinja2 and PyYAML is there; where it must be, NUCLEON_REQUIRE_SHARED=1, its absence is an error.
 *
 * @internal
 */
export function hasPython(): boolean {
  const { status } = spawnSync('python3', ['-c', 'import jinja2, yaml']);
  if (status !== 0 && process.env.NUCLEON_REQUIRE_SHARED === '1') {
    throw new Error('python3 with jinja2 and yaml is needed');
  }
  return status === 0;
}

/**
 * What Python's Jinja2 makes of templates: a text, or the class of the error.
 *
 * @internal
 */
export function renderWithPython(
  cases: RenderCase[],
): { text?: string; error?: string }[] {
  const { stdout, stderr, status } = spawnSync(
    'python3',
    [join(__dirname, 'render.py')],
    { input: JSON.stringify(cases), encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}
