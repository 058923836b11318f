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

import {
  Bundle,
  checkCloudFormation,
  checkRendering,
  checkTerraform,
  previewBundle,
  Problem,
  sampleInputs,
} from '@nucleon/template-bundle';
import { isErrorProblem } from '../problems/writeProblems';

const RESOURCES = /(?:^|[{,])\s*["']?Resources["']?\s*:/m;

// What Proton gave is named, so that it is no CloudFormation's `{{resolve:...}}` and no code of something else.
const JINJA =
  /\{[{%][^{}]{0,200}?\b(?:environment|service|service_instances?|pipeline)\b[^{}]{0,200}?[}%]\}/;

/**
 * Checks the code of a bundle, which its form says nothing of: what registration finds besides, and what fails when it is
 * rendered. Adds to what was found of the form, errors first.
 *
 * @internal
 */
export async function checkCode(
  bundle: Bundle,
  options: {
    found: Problem[];
    /** Whether AWS's own rules are asked. */
    asksRules: boolean;
  },
): Promise<Problem[]> {
  const { found, asksRules } = options;
  const terraform = await checkTerraform(bundle);
  const problems = checkRendering(bundle, [
    ...found,
    ...terraform.problems,
    ...checkResources(bundle),
    ...checkPlainJinja(bundle),
    ...checkRegistration(bundle),
  ]);
  return asksRules && !problems.some(isErrorProblem)
    ? [...problems, ...(await askRules(bundle))]
    : problems;
}

function templatesOf({ manifests }: Bundle): string[] {
  return Object.values(manifests).flatMap(manifest =>
    manifest.engine === 'cloudformation' ? [manifest.path] : [],
  );
}

function textOf({ files }: Bundle, path: string): string {
  const file = files.find(candidate => candidate.path === path);
  return new TextDecoder().decode(file?.content);
}

// As the engine for CloudFormation says it in a registration.
function checkResources(bundle: Bundle): Problem[] {
  return templatesOf(bundle)
    .filter(path => !RESOURCES.test(textOf(bundle, path)))
    .map(file => ({
      message: "It is no CloudFormation template: it has no 'Resources'",
      file,
      line: 1,
      severity: 'error',
    }));
}

function checkPlainJinja(bundle: Bundle): Problem[] {
  const plain = Object.values(bundle.manifests).find(
    manifest => manifest.engine === 'cloudformation' && manifest.isPlain,
  );
  return templatesOf(bundle).flatMap(file => {
    const text = textOf(bundle, file);
    const found = plain && JINJA.exec(text);
    return found
      ? [
          {
            message: `'${found[0]}' is not rendered: a plain template has no Jinja; add schema/schema.yaml and a directory with a manifest, or use parameters`,
            file,
            line: text.slice(0, found.index).split('\n').length,
            severity: 'warning' as const,
          },
        ]
      : [];
  });
}

// An upload may name them itself.
function checkRegistration({ kind, registration }: Bundle): Problem[] {
  return kind === 'service' && !registration
    ? [
        {
          message:
            "The bundle names no compatible environment template, without which a version is refused: add '.template-registration.yaml' with 'compatible_environments', or name them where you register it",
          severity: 'warning',
        },
      ]
    : [];
}

// As a registration asks them, so that nothing is said that depends on values.
async function askRules(bundle: Bundle): Promise<Problem[]> {
  const preview = previewBundle(bundle, {
    ...sampleInputs(bundle.schema),
    mapLines: true,
  });
  const paths = templatesOf(bundle);
  const problems: Problem[] = [];
  for (const file of preview.files) {
    if (paths.includes(file.path)) {
      const findings = await checkCloudFormation(file, {
        hasPlaceholders: true,
        source: textOf(bundle, file.path),
      });
      problems.push(...findings.map(({ rule: _, ...problem }) => problem));
    }
  }
  return problems;
}
