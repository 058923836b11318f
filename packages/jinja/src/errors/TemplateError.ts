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

/**
 * The base of every error that a template can end in.
 *
 * `name` is the name of Python's class (`UndefinedError`, `TypeError`, ...) and `message` is Python's text,
 * so that what an author finds on the web about an error holds here as well.
 *
 * @public
 */
export class TemplateError extends Error {
  /** The line of the template, counted from 1, where it is known. */
  readonly line?: number;
  /** The name of the template that the line belongs to, where it has one. */
  readonly templateName?: string;

  constructor(message: string, location?: ErrorLocation) {
    super(message);
    this.name = 'TemplateError';
    this.line = location?.line;
    this.templateName = location?.templateName;
  }
}

/**
 * Where in which template an error was found.
 *
 * @public
 */
export interface ErrorLocation {
  /** The line, counted from 1. */
  line?: number;
  /** The template's name, if it has one. */
  templateName?: string;
}

/**
 * Tells an error where it happened, unless it knows already: the innermost place wins.
 *
 * @internal
 */
export function locateError(error: TemplateError, location: ErrorLocation) {
  if (error.line === undefined) {
    Object.assign(error, location);
  }
}
