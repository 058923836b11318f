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

import { readFileSync, writeFileSync } from 'node:fs';
import { DictLoader } from '../DictLoader';
import { Environment } from '../Environment';
import { TemplateError } from '../errors';
import { IndentedText } from '../values';
import { bombTemplates, endingBombs, harmlessBombs } from './bombs';

/** What a bomb came to. */
export interface Explosion {
  name: string;
  /** The length of the text, or the error. */
  result: string;
  /** Of processor time, the collector of garbage and the compiler included; the better of two tries. */
  seconds: number;
  /** By which the process has grown at most since its start, garbage included. */
  megabytes: number;
}

function explode(template: string): string {
  const environment = new Environment({
    loader: new DictLoader(bombTemplates),
  });
  environment.filters.set('lines', () => new IndentedText(['a', 'b']));
  try {
    const context = { text: 'abc', list: [1, 2], dict: { key: 'value' } };
    return String(environment.fromString(template).render(context).length);
  } catch (error) {
    // Anything else would be an error of this engine.
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    return `${error.name}: ${error.message}`;
  }
}

// The high-water mark of the process, which Linux lets go back to what it has now. Elsewhere it only grows, so that what needs
// less than one before it counts for nothing.
function peak(): number {
  try {
    return Number(
      /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1],
    );
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

function resetPeak(): void {
  // The types know of no options yet. The last resort gives memory back to the system too.
  globalThis.gc!({ type: 'major', flavor: 'last-resort' } as never);
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // It stays as it is.
  }
}

// What V8 has not given back after earlier bombs counts too.
resetPeak();
const startKilobytes = peak();

function measure(name: string, template: string): Explosion {
  resetPeak();
  const before = process.cpuUsage();
  const result = explode(template);
  const { user, system } = process.cpuUsage(before);
  return {
    name,
    result,
    seconds: (user + system) / 1e6,
    megabytes: (peak() - startKilobytes) / 1024,
  };
}

for (const [name, template] of [...endingBombs, ...harmlessBombs]) {
  const first = measure(name, template);
  // Another process may have had the caches of the processor.
  const second = first.seconds < 0.8 ? first : measure(name, template);
  process.send!(second.seconds < first.seconds ? second : first);
}
process.disconnect();
