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

import { ascend, descend, spend, step } from '../limits/Budget';
import { Frame } from '../runtime/Frame';
import { LoopContext } from '../runtime/LoopContext';
import { iterate } from '../values/iterate';
import { PyIterator } from '../values/iterators';
import { Value, ValueIterator } from '../values/PyObject';
import { isTrue } from '../values/truth';
import { ForNode } from '../syntax/nodes';
import { Action, sequence } from './code';
import { CompileFrame } from './CompileFrame';
import { compileTarget, compileTargetReader } from './compileTarget';
import { declareTarget, findSymbols } from './findSymbols';
import type { StatementCompiler } from './StatementCompiler';
import { FunctionScope } from './Symbols';
import { enterScope, writer } from './variables';
import { writeValue } from './writeValue';

interface Turn {
  /** What is looped over. */
  iterable: Value;
  /** Its items, those left out that the loop's `if` refuses. */
  iterator: ValueIterator;
  depth: number;
  recurse?: (iterable: Value, depth: number) => Value;
}

/**
 * Makes a function out of a `for`.
 *
 * @internal
 */
export function compileLoop(
  compiler: StatementCompiler,
  node: ForNode,
  frame: CompileFrame,
): Action {
  const iterable = compiler.expression(node.iterable, frame);
  const filter = compileLoopFilter(compiler, node, frame);
  const items = (active: Frame, value: Value) => {
    const iterator = iterate(value);
    return filter ? filter(active, iterator) : iterator;
  };
  const run = node.recursive
    ? compileRecursion(compiler, node, { frame, items })
    : compileTurns(compiler, node, {
        frame,
        scope: frame.symbols.scope,
        filtered: filter !== undefined,
      });
  if (node.recursive) {
    return writeValue(
      compiler.compilation,
      active => (run as Recursion)(active, iterable(active), 0),
      node.line,
    );
  }
  return active => {
    active.run.line = node.line;
    step();
    const value = iterable(active);
    (run as Turns)(active, {
      iterable: value,
      iterator: items(active, value),
      depth: 0,
    });
  };
}

type Turns = (frame: Frame, turn: Turn) => void;
type Recursion = (frame: Frame, iterable: Value, depth: number) => Value;

// `for x in items if x.on`: a function of its own, which gives the items on, one at a time.
function compileLoopFilter(
  compiler: StatementCompiler,
  node: ForNode,
  frame: CompileFrame,
): ((frame: Frame, items: ValueIterator) => ValueIterator) | undefined {
  const { test } = node;
  if (!test) {
    return undefined;
  }
  const scope = new FunctionScope(frame.symbols.scope);
  const inner = frame.inner(scope);
  declareTarget(inner.symbols, node.target);
  findSymbols(inner.symbols, [test]);
  const assign = compileTarget(inner.symbols, node.target);
  const rebuild = compileTargetReader(inner.symbols, node.target);
  const code = compiler.compilation.separately(() =>
    compiler.expression(test, inner),
  );
  const enter = enterScope(inner.symbols);
  return (outer, items) => {
    const active = new Frame(scope.size, outer.context, outer);
    let entered = false;
    const find = (): Value | undefined => {
      for (let item = items.next(); item !== undefined; item = items.next()) {
        step();
        active.run.line = node.line;
        assign(active, item);
        active.run.line = test.line;
        if (isTrue(code(active))) {
          return rebuild(active);
        }
      }
      return undefined;
    };
    const next = (): Value | undefined => {
      if (!entered) {
        entered = true;
        enter.forEach(action => action(active));
      }
      // `loop.length` and others ask in the middle of another line, which goes on after this.
      const { line } = active.run;
      const found = find();
      active.run.line = line;
      return found;
    };
    return { next };
  };
}

interface LoopPlace {
  frame: CompileFrame;
  scope: FunctionScope;
  /** Whether the loop has an `if`, so that its length is not known from what it loops over. */
  filtered: boolean;
}

function compileTurns(
  compiler: StatementCompiler,
  node: ForNode,
  place: LoopPlace,
): Turns {
  const extended = isExtended(compiler, node);
  const loopFrame = place.frame.inner(place.scope);
  const { symbols } = loopFrame;
  const loopSlot = extended ? symbols.declareParameter('loop').slot : undefined;
  declareTarget(symbols, node.target);
  findSymbols(symbols, node.body);
  const assign = compileTarget(symbols, node.target);
  const body = compiler.compileBody(node.body, loopFrame);
  const otherwise = compileElse(compiler, node, place);
  const turn = sequence([...enterScope(symbols), body]);
  const clear = [...symbols.loads.keys()].map(variable =>
    writer(symbols.scope, variable),
  );
  return (active, { iterable, iterator, depth, recurse }) => {
    let items: { next(): Value | undefined } = iterator;
    if (loopSlot !== undefined) {
      const loop = new LoopContext({
        iterable: place.filtered
          ? new PyIterator('generator', iterator)
          : iterable,
        iterator,
        undefinedKind: active.context.environment.undefinedKind,
        recurse,
        depth0: depth,
      });
      active.slots[loopSlot] = loop;
      items = loop;
    }
    let turns = 0;
    for (let item = items.next(); item !== undefined; item = items.next()) {
      step();
      assign(active, item);
      turn(active);
      active.run.line = node.line;
      turns++;
    }
    spend(clear.length >> 2);
    clear.forEach(write => write(active, undefined));
    if (turns === 0) {
      otherwise(active);
    }
  };
}

// Whether anything may ask for `loop`.
function isExtended(compiler: StatementCompiler, node: ForNode): boolean {
  return node.recursive || compiler.compilation.loopNames.mentions(node);
}

function compileElse(
  compiler: StatementCompiler,
  node: ForNode,
  place: LoopPlace,
): Action {
  const frame = place.frame.inner(place.scope);
  findSymbols(frame.symbols, node.otherwise);
  return sequence([
    ...enterScope(frame.symbols),
    compiler.compileBody(node.otherwise, frame),
  ]);
}

// A recursive loop is a function that `loop(...)` calls with other items.
function compileRecursion(
  compiler: StatementCompiler,
  node: ForNode,
  outer: {
    frame: CompileFrame;
    items: (frame: Frame, value: Value) => ValueIterator;
  },
): Recursion {
  const scope = new FunctionScope(outer.frame.symbols.scope);
  const place = {
    frame: outer.frame,
    scope,
    filtered: node.test !== undefined,
  };
  const turns = compiler.compilation.separately(() =>
    compileTurns(compiler, node, place),
  );
  return (frame, iterable, depth) => {
    function render(value: Value, level: number): Value {
      const levels = scope.depth + 8;
      descend(levels);
      const active = new Frame(scope.size, frame.context, frame);
      const turn: Turn = {
        iterable: value,
        iterator: outer.items(frame, value),
        depth: level,
        recurse: render,
      };
      const text = frame.run.elsewhere(frame.run.templateName, () =>
        frame.run.capture(() => turns(active, turn)),
      );
      ascend(levels);
      return text;
    }
    return render(iterable, depth);
  };
}
