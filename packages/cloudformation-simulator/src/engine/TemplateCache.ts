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
import { readTemplate } from '../template/readTemplate';
import type { Template } from '../template/Template';

const KEPT = 500;

/**
 * Keeps the templates that were read last, because a running stack asks for its own at
 * every step.
 * @internal
 */
export class TemplateCache {
  readonly #templates = new Map<string, Template>();

  /** The template of a body; fails like {@link readTemplate}. */
  get(body: string): Template {
    const known = this.#templates.get(body);
    const template = known ?? readTemplate(body);
    this.#templates.delete(body);
    this.#templates.set(body, template);
    if (this.#templates.size > KEPT) {
      const [oldest] = this.#templates.keys();
      this.#templates.delete(oldest);
    }
    return template;
  }
}
