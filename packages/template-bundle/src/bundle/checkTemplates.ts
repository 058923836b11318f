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
import { ProtonTemplates } from '../render/ProtonTemplates';
import { BundleSchema, InputType, inputTypeKeys } from '../schema/BundleSchema';
import { shorten } from '../schema/describeValue';
import { isObject } from '../schema/values';
import { checkTerraformReferences } from '../terraform/checkTerraformReferences';
import { YamlDocument } from '../yaml/YamlDocument';
import { Position } from '../yaml/YamlReader';
import { BundlePart } from './Bundle';
import { BundleTexts } from './BundleTexts';
import { checkReferences } from './checkReferences';
import { checkTemplateYaml } from './checkTemplateYaml';
import { CodeBuildManifest, Manifest } from './Manifest';
import { Problem } from './Problem';

interface CheckTemplatesOptions {
  texts: BundleTexts;
  manifests: Partial<Record<BundlePart, Manifest>>;
  schema: BundleSchema;
  problems: Problem[];
  /** Where an input is declared. */
  locateInput: (type: InputType, name: string) => Position;
}

// As Proton allowed.
const LARGEST_TEMPLATE = 2 * 1024 * 1024;

// Beyond it the check would take seconds; CloudFormation itself says what is wrong then.
const LARGEST_CHECKED_YAML = 512 * 1024;

// More of one file would hide what is wrong with others.
const MOST_REFERENCES = 50;

// Where the commands and properties are in a manifest.
const SETTINGS = ['infrastructure', 'templates', 0, 'settings'];

const partInputs = {
  infrastructure: 'environmentInput',
  instance: 'serviceInput',
  pipeline: 'pipelineInput',
} as const satisfies Record<BundlePart, keyof BundleSchema>;

/**
 * Checks what the manifests of a bundle name: that templates can be read, and that what they read exists. Not what they mean.
 *
 * @internal
 */
export function checkTemplates(options: CheckTemplatesOptions): void {
  const { texts, manifests, schema, problems, locateInput } = options;
  for (const part of ['infrastructure', 'instance', 'pipeline'] as const) {
    const manifest = manifests[part];
    if (manifest?.engine === 'cloudformation') {
      checkTemplate(part, manifest.path, options);
      checkUse(part, manifest.path, options);
    } else if (manifest?.engine === 'terraform') {
      problems.push(
        ...checkTerraformReferences({
          part,
          paths: manifest.paths,
          texts,
          schema,
          hasPipeline: manifests.pipeline !== undefined,
          locateInput,
        }),
      );
    } else if (manifest) {
      checkCommands(part, manifest, options);
    }
  }
}

function checkTemplate(
  part: BundlePart,
  path: string,
  options: CheckTemplatesOptions,
): void {
  const { texts, problems } = options;
  if (texts.size(path) > LARGEST_TEMPLATE) {
    problems.push(
      error(`The template is larger than ${LARGEST_TEMPLATE} bytes`, path),
    );
    return;
  }
  const source = texts.text(path);
  if (source === undefined) {
    problems.push({
      ...error('The template is no UTF-8 text; save it as UTF-8', path),
      line: texts.lineWithoutText(path),
    });
    return;
  }
  const failure = new ProtonTemplates().check(source);
  if (failure) {
    problems.push({
      ...error(`The template cannot be read: ${failure.message}`, path),
      ...(failure.line === undefined ? {} : { line: failure.line }),
    });
    return;
  }
  problems.push(
    ...findWrongReferences(part, source, options).map(
      ({ message, line, column }) => ({
        ...warning(message, path),
        line,
        column,
      }),
    ),
  );
  // With Jinja in it, only the rendered text has to be YAML.
  if (!/\{[{%#]/.test(source) && source.length <= LARGEST_CHECKED_YAML) {
    problems.push(...checkTemplateYaml(source, path));
  }
}

// What never has a value. It fails only where it is rendered, and Proton did not look for it.
function findWrongReferences(
  part: BundlePart,
  source: string,
  { schema, manifests }: CheckTemplatesOptions,
): (Position & { message: string })[] {
  const hasPipeline = manifests.pipeline !== undefined;
  return checkReferences({ source, part, schema, hasPipeline })
    .flatMap(({ message, line, column }) =>
      message === undefined ? [] : [{ message, line, column }],
    )
    .slice(0, MOST_REFERENCES);
}

// Proton asked that the code uses at least one of the inputs. What that meant exactly is not known, so it is a warning.
function checkUse(
  part: BundlePart,
  path: string,
  options: CheckTemplatesOptions,
): void {
  const { texts, schema, problems } = options;
  const inputType = partInputs[part];
  const names = Object.keys(schema[inputType]?.properties ?? {});
  const code = texts.text(path);
  if (code === undefined) {
    return;
  }
  const usesAll = /\binputs\b(?!\s*[.[])/.test(code);
  const words = new Set(code.match(/[\w-]+/g));
  if (names.length && !usesAll && !names.some(name => words.has(name))) {
    problems.push(
      warning(
        `The code uses none of the inputs of the ${inputTypeKeys[inputType]}`,
        path,
      ),
    );
  }
}

// A command that cannot be rendered fails when a resource is made, and again when it is deleted.
function checkCommands(
  part: BundlePart,
  manifest: CodeBuildManifest,
  options: CheckTemplatesOptions,
): void {
  const { texts, problems } = options;
  const { provision, deprovision, projectProperties } = manifest.settings;
  const file = `${manifest.directory}manifest.yaml`;
  const templates = new ProtonTemplates();
  let document: YamlDocument | undefined;
  for (const { text, path } of textsIn({
    provision,
    deprovision,
    project_properties: projectProperties,
  })) {
    const failure = templates.check(text);
    const found = failure
      ? [error(`'${shorten(text)}' cannot be read: ${failure.message}`, file)]
      : findWrongReferences(part, text, options).map(({ message }) =>
          warning(message, file),
        );
    if (found.length) {
      document ??= YamlDocument.parse(texts.text(file) ?? '');
      const place = document.locate([...SETTINGS, ...path]);
      problems.push(...found.map(problem => ({ ...problem, ...place })));
    }
  }
}

function textsIn(
  value: unknown,
  path: (string | number)[] = [],
): { text: string; path: (string | number)[] }[] {
  if (typeof value === 'string') {
    return [{ text: value, path }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textsIn(item, [...path, index]));
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([key, member]) =>
        textsIn(member, [...path, key]),
      )
    : [];
}

function error(message: string, file: string): Problem {
  return { message, file, severity: 'error' };
}

function warning(message: string, file: string): Problem {
  return { message, file, severity: 'warning' };
}
