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
import {
  isCollection,
  isScalar,
  Lexer,
  LineCounter,
  Node,
  parseDocument,
} from 'yaml';
import {
  Position,
  YamlError,
  YamlLimits,
  YamlReader,
  YamlValue,
} from './YamlReader';

// The parser takes as long for one as for another: this many take about a second. A usual megabyte has 200,000.
const MAX_TOKENS = 300_000;

const DEFAULT_LIMITS: YamlLimits = { maxNodes: 50_000, maxDepth: 64 };

/**
 * Where in a text something stands, as offsets of its first character and of the one after its last.
 *
 * @internal
 */
export interface YamlRange {
  start: number;
  end: number;
  /** Whether it is a list or a map in brackets. */
  isFlow: boolean;
  /** Whether it is a text of the kind that `|` and `>` begin, whose end is a line's. */
  isBlockScalar: boolean;
}

/**
 * How a YAML text is read.
 *
 * @internal
 */
export interface YamlOptions {
  limits?: Partial<YamlLimits>;
  /** Reads only these members of the root, so that others may hold the tags of CloudFormation. */
  sections?: readonly string[];
}

/**
 * A YAML text read as PyYAML's safe loader does, with the position of each value.
 *
 * @internal
 */
export class YamlDocument {
  /** The value; meaningful only where there are no errors. */
  readonly value: YamlValue;
  /** All that is wrong with the text. */
  readonly errors: YamlError[];

  readonly #reader: YamlReader;
  readonly #root: Node | undefined;

  private constructor(options: {
    reader: YamlReader;
    root?: Node;
    sections?: readonly string[];
  }) {
    const { reader, root, sections } = options;
    this.#reader = reader;
    this.#root = root;
    this.errors = reader.errors;
    if (!root || reader.errors.length) {
      this.value = null;
    } else {
      this.value = sections
        ? readSections(reader, root, sections)
        : reader.read(root, 0);
    }
  }

  /** Reads a text; what is wrong with it is in `errors`. */
  static parse(text: string, options: YamlOptions = {}): YamlDocument {
    const effective = { ...DEFAULT_LIMITS, ...options.limits };
    const { sections } = options;
    const lineCounter = new LineCounter();
    const reader = new YamlReader(lineCounter, effective);
    const excess = findExcess(text, effective.maxDepth);
    if (excess) {
      const before = text.slice(0, excess.offset).split('\n');
      reader.errors.push({
        message: excess.message,
        line: before.length,
        column: before[before.length - 1].length + 1,
      });
      return new YamlDocument({ reader });
    }
    let document;
    try {
      document = parseText(text, lineCounter);
    } catch (error) {
      if (error instanceof RangeError) {
        // The parser also calls itself for lists in brackets and for anchors, as often as there are.
        reader.errors.push({ message: 'is too complex to be read' });
        return new YamlDocument({ reader });
      }
      throw error;
    }
    for (const error of document.errors) {
      reader.fail(error.message.split('\n')[0], error.pos[0]);
    }
    const root = document.contents ?? undefined;
    if (root && !reader.errors.length) {
      reader.bindAliases(root);
    }
    return new YamlDocument({ reader, root, sections });
  }

  /** Where in the text a value, or the map or list that it stands for, starts and ends. */
  rangeOf(path: readonly (string | number)[]): YamlRange | undefined {
    let node: Node | undefined = this.#root;
    for (const segment of path) {
      node = this.#reader.member(this.#reader.follow(node), segment)?.value;
    }
    const target = this.#reader.follow(node);
    if (!target?.range) {
      return undefined;
    }
    const [start, end] = target.range;
    const isFlow = isCollection(target) && target.flow === true;
    const isBlockScalar =
      isScalar(target) && (target.type ?? '').startsWith('BLOCK');
    return { start, end, isFlow, isBlockScalar };
  }

  /**
   * Where the value at a path stands (the key, for a member of a map), or the nearest part of the path that exists: the
   * start of a text that holds nothing.
   */
  locate(path: readonly (string | number)[]): Position {
    let node = this.#reader.follow(this.#root);
    let found: Node | undefined = node;
    for (const segment of path) {
      const member = this.#reader.member(node, segment);
      if (!member) {
        break;
      }
      found = member.key ?? member.value;
      node = this.#reader.follow(member.value);
    }
    return this.#reader.position(found?.range?.[0] ?? 0);
  }
}

// Scalars come out as text (failsafe) and are resolved by the reader; the library's check for duplicate keys is quadratic.
function parseText(text: string, lineCounter: LineCounter) {
  // Nobody sees the stacks of the library's errors, of which there may be one for each character: they would take seconds.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, {
      version: '1.1',
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      lineCounter,
      logLevel: 'error',
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function readSections(
  reader: YamlReader,
  root: Node,
  sections: readonly string[],
): YamlValue {
  const result: { [key: string]: YamlValue } = {};
  for (const section of sections) {
    const value = reader.member(reader.follow(root), section)?.value;
    if (value) {
      result[section] = reader.read(value, 1);
    }
  }
  return result;
}

// The parser is recursive, so nesting is bounded before it: brackets, and `- - - -` on one line. Nesting by indentation
// costs the author the square of its depth in spaces and is bounded by the size of the text.
function findExcess(
  text: string,
  maxDepth: number,
): { message: string; offset: number } | undefined {
  let flow = 0;
  let inline = 0;
  let offset = 0;
  let count = 0;
  for (const token of new Lexer().lex(text)) {
    count += 1;
    if (token === '[' || token === '{') {
      flow += 1;
    } else if (token === ']' || token === '}') {
      flow -= 1;
    } else if (token === '-' || token === '?') {
      inline += 1;
    } else if (token.endsWith('\n')) {
      inline = 0;
    }
    const isTooDeep = flow > maxDepth || inline > maxDepth;
    if (isTooDeep || count > MAX_TOKENS) {
      return {
        message: isTooDeep
          ? `is nested deeper than ${maxDepth} levels`
          : `has more than ${MAX_TOKENS} words and signs`,
        offset: Math.min(offset, text.length),
      };
    }
    // The marks that the lexer inserts (byte order, document, scalar) are not in the text.
    if (!'\u{2}\u{18}\u{1f}'.includes(token)) {
      offset += token.length;
    }
  }
  return undefined;
}
