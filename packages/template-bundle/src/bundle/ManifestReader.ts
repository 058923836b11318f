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
import { describeValue } from '../schema/describeValue';
import { suggestName } from '../schema/suggestName';
import { isObject } from '../schema/values';
import { YamlDocument } from '../yaml/YamlDocument';
import { YamlFloat } from '../yaml/YamlFloat';
import { CodeBuildSettings, Manifest } from './Manifest';
import { Problem } from './Problem';

type Path = (string | number)[];

const ENTRY: Path = ['infrastructure', 'templates', 0];
const ENGINES = 'jinja, hcl, codebuild';
// The second is what buildspecs call it.
const ENV_KEYS = ['variables', 'secrets_manager', 'secrets-manager'];
// The second is how Proton's guide wrote it at first.
const WILDCARDS: unknown[] = ['*', '*.tf'];
// What the only file of a component is called where its manifest has a wildcard.
const COMPONENT_FILE = 'main.tf';

/**
 * Reads one manifest.yaml; what is wrong with it is added to the problems.
 *
 * @internal
 */
export class ManifestReader {
  readonly #document: YamlDocument;
  readonly #problems: Problem[];
  readonly #file: string | undefined;

  constructor(options: {
    document: YamlDocument;
    problems: Problem[];
    file?: string;
  }) {
    this.#document = options.document;
    this.#problems = options.problems;
    this.#file = options.file;
  }

