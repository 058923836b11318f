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

import { Problem } from '@nucleon/plugin-nucleon-common';
import { EngineBundle, EngineBundleFile } from '@nucleon/plugin-nucleon-node';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { cloudFormationTags } from './model/cloudFormationTags';

const TARGET_WORDS: Record<EngineBundleFile['target'], string> = {
  environment: 'an environment',
  'service-instance': 'an instance',
  'service-pipeline': 'a pipeline',
};

/**
 * Says what is wrong with the templates of a bundle, as far as it can be seen
 * before they are rendered. A file with Jinja in it is YAML only afterwards, so
 * of such a one only that it has resources is looked for.
 *
 * @internal
 */
export function validateTemplates(bundle: EngineBundle): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const file of bundle.files) {
    const other = seen.get(file.target);
    if (other) {
      problems.push({
        severity: 'error',
        file: file.path,
        message: `${TARGET_WORDS[file.target]} is one CloudFormation template, and '${other}' is there already`,
      });
    }
    seen.set(file.target, file.path);
    problems.push(...validateTemplate(file));
  }
  return problems;
}

function validateTemplate(file: EngineBundleFile): Problem[] {
  const { path, content } = file;
  if (!/(^|[{,])\s*["']?Resources["']?\s*:/m.test(content)) {
    return [
      {
        severity: 'error',
        file: path,
        message: `'${path}' is no CloudFormation template: it has no 'Resources'`,
      },
    ];
  }
  if (file.isTemplated && /\{[{%#]/.test(content)) {
    return [];
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(content, {
    lineCounter,
    customTags: cloudFormationTags,
  });
  if (document.errors.length) {
    return document.errors.map(error => ({
      severity: 'error',
      file: path,
      line: error.linePos?.[0].line,
      column: error.linePos?.[0].col,
      message: error.message.split('\n')[0],
    }));
  }
  const resources = isMap(document.contents)
    ? document.contents.get('Resources')
    : undefined;
  return isMap(resources) && resources.items.length > 0
    ? []
    : [
        {
          severity: 'error',
          file: path,
          message: `'Resources' of '${path}' names no resource`,
        },
      ];
}
