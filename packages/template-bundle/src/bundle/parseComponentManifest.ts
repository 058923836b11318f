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
import { YamlDocument } from '../yaml/YamlDocument';
import { Manifest } from './Manifest';
import { ManifestReader } from './ManifestReader';
import { Problem } from './Problem';

const LONGEST_MANIFEST = 1_024;

/**
 * Reads the manifest of a directly defined component, which comes with one template file outside of any bundle:
 * jinja with cloudformation, or hcl with terraform. The only file of a Terraform component may be called `*`; it is
 * `main.tf` then.
 *
 * @public
 */
export function parseComponentManifest(text: string): {
  manifest?: Manifest;
  problems: Problem[];
} {
  if (text.length > LONGEST_MANIFEST && [...text].length > LONGEST_MANIFEST) {
    return {
      problems: [
        {
          message: `The manifest has more than ${LONGEST_MANIFEST} characters`,
          severity: 'error',
        },
      ],
    };
  }
  const document = YamlDocument.parse(text);
  const problems: Problem[] = document.errors.map(error => ({
    ...error,
    message: `The manifest is not valid YAML: ${error.message}`,
    severity: 'error',
  }));
  if (problems.length) {
    return { problems };
  }
  const manifest = new ManifestReader({ document, problems }).read(
    '',
    undefined,
  );
  if (manifest?.engine === 'codebuild') {
    problems.push({
      message: 'A component cannot be provisioned with CodeBuild',
      ...document.locate([
        'infrastructure',
        'templates',
        0,
        'rendering_engine',
      ]),
      severity: 'error',
    });
  }
  const isWrong = problems.some(({ severity }) => severity === 'error');
  return manifest && !isWrong ? { manifest, problems } : { problems };
}