  /**
   * Reads the manifest of a directory. `undefined` paths mean that the files are not known, as in the manifest of a
   * component, which comes with one file outside of any bundle.
   */
  read(directory: string, paths: string[] | undefined): Manifest | undefined {
    const root = this.#document.value;
    const infrastructure = isObject(root) ? root.infrastructure : undefined;
    if (!isObject(infrastructure)) {
      return this.#fail([], "The manifest must have the map 'infrastructure'");
    }
    const templates = infrastructure.templates;
    if (!Array.isArray(templates) || templates.length !== 1) {
      return this.#fail(
        ['infrastructure', 'templates'],
        "'infrastructure.templates' must list exactly one entry",
      );
    }
    const entry: unknown = templates[0];
    if (!isObject(entry)) {
      return this.#fail(
        ENTRY,
        "The entry of 'infrastructure.templates' must be a map",
      );
    }
    return this.#readEntry(entry, directory, paths);
  }

  #readEntry(
    entry: Record<string, unknown>,
    directory: string,
    paths: string[] | undefined,
  ): Manifest | undefined {
    if (!('rendering_engine' in entry) && 'engine' in entry) {
      return this.#fail(
        [...ENTRY, 'engine'],
        "'engine' is the name from before Proton's release; call it 'rendering_engine'",
      );
    }
    switch (entry.rendering_engine) {
      case 'jinja': {
        this.#checkKeys(entry, ['file', 'template_language']);
        const path = this.#readFile(entry, directory, paths);
        return this.#hasLanguage(entry, 'cloudformation') && path !== undefined
          ? { engine: 'cloudformation', path }
          : undefined;
      }
      case 'hcl': {
        this.#checkKeys(entry, ['file', 'template_language']);
        const found = this.#readTerraformFiles(entry, directory, paths);
        return this.#hasLanguage(entry, 'terraform') && found
          ? { engine: 'terraform', paths: found }
          : undefined;
      }
      case 'codebuild': {
        if (!('settings' in entry) && 'codebuild' in entry) {
          return this.#fail(
            [...ENTRY, 'codebuild'],
            "'codebuild' is an old name; call it 'settings'",
          );
        }
        this.#checkKeys(entry, ['settings']);
        const settings = this.#readSettings(entry.settings);
        return settings && { engine: 'codebuild', directory, settings };
      }
      default:
        return this.#fail(
          [...ENTRY, 'rendering_engine'],
          `'rendering_engine' must be one of ${ENGINES}, but is ${describeValue(entry.rendering_engine)}`,
        );
    }
  }

  #hasLanguage(entry: Record<string, unknown>, language: string): boolean {
    if (entry.template_language === language) {
      return true;
    }
    this.#fail(
      [...ENTRY, 'template_language'],
      `'template_language' must be '${language}' with the rendering engine '${String(entry.rendering_engine)}', but is ${describeValue(entry.template_language)}`,
    );
    return false;
  }

  #readFile(
    entry: Record<string, unknown>,
    directory: string,
    paths: string[] | undefined,
  ): string | undefined {
    const { file } = entry;
    const place = [...ENTRY, 'file'];
    if (typeof file !== 'string' || !/^[^/\\*]+$/.test(file) || file === '..') {
      return this.#fail(
        place,
        "'file' must name one file of the same directory, without a wildcard",
      );
    }
    const path = directory + file;
    if (paths && !paths.includes(path)) {
      return this.#fail(
        place,
        `The file '${path}' that the manifest names does not exist`,
      );
    }
    return path;
  }

  #readTerraformFiles(
    entry: Record<string, unknown>,
    directory: string,
    paths: string[] | undefined,
  ): string[] | undefined {
    if (!WILDCARDS.includes(entry.file)) {
      const path = this.#readFile(entry, directory, paths);
      if (path !== undefined && !path.endsWith('.tf')) {
        this.#report(
          'warning',
          [...ENTRY, 'file'],
          `Terraform reads files that end in .tf; '${path}' does not`,
        );
      }
      return path === undefined ? undefined : [path];
    }
    if (!paths) {
      return [COMPONENT_FILE];
    }
    const found = paths
      .filter(path => isTerraformFileOf(directory, path))
      .sort();
    if (!found.length) {
      return this.#fail(
        [...ENTRY, 'file'],
        `The directory '${directory}' holds no file that ends in .tf`,
      );
    }
    return found;
  }

  #readSettings(value: unknown): CodeBuildSettings | undefined {
    const place = [...ENTRY, 'settings'];
    if (!isObject(value)) {
      return this.#fail(
        place,
        "'settings' must be a map with the commands to provision and deprovision",
      );
    }
    const known = [
      'image',
      'runtimes',
      'env',
      'env_variables',
      'provision',
      'deprovision',
      'project_properties',
      'input_type',
    ];
    this.#warnOfUnknown(value, known, place);
    const provision = this.#readCommands(value, 'provision');
    const deprovision = this.#readCommands(value, 'deprovision');
    const image = this.#readImage(value);
    const inputType = this.#readInputType(value);
    const settings = {
      ...(image === undefined ? {} : { image }),
      runtimes: this.#readTexts(value.runtimes, [...place, 'runtimes']),
      env: this.#readEnv(value),
      projectProperties: this.#readProjectProperties(value),
    };
    return provision && deprovision && inputType
      ? { ...settings, provision, deprovision, inputType }
      : undefined;
  }

  // Some texts call it `env_variables`. Whether Proton read that, and with which content, is not known: it is taken for
  // `env` if there is none, and what is then neither of its two maps for the variables themselves.
  #readEnv(settings: Record<string, unknown>): CodeBuildSettings['env'] {
    const old = 'env_variables' in settings ? 'env_variables' : undefined;
    const key = 'env' in settings ? 'env' : old;
    if (old) {
      this.#report(
        'warning',
        [...ENTRY, 'settings', old],
        key === old
          ? "Call 'env_variables' 'env', with the maps 'variables' and 'secrets_manager'"
          : "'env_variables' says nothing beside 'env'",
      );
    }
    const env = key === undefined ? undefined : settings[key];
    if (key === undefined || env === undefined || env === null) {
      return { variables: {}, secretsManager: {} };
    }
    const place = [...ENTRY, 'settings', key];
    if (!isObject(env)) {
      this.#fail(place, `'settings.${key}' must be a map`);
      return { variables: {}, secretsManager: {} };
    }
    const isFlat = key === old && !ENV_KEYS.some(name => name in env);
    if (isFlat) {
      return { variables: this.#readTexts(env, place), secretsManager: {} };
    }
    this.#warnOfUnknown(env, ENV_KEYS, place);
    const secretsKey =
      'secrets-manager' in env ? 'secrets-manager' : 'secrets_manager';
    return {
      variables: this.#readTexts(env.variables, [...place, 'variables']),
      secretsManager: this.#readTexts(env[secretsKey], [...place, secretsKey]),
    };
  }

  #readCommands(
    settings: Record<string, unknown>,
    key: 'provision' | 'deprovision',
  ): string[] | undefined {
    const commands = settings[key];
    const old = `${key}ing`;
    if (commands === undefined && old in settings) {
      return this.#fail(
        [...ENTRY, 'settings', old],
        `'${old}' is an old name; call it '${key}'`,
      );
    }
    if (
      !Array.isArray(commands) ||
      !commands.length ||
      !commands.every(command => typeof command === 'string')
    ) {
      return this.#fail(
        [...ENTRY, 'settings', key],
        `'settings.${key}' must list at least one command as text`,
      );
    }
    return commands;
  }

  #readImage(settings: Record<string, unknown>): string | undefined {
    const { image } = settings;
    if (image === undefined || typeof image === 'string') {
      return image;
    }
    return this.#fail(
      [...ENTRY, 'settings', 'image'],
      "'settings.image' must be text",
    );
  }

  #readInputType(
    settings: Record<string, unknown>,
  ): 'JSON' | 'HCL' | undefined {
    const { input_type: inputType = 'JSON' } = settings;
    if (inputType === 'JSON' || inputType === 'HCL') {
      return inputType;
    }
    return this.#fail(
      [...ENTRY, 'settings', 'input_type'],
      "'settings.input_type' must be JSON or HCL",
    );
  }

  #readProjectProperties(
    settings: Record<string, unknown>,
  ): Record<string, unknown> {
    const { project_properties: properties } = settings;
    if (properties === undefined || properties === null) {
      return {};
    }
    if (isObject(properties)) {
      return properties;
    }
    this.#fail(
      [...ENTRY, 'settings', 'project_properties'],
      "'settings.project_properties' must be a map",
    );
    return {};
  }

  #readTexts(value: unknown, path: Path): Record<string, string> {
    if (value === undefined || value === null) {
      return {};
    }
    if (!isObject(value)) {
      this.#fail(path, `'${path.slice(3).join('.')}' must be a map`);
      return {};
    }
    const texts: Record<string, string> = {};
    for (const [key, member] of Object.entries(value)) {
      if (isObject(member) || Array.isArray(member) || member === null) {
        this.#fail(
          [...path, key],
          `'${path.slice(3).join('.')}.${key}' must be text`,
        );
      } else {
        texts[key] = scalarText(member);
      }
    }
    return texts;
  }

  #checkKeys(entry: Record<string, unknown>, known: string[]): void {
    this.#warnOfUnknown(entry, ['rendering_engine', ...known], ENTRY);
  }

  #warnOfUnknown(
    value: Record<string, unknown>,
    known: string[],
    path: Path,
  ): void {
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) {
        this.#report(
          'warning',
          [...path, key],
          `The key '${key}' says nothing here; ${suggestName(key, known)}`,
        );
      }
    }
  }

  #fail(path: Path, message: string): undefined {
    return this.#report('error', path, message);
  }

  #report(
    severity: Problem['severity'],
    path: Path,
    message: string,
  ): undefined {
    this.#problems.push({
      message,
      ...(this.#file === undefined ? {} : { file: this.#file }),
      ...this.#document.locate(path),
      severity,
    });
  }
}

// The version 3.0 of a runtime is not 3.
function scalarText(value: unknown): string {
  return value instanceof YamlFloat ? value.value.toFixed(1) : String(value);
}

function isTerraformFileOf(directory: string, path: string): boolean {
  return (
    path.startsWith(directory) &&
    path.endsWith('.tf') &&
    !path.slice(directory.length).includes('/')
  );
}
