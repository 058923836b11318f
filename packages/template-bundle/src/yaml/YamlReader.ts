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
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Node,
  Scalar,
  visit,
  YAMLMap,
} from 'yaml';
import { resolveScalar } from './resolveScalar';
import { YamlFloat } from './YamlFloat';

/**
 * Where in a YAML text something stands, counted from 1.
 *
 * @internal
 */
export interface Position {
  line: number;
  column: number;
}

/**
 * Something that is wrong in a YAML text, and where.
 *
 * @internal
 */
export interface YamlError extends Partial<Position> {
  message: string;
}

/**
 * A value as YAML files hold it; `80.0` is a `YamlFloat`.
 *
 * @internal
 */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | YamlFloat
  | YamlValue[]
  | { [key: string]: YamlValue };

/**
 * How much a YAML text may hold once its aliases are followed.
 *
 * @internal
 */
export interface YamlLimits {
  maxNodes: number;
  maxDepth: number;
}

const MOST_ERRORS = 40;
const TAG_PREFIX = 'tag:yaml.org,2002:';

/**
 * Turns the nodes of a YAML text into values, within bounds.
 *
 * @internal
 */
export class YamlReader {
  readonly errors: YamlError[] = [];
  readonly #lineCounter: LineCounter;
  readonly #limits: YamlLimits;
  readonly #targets = new Map<Node, Node>();
  readonly #open = new Set<Node>();
  #nodes = 0;

  constructor(lineCounter: LineCounter, limits: YamlLimits) {
    this.#lineCounter = lineCounter;
    this.#limits = limits;
  }

  fail(message: string, offset: number | undefined): void {
    if (this.errors.length >= MOST_ERRORS) {
      return;
    }
    this.errors.push({
      message,
      ...(offset === undefined ? {} : this.position(offset)),
    });
  }

  position(offset: number): Position {
    const { line, col } = this.#lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  // An alias means the latest anchor of that name before it. One walk binds them all, where the library would search
  // the whole document for each.
  bindAliases(root: Node): void {
    const anchors = new Map<string, Node>();
    visit(root, {
      Node: (_key, node) => {
        if (isAlias(node)) {
          const target = anchors.get(node.source);
          if (target) {
            this.#targets.set(node, target);
          } else {
            this.fail(
              `The alias '*${node.source}' has no anchor before it`,
              node.range?.[0],
            );
          }
        } else if (node.anchor) {
          anchors.set(node.anchor, node);
        }
      },
    });
  }

  follow(node: unknown): Node | undefined {
    if (isAlias(node)) {
      return this.#targets.get(node);
    }
    return isScalar(node) || isMap(node) || isSeq(node)
      ? (node as Node)
      : undefined;
  }

  member(
    node: Node | undefined,
    segment: string | number,
  ): { key?: Node; value?: Node } | undefined {
    if (isSeq(node)) {
      const value = node.items[Number(segment)] as Node | undefined;
      return value && { value };
    }
    if (!isMap(node)) {
      return undefined;
    }
    for (const { key, value } of node.items) {
      const keyNode = this.follow(key);
      if (isScalar(keyNode) && keyText(keyNode) === String(segment)) {
        return { key: keyNode, value: value as Node };
      }
    }
    return undefined;
  }

  read(node: Node | null | undefined, depth: number): YamlValue {
    const target = this.follow(node);
    if (!target) {
      return null;
    }
    this.#nodes += 1;
    if (this.#nodes > this.#limits.maxNodes) {
      if (this.#nodes === this.#limits.maxNodes + 1) {
        this.fail(
          `holds more than ${this.#limits.maxNodes} values once its aliases are followed`,
          node?.range?.[0],
        );
      }
      return null;
    }
    if (depth > this.#limits.maxDepth) {
      this.fail(
        `is nested deeper than ${this.#limits.maxDepth} levels`,
        node?.range?.[0],
      );
      return null;
    }
    if (this.#open.has(target)) {
      this.fail('An alias refers to what it is part of', node?.range?.[0]);
      return null;
    }
    if (isScalar(target)) {
      return this.#readScalar(target);
    }
    this.#open.add(target);
    const value = isMap(target)
      ? this.#readMap(target, depth)
      : this.#readSequence(target, depth);
    this.#open.delete(target);
    return value;
  }

  #readSequence(node: Node, depth: number): YamlValue {
    const items: YamlValue[] = [];
    if (isSeq(node) && this.#acceptsTag(node, 'seq')) {
      for (const item of node.items) {
        items.push(this.read(item as Node, depth + 1));
      }
    }
    return items;
  }

