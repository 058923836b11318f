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

import { ErrorLocation, TemplateError } from './TemplateError';

/**
 * The template's text is not Jinja.
 *
 * @public
 */
export class TemplateSyntaxError extends TemplateError {
  constructor(message: string, location?: ErrorLocation) {
    super(message, location);
    this.name = 'TemplateSyntaxError';
  }
}

/**
 * The template's text is Jinja, but names something that does not exist (an unknown filter, a block defined twice).
 *
 * @public
 */
export class TemplateAssertionError extends TemplateSyntaxError {
  constructor(message: string, location?: ErrorLocation) {
    super(message, location);
    this.name = 'TemplateAssertionError';
  }
}

/**
 * Something went wrong while a template was rendered.
 *
 * @public
 */
export class TemplateRuntimeError extends TemplateError {
  constructor(message: string, location?: ErrorLocation) {
    super(message, location);
    this.name = 'TemplateRuntimeError';
  }
}

/**
 * A template used more steps, memory, output or depth than its environment allows.
 *
 * @public
 */
export class TemplateLimitError extends TemplateRuntimeError {}

/**
 * The limit of depth, under the name that Python has for it.
 *
 * @internal
 */
export function recursionError(message: string): TemplateLimitError {
  const error = new TemplateLimitError(message);
  error.name = 'RecursionError';
  return error;
}

/**
 * A value was used that does not exist.
 *
 * @public
 */
export class UndefinedError extends TemplateRuntimeError {
  constructor(message: string, location?: ErrorLocation) {
    super(message, location);
    this.name = 'UndefinedError';
  }
}

/**
 * A filter was given arguments that make no sense.
 *
 * @public
 */
export class FilterArgumentError extends TemplateRuntimeError {
  constructor(message: string, location?: ErrorLocation) {
    super(message, location);
    this.name = 'FilterArgumentError';
  }
}

/**
 * No template of this name could be loaded. The message is the name, as in Python.
 *
 * @public
 */
export class TemplateNotFound extends TemplateError {
  constructor(message: string, location?: ErrorLocation) {
    super(message, location);
    this.name = 'TemplateNotFound';
  }
}

/**
 * None of several templates could be loaded.
 *
 * @public
 */
export class TemplatesNotFound extends TemplateNotFound {
  constructor(message: string, location?: ErrorLocation) {
    super(message, location);
    this.name = 'TemplatesNotFound';
  }
}

/**
 * One of Python's own exceptions: `TypeError`, `ValueError`, `KeyError`, `ZeroDivisionError` and so on, in `name`.
 *
 * @public
 */
export class PythonError extends TemplateError {
  constructor(name: string, message: string, location?: ErrorLocation) {
    super(message, location);
    this.name = name;
  }
}

/**
 * Python's TypeError.
 *
 * @internal
 */
export function typeError(message: string) {
  return new PythonError('TypeError', message);
}

/**
 * Python's ValueError.
 *
 * @internal
 */
export function valueError(message: string) {
  return new PythonError('ValueError', message);
}

/**
 * Python's OverflowError.
 *
 * @internal
 */
export function overflowError(message: string) {
  return new PythonError('OverflowError', message);
}

/**
 * Python's AttributeError.
 *
 * @internal
 */
export function attributeError(message: string) {
  return new PythonError('AttributeError', message);
}
