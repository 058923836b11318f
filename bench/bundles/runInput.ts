import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  applyDefaults,
  Bundle,
  BundleFile,
  bundleDigest,
  BundlePart,
  checkCloudFormation,
  checkSchemaCompatibility,
  checkTerraform,
  diffInputs,
  environmentNamespace,
  inlineReferences,
  instanceNamespace,
  parseBundle,
  parseSpec,
  pipelineNamespace,
  Problem,
  readDirectory,
  readTarGz,
  renderCodeBuild,
  RenderContext,
  RenderedFile,
  renderInfrastructure,
  renderTerraform,
  sampleTerraformResource,
  sensitiveInputs,
  showCodeBuild,
  Spec,
  stringifySpec,
  terraformCode,
  validateSpec,
} from '@nucleon/template-bundle';
import { BadInput } from './BadInput';
import { judgeError, judgeProblems, judgeText, Stage } from './judge';
import { compress, toEntries, writeTar } from './TarWriter';

/** What became of an input: the first thing that refused it, and what is wrong with how it did. */
export interface Run {
  outcome: Stage | 'rendered';
  violations: string[];
  /** Whether the parser of Terraform code was started, which takes long. */
  parsesTerraform: boolean;
}

class InputRun implements Run {
  outcome: Run['outcome'] = 'rendered';
  parsesTerraform = false;
  readonly violations: string[] = [];

  refuse(stage: Stage, found: string[]): void {
    if (this.outcome === 'rendered') {
      this.outcome = stage;
    }
    this.violations.push(...found.map(text => `${stage}: ${text}`));
  }

  /** Does a step; whatever it throws is judged. */
  try<T>(stage: Stage, body: () => T): T | undefined {
    try {
      return body();
    } catch (error) {
      this.refuse(stage, judgeError(error, stage));
      return undefined;
    }
  }

  /** Takes a look at problems; whether one of them is an error. */
  look(stage: Stage, problems: readonly Problem[]): boolean {
    const isRefused = problems.some(({ severity }) => severity === 'error');
    const found = judgeProblems(problems, stage);
    if (isRefused) {
      this.refuse(stage, found);
    } else {
      this.violations.push(...found.map(text => `${stage}: ${text}`));
    }
    return isRefused;
  }
}

