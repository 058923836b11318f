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

import { compileTemplate } from './compiler/compileTemplate';
import { TemplateNotFound, TemplateSyntaxError } from './errors/errors';
import { EnvironmentOptions } from './EnvironmentOptions';
import { builtinFilters } from './filters/builtinFilters';
import { builtinGlobals } from './globals/builtinGlobals';
import { Budget, withBudget } from './limits/Budget';
import { DEFAULT_LIMITS, Limits } from './limits/Limits';
import { Loader } from './Loader';
import { applyFilter, applyTest } from './runtime/applyFilter';
import type { CompiledTemplate } from './runtime/CompiledTemplate';
import { FilterFunction, TestFunction } from './runtime/FilterFunction';
import { RuntimeEnvironment } from './runtime/RuntimeEnvironment';
import { Lexer } from './syntax/Lexer';
import { DEFAULT_LEXER_OPTIONS, LexerOptions } from './syntax/LexerOptions';
import { LexerRules, lexerRules } from './syntax/LexerRules';
import { Parser } from './syntax/Parser';
import { LexedToken } from './syntax/Token';
import { TokenStream } from './syntax/TokenStream';
import { Template } from './Template';
import { builtinTests } from './tests/builtinTests';
import { Value } from './values/PyObject';

/**
 * Reads and renders templates. What is put into `filters`, `tests` and `globals` is there for every template of the environment.
 *
 * @public
 */
export class Environment {
  /** The filters by name, Jinja2's own to begin with. */
  readonly filters: Map<string, FilterFunction>;
  /** The tests by name, Jinja2's own to begin with. */
  readonly tests: Map<string, TestFunction>;
  /** The variables that every template has. */
  readonly globals: Map<string, Value>;
  readonly #limits: Limits;
  readonly #lexerOptions: LexerOptions;
  readonly #lexerRules: LexerRules;
  readonly #loader: Loader | undefined;
  readonly #loaded = new Map<string, CompiledTemplate>();
  readonly #runtime: RuntimeEnvironment;

  constructor(options: EnvironmentOptions = {}) {
    this.filters = new Map(builtinFilters);
    this.tests = new Map(builtinTests);
    this.globals = builtinGlobals();
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#lexerOptions = lexerOptions(options);
    this.#lexerRules = lexerRules(this.#lexerOptions);
    this.#loader = options.loader;
    this.#runtime = this.#makeRuntime(options);
  }

  /** Reads a template. Throws TemplateSyntaxError with the line where it is not one. */
  fromString(source: string, options: { name?: string } = {}): Template {
    return this.#template(this.#compile(source, options.name));
  }

  /** Loads and reads a template, once. Throws TemplateNotFound where there is none of this name. */
  getTemplate(name: string): Template {
    return this.#template(this.#load(name));
  }

  /**
   * The tokens of a template, without white space inside of tags and without comments. Throws TemplateSyntaxError where the
   * text cannot be read; what is read may still be no template.
   */
  lex(source: string, options: { name?: string } = {}): LexedToken[] {
    return this.#read(source, options.name, lexer => lexer.lex());
  }

  #template(compiled: CompiledTemplate): Template {
    return new Template({
      compiled,
      environment: this.#runtime,
      limits: this.#limits,
    });
  }

  #load(name: string): CompiledTemplate {
    let template = this.#loaded.get(name);
    if (!template) {
      const source = this.#loader?.load(name);
      if (source === undefined) {
        throw new TemplateNotFound(name);
      }
      template = this.#compile(source, name);
      this.#loaded.set(name, template);
    }
    return template;
  }

  #read<T>(
    source: string,
    name: string | undefined,
    read: (lexer: Lexer) => T,
  ): T {
    const { maxSourceSize } = this.#limits;
    if (source.length > maxSourceSize) {
      throw new TemplateSyntaxError(
        `the template has more than ${maxSourceSize} characters (limit maxSourceSize)`,
        { line: 1, templateName: name },
      );
    }
    // Reading and compiling look at each token a limited number of times.
    const limits = { ...this.#limits, maxSteps: 20 * this.#limits.maxTokens };
    return withBudget(new Budget(limits), () =>
      read(
        new Lexer(source, this.#lexerOptions, {
          rules: this.#lexerRules,
          name,
        }),
      ),
    );
  }

  #compile(source: string, name: string | undefined): CompiledTemplate {
    return this.#read(source, name, lexer => {
      const tokens = lexer.tokenize();
      const cost = 12 * tokens.length + (source.length >> 6);
      const nodes = new Parser(
        new TokenStream(tokens, name),
        this.#limits.maxNesting,
      ).parse();
      const compiled = compileTemplate(
        {
          limits: this.#limits,
          hasFilter: filter => this.filters.has(filter),
          hasTest: test => this.tests.has(test),
          autoescapeFor: this.#runtime.autoescapeFor,
        },
        nodes,
        name,
      );
      return { name, cost, ...compiled };
    });
  }

  // What a rendering sees of the environment: no more than it needs.
  #makeRuntime(options: EnvironmentOptions): RuntimeEnvironment {
    const { autoescape = false } = options;
    return {
      filters: this.filters,
      tests: this.tests,
      globals: this.globals,
      undefinedKind: options.undefined ?? 'default',
      newlineSequence: this.#lexerOptions.newlineSequence,
      autoescapeFor: name =>
        typeof autoescape === 'function' ? autoescape(name) : autoescape,
      applyFilter,
      applyTest,
      loadTemplate: name => this.#load(name),
    };
  }
}

const LEXER_OPTION_NAMES: (keyof LexerOptions)[] = [
  'blockStart',
  'blockEnd',
  'variableStart',
  'variableEnd',
  'commentStart',
  'commentEnd',
  'lineStatementPrefix',
  'lineCommentPrefix',
  'trimBlocks',
  'lstripBlocks',
  'keepTrailingNewline',
  'newlineSequence',
];

function lexerOptions(options: EnvironmentOptions): LexerOptions {
  const result: LexerOptions = { ...DEFAULT_LEXER_OPTIONS };
  for (const name of LEXER_OPTION_NAMES) {
    if (options[name] !== undefined) {
      Object.assign(result, { [name]: options[name] });
    }
  }
  return result;
}
