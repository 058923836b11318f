import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { TemplateKind } from '@nucleon/template-bundle';
import { sharedPath } from '../jinja/Oracle';
import { PLAIN_JSON, PLAIN_YAML, TERRAFORM } from './written';

/** A bundle with a spec for it: what generated cases start from. */
export interface Sample {
  name: string;
  kind: TemplateKind;
  files: Map<string, Buffer>;
  spec: string;
}

const SPECS = {
  environment: 'proton: EnvironmentSpec\nspec: {}\n',
  service:
    'proton: ServiceSpec\npipeline: {}\ninstances:\n  - name: one\n    environment: net\n    spec: {}\n  - name: two\n    environment: net\n    spec: {}\n',
} as const;

function filesBelow(directory: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(directory, {
    recursive: true,
    withFileTypes: true,
  })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(directory.length + 1), readFileSync(path));
    }
  }
  return files;
}

function versionDirectories(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(path => join(root, path))
    .filter(path => basename(path) === 'v1')
    .sort();
}

function readSample(directory: string): Sample {
  const files = filesBelow(directory);
  const kind = files.has('infrastructure/manifest.yaml')
    ? 'environment'
    : 'service';
  const spec = join(directory, '../spec/spec.yaml');
  return {
    name: basename(join(directory, '..')),
    kind,
    files,
    spec: existsSync(spec) ? readFileSync(spec, 'utf8') : SPECS[kind],
  };
}

function written(
  name: string,
  kind: TemplateKind,
  files: Record<string, string>,
): Sample {
  return {
    name,
    kind,
    files: new Map(
      Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]),
    ),
    spec: SPECS[kind].replace('pipeline: {}\n', ''),
  };
}

/** The real bundles of the shared material, the project's examples, and one of each kind that neither has. */
export function readSamples(): Sample[] {
  const roots = [
    sharedPath('bundles'),
    resolve(__dirname, '../../examples/templates'),
  ];
  return [
    ...roots.flatMap(versionDirectories).map(readSample),
    written('plain-yaml', 'environment', { 'template.yaml': PLAIN_YAML }),
    written('plain-json', 'service', { 'cloudformation.json': PLAIN_JSON }),
    written('terraform', 'environment', TERRAFORM),
  ];
}
