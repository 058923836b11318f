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

// How long the installed command takes from its start to its end:
//
//   node bench/cli/bench.mjs [--count 15] [--installed DIR]
//
// Packs the command with the packages that it needs, installs them into an empty
// folder as a user would, and times each command as a new process, in turns with
// others. `--installed` takes the folder of an earlier run. Files are in the
// system's cache: nobody reads them for the first time.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../scripts/harness/startProcess.mjs';

const PACKAGES = ['jinja', 'template-bundle', 'cli'];
const SHARED = process.env.NUCLEON_SHARED ?? path.resolve(ROOT, '../shared');
const BUNDLES = path.join(SHARED, 'bundles/cloudformation');

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '15' },
    installed: { type: 'string' },
  },
});

function run(cwd, command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(
      `'${command} ${args.join(' ')}' failed: ${error?.message ?? stdout + stderr}`,
    );
  }
}

function install(folder) {
  run(ROOT, 'node', ['node_modules/.bin/tsc', '--incremental', 'false']);
  const archives = PACKAGES.map(name => {
    const dir = path.join(ROOT, 'packages', name);
    const archive = path.join(folder, `${name}.tgz`);
    const built = existsSync(path.join(dir, 'dist'));
    run(dir, path.join(ROOT, 'node_modules/.bin/backstage-cli'), [
      'package',
      'build',
    ]);
    run(dir, 'yarn', ['pack', '--out', archive]);
    if (!built) {
      rmSync(path.join(dir, 'dist'), { recursive: true });
    }
    return archive;
  });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  run(folder, 'npm', ['install', '--no-audit', '--no-fund', ...archives]);
}

/** Milliseconds; undefined where there is no such command. */
function time([command, ...args], cwd) {
  const start = performance.now();
  const { status } = spawnSync(command, args, { cwd, stdio: 'ignore' });
  return status === 0 ? performance.now() - start : undefined;
}

function summarize(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return { median, min: sorted[0], max: sorted[sorted.length - 1] };
}

const folder = options.installed
  ? path.resolve(options.installed)
  : mkdtempSync(path.join(os.tmpdir(), 'nucleon-cli-bench-'));
if (!options.installed) {
  install(folder);
}
const work = path.join(folder, 'work');
rmSync(work, { recursive: true, force: true });
mkdirSync(work);
const nucleon = path.join(folder, 'node_modules/.bin/nucleon');
run(work, nucleon, ['bundle', 'init', 'net', '--type', 'terraform']);

const environment = path.join(BUNDLES, 'environment-templates/fargate-env/v1');
const service = path.join(
  BUNDLES,
  'service-templates/load-balanced-fargate-svc/v1',
);
const commands = {
  'node -e 0': ['node', '-e', '0'],
  'nucleon --version': [nucleon, '--version'],
  'nucleon bundle validate, an environment': [
    ...[nucleon, 'bundle', 'validate'],
    environment,
  ],
  'nucleon bundle validate, a service with a pipeline': [
    ...[nucleon, 'bundle', 'validate'],
    service,
  ],
  'nucleon bundle validate, Terraform': [
    ...[nucleon, 'bundle', 'validate'],
    'net/v1',
  ],
  "python3 -c 'import jinja2'": ['python3', '-c', 'import jinja2'],
  'aws --version': ['aws', '--version'],
};
const names = Object.keys(commands).filter(
  // The first time is not counted.
  name => time(commands[name], work) !== undefined,
);
const times = new Map(names.map(name => [name, []]));
for (let turn = 0; turn < Number(options.count); turn += 1) {
  for (const name of names) {
    times.get(name).push(time(commands[name], work));
  }
}

const base = summarize(times.get('node -e 0')).median;
console.log(
  `load ${os.loadavg()[0].toFixed(1)}, node ${process.version}, ${options.count} times each, milliseconds; installed in ${folder}`,
);
console.log('| | median | min | max | times `node -e 0` |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const name of names) {
  const { median, min, max } = summarize(times.get(name));
  const cells = [median, min, max].map(value => value.toFixed(0));
  console.log(
    `| \`${name}\` | ${cells.join(' | ')} | ${(median / base).toFixed(1)} |`,
  );
}
