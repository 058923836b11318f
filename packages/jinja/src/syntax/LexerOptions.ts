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
 * What of a template's text is Jinja, and what happens to the white space around it.
 *
 * @public
 */
export interface LexerOptions {
  /** Starts a tag; `{%` by default. */
  blockStart: string;
  /** Ends a tag; `%}` by default. */
  blockEnd: string;
  /** Starts an output; `{{` by default. */
  variableStart: string;
  /** Ends an output; `}}` by default. */
  variableEnd: string;
  /** Starts a comment; `{#` by default. */
  commentStart: string;
  /** Ends a comment; `#}` by default. */
  commentEnd: string;
  /** A line that starts with it is a tag; none by default. */
  lineStatementPrefix?: string;
  /** The rest of a line after it is a comment; none by default. */
  lineCommentPrefix?: string;
  /** Removes the first newline after a tag. */
  trimBlocks: boolean;
  /** Removes white space from the start of a line to a tag. */
  lstripBlocks: boolean;
  /** Keeps the newline at the end of the template. */
  keepTrailingNewline: boolean;
  /** What each newline of the template becomes. */
  newlineSequence: '\n' | '\r\n' | '\r';
}

/**
 * The options that Jinja starts with.
 *
 * @internal
 */
export const DEFAULT_LEXER_OPTIONS: LexerOptions = {
  blockStart: '{%',
  blockEnd: '%}',
  variableStart: '{{',
  variableEnd: '}}',
  commentStart: '{#',
  commentEnd: '#}',
  trimBlocks: false,
  lstripBlocks: false,
  keepTrailingNewline: false,
  newlineSequence: '\n',
};
