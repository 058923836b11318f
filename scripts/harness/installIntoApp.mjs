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
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT } from './startProcess.mjs';

const CREATE_APP = '@backstage/create-app@0.9.2';
// As in this repository. The one that create-app brings, 4.13.0, dies without a
// message when a connection is lost.
const YARN = '4.18.1';
const BACKEND_PACKAGES = [
  '@nucleon/plugin-nucleon-backend',
  '@nucleon/plugin-nucleon-backend-module-cloudformation',
  '@nucleon/plugin-catalog-backend-module-nucleon',
  '@nucleon/plugin-scaffolder-backend-module-nucleon',
];
// The versions that the release is made of: the lowest that create-app and the
// packages themselves ask for. Ranges alone mix in what came after it.
const RELEASE = new URL('./backstage-1.55.0.json', import.meta.url);
const APP_PACKAGES = ['@nucleon/plugin-nucleon'];
const SIMULATOR = '@nucleon/cloudformation-simulator';

function run(cwd, command, args, options = {}) {
  console.log(`$ ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: [options.input ? 'pipe' : 'ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (status !== 0) {
    throw new Error(
      `'${command} ${args.join(' ')}' failed in ${cwd}${
        error ? `: ${error.message}` : ''
      }`,
    );
  }
}

/** For what goes through the network: a lost connection gets a second chance. */
function runTwice(cwd, command, args) {
  try {
    run(cwd, command, args);
  } catch (error) {
    console.error(`${error.message}; once more`);
    run(cwd, command, args);
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function edit(file, change) {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) {
    throw new Error(`${file} is not what it was; look what create-app changed`);
  }
  writeFileSync(file, after);
}

function editJson(file, change) {
  edit(file, text => {
    const json = JSON.parse(text);
    change(json);
    return `${JSON.stringify(json, undefined, 2)}\n`;
  });
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

/** Builds and packs what is published; name to `file:` of the archive. */
function pack(folder) {
  run(ROOT, 'node', ['node_modules/.bin/tsc', '--incremental', 'false']);
  run(ROOT, 'node', ['node_modules/.bin/backstage-cli', 'repo', 'build']);
  mkdirSync(folder, { recursive: true });
  const archives = {};
  for (const [name, dir] of publishedPackages()) {
    const packed = path.join(folder, 'packed.tgz');
    run(dir, 'yarn', ['pack', '--out', packed]);
    // Yarn's cache knows an archive by its path: another content, another path.
    const digest = createHash('sha256').update(readFileSync(packed));
    const file = path.join(
      folder,
      `${name.replace('@', '').replace('/', '-')}-${digest
        .digest('hex')
        .slice(0, 12)}.tgz`,
    );
    renameSync(packed, file);
    archives[name] = `file:${file}`;
  }
  return archives;
}

function createApp({ app, archives, isNewest }) {
  run(ROOT, 'npx', ['-y', CREATE_APP, '--skip-install', '--path', app], {
    input: 'nucleon-install-test\n',
  });
  edit(path.join(app, '.yarnrc.yml'), text =>
    text.replace(/^yarnPath:.*\n/m, ''),
  );
  editJson(path.join(app, 'package.json'), manifest => {
    manifest.packageManager = `yarn@${YARN}`;
    Object.assign(manifest.resolutions, isNewest ? {} : readJson(RELEASE), {
      // As the README says.
      'better-sqlite3': '13.2.0',
      // What a user gets from the registry comes from the archives here.
      ...archives,
    });
  });
}

/** The README's steps, with archives in place of what is not published yet. */
function install(app, archives) {
  function add(workspace, names) {
    runTwice(app, 'yarn', [
      ...['--cwd', path.join('packages', workspace), 'add'],
      ...names.map(name => `${name}@${archives[name]}`),
      // One install at the end does for all.
      '--mode=update-lockfile',
    ]);
  }
  add('backend', [...BACKEND_PACKAGES, SIMULATOR]);
  add('app', APP_PACKAGES);
  runTwice(app, 'yarn', ['install']);
  edit(path.join(app, 'packages/backend/src/index.ts'), text => {
    const adds = BACKEND_PACKAGES.map(
      name => `backend.add(import('${name}'));`,
    );
    return text.replace(
      'backend.start();',
      `${adds.join('\n')}\n\nbackend.start();`,
    );
  });
}

/** Templates of the examples, given to the group that create-app's guest is in. */
function addTemplates(app) {
  const templates = path.join(app, 'examples', 'nucleon');
  cpSync(path.join(ROOT, 'examples', 'templates'), templates, {
    recursive: true,
  });
  for (const name of readdirSync(templates)) {
    if (!name.endsWith('.md')) {
      edit(path.join(templates, name, 'template.yaml'), text =>
        text.replace(/owner: .*/, 'owner: group:default/guests'),
      );
    }
  }
}

function configure(app, ports) {
  edit(path.join(app, 'app-config.yaml'), text =>
    text
      .replaceAll('localhost:3000', `localhost:${ports.portal}`)
      .replaceAll('localhost:7007', `localhost:${ports.backend}`)
      .replace('port: 7007', `port: ${ports.backend}`)
      .replace('# host: 127.0.0.1', 'host: 127.0.0.1')
      .replace('guest: {}', 'guest:\n      userEntityRef: user:default/guest')
      .replace(
        '  locations:\n',
        `  locations:
    - type: file
      target: ../../examples/nucleon/*/template.yaml
      rules:
        - allow: [Template]
`,
      ),
  );
  appendFileSync(
    path.join(app, 'app-config.yaml'),
    `
nucleon:
  bundles:
    directories: [../../examples/nucleon]
  encryption:
    key: \${NUCLEON_ENCRYPTION_KEY}
  destinations:
    - name: sandbox
      title: Sandbox
      account: '111122223333'
      region: eu-west-1
      simulated: true
  cloudformation:
    endpoint: http://127.0.0.1:${ports.simulator}
`,
  );
}

/**
 * Makes a fresh app and installs the packed packages into it.
 *
 * @param options - `app`, a new folder; the `ports` of portal, backend and
 *   simulator; `isNewest`, for what Backstage's ranges resolve to today in place of
 *   one release
 */
export function installIntoApp({ app, ports, isNewest = false }) {
  const archives = pack(`${app}-packages`);
  createApp({ app, archives, isNewest });
  install(app, archives);
  addTemplates(app);
  configure(app, ports);
  run(app, 'yarn', ['tsc']);
  run(app, 'yarn', ['build:all']);
}
