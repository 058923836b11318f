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

import { PyDict } from '@nucleon/jinja';
import { BundlePart, partDirectories } from '../bundle/Bundle';
import { CodeBuildManifest } from '../bundle/Manifest';
import { renderBuild } from '../codebuild/renderCodeBuild';
import { SettingsRenderer } from '../codebuild/SettingsRenderer';
import { showCodeBuild } from '../codebuild/showCodeBuild';
import { isObject } from '../schema/values';
import { findHclReferences } from '../terraform/findHclReferences';
import { renderTerraform, terraformCode } from '../terraform/renderTerraform';
import { sampleTerraformResource } from '../terraform/sampleTerraformResource';
import { toPlainMembers } from './Placeholders';
import type { BundlePreview, PreviewedBundle } from './previewBundle';
import { RenderContext } from './RenderContext';
import { RenderedFile } from './renderInfrastructure';

type PartPreview = Pick<BundlePreview, 'files' | 'problems'>;

/**
 * The folder that Terraform's automation would find, with placeholders for the outputs that the code reads.
 *
 * @internal
 */
export function previewTerraform(
  bundle: PreviewedBundle,
  part: BundlePart,
  context: RenderContext,
): PartPreview {
  const code = terraformCode(bundle, part);
  for (const { content } of code) {
    for (const { path } of findHclReferences(content).references) {
      read(context, path);
    }
  }
  const values = toPlainMembers({ ...context }) as RenderContext;
  const files = renderTerraform({
    code,
    context: values,
    ...sampleTerraformResource(part, values),
  });
  return { files: placeIn(partDirectories[part], files), problems: [] };
}

/**
 * The build and what it is handed, with placeholders for the outputs that its commands and properties read.
 *
 * @internal
 */
export function previewCodeBuild(
  bundle: PreviewedBundle,
  manifest: CodeBuildManifest,
  options: { context: RenderContext; withoutSecrets: RenderContext },
): PartPreview {
  const build = renderBuild(bundle, {
    manifest,
    renderer: new SettingsRenderer({
      ...options,
      file: `${manifest.directory}manifest.yaml`,
      isShown: true,
      isLenient: false,
    }),
    key: 'provision',
    getInputs: () =>
      toPlainMembers({ ...options.withoutSecrets }) as RenderContext,
  });
  return {
    files: placeIn(manifest.directory, showCodeBuild(build)),
    problems: build.problems,
  };
}

/** Goes down a path, so that the placeholders on it are made. */
function read(values: unknown, path: string[]): void {
  let value = values;
  for (const name of path) {
    if (Array.isArray(value)) {
      // An index or `*`; there is one instance.
      [value] = value;
    } else if (value instanceof PyDict) {
      value = value.get(name);
    } else {
      value = isObject(value) ? value[name] : undefined;
    }
  }
}

function placeIn(directory: string, files: RenderedFile[]): RenderedFile[] {
  return files.map(file => ({ ...file, path: directory + file.path }));
}
