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
import { tokenizeHcl } from './tokenizeHcl';

/**
 * A place in Terraform code that reads a variable.
 *
 * @internal
 */
export interface HclReference {
  /** `['environment', 'inputs', 'size']` for `var.environment.inputs.size`; ends before what is not written out. */
  path: string[];
  offset: number;
}

/**
 * What a file of Terraform code reads and declares.
 *
 * @internal
 */
export interface HclReferences {
  references: HclReference[];
  /** The variables that it declares. */
  variables: { name: string; offset: number }[];
}

/**
 * Finds what Terraform code reads of its variables, with the place of each.
 *
 * @internal
 */
export function findHclReferences(source: string): HclReferences {
  const found: HclReferences = { references: [], variables: [] };
  let open: HclReference | undefined;
  // What the open reference waits for: the next step, a member's name, what is in brackets, or their end.
  let expects: 'step' | 'member' | 'index' | 'end' = 'step';
  let index: string | undefined;
  let before = '';
  let declares = false;

  for (const { type, text, offset, depth } of tokenizeHcl(source)) {
    if (open) {
      const isWord = type === 'name' || type === 'number' || text === '*';
      if (expects === 'step' && type === 'symbol' && text === '.') {
        expects = 'member';
      } else if (expects === 'step' && type === 'symbol' && text === '[') {
        expects = 'index';
      } else if (expects === 'member' && isWord) {
        open.path.push(text);
        expects = 'step';
      } else if (
        expects === 'index' &&
        (type === 'text' || type === 'number' || text === '*')
      ) {
        index = text;
        expects = 'end';
      } else if (expects === 'end' && type === 'symbol' && text === ']') {
        open.path.push(index!);
        expects = 'step';
      } else {
        found.references.push(open);
        open = undefined;
      }
    }
    if (!open && type === 'name' && text === 'var' && before !== '.') {
      open = { path: [], offset };
      expects = 'step';
    }
    if (declares && (type === 'text' || type === 'name')) {
      found.variables.push({ name: text, offset });
    }
    declares = type === 'name' && text === 'variable' && depth === 0;
    before = type === 'symbol' ? text : '';
  }
  if (open) {
    found.references.push(open);
  }
  return {
    ...found,
    references: found.references.filter(({ path }) => path.length),
  };
}
