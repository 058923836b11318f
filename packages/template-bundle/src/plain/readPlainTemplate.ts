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

let last: WeakRef<{ text: string; document: YamlDocument }> | undefined;

/**
 * Reads a plain template: its form and each of its renderings need it, one after the other, and a large one takes half a
 * second. So the last one is kept as long as there is room.
 *
 * @internal
 */
export function readPlainTemplate(text: string): YamlDocument {
  const known = last?.deref();
  if (known?.text === text) {
    return known.document;
  }
  const document = YamlDocument.parse(text, {
    sections: ['Parameters', 'Metadata'],
  });
  last = new WeakRef({ text, document });
  return document;
}
