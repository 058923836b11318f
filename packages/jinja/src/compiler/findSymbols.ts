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
import { Node, Statement, Target } from '../syntax/nodes';
import { children } from './children';
import { Symbols } from './Symbols';

/**
 * Notes the names that nodes read and write in one scope. What opens a scope of its own is not looked into.
 *
 * @internal
 */
export function findSymbols(symbols: Symbols, nodes: Iterable<Node>) {
  for (const node of nodes) {
    visit(symbols, node);
  }
}

function visit(symbols: Symbols, node: Node) {
  step();
  switch (node.type) {
    case 'Name':
      symbols.load(node.name);
      break;
    case 'NameTarget':
      symbols.store(node.name);
      break;
    case 'NamespaceTarget':
      symbols.load(node.name);
      break;
    case 'If':
      visitIf(symbols, node);
      break;
    case 'Macro':
      symbols.store(node.name);
      break;
    case 'Import':
      visit(symbols, node.template);
      symbols.store(node.target);
      break;
    case 'FromImport':
      visit(symbols, node.template);
      node.names.forEach(({ alias }) => symbols.store(alias));
      break;
    case 'Assign':
      visit(symbols, node.value);
      visit(symbols, node.target);
      break;
    case 'For':
      visit(symbols, node.iterable);
      break;
    case 'CallBlock':
      visit(symbols, node.call);
      break;
    case 'FilterBlock':
      visit(symbols, node.filter);
      break;
    case 'With':
      findSymbols(symbols, node.values);
      break;
    case 'AssignBlock':
      visit(symbols, node.target);
      break;
    case 'Block':
    case 'Autoescape':
      break;
    default:
      findSymbols(symbols, children(node));
  }
}

function visitIf(symbols: Symbols, node: Extract<Statement, { type: 'If' }>) {
  visit(symbols, node.test);
  const branches = [node.body, node.elifs, node.otherwise].map(nodes => {
    const branch = symbols.branch();
    findSymbols(branch, nodes);
    return branch;
  });
  symbols.joinBranches(branches);
}

/**
 * Declares the names of a target as given from outside: the item of a loop, the values of `with`.
 *
 * @internal
 */
export function declareTarget(symbols: Symbols, target: Target) {
  if (target.type === 'NameTarget') {
    symbols.declareParameter(target.name);
  } else if (target.type === 'TupleTarget') {
    target.items.forEach(item => declareTarget(symbols, item));
  }
}
