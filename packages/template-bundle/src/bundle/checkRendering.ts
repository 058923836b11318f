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

import { previewBundle } from '../render/previewBundle';
import { inputTypeKeys } from '../schema/BundleSchema';
import { dereference } from '../schema/references';
import { sampleInputs } from '../schema/sampleInputs';
import { Bundle } from './Bundle';
import { BundleTexts } from './BundleTexts';
import { CheckedReference, checkReferences } from './checkReferences';
import { Problem } from './Problem';

// Each is one more rendering.
const MOST_RENDERINGS = 100;

// `'service_instance.inputs.size' is not defined ('dict object' has no attribute 'size'); ...`
const UNDEFINED = /^'(.+?)' is not defined \((.*?)\);/s;
const NO_CALL = /^No (?:filter|test) named '(.+?)'/;
// `infrastructure/manifest.yaml: settings.provision[0]: ...`
const SETTING = /^(\S+): settings\.\S+: (.*)$/s;
const MEMBER = /has no (?:attribute|element) '?([^']+?)'?$/;

type PlacedReference = CheckedReference & { file: string };

class RenderingCheck {
  readonly #bundle: Bundle;
  readonly #known: Problem[];
  readonly #references: PlacedReference[];
  readonly #found = new Map<string, Problem>();
  #isSupplied = false;

  constructor(bundle: Bundle, known: Problem[]) {
    this.#known = known;
    // Its schema gets what is missing, so that rendering goes on.
    this.#bundle = { ...bundle, schema: structuredClone(bundle.schema) };
    this.#references = referencesOf(bundle);
  }

  run(): Problem[] {
    for (let count = 0; count < MOST_RENDERINGS; count += 1) {
      const { schema } = this.#bundle;
      const { problems, placeholders } = previewBundle(
        this.#bundle,
        sampleInputs(schema),
      );
      const goesOn = problems.map(problem =>
        this.#explain(problem, placeholders.length > 0),
      );
      if (!goesOn.includes(true)) {
        break;
      }
      this.#isSupplied = true;
    }
    return [...this.#found.values()];
  }

  // Whether what was missing is there now.
  #explain(problem: Problem, hasPlaceholders: boolean): boolean {
    const { message, file, line } = problem;
    const [, manifest, reason] = SETTING.exec(message) ?? [];
    if (manifest !== undefined) {
      this.#explainSetting(manifest, reason);
      return false;
    }
    const { member, isVariable } = readFailure(message);
    const reads = this.#findReads(member, problem);
    if (reads.length) {
      return reads.map(read => this.#explainRead(read)).includes(true);
    }
    // Other failures may come of values that are made up.
    if (isVariable) {
      this.#add({ message, file, line, severity: 'error' });
    } else if (line !== undefined && !hasPlaceholders && !this.#isSupplied) {
      this.#add({
        message: `With the defaults of the schema, and sample values where there is none, this cannot be rendered: ${message}`,
        file,
        line,
        severity: 'warning',
      });
    }
    return false;
  }

  // All commands and properties are rendered, the last one when a resource is deleted: what is said of this name is true.
  #explainSetting(file: string, reason: string): void {
    const { member } = readFailure(reason);
    const names = [`'${member}'`, `.${member}'`];
    for (const problem of this.#known) {
      if (
        problem.file === file &&
        names.some(name => problem.message.includes(name))
      ) {
        this.#add({ ...problem, severity: 'error' });
      }
    }
  }

  // An expression of several lines fails in one of them. What can have no value comes first.
  #findReads(
    member: string | undefined,
    { file, line = 0 }: Problem,
  ): PlacedReference[] {
    const reads = this.#references.filter(
      reference =>
        reference.file === file &&
        member !== undefined &&
        reference.path.includes(member),
    );
    const distance = (read: PlacedReference) => Math.abs(read.line - line);
    const nearest = Math.min(...reads.map(distance));
    const near = reads.filter(read => distance(read) === nearest);
    const wrong = near.filter(({ message }) => message !== undefined);
    return wrong.length ? wrong : near.filter(({ input }) => input);
  }

  #explainRead(read: PlacedReference): boolean {
    const { message, input, text, file, line, column } = read;
    const isSupplied = input !== undefined && this.#supply(input);
    if (message !== undefined) {
      this.#add({ message, file, line, column, severity: 'error' });
    } else if (isSupplied) {
      this.#add({
        message: `'${text}' is not defined where a spec leaves it out, which fails the deployment: require it in the ${inputTypeKeys[input.type]}, give it a default there, or write ${text} | default("")`,
        ...{ file, line, column },
        severity: 'warning',
      });
    }
    return isSupplied;
  }

  // As a required input it gets a sample value; false if it has a value already.
  #supply({ type, path }: NonNullable<CheckedReference['input']>): boolean {
    const root = this.#bundle.schema[type];
    if (!root || path.includes('__proto__')) {
      return false;
    }
    let schema = dereference(root, root);
    let isSupplied = false;
    for (const name of path) {
      const properties = (schema.properties ??= {});
      const required = (schema.required ??= []);
      const isDeclared = Object.hasOwn(properties, name);
      if (!isDeclared) {
        properties[name] = { type: 'string' };
      }
      schema = dereference(root, properties[name]);
      if (!('default' in schema) && !required.includes(name)) {
        required.push(name);
        isSupplied = true;
      }
      if (!isDeclared || schema.items) {
        break;
      }
    }
    return isSupplied;
  }

  #add(problem: Problem): void {
    this.#found.set(keyOf(problem), problem);
  }
}

// The last part of what is undefined, or a filter or test that does not exist.
function readFailure(message: string): {
  member: string | undefined;
  isVariable: boolean;
} {
  const [, name, reason] = UNDEFINED.exec(message) ?? [];
  return {
    member: reason
      ? (MEMBER.exec(reason)?.[1] ?? name)
      : NO_CALL.exec(message)?.[1],
    isVariable: name !== undefined && reason === `'${name}' is undefined`,
  };
}

function referencesOf(bundle: Bundle): PlacedReference[] {
  const { manifests, files, schema } = bundle;
  const texts = new BundleTexts(files);
  const hasPipeline = manifests.pipeline !== undefined;
  return (['infrastructure', 'instance', 'pipeline'] as const).flatMap(part => {
    const manifest = manifests[part];
    if (manifest?.engine !== 'cloudformation' || manifest.isPlain) {
      return [];
    }
    const file = manifest.path;
    const source = texts.text(file) ?? '';
    return checkReferences({ source, part, schema, hasPipeline }).map(
      reference => ({ ...reference, file }),
    );
  });
}

function keyOf({ file, line, column, message }: Problem): string {
  return JSON.stringify([file, line, column, message]);
}

/**
 * Renders the templates of a bundle with the defaults of its schema, and sample values where there is none, and adds what
 * it finds to what {@link parseBundle} found, errors first. A name that never has a value is an error where rendering
 * comes to it, and stays a warning elsewhere. An input that a spec may leave out, though the template needs it, is a warning.
 *
 * Proton registered such versions, and so a registration has no use for it: it is for authors.
 *
 * @public
 */
export function checkRendering(bundle: Bundle, problems: Problem[]): Problem[] {
  const found = new RenderingCheck(bundle, problems).run();
  const keys = new Set(found.map(keyOf));
  const all = [
    ...problems.filter(problem => !keys.has(keyOf(problem))),
    ...found,
  ];
  return [
    ...all.filter(({ severity }) => severity === 'error'),
    ...all.filter(({ severity }) => severity !== 'error'),
  ];
}
