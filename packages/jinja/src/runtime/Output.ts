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

import { activeLimits, step, work } from '../limits/Budget';
import { TemplateError } from '../errors/TemplateError';
import { TemplateLimitError } from '../errors/errors';

/**
 * Collects what a template outputs.
 *
 * @internal
 */
export class Output {
  text = '';
  #deferred: TemplateError | undefined;
  readonly #limit = activeLimits().maxOutputSize;

  /** Adds text at the end. */
  write(text: string) {
    if (text.length > 64) {
      work(text.length);
    }
    this.text += text;
    if (this.text.length > this.#limit) {
      throw new TemplateLimitError(
        `Rendering outputs more than ${this.#limit} characters (limit maxOutputSize)`,
      );
    }
  }

  /** Adds text that stands in the template, from this line on. */
  writeSource(text: string, _line: number) {
    this.write(text);
  }

  /** Notes an error that only counts once all is output: Jinja2 finds it when it joins the parts. */
  defer(error: TemplateError) {
    this.#deferred ??= error;
  }

  /** All that was output. */
  finish(): string {
    if (this.#deferred) {
      throw this.#deferred;
    }
    return this.text;
  }

  /** Adds lines, each after the first with the white space that the current line starts with. */
  writeIndented(lines: readonly string[]) {
    // What was put together of many parts is copied for this.
    work(this.text.length >> 3);
    const line = this.text.slice(this.text.lastIndexOf('\n') + 1);
    const indentation = /^[ \t]*/.exec(line)![0];
    lines.forEach((text, index) => {
      step();
      this.write(index === 0 ? text : `\n${indentation}${text}`);
    });
  }
}
