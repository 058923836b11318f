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

import { CheckLevel, Problem, RenderedFile } from '@nucleon/template-bundle';

/**
 * Rendered CloudFormation templates that are to be checked.
 *
 * @internal
 */
export type CheckJob = {
  files: RenderedFile[];
  /** The same without secrets, which then are not quoted. */
  redacted?: RenderedFile[];
  level: CheckLevel;
  /** Values are made up: what is wrong with them says nothing. */
  hasPlaceholders?: boolean;
};

/**
 * Checks rendered CloudFormation templates. Throws where the check itself fails,
 * which says nothing about the templates.
 *
 * @internal
 */
export interface TemplateChecker {
  check(job: CheckJob): Promise<Problem[]>;
  close(): Promise<void>;
}

/**
 * How renderings are checked.
 *
 * @internal
 */
export type TemplateChecking = {
  checker: TemplateChecker;
  /** For templates that say nothing about it. */
  level: CheckLevel;
};
