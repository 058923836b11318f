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

import { step } from '../limits/Budget';
import { ForNode, Node } from '../syntax/nodes';
import { children } from './children';

/**
 * What of a template has to do with the name `loop`, found in one pass: looking below each loop anew would take a time that
 * grows with the square of how deep loops nest.
 *
 * @internal
 */
export class LoopNames {
  readonly #mentioning = new Set<Node>();
  /** The first place in a loop that sets a variable `loop`, which is not allowed. */
  assignedAt: number | undefined;

  constructor(nodes: Node[]) {
    nodes.forEach(node => this.#visit(node, false));
  }

  /** Whether anything in a loop may ask for `loop`. */
  mentions(node: ForNode): boolean {
    return this.#mentioning.has(node);
  }

  #visit(node: Node, inLoop: boolean): boolean {
    step();
    let mentions = node.type === 'Name' && node.name === 'loop';
    if (node.type === 'NameTarget' && node.name === 'loop' && inLoop) {
      this.assignedAt ??= node.line;
    }
    const inside = inLoop || node.type === 'For';
    for (const child of children(node)) {
      mentions = this.#visit(child, inside) || mentions;
    }
    // A scoped block takes all variables of the loop along.
    mentions ||= node.type === 'Block' && node.scoped;
    if (mentions && node.type === 'For') {
      this.#mentioning.add(node);
    }
    return mentions;
  }
}
