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

import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@nucleon/plugin-nucleon-common';
import { Bundle, sampleInputs } from '@nucleon/template-bundle';
import { BundlePreviewer } from '../../../domain/BundlePreviewer';
import { TemplateRecord } from '../../../domain/TemplateRecord';
import { TemplateChecking } from '../../check/TemplateChecker';

/**
 * What AWS's rules say of a version, rendered without a deployment: with its
 * defaults, and values made from the schema for required inputs that have none.
 * Where that cannot be rendered, nothing is checked.
 *
 * Proton registered what it could read: so all of it are warnings, and only what
 * does not depend on values.
 *
 * @internal
 */
export async function checkPreview(
  bundle: Bundle,
  options: {
    template: TemplateRecord;
    previewer?: BundlePreviewer;
    checking?: TemplateChecking;
    logger: LoggerService;
  },
): Promise<Problem[]> {
  const { template, previewer, checking, logger } = options;
  const level = template.cloudformationChecks ?? checking?.level;
  const paths = Object.values(bundle.manifests).flatMap(manifest =>
    manifest.engine === 'cloudformation' ? [manifest.path] : [],
  );
  if (!previewer || !checking || level === 'off' || !paths.length) {
    return [];
  }
  try {
    const preview = await previewer.preview({
      files: bundle.files,
      kind: bundle.kind,
      given: { ...sampleInputs(bundle.schema), mapLines: true },
    });
    const problems = await checking.checker.check({
      files: preview.files.filter(({ path }) => paths.includes(path)),
      level: 'default',
      hasPlaceholders: true,
    });
    return problems.map(problem => ({ ...problem, severity: 'warning' }));
  } catch (error) {
    // It says nothing about the version.
    logger.warn('A template version could not be checked', {
      templateId: template.id,
      error: error instanceof Error ? error.message : String(error),
    });
    return [];
  }
}
