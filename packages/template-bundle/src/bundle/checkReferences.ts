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

import { BundleSchema, InputType, inputTypeKeys } from '../schema/BundleSchema';
import { isOpen } from '../schema/isOpen';
import { JsonSchema } from '../schema/JsonSchema';
import { dereference } from '../schema/references';
import { suggestName } from '../schema/suggestName';
import {
  findJinjaReferences,
  JinjaCall,
  JinjaReference,
} from '../render/findJinjaReferences';
import { ProtonTemplates } from '../render/ProtonTemplates';
import { TypeOf, variablesOf } from '../terraform/variableDeclarations';
import { BundlePart } from './Bundle';

/**
 * What a place in a template reads, and what is wrong with that.
 *
 * @internal
 */
export interface CheckedReference extends JinjaReference {
  /** Which input it reads. */
  input?: { type: InputType; path: string[] };
  /** Why it never has a value. */
  message?: string;
}

const kinds = {
  infrastructure: 'environment',
  instance: 'service_instance',
  pipeline: 'pipeline',
} as const satisfies Record<BundlePart, string>;

const inputsOf: Readonly<Record<string, InputType>> = {
  environment: 'environmentInput',
  service_instance: 'serviceInput',
  service_instances: 'serviceInput',
  pipeline: 'pipelineInput',
};

// What the engine gives every template.
const BUILT_IN = new Set([
  ...['range', 'dict', 'lipsum', 'cycler', 'joiner', 'namespace'],
  ...['loop', 'self', 'super', 'caller', 'varargs', 'kwargs'],
]);

/**
 * What a template reads of what Proton gave it (3.2), in all of its branches. What it gives a meaning to itself is left out.
 *
 * @internal
 */
export function checkReferences(options: {
  source: string;
  part: BundlePart;
  schema: BundleSchema;
  hasPipeline: boolean;
}): CheckedReference[] {
  const { source, part, schema, hasPipeline } = options;
  const variables = new Map(
    variablesOf(kinds[part], hasPipeline).map(variable => [
      variable.name,
      variable,
    ]),
  );
  const { references, calls, instances, bound } = findJinjaReferences(source);
  // What is asked for once may be missing everywhere.
  const guarded = new Set(
    references.filter(({ isGuarded }) => isGuarded).map(textOf),
  );
  const checked = checkCalls(calls);
  for (const reference of references) {
    const [name, ...steps] = reference.path;
    if (bound.has(name) || BUILT_IN.has(name)) {
      continue;
    }
    const root = instances.has(name) ? 'service_instances' : name;
    const variable = variables.get(root);
    const isItem = root === name && variable?.isList && isIndex(steps[0]);
    const shown = isItem ? `${name}[${steps.shift()}]` : name;
    const found = variable
      ? readMember(shown, variable.members, steps)
      : {
          message: `The variable '${name}' does not exist here; ${suggestName(name, [...variables.keys()])}`,
        };
    if ('inputs' in found) {
      const type = inputsOf[root];
      const message = checkInput(schema, type, found.inputs);
      checked.push({
        ...reference,
        input: { type, path: found.inputs },
        ...(message !== undefined && { message }),
      });
    } else if (!guarded.has(textOf(reference))) {
      checked.push({ ...reference, ...found });
    }
  }
  return checked;
}

function checkCalls(calls: JinjaCall[]): CheckedReference[] {
  const names = new ProtonTemplates().names;
  return calls
    .filter(({ kind, name }) => !names[kind].includes(name))
    .map(({ kind, name, line, column }) => ({
      ...{ path: [name], text: name, line, column, isGuarded: false },
      message: `There is no ${kind} '${name}'; ${suggestName(name, names[kind])}`,
    }));
}

function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}

function textOf({ path }: JinjaReference): string {
  return path.join('.');
}

// Follows the steps to the inputs, to what nobody can know before a deployment, or to a member that does not exist.
function readMember(
  name: string,
  members: { [member: string]: TypeOf },
  steps: string[],
): { inputs: string[] } | { message?: string } {
  const [step, ...rest] = steps;
  if (step === undefined || isIndex(step)) {
    return {};
  }
  if (step === 'spec' && 'inputs' in members && 'outputs' in members) {
    return {
      message: `'${name}.spec' is the name from before Proton's release; an instance has 'inputs' and 'outputs'`,
    };
  }
  if (!Object.hasOwn(members, step)) {
    return {
      message: `'${name}.${step}' does not exist here; ${suggestName(step, Object.keys(members))}`,
    };
  }
  if (step === 'inputs') {
    return { inputs: rest };
  }
  const type = members[step];
  return typeof type === 'string'
    ? {}
    : readMember(`${name}.${step}`, type, rest);
}

function checkInput(
  schema: BundleSchema,
  type: InputType,
  path: string[],
): string | undefined {
  const root: JsonSchema = schema[type] ?? {};
  let current = dereference(root, root);
  for (const [index, name] of path.entries()) {
    if (current.items && isIndex(name)) {
      current = dereference(root, current.items);
      continue;
    }
    if (isOpen(current)) {
      return undefined;
    }
    const { properties = {} } = current;
    if (!Object.hasOwn(properties, name)) {
      const shown = path.slice(0, index + 1).join('.');
      return `The input '${shown}' is not declared in the ${inputTypeKeys[type]} of the schema; ${suggestName(name, Object.keys(properties))}`;
    }
    current = dereference(root, properties[name]);
  }
  return undefined;
}
