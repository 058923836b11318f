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

import { Value } from '../values/PyObject';

interface Located {
  /** The line of the template, from 1. */
  line: number;
}

interface ExpressionBase extends Located {
  /** How many levels of nodes it has; the parser limits it, so that whoever walks the tree may recurse. */
  depth: number;
}

/** A binary operator. @internal */
export type BinaryOperator =
  '+' | '-' | '*' | '/' | '//' | '%' | '**' | 'and' | 'or';

/** A comparison. @internal */
export type Comparison =
  '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

/** Arguments as they are written. @internal */
export interface ArgumentsNode {
  args: Expression[];
  kwargs: { name: string; value: Expression }[];
  dynamicArgs: Expression | undefined;
  dynamicKwargs: Expression | undefined;
}

/** A constant. @internal */
export interface ConstantNode extends ExpressionBase {
  type: 'Const';
  value: Value;
}
/** A variable that is read. @internal */
export interface NameNode extends ExpressionBase {
  type: 'Name';
  name: string;
}
/** `[1, 2]` or `(1, 2)`. @internal */
export interface SequenceNode extends ExpressionBase {
  type: 'List' | 'Tuple';
  items: Expression[];
}
/** `{'a': 1}`. @internal */
export interface DictNode extends ExpressionBase {
  type: 'Dict';
  items: { key: Expression; value: Expression }[];
}
/** `a if b else c`. @internal */
export interface ConditionNode extends ExpressionBase {
  type: 'Condition';
  test: Expression;
  then: Expression;
  otherwise: Expression | undefined;
}
/** `a + b`. @internal */
export interface BinaryNode extends ExpressionBase {
  type: 'Binary';
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}
/** `not a`, `-a`, `+a`. @internal */
export interface UnaryNode extends ExpressionBase {
  type: 'Unary';
  operator: 'not' | '-' | '+';
  operand: Expression;
}
/** `a ~ b`. @internal */
export interface ConcatNode extends ExpressionBase {
  type: 'Concat';
  items: Expression[];
}
/** `a < b < c`. @internal */
export interface CompareNode extends ExpressionBase {
  type: 'Compare';
  first: Expression;
  rest: { operator: Comparison; value: Expression }[];
}
/** `a.b`. @internal */
export interface AttributeNode extends ExpressionBase {
  type: 'Attribute';
  object: Expression;
  name: string;
}
/** `a[b]`. @internal */
export interface ItemNode extends ExpressionBase {
  type: 'Item';
  object: Expression;
  key: Expression;
}
/** `b:c:d` inside brackets. @internal */
export interface SliceNode extends ExpressionBase {
  type: 'Slice';
  start: Expression | undefined;
  stop: Expression | undefined;
  step: Expression | undefined;
}
/** `a(b)`. @internal */
export interface CallNode extends ExpressionBase, ArgumentsNode {
  type: 'Call';
  callee: Expression;
}
/** `a|b`; without an input it filters what a block outputs. @internal */
export interface FilterNode extends ExpressionBase, ArgumentsNode {
  type: 'Filter';
  input: Expression | undefined;
  name: string;
}
/** `a is b`. @internal */
export interface TestNode extends ExpressionBase, ArgumentsNode {
  type: 'Test';
  input: Expression;
  name: string;
}

/** Anything that has a value. @internal */
export type Expression =
  | ConstantNode
  | NameNode
  | SequenceNode
  | DictNode
  | ConditionNode
  | BinaryNode
  | UnaryNode
  | ConcatNode
  | CompareNode
  | AttributeNode
  | ItemNode
  | SliceNode
  | CallNode
  | FilterNode
  | TestNode;

/** A variable that is written. @internal */
export interface NameTarget extends Located {
  type: 'NameTarget';
  name: string;
}
/** Several that are written. @internal */
export interface TupleTarget extends Located {
  type: 'TupleTarget';
  items: Target[];
}
/** An attribute of a namespace that is written. @internal */
export interface NamespaceTarget extends Located {
  type: 'NamespaceTarget';
  name: string;
  attribute: string;
}
/** What can be assigned to. @internal */
export type Target = NameTarget | TupleTarget | NamespaceTarget;

/** Text between tags. @internal */
export interface TextNode extends Located {
  type: 'Text';
  text: string;
}
/** Text and values that are output. @internal */
export interface OutputNode extends Located {
  type: 'Output';
  items: (TextNode | Expression)[];
}
/** `for`. @internal */
export interface ForNode extends Located {
  type: 'For';
  target: Target;
  iterable: Expression;
  test: Expression | undefined;
  recursive: boolean;
  body: Statement[];
  otherwise: Statement[];
}
/** `if` or `elif`. @internal */
export interface IfNode extends Located {
  type: 'If';
  test: Expression;
  body: Statement[];
  elifs: IfNode[];
  otherwise: Statement[];
}
/** The parameters of a macro or a call block. @internal */
export interface ParametersNode {
  parameters: NameTarget[];
  defaults: Expression[];
  body: Statement[];
}
/** `macro`. @internal */
export interface MacroNode extends Located, ParametersNode {
  type: 'Macro';
  name: string;
}
/** `call`. @internal */
export interface CallBlockNode extends Located, ParametersNode {
  type: 'CallBlock';
  call: CallNode;
}
/** `filter`. @internal */
export interface FilterBlockNode extends Located {
  type: 'FilterBlock';
  filter: FilterNode;
  body: Statement[];
}
/** `with`. @internal */
export interface WithNode extends Located {
  type: 'With';
  targets: Target[];
  values: Expression[];
  body: Statement[];
}
/** `block`. @internal */
export interface BlockNode extends Located {
  type: 'Block';
  name: string;
  body: Statement[];
  scoped: boolean;
  required: boolean;
}
/** `extends`. @internal */
export interface ExtendsNode extends Located {
  type: 'Extends';
  template: Expression;
}
/** `include`. @internal */
export interface IncludeNode extends Located {
  type: 'Include';
  template: Expression;
  ignoreMissing: boolean;
  withContext: boolean;
}
/** `import`. @internal */
export interface ImportNode extends Located {
  type: 'Import';
  template: Expression;
  target: string;
  withContext: boolean;
}
/** `from ... import`. @internal */
export interface FromImportNode extends Located {
  type: 'FromImport';
  template: Expression;
  names: { name: string; alias: string }[];
  withContext: boolean;
}
/** `set a = b`. @internal */
export interface AssignNode extends Located {
  type: 'Assign';
  target: Target;
  value: Expression;
}
/** `set a` with a body. @internal */
export interface AssignBlockNode extends Located {
  type: 'AssignBlock';
  target: Target;
  filter: FilterNode | undefined;
  body: Statement[];
}
/** `autoescape`. @internal */
export interface AutoescapeNode extends Located {
  type: 'Autoescape';
  value: Expression;
  body: Statement[];
}

/** A tag with what belongs to it, or text. @internal */
export type Statement =
  | OutputNode
  | ForNode
  | IfNode
  | MacroNode
  | CallBlockNode
  | FilterBlockNode
  | WithNode
  | BlockNode
  | ExtendsNode
  | IncludeNode
  | ImportNode
  | FromImportNode
  | AssignNode
  | AssignBlockNode
  | AutoescapeNode;

/** Any node of the tree. @internal */
export type Node = Expression | Target | Statement | TextNode;
