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

// Installs the packed packages into a fresh app made by create-app, as the
// README tells, and leaves it ready to start:
//
//   node scripts/install-test.mjs DIR
//
// Then, in DIR, `yarn start` runs the app beside the simulator that the last
// line names, and the walk runs against it (see e2e/README.md).
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const CREATE_APP = '@backstage/create-app@0.9.2';
const [target] = process.argv.slice(2);
if (!target || existsSync(target)) {
  console.error('usage: node scripts/install-test.mjs DIR  (a new folder)');
  process.exit(2);
}
const app = path.resolve(target);
const packs = `${app}-packages`;

function run(cwd, command, args, options = {}) {
  console.log(`$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: [options.input ? 'pipe' : 'ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (status !== 0) {
    console.error(`'${command} ${args.join(' ')}' failed in ${cwd}`);
    process.exit(1);
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Every package that is published: name to its folder. */
function publishedPackages() {
  const found = new Map();
  for (const group of ['packages', 'plugins']) {
    for (const name of readdirSync(path.join(ROOT, group))) {
      const dir = path.join(ROOT, group, name);
      const manifest = readJson(path.join(dir, 'package.json'));
      if (!manifest.private) {
        found.set(manifest.name, dir);
      }
    }
  }
  return found;
}

const packages = publishedPackages();
run(ROOT, 'node', ['node_modules/.bin/tsc', '--incremental', 'false']);
run(ROOT, 'node', ['node_modules/.bin/backstage-cli', 'repo', 'build']);
mkdirSync(packs, { recursive: true });
const tarballs = {};
for (const [name, dir] of packages) {
  const file = path.join(packs, `${name.replace(/[@/]/g, '-').slice(1)}.tgz`);
  run(dir, 'yarn', ['pack', '--out', file]);
  tarballs[name] = `file:${file}`;
}

run(ROOT, 'npx', ['-y', CREATE_APP, '--skip-install', '--path', app], {
  input: 'nucleon-install-test\n',
});

// What a user gets from the registry comes from the tarballs here; the other
// resolutions are this repository's own.
const rootManifest = readJson(path.join(app, 'package.json'));
rootManifest.resolutions = {
  ...rootManifest.resolutions,
  ...readJson(path.join(ROOT, 'package.json')).resolutions,
  ...tarballs,
};
writeFileSync(
  path.join(app, 'package.json'),
  JSON.stringify(rootManifest, undefined, 2),
);

function addDependencies(workspace, names) {
  const file = path.join(app, 'packages', workspace, 'package.json');
  const manifest = readJson(file);
  for (const name of names) {
    manifest.dependencies[name] = tarballs[name];
  }
  writeFileSync(file, JSON.stringify(manifest, undefined, 2));
}

const BACKEND_PACKAGES = [
  '@nucleon/plugin-nucleon-backend',
  '@nucleon/plugin-nucleon-backend-module-cloudformation',
  '@nucleon/plugin-catalog-backend-module-nucleon',
  '@nucleon/plugin-scaffolder-backend-module-nucleon',
];
addDependencies('app', ['@nucleon/plugin-nucleon']);
addDependencies('backend', [
  ...BACKEND_PACKAGES,
  '@nucleon/cloudformation-simulator',
]);

const index = path.join(app, 'packages', 'backend', 'src', 'index.ts');
const adds = BACKEND_PACKAGES.map(name => `backend.add(import('${name}'));`);
writeFileSync(
  index,
  readFileSync(index, 'utf8').replace(
    'backend.start();',
    `${adds.join('\n')}\n\nbackend.start();`,
  ),
);

appendFileSync(
  path.join(app, 'app-config.yaml'),
  `
nucleon:
  bundles:
    directories: [${path.join(ROOT, 'examples', 'templates')}]
  destinations:
    - name: sandbox
      title: Sandbox
      account: '111122223333'
      region: eu-west-1
      tier: development
      simulated: true
  cloudformation:
    endpoint: http://127.0.0.1:4599
`,
);
const config = path.join(app, 'app-config.yaml');
writeFileSync(
  config,
  readFileSync(config, 'utf8').replace(
    '  locations:\n',
    `  locations:\n    - type: file\n      target: ${path.join(
      ROOT,
      'examples',
      'templates',
    )}/*/template.yaml\n      rules:\n        - allow: [Template]\n`,
  ),
);

run(app, 'yarn', ['install']);
run(app, 'yarn', ['tsc']);
console.log(`
The app is in ${app}. Start the simulator in it:
  npx cloudformation-simulator --port 4599 --state-dir ${app}/.simulator
and then the app: yarn start`);
