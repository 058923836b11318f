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
 * What a command works with besides its arguments.
 *
 * @public
 */
export interface CommandContext {
  /** The directory that relative paths start from. */
  cwd: string;
  /** Where package.json and the templates of this package are. */
  packageDirectory: string;
  /** What the command reads. */
  stdin: AsyncIterable<string | Uint8Array>;
  /** Takes results, and problems that were found. */
  stdout: { write(text: string): unknown };
  /** Takes what keeps the command from working, and notes. */
  stderr: { write(text: string): unknown };
}

/**
 * A command: gets its arguments and ends with its exit code.
 *
 * @internal
 */
export type Command = (
  args: string[],
  context: CommandContext,
) => Promise<number>;

/**
 * The exit codes. Wrong usage, and files that cannot be read or written, are thrown and end in `failed`.
 *
 * @internal
 */
export const exitCodes = { fine: 0, problems: 1, failed: 2 } as const;