  #readMap(node: YAMLMap, depth: number): YamlValue {
    const result: { [key: string]: YamlValue } = {};
    if (!this.#acceptsTag(node, 'map')) {
      return result;
    }
    const own = new Set<string>();
    const merged: { [key: string]: YamlValue }[] = [];
    for (const { key, value } of node.items) {
      const keyNode = this.follow(key);
      if (!isScalar(keyNode)) {
        this.fail(
          'A key must be text, not a list or a map',
          (key as Node | null)?.range?.[0],
        );
        continue;
      }
      const name = keyText(keyNode);
      if (name === '<<' && keyNode.type === 'PLAIN') {
        merged.push(...this.#readMerge(value as Node, depth));
        continue;
      }
      if (own.has(name)) {
        this.fail(`The key '${name}' appears twice`, keyNode.range?.[0]);
      }
      if (name === '__proto__') {
        this.fail(`The key '${name}' cannot be used`, keyNode.range?.[0]);
        continue;
      }
      own.add(name);
      result[name] = this.read(value as Node, depth + 1);
    }
    for (const source of merged) {
      for (const [name, value] of Object.entries(source)) {
        if (!Object.hasOwn(result, name)) {
          result[name] = value;
        }
      }
    }
    return result;
  }

  #readMerge(node: Node, depth: number): { [key: string]: YamlValue }[] {
    const value = this.read(node, depth + 1);
    const sources = Array.isArray(value) ? value : [value];
    const maps: { [key: string]: YamlValue }[] = [];
    for (const source of sources) {
      if (source === null || typeof source !== 'object' || isFloat(source)) {
        this.fail(
          "The merge key '<<' needs a map or a list of maps",
          node?.range?.[0],
        );
      } else if (!Array.isArray(source)) {
        maps.push(source);
      }
    }
    return maps;
  }

  #readScalar(node: Scalar): YamlValue {
    const text = String(node.value ?? '');
    const tag = node.tag?.startsWith(TAG_PREFIX)
      ? node.tag.slice(TAG_PREFIX.length)
      : node.tag;
    if (tag === 'str' || tag === '!') {
      return text;
    }
    if (!tag && node.type !== 'PLAIN') {
      return text;
    }
    if (tag && !['int', 'float', 'bool', 'null'].includes(tag)) {
      this.fail(`The tag '${node.tag}' is not allowed here`, node.range?.[0]);
      return null;
    }
    const resolved = resolveScalar(text);
    if (resolved.kind === 'inexact') {
      this.fail(
        `${text} ${resolved.reason}; write it in quotes if it is text`,
        node.range?.[0],
      );
      return null;
    }
    return tag ? this.#coerce(tag, resolved.value, node) : resolved.value;
  }

  #coerce(tag: string, value: YamlValue, node: Scalar): YamlValue {
    if (tag === 'float' && typeof value === 'number') {
      return Number.isInteger(value) ? new YamlFloat(value) : value;
    }
    const fits =
      (tag === 'int' && typeof value === 'number' && Number.isInteger(value)) ||
      (tag === 'float' && isFloat(value)) ||
      (tag === 'bool' && typeof value === 'boolean') ||
      (tag === 'null' && value === null);
    if (!fits) {
      this.fail(`'${node.source ?? ''}' is no ${tag}`, node.range?.[0]);
    }
    return value;
  }

  #acceptsTag(node: Node, expected: string): boolean {
    if (!node.tag || node.tag === TAG_PREFIX + expected) {
      return true;
    }
    this.fail(`The tag '${node.tag}' is not allowed here`, node.range?.[0]);
    return false;
  }
}

// Keys are text, whatever they look like: `80:` and `yes:` are the names "80" and "yes".
function keyText(node: Scalar): string {
  return node.type === 'PLAIN' ? (node.source ?? '') : String(node.value ?? '');
}

function isFloat(value: unknown): value is YamlFloat {
  return value instanceof YamlFloat;
}
