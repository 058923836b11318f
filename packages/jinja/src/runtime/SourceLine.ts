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
 * A line of a template.
 *
 * @public
 */
export interface SourceLine {
  /** The line, counted from 1. */
  line: number;
  /** The template's name, if it has one. */
  templateName?: string;
}

/**
 * What a template gives, and where each line of it comes from.
 *
 * @public
 */
export interface TextWithLines {
  /** What the template gives. */
  text: string;
  /** One for each line of the text; lines end with a newline (`\n`). */
  lines: SourceLine[];
}
