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
import { BundleFile } from '../archive/BundleFile';
import { BundleSchema, InputType, inputTypeKeys } from '../schema/BundleSchema';
import { parseSchema } from '../schema/parseSchema';
import { findPlainTemplate } from '../plain/findPlainTemplate';
import { parsePlainTemplate } from '../plain/parsePlainTemplate';
import { isObject } from '../schema/values';
import { YamlDocument } from '../yaml/YamlDocument';
import { Position } from '../yaml/YamlReader';
import { Bundle, BundlePart, partDirectories } from './Bundle';
import { BundleTexts } from './BundleTexts';
import { checkTemplates } from './checkTemplates';
import { Manifest } from './Manifest';
import { ManifestReader } from './ManifestReader';
import { parseRegistration } from './parseRegistration';
import { Problem } from './Problem';
import { shortenMessage } from './shortenMessage';
import { TemplateKind } from './TemplateKind';

/**
 * What is known of a template before its bundle is read.
 *
 * @public
 */
export interface ParseBundleOptions {
  /** Whether the template makes environments or services. */
  kind: TemplateKind;
  /** As fixed by the template's first version. */
  provisioning?: 'CUSTOMER_MANAGED';
  /** As fixed by the template's first version. */
  pipelineProvisioning?: 'CUSTOMER_MANAGED';
  /** Takes both from what the bundle holds, as for a template's first version. */
  inferProvisioning?: boolean;
  /** Whether the compatible environments are named elsewhere, so that a file which names them wrongly is only warned of. */
  hasCompatibleEnvironments?: boolean;
}

/**
 * What {@link parseBundle} found.
 *
 * @public
 */
export interface ParsedBundle {
  /** Absent if any problem is an error. */
  bundle?: Bundle;
  /** All problems at once, errors first. */
  problems: Problem[];
}

/**
 * What {@link parseBundleSchema} found.
 *
 * @public
 */
export interface ParsedBundleSchema {
  /** What could be read, possibly nothing. */
  schema: BundleSchema;
  /** The file that says it: the schema, or a plain template. */
  file: string;
  /** What is wrong with that file. */
  problems: Problem[];
}

const SCHEMA_FILE = 'schema/schema.yaml';
// Proton's API could return 51,200 characters of a schema. Reading this much takes about a second at worst.
const LARGEST_YAML = 128 * 1024;
const LARGEST_PLAIN = 512 * 1024;
const MOST_PROBLEMS = 200;

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function withShortMessage(problem: Problem): Problem {
  return { ...problem, message: shortenMessage(problem.message) };
}

class BundleParser {
  readonly #files: BundleFile[];
  readonly #texts: BundleTexts;
  readonly #options: ParseBundleOptions;
  readonly #problems: Problem[] = [];
  #document: YamlDocument | undefined;

  constructor(files: BundleFile[], options: ParseBundleOptions) {
    this.#files = files;
    this.#texts = new BundleTexts(files);
    this.#options = options;
  }

