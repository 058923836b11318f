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
import { ArgumentsNode, Node } from '../syntax/nodes';

/**
 * The nodes right below a node, in the order in which Jinja looks through them.
 *
 * @internal
 */
export function children(node: Node): Node[] {
  switch (node.type) {
    case 'Output':
    case 'List':
    case 'Tuple':
    case 'TupleTarget':
    case 'Concat':
      return node.items;
    case 'Dict':
      return node.items.flatMap(({ key, value }) => [key, value]);
    case 'Condition':
      return present(node.test, node.then, node.otherwise);
    case 'Binary':
      return [node.left, node.right];
    case 'Unary':
      return [node.operand];
    case 'Compare':
      return [node.first, ...node.rest.map(({ value }) => value)];
    case 'Attribute':
      return [node.object];
    case 'Item':
      return [node.object, node.key];
    case 'Slice':
      return present(node.start, node.stop, node.step);
    case 'Call':
      return [node.callee, ...argumentNodes(node)];
    case 'Filter':
    case 'Test':
      return [...present(node.input), ...argumentNodes(node)];
    default:
      return statementChildren(node);
  }
}

function statementChildren(node: Node): Node[] {
  switch (node.type) {
    case 'For':
      return [
        node.target,
        node.iterable,
        ...node.body,
        ...node.otherwise,
        ...present(node.test),
      ];
    case 'If':
      return [node.test, ...node.body, ...node.elifs, ...node.otherwise];
    case 'Macro':
      return [...node.parameters, ...node.defaults, ...node.body];
    case 'CallBlock':
      return [node.call, ...node.parameters, ...node.defaults, ...node.body];
    case 'FilterBlock':
      return [...node.body, node.filter];
    case 'With':
      return [...node.targets, ...node.values, ...node.body];
    case 'Block':
      return node.body;
    case 'Extends':
    case 'Include':
    case 'Import':
    case 'FromImport':
      return [node.template];
    case 'Assign':
      return [node.target, node.value];
    case 'AssignBlock':
      return [node.target, ...present(node.filter), ...node.body];
    case 'Autoescape':
      return [node.value, ...node.body];
    default:
      return [];
  }
}

function present(...nodes: (Node | undefined)[]): Node[] {
  return nodes.filter(node => node !== undefined);
}

function argumentNodes(node: ArgumentsNode): Node[] {
  return [
    ...node.args,
    ...node.kwargs.map(({ value }) => value),
    ...present(node.dynamicArgs, node.dynamicKwargs),
  ];
}

/**
 * All nodes of a kind below some nodes.
 *
 * @internal
 */
export function findAll<T extends Node['type']>(
  nodes: Node[],
  type: T,
): Extract<Node, { type: T }>[] {
  const found: Extract<Node, { type: T }>[] = [];
  const visit = (node: Node) => {
    step();
    if (node.type === type) {
      found.push(node as Extract<Node, { type: T }>);
    }
    children(node).forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}

/**
 * Which of some names the nodes read before they write them, not looking into blocks.
 *
 * @internal
 */
export function findUndeclared(nodes: Node[], names: string[]): Set<string> {
  const wanted = new Set(names);
  const undeclared = new Set<string>();
  const visit = (node: Node) => {
    step();
    if (undeclared.size === names.length) {
      return;
    }
    if (node.type === 'Name' && wanted.has(node.name)) {
      undeclared.add(node.name);
    } else if (node.type === 'NameTarget') {
      wanted.delete(node.name);
    } else if (node.type !== 'Block') {
      children(node).forEach(visit);
    }
  };
  nodes.forEach(visit);
  return undeclared;
}
