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

import { stringRepr } from '../values/stringRepr';
import { ExpressionParser } from './ExpressionParser';
import { TupleOptions } from './PrimaryParser';
import { Expression, NameTarget, Target } from './nodes';

const RESERVED = new Set(['true', 'false', 'none', 'True', 'False', 'None']);

/**
 * Reads what can be assigned to.
 *
 * @internal
 */
export abstract class TargetParser extends ExpressionParser {
  /** One name to assign to. */
  protected parseNameTarget(): NameTarget {
    const { text, line } = this.stream.expect('name');
    if (RESERVED.has(text)) {
      throw this.#cannotAssign('name', line);
    }
    return { type: 'NameTarget', name: text, line };
  }

  /** What can be assigned to: names, and with `withNamespace` an attribute. */
  protected parseTarget(options: {
    ends?: string[];
    withNamespace?: boolean;
  }): Target {
    if (options.withNamespace && this.stream.look().type === '.') {
      const { text, line } = this.stream.expect('name');
      this.stream.next();
      return {
        type: 'NamespaceTarget',
        name: text,
        attribute: this.stream.expect('name').text,
        line,
      };
    }
    const tuple: TupleOptions = { simplified: true, ends: options.ends };
    return this.#toTarget(this.parseTuple(tuple));
  }

  #toTarget(node: Expression): Target {
    const target = targetOf(node);
    if (!target) {
      throw this.#cannotAssign(node.type.toLowerCase(), node.line);
    }
    return target;
  }

  #cannotAssign(kind: string, line: number) {
    return this.stream.error(`can't assign to ${stringRepr(kind)}`, line);
  }
}

function targetOf(node: Expression): Target | undefined {
  if (node.type === 'Name') {
    return { type: 'NameTarget', name: node.name, line: node.line };
  }
  if (node.type !== 'Tuple') {
    return undefined;
  }
  const items: Target[] = [];
  for (const item of node.items) {
    const target = targetOf(item);
    if (!target) {
      return undefined;
    }
    items.push(target);
  }
  return { type: 'TupleTarget', items, line: node.line };
}