  parse(): ParsedBundle {
    const plain = findPlainTemplate(this.#texts);
    return plain === undefined ? this.#parseProton() : this.#parsePlain(plain);
  }

  parseSchema(): ParsedBundleSchema {
    const plain = findPlainTemplate(this.#texts);
    const schema =
      plain === undefined
        ? this.#readSchema(this.#readSchemaText())
        : this.#readPlainSchema(plain);
    return {
      schema,
      file: plain ?? SCHEMA_FILE,
      problems: this.#problems.map(withShortMessage),
    };
  }

  // A plain template is all that a bundle needs: its parameters are the inputs.
  #parsePlain(path: string): ParsedBundle {
    const { kind, provisioning, pipelineProvisioning, inferProvisioning } =
      this.#options;
    const isEnvironment = kind === 'environment';
    const schema = this.#readPlainSchema(path);
    if (isEnvironment && provisioning) {
      this.#fail(
        'Environments of this template are provisioned by the customer, so that there must be no template',
        path,
      );
    }
    if (!isEnvironment && !pipelineProvisioning && !inferProvisioning) {
      this.#fail(
        'Services of this template have a pipeline, which a plain template cannot give',
        path,
      );
    }
    const manifest = { engine: 'cloudformation', path, isPlain: true } as const;
    return this.#finish({
      kind,
      schema,
      schemaText: '',
      hasPipeline: false,
      ...(isEnvironment ? {} : { pipelineProvisioning: 'CUSTOMER_MANAGED' }),
      manifests: isEnvironment
        ? { infrastructure: manifest }
        : { instance: manifest },
      ...this.#readRegistration(),
      files: this.#files,
    });
  }

  #parseProton(): ParsedBundle {
    const { kind } = this.#options;
    const schemaText = this.#readSchemaText();
    const schema = this.#readSchema(schemaText);
    const parts = this.#expectedParts(schemaText);
    const manifests: Partial<Record<BundlePart, Manifest>> = {};
    for (const part of parts) {
      const manifest = this.#readManifest(part);
      if (manifest) {
        manifests[part] = manifest;
      }
    }
    const isCustomerManaged =
      kind === 'environment' && !parts.includes('infrastructure');
    const hasPipeline = parts.includes('pipeline');
    this.#checkUnexpectedDirectories(parts);
    if (schemaText !== undefined) {
      this.#checkInputTypes(schema, { isCustomerManaged, hasPipeline });
    }
    const registration = this.#readRegistration();
    checkTemplates({
      texts: this.#texts,
      manifests,
      schema,
      problems: this.#problems,
      locateInput: (type, name) => this.#locateInput(type, name),
    });
    return this.#finish({
      kind,
      schema,
      schemaText: schemaText ?? '',
      hasPipeline,
      ...(isCustomerManaged ? { provisioning: 'CUSTOMER_MANAGED' } : {}),
      ...(kind === 'service' && !hasPipeline
        ? { pipelineProvisioning: 'CUSTOMER_MANAGED' }
        : {}),
      manifests,
      ...registration,
      files: this.#files,
    });
  }

  #finish(bundle: Bundle): ParsedBundle {
    const errors = this.#problems.filter(isError);
    const problems = [
      ...errors,
      ...this.#problems.filter(problem => !isError(problem)),
    ]
      .slice(0, MOST_PROBLEMS)
      .map(withShortMessage);
    return errors.length ? { problems } : { bundle, problems };
  }

  // Which parts the bundle must have. Where nothing fixes it, whichever sign of it the bundle shows is believed, and the
  // missing other sign is then a problem.
  #expectedParts(schemaText: string | undefined): BundlePart[] {
    const { kind, provisioning, pipelineProvisioning, inferProvisioning } =
      this.#options;
    if (kind === 'environment') {
      const isManaged = inferProvisioning
        ? this.#hasDirectory(partDirectories.infrastructure)
        : provisioning === undefined;
      return isManaged ? ['infrastructure'] : [];
    }
    const hasPipeline = inferProvisioning
      ? this.#hasDirectory(partDirectories.pipeline) ||
        this.#hasDirectory('pipeline/') ||
        /^\s*pipeline_input_type\s*:/m.test(schemaText ?? '')
      : pipelineProvisioning === undefined;
    return hasPipeline ? ['instance', 'pipeline'] : ['instance'];
  }

  #readSchemaText(): string | undefined {
    return this.#readYamlText(SCHEMA_FILE, this.#schemaHint());
  }

  #readPlainSchema(path: string): BundleSchema {
    const text = this.#readTemplateText(path);
    const { schema, problems } = parsePlainTemplate(text ?? '', path);
    this.#problems.push(...problems);
    return this.#options.kind === 'environment'
      ? { environmentInput: schema }
      : { serviceInput: schema };
  }

  #readSchema(text: string | undefined): BundleSchema {
    if (text === undefined) {
      return {};
    }
    const { schema, problems } = parseSchema(text, SCHEMA_FILE);
    this.#problems.push(...problems);
    return schema;
  }

  #readManifest(part: BundlePart): Manifest | undefined {
    const directory = partDirectories[part];
    const file = `${directory}manifest.yaml`;
    const text = this.#readYamlText(file, this.#directoryHint(part));
    if (text === undefined) {
      return undefined;
    }
    const document = YamlDocument.parse(text);
    if (document.errors.length) {
      for (const error of document.errors) {
        this.#problems.push({
          ...error,
          message: `The manifest is not valid YAML: ${error.message}`,
          file,
          severity: 'error',
        });
      }
      return undefined;
    }
    const problems = this.#problems;
    return new ManifestReader({ document, problems, file }).read(
      directory,
      this.#texts.paths,
    );
  }

  #checkUnexpectedDirectories(parts: BundlePart[]): void {
    const { kind } = this.#options;
    if (kind === 'environment' && !parts.includes('infrastructure')) {
      this.#refuseDirectory(
        partDirectories.infrastructure,
        'environments of this template are provisioned by the customer',
      );
    }
    if (kind === 'service' && !parts.includes('pipeline')) {
      this.#refuseDirectory(
        partDirectories.pipeline,
        'services of this template have no pipeline',
      );
    }
  }

  #checkInputTypes(
    schema: BundleSchema,
    found: { isCustomerManaged: boolean; hasPipeline: boolean },
  ): void {
    const isEnvironment = this.#options.kind === 'environment';
    const rules = [
      { type: 'environmentInput', isExpected: isEnvironment },
      { type: 'serviceInput', isExpected: !isEnvironment },
      { type: 'pipelineInput', isExpected: found.hasPipeline },
    ] as const;
    const hasErrors = this.#problems.some(
      ({ file, severity }) => file === SCHEMA_FILE && severity === 'error',
    );
    for (const { type, isExpected } of rules) {
      const key = inputTypeKeys[type];
      if (isExpected && !schema[type] && !hasErrors) {
        this.#failInSchema(
          ['schema', key],
          `The schema must name its '${key}'${type === 'pipelineInput' ? ', since services of this template have a pipeline' : ''}`,
        );
      } else if (!isExpected && schema[type]) {
        this.#failInSchema(
          ['schema', key],
          `The schema must not name a '${key}': this is ${isEnvironment ? 'an environment template' : 'a service template without a pipeline'}`,
        );
      }
    }
    if (found.isCustomerManaged) {
      this.#checkCustomerManagedInputs(schema);
    }
  }

  // The inputs of a customer managed environment stand for its outputs, which are text.
  #checkCustomerManagedInputs(schema: BundleSchema): void {
    const properties = schema.environmentInput?.properties ?? {};
    for (const [name, property] of Object.entries(properties)) {
      if (property.type !== 'string' || 'default' in property) {
        this.#problems.push({
          message: `The input '${name}' of a customer managed environment, which has no directory 'infrastructure/', must be of type string and have no default`,
          file: SCHEMA_FILE,
          ...this.#locateInput('environmentInput', name),
          severity: 'error',
        });
      }
    }
  }

  #readRegistration(): Pick<Bundle, 'registration'> {
    if (this.#options.kind !== 'service') {
      return {};
    }
    const { registration, problems } = parseRegistration(this.#files);
    this.#problems.push(
      ...problems.map(problem => ({
        ...problem,
        ...(this.#options.hasCompatibleEnvironments && {
          severity: 'warning' as const,
        }),
      })),
    );
    return registration ? { registration } : {};
  }

  #readTemplateText(path: string): string | undefined {
    if (this.#texts.size(path) > LARGEST_PLAIN) {
      this.#fail(`The template is larger than ${LARGEST_PLAIN} bytes`, path);
      return undefined;
    }
    return this.#texts.text(path);
  }

  #readYamlText(path: string, hint: string): string | undefined {
    if (!this.#texts.has(path)) {
      this.#fail(`The file '${path}' is missing${hint}`);
      return undefined;
    }
    if (this.#texts.size(path) > LARGEST_YAML) {
      this.#fail(`The file is larger than ${LARGEST_YAML} bytes`, path);
      return undefined;
    }
    const text = this.#texts.text(path);
    if (text === undefined) {
      this.#problems.push({
        message: 'The file is no UTF-8 text; save it as UTF-8',
        file: path,
        line: this.#texts.lineWithoutText(path),
        severity: 'error',
      });
    }
    return text;
  }

  #refuseDirectory(directory: string, why: string): void {
    if (this.#hasDirectory(directory)) {
      this.#fail(`The directory '${directory}' must not be there: ${why}`);
    }
  }

  #schemaHint(): string {
    if (this.#texts.has('schema/schema.yml')) {
      return "; rename 'schema/schema.yml'";
    }
    if (this.#hasDirectory(`${SCHEMA_FILE}/`)) {
      return '; it is a directory';
    }
    const wrapped = this.#texts.paths.find(path =>
      path.endsWith(`/${SCHEMA_FILE}`),
    );
    if (wrapped) {
      const directory = wrapped.slice(0, -SCHEMA_FILE.length - 1);
      return `; it was found as '${wrapped}': the bundle is what is in '${directory}', and a template's directories are called v1, v2 and so on`;
    }
    if (this.#texts.has('schema.yaml')) {
      return "; 'schema.yaml' must be in a directory 'schema'";
    }
    const [only, ...others] = this.#texts.paths;
    return only && !others.length
      ? `; '${only}' alone is a bundle only if it is a CloudFormation template, which has 'Resources'`
      : '';
  }

  #directoryHint(part: BundlePart): string {
    const directory = partDirectories[part];
    const old = part === 'pipeline' ? 'pipeline/' : 'infrastructure/';
    if (this.#texts.has(`${directory}manifest.yml`)) {
      return `; rename '${directory}manifest.yml'`;
    }
    if (part !== 'infrastructure' && this.#hasDirectory(old)) {
      return `; '${old}' is the name from before Proton's release, call it '${directory}'`;
    }
    const isWanted = part === 'pipeline' && !this.#hasDirectory(directory);
    return isWanted
      ? `: ${this.#options.inferProvisioning ? "the schema names a 'pipeline_input_type'" : 'services of this template have a pipeline'}`
      : '';
  }

  #hasDirectory(directory: string): boolean {
    return this.#texts.paths.some(path => path.startsWith(directory));
  }

  // What the whole bundle makes wrong about the schema, at its place in there.
  #failInSchema(path: string[], message: string): void {
    this.#problems.push({
      message,
      file: SCHEMA_FILE,
      ...this.#schemaDocument().locate(path),
      severity: 'error',
    });
  }

  #locateInput(type: InputType, name: string): Position {
    const document = this.#schemaDocument();
    const { value } = document;
    const root = isObject(value) && isObject(value.schema) ? value.schema : {};
    const typeName = String(root[inputTypeKeys[type]]);
    return document.locate(['schema', 'types', typeName, 'properties', name]);
  }

  // Read again, once, since few bundles need it.
  #schemaDocument(): YamlDocument {
    this.#document ??= YamlDocument.parse(this.#texts.text(SCHEMA_FILE) ?? '');
    return this.#document;
  }

  #fail(message: string, file?: string): void {
    this.#problems.push({
      message,
      ...(file === undefined ? {} : { file }),
      severity: 'error',
    });
  }
}

/**
 * Reads and checks a bundle of any kind: directories, schema, manifests, templates and registration files.
 *
 * @public
 */
export function parseBundle(
  files: BundleFile[],
  options: ParseBundleOptions,
): ParsedBundle {
  return new BundleParser(files, options).parse();
}

/**
 * Reads the inputs of a bundle as {@link parseBundle} does, without a look at anything else in it: those of its schema, or
 * the parameters of a plain template.
 *
 * @public
 */
export function parseBundleSchema(
  files: BundleFile[],
  options: Pick<ParseBundleOptions, 'kind'>,
): ParsedBundleSchema {
  return new BundleParser(files, options).parseSchema();
}
