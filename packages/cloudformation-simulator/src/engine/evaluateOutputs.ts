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
import { isAwsError, validationError } from '../awsError';
import { KNOWN_AFTER_APPLY } from '../template/knownAfterApply';
import { resolve } from '../template/resolve';
import type { Stack, StackOutput } from '../state/types';
import type { Engine } from './Engine';
import { evaluationOf } from './evaluationOf';
import { resourceView } from './resourceView';

/** What a stack gives out and takes in once its resources stand. @internal */
export interface OutputsAndImports {
  outputs: StackOutput[];
  imports: string[];
}

function text(key: string, value: unknown): string {
  if (value === undefined || value === null || typeof value === 'object') {
    throw validationError(
      `Template format error: Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String.`,
    );
  }
  return String(value);
}

function checkExports(
  engine: Engine,
  stack: Stack,
  outputs: StackOutput[],
): void {
  for (const { exportName } of outputs) {
    const other = engine.world
      .exports(stack)
      .find(one => one.name === exportName && one.stackId !== stack.id);
    if (other) {
      const owner = other.stackId.split('/')[1];
      throw validationError(
        `Export with name ${exportName} is already exported by stack ${owner}`,
      );
    }
  }
  for (const { exportName, value } of stack.outputs) {
    const next = outputs.find(one => one.exportName === exportName);
    if (exportName !== undefined && next?.value !== value) {
      const users = engine.world.importers(stack, exportName);
      if (users.length > 0) {
        throw validationError(
          `Cannot ${next ? 'update' : 'delete'} export ${exportName} as it is in use by ${users.join(', ')}`,
        );
      }
    }
  }
}

/**
 * The outputs of a stack whose resources stand, or why it cannot have them.
 * @internal
 */
export function evaluateOutputs(
  engine: Engine,
  stack: Stack,
): OutputsAndImports | { problem: string } {
  const imports = new Set<string>();
  try {
    const evaluation = evaluationOf(engine, stack, {
      target: stack.target,
      imports,
    });
    const resources = resourceView(stack.resources);
    const scope = evaluation.scope({ resources, masked: false });
    const outputs = Object.values(evaluation.template.outputs)
      .filter(output => evaluation.exists(output.condition))
      .map(output => ({
        key: output.key,
        value: text(output.key, resolve(output.value, scope)),
        description: output.description,
        exportName:
          output.exportName === undefined
            ? undefined
            : text(output.key, resolve(output.exportName, scope)),
      }));
    checkExports(engine, stack, outputs);
    // Once more through the properties, to learn what they import.
    for (const declaration of Object.values(evaluation.declarations)) {
      resolve(declaration.properties, scope);
    }
    return { outputs, imports: [...imports] };
  } catch (error) {
    if (isAwsError(error)) {
      return { problem: error.message };
    }
    throw error;
  }
}

/**
 * Why the imports of a target cannot be had, before anything is made; undefined if they can.
 * @internal
 */
export function missingImport(
  engine: Engine,
  stack: Stack,
): string | undefined {
  const evaluation = evaluationOf(engine, stack, { target: stack.target });
  const later = KNOWN_AFTER_APPLY;
  const anything = { find: () => ({ ref: later, attribute: () => later }) };
  const scope = evaluation.scope({ resources: anything, masked: true });
  for (const declaration of Object.values(evaluation.declarations)) {
    try {
      resolve(declaration.properties, scope);
    } catch (error) {
      // Other faults belong to the resource, which reports them itself.
      if (isAwsError(error) && error.message.startsWith('No export named')) {
        return error.message;
      }
    }
  }
  return undefined;
}
