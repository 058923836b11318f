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
 * A piece of Terraform code that may be part of an expression. Comments and the literal parts of texts are none.
 *
 * @internal
 */
export interface HclToken {
  /** `text` is a quoted text without expressions in it, `template` one with expressions, whose tokens come before. */
  type: 'name' | 'number' | 'text' | 'template' | 'symbol';
  /** What it says; for a text, what is between its quotes. */
  text: string;
  offset: number;
  /** How many brackets are open around it. */
  depth: number;
}

type Mode =
  | { type: 'code'; brackets: number }
  | { type: 'quoted'; start: number; hasExpressions: boolean }
  | { type: 'heredoc'; terminator: string };

const SPACE = /[\s\ufeff]+/y;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[^]*?(?:\*\/|$)/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[^\S\n]*\n/uy;
// What has a meaning inside of quotes: the rest is literal. The doubled signs stand for themselves.
const IN_QUOTES = /\\|\$\$\{|%%\{|\$\{|%\{|"|\n/g;
const IN_HEREDOC = /\$\$\{|%%\{|\$\{|%\{|\n/g;

/**
 * Takes Terraform code apart, far enough to find what it refers to. Code that is wrong gives tokens too: it is the parser's
 * to say what is wrong with it. Takes time in proportion to the length.
 *
 * @internal
 */
export function* tokenizeHcl(source: string): Generator<HclToken> {
  const modes: Mode[] = [{ type: 'code', brackets: 0 }];
  let depth = 0;
  let at = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const openExpression = (offset: number): HclToken => {
    modes.push({ type: 'code', brackets: 0 });
    depth += 1;
    return { type: 'symbol', text: '${', offset, depth: depth - 1 };
  };

  while (at < source.length) {
    const mode = modes[modes.length - 1];
    if (mode.type === 'code') {
      const skipped = match(SPACE) ?? match(COMMENT);
      if (skipped) {
        at += skipped[0].length;
        continue;
      }
      const heredoc = match(HEREDOC);
      if (heredoc) {
        // The newline belongs to the text, so that its first line may be its last.
        at += heredoc[0].length - 1;
        modes.push({ type: 'heredoc', terminator: heredoc[1] });
        continue;
      }
      const word = match(NAME) ?? match(NUMBER);
      if (word) {
        const isNumber = /\d/.test(word[0][0]);
        const type = isNumber ? 'number' : 'name';
        yield { type, text: word[0], offset: at, depth };
        at += word[0].length;
        continue;
      }
      const symbol = source[at];
      if (symbol === '"') {
        modes.push({ type: 'quoted', start: at, hasExpressions: false });
        at += 1;
        continue;
      }
      const isClosing = /[)\]}]/.test(symbol);
      if (/[([{]/.test(symbol)) {
        mode.brackets += 1;
      } else if (isClosing && mode.brackets > 0) {
        mode.brackets -= 1;
        depth -= 1;
      } else if (symbol === '}' && modes.length > 1) {
        modes.pop();
        depth -= 1;
      }
      yield { type: 'symbol', text: symbol, offset: at, depth };
      depth += /[([{]/.test(symbol) ? 1 : 0;
      at += 1;
      continue;
    }
    const found = match(mode.type === 'quoted' ? IN_QUOTES : IN_HEREDOC);
    if (!found) {
      return;
    }
    const sign = found[0];
    at = found.index + sign.length;
    if (sign === '${' || sign === '%{') {
      if (mode.type === 'quoted') {
        mode.hasExpressions = true;
      }
      yield openExpression(found.index);
    } else if (mode.type === 'quoted') {
      if (sign === '\\') {
        at += 1;
      } else if (sign === '"' || sign === '\n') {
        // A quoted text ends with its line, even where its quote is missing.
        modes.pop();
        yield {
          type: mode.hasExpressions ? 'template' : 'text',
          text: source.slice(mode.start + 1, found.index),
          offset: mode.start,
          depth,
        };
      }
    } else if (sign === '\n') {
      const end = source.indexOf('\n', at);
      const line = source.slice(at, end < 0 ? source.length : end);
      if (line.trim() === mode.terminator) {
        modes.pop();
        at += line.length;
      }
    }
  }
}