async function readFromDirectory(input: BadInput): Promise<BundleFile[]> {
  const directory = mkdtempSync(join(tmpdir(), 'nucleon-bundles-'));
  try {
    const write = (path: string, make: (location: string) => void) => {
      try {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        make(join(directory, path));
      } catch (error) {
        // A file where another path needs a directory, or a name too long for the file system: it is not there then.
        const { code = '' } = error as NodeJS.ErrnoException;
        if (!/^(?:EEXIST|EISDIR|ENOTDIR|ENAMETOOLONG)$/.test(code)) {
          throw error;
        }
      }
    };
    for (const [path, content] of input.files) {
      write(path, location => writeFileSync(location, content));
    }
    for (const [path, target] of input.links) {
      write(path, location => symlinkSync(target, location));
    }
    return await readDirectory(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function read(
  input: BadInput,
  run: InputRun,
): Promise<BundleFile[] | undefined> {
  try {
    return input.isDirectory
      ? await readFromDirectory(input)
      : await readTarGz(
          input.archive ?? compress(writeTar(toEntries(input.files))),
        );
  } catch (error) {
    run.refuse('archive', judgeError(error, 'archive'));
    return undefined;
  }
}

// Outputs of all names that the templates use, so that most of them render.
function outputsOf(bundle: Bundle): Record<string, string> {
  const names = new Set<string>();
  for (const { content } of bundle.files) {
    const text = Buffer.from(content).toString('latin1');
    for (const [, name] of text.matchAll(/\boutputs\.(\w{1,100})/g)) {
      names.add(name);
    }
  }
  return Object.fromEntries([...names].map(name => [name, `${name}-value`]));
}

function contextOf(
  bundle: Bundle,
  part: BundlePart,
  spec: Spec | undefined,
): RenderContext {
  const { environmentInput, serviceInput, pipelineInput } = bundle.schema;
  const outputs = outputsOf(bundle);
  const environment = { name: 'net', accountId: '111122223333', outputs };
  const service = { name: 'shop', branchName: 'main', repositoryId: 'a/b' };
  const instances = (
    spec?.proton === 'ServiceSpec'
      ? spec.instances
      : [{ name: 'one', spec: {} }]
  ).map(({ name, spec: inputs }) => ({
    name,
    inputs: applyDefaults(serviceInput ?? {}, inputs ?? {}),
    outputs,
    environment,
  }));
  switch (part) {
    case 'infrastructure': {
      const inputs = spec?.proton === 'EnvironmentSpec' ? spec.spec : {};
      return environmentNamespace({
        name: 'net',
        inputs: applyDefaults(environmentInput ?? {}, inputs),
      });
    }
    case 'instance':
      return instanceNamespace({
        environment,
        service,
        instance: instances[0],
        component: { name: 'queue', outputs },
      });
    default: {
      const inputs = spec?.proton === 'ServiceSpec' ? spec.pipeline : {};
      return pipelineNamespace({
        service,
        inputs: applyDefaults(pipelineInput ?? {}, inputs ?? {}),
        instances,
      });
    }
  }
}

function readSpec(
  input: BadInput,
  bundle: Bundle,
  run: InputRun,
): Spec | undefined {
  const spec = run.try('spec', () => parseSpec(input.spec, bundle.kind));
  if (!spec) {
    return undefined;
  }
  run.try('spec', () => parseSpec(stringifySpec(spec), bundle.kind));
  const problems = run.try('inputs', () => validateSpec(bundle.schema, spec));
  return problems && !run.look('inputs', problems) ? spec : undefined;
}

// What else is done with a schema that was accepted: none of it may fail.
function useSchema({ schema }: Bundle): void {
  // Another version, in which all that was text is not.
  const other: typeof schema = JSON.parse(
    JSON.stringify(schema).replaceAll('"type":"string"', '"type":"boolean"'),
  );
  for (const next of [schema, other]) {
    checkSchemaCompatibility(schema, next);
    diffInputs(schema, next);
  }
  for (const inputs of Object.values(schema)) {
    sensitiveInputs(inputs);
    inlineReferences(inputs);
  }
}

// As the command line renders a part for its engine; CodeBuild also what deletes it.
function renderPart(
  bundle: Bundle,
  part: BundlePart,
  context: RenderContext,
  options: { redact?: [] } = {},
): RenderedFile[] {
  switch (bundle.manifests[part]?.engine) {
    case 'terraform':
      return renderTerraform({
        code: terraformCode(bundle, part),
        context,
        ...sampleTerraformResource(part, context),
      });
    case 'codebuild':
      return [false, true].flatMap(isDeprovisioning =>
        showCodeBuild(
          renderCodeBuild(bundle, part, context, {
            ...options,
            isDeprovisioning,
          }),
        ),
      );
    default:
      return renderInfrastructure(bundle, part, context, options);
  }
}

/** What is done with inputs besides what each registration and deployment does. */
export interface RunOptions {
  /** Whether rendered templates are checked with AWS's rules. */
  checksCloudFormation: boolean;
}

async function render(
  bundle: Bundle,
  spec: Spec | undefined,
  { run, checksCloudFormation }: RunOptions & { run: InputRun },
): Promise<void> {
  for (const part of Object.keys(bundle.manifests) as BundlePart[]) {
    const context = run.try('rendering', () => contextOf(bundle, part, spec));
    if (!context) {
      continue;
    }
    const files = run.try('rendering', () => renderPart(bundle, part, context));
    if (!files) {
      continue;
    }
    for (const { path, content } of files) {
      run.violations.push(
        ...judgeText(content).map(text => `${path}: ${text}`),
      );
    }
    const shown = run.try('rendering', () =>
      renderPart(bundle, part, context, { redact: [] }),
    );
    const isTemplate = bundle.manifests[part]?.engine === 'cloudformation';
    if (checksCloudFormation && isTemplate) {
      await checkTemplate(files[0], shown?.[0], run);
    }
  }
}

async function checkTemplate(
  file: RenderedFile,
  redacted: RenderedFile | undefined,
  run: InputRun,
): Promise<void> {
  try {
    run.look('checks', await checkCloudFormation(file, { redacted }));
  } catch (error) {
    run.refuse('checks', judgeError(error, 'checks'));
  }
}

// The parser of Terraform code must not fail, whatever it is given.
async function checkCode(bundle: Bundle, run: InputRun): Promise<boolean> {
  try {
    const { problems } = await checkTerraform(bundle);
    return !run.look('bundle', problems);
  } catch (error) {
    run.refuse('bundle', judgeError(error, 'bundle'));
    return false;
  }
}

/** Takes an input the whole way: reads, checks and renders it, and judges whatever refuses it. */
export async function runInput(
  input: BadInput,
  options: RunOptions,
): Promise<Run> {
  const run = new InputRun();
  const files = await read(input, run);
  if (!files) {
    return run;
  }
  run.try('bundle', () => bundleDigest(files));
  const parsed = run.try('bundle', () =>
    parseBundle(files, { kind: input.kind, inferProvisioning: true }),
  );
  if (!parsed || run.look('bundle', parsed.problems) || !parsed.bundle) {
    return run;
  }
  const { bundle } = parsed;
  run.parsesTerraform = Object.values(bundle.manifests).some(
    manifest => manifest?.engine === 'terraform',
  );
  if (!(await checkCode(bundle, run))) {
    return run;
  }
  run.try('bundle', () => useSchema(bundle));
  // With the inputs' defaults where the spec is refused, so that rendering is tried all the same.
  await render(bundle, readSpec(input, bundle, run), { ...options, run });
  return run;
}
