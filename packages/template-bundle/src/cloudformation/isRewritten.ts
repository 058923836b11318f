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

import { isObject } from '../schema/values';
import { YamlDocument } from '../yaml/YamlDocument';

// What they make has the same types and references.
const KNOWN_TRANSFORMS: unknown[] = [
  'AWS::LanguageExtensions',
  'AWS::Serverless-2016-10-31',
];

/**
 * Whether a macro makes another template of it, for which the rules may hold or not.
 *
 * @internal
 */
export function isRewritten(template: string): boolean {
  if (/Fn::Transform|!Transform\b/.test(template)) {
    return true;
  }
  if (!template.includes('Transform')) {
    return false;
  }
  const { value, errors } = YamlDocument.parse(template, {
    sections: ['Transform'],
  });
  if (errors.length) {
    return true;
  }
  const { Transform: transform = [] } = isObject(value) ? value : {};
  const macros = Array.isArray(transform) ? transform : [transform];
  return macros.some(macro => !KNOWN_TRANSFORMS.includes(macro));
}
