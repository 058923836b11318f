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
import { EngineEvent } from '@nucleon/plugin-nucleon-node';
import { formatProblems, Problem } from '@nucleon/template-bundle';
import { DateTime } from 'luxon';
import { Stores } from '../../database/Stores';
import { TemplateChecking } from '../check/TemplateChecker';
import { Rendering } from '../render/RenderJob';
import { DeploymentSubject } from './DeploymentSubject';

// The log is read by people.
const MOST_WARNINGS = 50;

/**
 * Checks what a deployment is about to hand to CloudFormation. Says the warnings
 * as events; throws an `InputError` with all errors at their line of the template.
 * That the check itself fails is a warning: the deployment goes on.
 *
 * @internal
 */
export async function checkRendering(
  { deployment, target }: DeploymentSubject,
  rendering: Rendering,
  options: { stores: Stores; checking: TemplateChecking; now: DateTime },
): Promise<EngineEvent[]> {
  if (deployment.engine !== 'cloudformation') {
    return [];
  }
  const { stores, checking, now } = options;
  const template = await stores.templates.get(target.templateId);
  const level = template?.cloudformationChecks ?? checking.level;
  const warn = (message: string, index: number): EngineEvent => ({
    sourceId: `nucleon:check:${index}`,
    at: now.toISO()!,
    level: 'warning',
    message,
  });
  let problems: Problem[];
  try {
    problems = await checking.checker.check({ ...rendering, level });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [warn(`The template could not be checked: ${reason}`, 0)];
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length) {
    throw new InputError(
      `CloudFormation cannot deploy the template:\n${formatProblems(errors)}`,
    );
  }
  return problems
    .slice(0, MOST_WARNINGS)
    .map((problem, index) => warn(formatProblems([problem]), index));
}
