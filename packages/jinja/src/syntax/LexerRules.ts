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

import { WHITESPACE } from '../text/whitespace';
import { LexerOptions } from './LexerOptions';

/**
 * The kinds of tags that may start in a template's text.
 *
 * @internal
 */
export type TagKind =
  'raw' | 'comment' | 'block' | 'variable' | 'lineStatement' | 'lineComment';

/**
 * The patterns that a lexer needs, made once for its options. None of them can go back: each
 * alternative is told from the others by its first characters.
 *
 * @internal
 */
export interface LexerRules {
  /** Finds the next tag; the groups after the first are in the order of `kinds`, each with its sign. */
  root: RegExp;
  kinds: TagKind[];
  blockEnd: RegExp;
  variableEnd: RegExp;
  commentEnd: RegExp;
  rawEnd: RegExp;
  lineEnd: RegExp;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/**
 * Makes the patterns for options.
 *
 * @internal
 */
export function lexerRules(options: LexerOptions): LexerRules {
  const space = `[${WHITESPACE}]*`;
  const blockStart = literal(options.blockStart);
  const blockEnd = literal(options.blockEnd);
  const commentEnd = literal(options.commentEnd);
  const variableEnd = literal(options.variableEnd);
  const trim = options.trimBlocks ? '\\n?' : '';
  const endOf = (end: string) => `(?:\\+${end}|-${end}${space}|${end}${trim})`;
  const tags = tagStarts(options);
  const raw = `${blockStart}(-|\\+|)${space}raw${space}(?:-${blockEnd}${space}|${blockEnd})`;
  const starts = [raw, ...tags.map(({ pattern }) => `${pattern}(-|\\+|)`)];
  return {
    root: new RegExp(starts.join('|'), 'g'),
    kinds: ['raw', ...tags.map(({ kind }) => kind)],
    blockEnd: new RegExp(endOf(blockEnd), 'y'),
    variableEnd: new RegExp(`-${variableEnd}${space}|${variableEnd}`, 'y'),
    commentEnd: new RegExp(endOf(commentEnd), 'g'),
    rawEnd: new RegExp(
      `${blockStart}(-|\\+|)${space}endraw${space}${endOf(blockEnd)}`,
      'g',
    ),
    lineEnd: new RegExp(`${space}(?:\\n|$)`, 'y'),
  };
}

// As `^` in Python: JavaScript's also stands after U+2028, which is white space, and a run of those would be gone over anew from
// each of them.
const LINE_START = '(?<![^\\n])';

// The longest start wins, so that `<%=` is not taken for `<%`.
function tagStarts(
  options: LexerOptions,
): { kind: TagKind; pattern: string }[] {
  const rules: {
    kind: TagKind;
    order: string;
    start: string;
    pattern: string;
  }[] = [
    {
      kind: 'comment',
      order: 'comment_begin',
      start: options.commentStart,
      pattern: literal(options.commentStart),
    },
    {
      kind: 'block',
      order: 'block_begin',
      start: options.blockStart,
      pattern: literal(options.blockStart),
    },
    {
      kind: 'variable',
      order: 'variable_begin',
      start: options.variableStart,
      pattern: literal(options.variableStart),
    },
  ];
  if (options.lineStatementPrefix !== undefined) {
    const start = options.lineStatementPrefix;
    rules.push({
      kind: 'lineStatement',
      order: 'linestatement_begin',
      start,
      pattern: `${LINE_START}[ \\t\\v]*${literal(start)}`,
    });
  }
  if (options.lineCommentPrefix !== undefined) {
    const start = options.lineCommentPrefix;
    const pattern = `(?:${LINE_START}|(?<=[^${WHITESPACE}]))(?:(?![\\r\\n])[${WHITESPACE}])*${literal(start)}`;
    rules.push({
      kind: 'lineComment',
      order: 'linecomment_begin',
      start,
      pattern,
    });
  }
  return rules.sort(
    (one, other) =>
      other.start.length - one.start.length ||
      (one.order < other.order ? 1 : -1),
  );
}
