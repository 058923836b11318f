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
import { InputError } from '@backstage/errors';
import { Bundle, BundlePart } from '../bundle/Bundle';
import { BundleTexts } from '../bundle/BundleTexts';
import { CloudFormationManifest } from '../bundle/Manifest';

/**
 * The template of one part of a bundle. Throws an `InputError` where there is none to render.
 *
 * @internal
 */
export function readTemplate(
  bundle: Pick<Bundle, 'manifests' | 'files'>,
  part: BundlePart,
): { manifest: CloudFormationManifest; path: string; source: string } {
  const manifest = bundle.manifests[part];
  if (!manifest) {
    throw new InputError(
      `The bundle has no ${part} code: there is nothing to render`,
    );
  }
  if (manifest.engine !== 'cloudformation') {
    throw new InputError(
      `The ${part} code of the bundle is for ${manifest.engine}; only CloudFormation templates can be rendered`,
    );
  }
  const { path } = manifest;
  const source = new BundleTexts(bundle.files).text(path);
  if (source === undefined) {
    throw new InputError(`The file '${path}' is missing, or is no UTF-8 text`);
  }
  return { manifest, path, source };
}
