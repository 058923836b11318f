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
import { BundlePart } from '../bundle/Bundle';
import { BundleTexts } from '../bundle/BundleTexts';
import { placesIn } from '../bundle/placesIn';
import { Problem } from '../bundle/Problem';
import { BundleSchema, InputType, inputTypeKeys } from '../schema/BundleSchema';
import { isOpen } from '../schema/isOpen';
import { JsonSchema } from '../schema/JsonSchema';
import { suggestName } from '../schema/suggestName';
import { Position } from '../yaml/YamlReader';
import {
  findHclReferences,
  HclReference,
  HclReferences,
} from './findHclReferences';
import { TerraformResourceKind } from './TerraformResource';
import { variableFiles, variablesOf } from './variableDeclarations';

interface Part {
  kind: TerraformResourceKind;
  /** The variable that holds the inputs. */
  variable: string;
  input: keyof BundleSchema;
}

const parts: Readonly<Record<BundlePart, Part>> = {
  infrastructure: {
    kind: 'environment',
    variable: 'environment',
    input: 'environmentInput',
  },
  instance: {
    kind: 'service_instance',
    variable: 'service_instance',
    input: 'serviceInput',
  },
  pipeline: { kind: 'pipeline', variable: 'pipeline', input: 'pipelineInput' },
};

const SCHEMA_FILE = 'schema/schema.yaml';

// More of one file would hide what is wrong with others.
const MOST_IN_FILE = 50;

interface Finding {
  message: string;
  offset: number;
}

class File {
  readonly path: string;
  readonly found: HclReferences;
  readonly #source: string;

  constructor(path: string, source: string) {
    this.path = path;
    this.#source = source;
    this.found = findHclReferences(source);
  }

  warn(findings: Finding[]): Problem[] {
    const placeOf = placesIn(this.#source);
    return findings.slice(0, MOST_IN_FILE).map(({ message, offset }) => ({
      message,
      file: this.path,
      ...placeOf(offset),
      severity: 'warning',
    }));
  }
}

/**
 * What Terraform code reads of what Proton gives it, and does not. All are warnings: Proton took such bundles, `try(...)` may
 * expect that something is missing, and a repository may hold files of its own beside those of the bundle.
 *
 * @internal
 */
export function checkTerraformReferences(options: {
  part: BundlePart;
  paths: string[];
  texts: BundleTexts;
  schema: BundleSchema;
  hasPipeline: boolean;
  /** Where an input is declared. */
  locateInput: (type: InputType, name: string) => Position;
}): Problem[] {
  const { paths, texts, hasPipeline, locateInput } = options;
  const part = parts[options.part];
  const schema = options.schema[part.input];
  const generated = variableFiles[part.kind];
  const files = paths
    // It is written anew for each deployment.
    .filter(path => !path.endsWith(`/${generated}`))
    .map(path => new File(path, texts.text(path) ?? ''));
  const known = new Map<string, string[] | undefined>([
    ...files.flatMap(({ found }) =>
      found.variables.map(({ name }) => [name, undefined] as const),
    ),
    ...variablesOf(part.kind, hasPipeline).map(
      ({ name, members, isList }) =>
        [name, isList ? undefined : Object.keys(members)] as const,
    ),
    ['proton_tags', undefined],
  ]);
  return [
    ...files.flatMap(file =>
      file.warn([
        ...checkDeclarations(file, part.kind, hasPipeline),
        ...checkPaths(file, known),
        ...checkInputs(file, part, schema),
      ]),
    ),
    ...findUnused(files, part, schema).map<Problem>(name => ({
      message: `The input '${name}' of the ${inputTypeKeys[part.input]} is not used by the Terraform code`,
      file: SCHEMA_FILE,
      ...locateInput(part.input, name),
      severity: 'warning',
    })),
  ];
}

function checkDeclarations(
  file: File,
  kind: TerraformResourceKind,
  hasPipeline: boolean,
): Finding[] {
  const generated = new Set([
    ...variablesOf(kind, hasPipeline).map(({ name }) => name),
    'proton_tags',
  ]);
  return file.found.variables
    .filter(({ name }) => generated.has(name))
    .map(({ name, offset }) => ({
      message: `The variable '${name}' is declared in ${variableFiles[kind]} by each deployment; Terraform refuses a second declaration`,
      offset,
    }));
}

function checkPaths(
  file: File,
  known: Map<string, string[] | undefined>,
): Finding[] {
  const firsts = firstOfEach(file.found.references, 2);
  return firsts.flatMap(({ path: [name, member], offset }) => {
    if (!known.has(name)) {
      const names = [...known.keys()].join(', ');
      const message = `The variable '${name}' is declared nowhere; this code can read ${names}`;
      return [{ message, offset }];
    }
    const members = known.get(name);
    if (!members || member === undefined || members.includes(member)) {
      return [];
    }
    const message = `'var.${name}.${member}' does not exist here; '${name}' has ${members.join(', ')}`;
    return [{ message, offset }];
  });
}

function checkInputs(
  file: File,
  part: Part,
  schema: JsonSchema | undefined,
): Finding[] {
  if (!schema || isOpen(schema)) {
    return [];
  }
  const declared = Object.keys(schema.properties ?? {});
  const names = new Set(declared);
  return firstOfEach(file.found.references, 3)
    .filter(
      ({ path: [variable, member, name] }) =>
        variable === part.variable &&
        member === 'inputs' &&
        name !== undefined &&
        !names.has(name),
    )
    .map(({ path, offset }) => ({
      message: `The input '${path[2]}' is not declared in the ${inputTypeKeys[part.input]} of the schema; ${suggestName(path[2], declared)}`,
      offset,
    }));
}

function findUnused(
  files: File[],
  part: Part,
  schema: JsonSchema | undefined,
): string[] {
  const uses = files
    .flatMap(({ found }) => found.references)
    .map(({ path }) => path)
    .filter(([variable]) => variable === part.variable)
    .filter(([, member]) => member === undefined || member === 'inputs');
  // All inputs are handed on together.
  if (uses.some(path => path.length < 3 || path[2] === '*')) {
    return [];
  }
  const used = new Set(uses.map(([, , name]) => name));
  return Object.keys(schema?.properties ?? {}).filter(name => !used.has(name));
}

// The first place of each reference, as far as its first steps tell references apart.
function firstOfEach(
  references: HclReference[],
  steps: number,
): HclReference[] {
  const firsts = new Map<string, HclReference>();
  for (const reference of references) {
    const key = JSON.stringify(reference.path.slice(0, steps));
    if (!firsts.has(key)) {
      firsts.set(key, reference);
    }
  }
  return [...firsts.values()];
}
