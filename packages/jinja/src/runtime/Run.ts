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

import type { CompiledTemplate } from './CompiledTemplate';
import { spend, allocate } from '../limits/Budget';
import { Output } from './Output';
import type { TemplateModule } from './TemplateModule';

/**
 * One rendering: where it is, what it has output, what it has imported.
 *
 * @internal
 */
export class Run {
  output = new Output();
  /** The line that is rendered, for errors. */
  line = 1;
  /** The template that the line is in. */
  templateName: string | undefined;
  /** Templates that were imported without context, each once. */
  readonly modules = new Map<object, TemplateModule>();

  readonly #read = new Set<CompiledTemplate>();

  /** Runs `body` and gives back what it outputs. */
  capture(body: () => void): string {
    const outer = this.output;
    const inner = new Output();
    this.output = inner;
    body();
    this.output = outer;
    const text = inner.finish();
    allocate(text.length);
    return text;
  }

  /** Counts that another template was read: once, and also where a rendering before this one has read it. */
  countReading(template: CompiledTemplate) {
    if (!this.#read.has(template)) {
      this.#read.add(template);
      spend(template.cost);
    }
  }

  /** Runs `body`, which may be elsewhere, and comes back to this line. An error stays where it was thrown. */
  elsewhere<T>(templateName: string | undefined, body: () => T): T {
    const { line, templateName: name } = this;
    this.templateName = templateName;
    const result = body();
    this.line = line;
    this.templateName = name;
    return result;
  }
}
