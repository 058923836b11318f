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
import { isRegistrationFile } from '../archive/isRegistrationFile';
import { BundleTexts } from '../bundle/BundleTexts';

const DIRECTORIES =
  /^(?:schema|infrastructure|instance_infrastructure|pipeline_infrastructure|pipeline)\//;
const TEMPLATE = /^[^/]+\.(?:ya?ml|json|template)$/;
const RESOURCES = /(?:^|[{,])\s*["']?Resources["']?\s*:/m;
const USUAL_NAMES = /^(?:template|cloudformation)\./;

/**
 * The CloudFormation template that is a bundle by itself: a file at the root, where there is no schema and no directory of
 * a Proton bundle. Among several, `template.*` and `cloudformation.*` come first.
 *
 * @internal
 */
export function findPlainTemplate(texts: BundleTexts): string | undefined {
  const { paths } = texts;
  if (paths.some(path => DIRECTORIES.test(path))) {
    return undefined;
  }
  const templates = paths.filter(
    path =>
      TEMPLATE.test(path) &&
      !isRegistrationFile(path) &&
      RESOURCES.test(texts.text(path) ?? ''),
  );
  const usual = templates.filter(path => USUAL_NAMES.test(path));
  const [first, ...others] = usual.length ? usual : templates;
  return others.length ? undefined : first;
}
