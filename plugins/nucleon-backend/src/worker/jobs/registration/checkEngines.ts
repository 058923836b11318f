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

import { Problem, TargetKind } from '@nucleon/plugin-nucleon-common';
import {
  EngineBundleFile,
  ProvisioningEngine,
} from '@nucleon/plugin-nucleon-node';
import { Bundle, BundlePart, Manifest } from '@nucleon/template-bundle';

const TARGET_OF: Record<BundlePart, TargetKind> = {
  infrastructure: 'environment',
  instance: 'service-instance',
  pipeline: 'service-pipeline',
};

const DIRECTORY_OF: Record<BundlePart, string> = {
  infrastructure: 'infrastructure',
  instance: 'instance_infrastructure',
  pipeline: 'pipeline_infrastructure',
};

/**
 * Has each engine that a bundle names check the files that are its own. Proton
 * registered what it could read, so that an engine is missing is a warning.
 *
 * @internal
 */
export async function checkEngines(
  bundle: Bundle,
  engines: ReadonlyMap<string, ProvisioningEngine>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const filesOf = new Map<ProvisioningEngine, EngineBundleFile[]>();
  for (const part of Object.keys(DIRECTORY_OF) as BundlePart[]) {
    const manifest = bundle.manifests[part];
    const engine = manifest && engines.get(manifest.engine);
    if (engine) {
      const files = getEngineFiles(bundle, part, manifest);
      filesOf.set(engine, [...(filesOf.get(engine) ?? []), ...files]);
    } else if (manifest) {
      problems.push(sayMissing(manifest, part, [...engines.keys()]));
    }
  }
  for (const [engine, files] of filesOf) {
    problems.push(...(await engine.validate({ kind: bundle.kind, files })));
  }
  return problems;
}

function sayMissing(
  manifest: Manifest,
  part: BundlePart,
  known: string[],
): Problem {
  const list = known.map(name => `'${name}'`).join(', ') || 'none';
  return {
    severity: 'warning',
    file: `${DIRECTORY_OF[part]}/manifest.yaml`,
    message: `No engine '${manifest.engine}' is installed in this portal (there is ${list}); the version can be published and deployed when its backend module was added`,
  };
}

function getEngineFiles(
  bundle: Bundle,
  part: BundlePart,
  manifest: Manifest,
): EngineBundleFile[] {
  const paths = getPaths(bundle, manifest);
  return bundle.files
    .filter(({ path }) => paths.has(path))
    .map(({ path, content }) => ({
      target: TARGET_OF[part],
      path,
      content: Buffer.from(content).toString('utf8'),
      // Proton renders CloudFormation alone; the rest is handed over as it is.
      isTemplated: manifest.engine === 'cloudformation',
    }));
}

function getPaths(bundle: Bundle, manifest: Manifest): Set<string> {
  switch (manifest.engine) {
    case 'cloudformation':
      return new Set([manifest.path]);
    case 'terraform':
      return new Set(manifest.paths);
    default:
      return new Set(
        bundle.files
          .map(({ path }) => path)
          .filter(path => path.startsWith(manifest.directory)),
      );
  }
}
