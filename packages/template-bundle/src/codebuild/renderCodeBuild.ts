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
import { InputError } from '@backstage/errors';
import { Limits } from '@nucleon/jinja';
import { BundleFile } from '../archive/BundleFile';
import { Bundle, BundlePart } from '../bundle/Bundle';
import { CodeBuildManifest, CodeBuildSettings } from '../bundle/Manifest';
import { Problem } from '../bundle/Problem';
import { writeJson } from '../json/writeJson';
import { redact, sensitiveParameters } from '../render/redact';
import { RenderContext } from '../render/RenderContext';
import { InputPath } from '../schema/sensitiveInputs';
import { SettingsRenderer } from './SettingsRenderer';
import { writeTfvars } from './writeTfvars';

/**
 * What a build needs.
 *
 * @public
 */
export interface RenderedCodeBuild extends Omit<
  CodeBuildSettings,
  'provision' | 'deprovision' | 'inputType'
> {
  /** The commands of the build, rendered. */
  commands: string[];
  /** The files of the working directory, relative to it: the bundle's own, and the inputs. */
  files: BundleFile[];
  /** What is missing, and was taken for empty. */
  problems: Problem[];
}

/**
 * Options of {@link renderCodeBuild}.
 *
 * @public
 */
export interface RenderCodeBuildOptions {
  /**
   * Asks for the commands that delete. What they read may be gone by then, and a resource that nobody can delete is a trap:
   * what is missing is empty, in properties it is left out, and it is said as a warning.
   */
  isDeprovisioning?: boolean;
  /**
   * Asks for a rendering that can be shown: without the secrets that the bundle's schema names, nor the values at these
   * places of the context. What cannot be rendered without its secrets is replaced by a note.
   */
  redact?: readonly InputPath[];
  /** What the rendering of each text may use. */
  limits?: Partial<Limits>;
}

/**
 * Renders one part of a bundle that is provisioned with CodeBuild: its commands, the properties of its project, and its
 * inputs, as `proton-inputs.json` or, for the input type HCL, `proton-inputs.auto.tfvars`.
 *
 * Throws an `InputError` that names the command or property, and what is not defined. It holds no secrets.
 *
 * @public
 */
export function renderCodeBuild(
  bundle: Pick<Bundle, 'schema' | 'manifests' | 'files'>,
  part: BundlePart,
  context: RenderContext,
  options: RenderCodeBuildOptions = {},
): RenderedCodeBuild {
  const manifest = bundle.manifests[part];
  if (manifest?.engine !== 'codebuild') {
    throw new InputError(
      `The bundle has no code for CodeBuild for its ${part}`,
    );
  }
  const secrets = [
    ...sensitiveParameters(bundle, part),
    ...(options.redact ?? []),
  ];
  const withoutSecrets = redact(context, secrets);
  const renderer = new SettingsRenderer({
    file: `${manifest.directory}manifest.yaml`,
    context,
    withoutSecrets,
    isShown: options.redact !== undefined,
    isLenient: options.isDeprovisioning === true,
    limits: options.limits,
  });
  return renderBuild(bundle, {
    manifest,
    renderer,
    key: options.isDeprovisioning ? 'deprovision' : 'provision',
    getInputs: () => (options.redact ? withoutSecrets : context),
  });
}

/**
 * The same with a renderer that is there already.
 *
 * @internal
 */
export function renderBuild(
  bundle: Pick<Bundle, 'files'>,
  options: {
    manifest: CodeBuildManifest;
    renderer: SettingsRenderer;
    key: 'provision' | 'deprovision';
    /** What the build is handed; asked for when all is rendered. */
    getInputs(): RenderContext;
  },
): RenderedCodeBuild {
  const { manifest, renderer, key, getInputs } = options;
  const { directory, settings } = manifest;
  return {
    ...(settings.image === undefined ? {} : { image: settings.image }),
    runtimes: settings.runtimes,
    env: settings.env,
    commands: settings[key].map((command, index) =>
      renderer.command(command, `${key}[${index}]`),
    ),
    projectProperties: renderer.properties(settings.projectProperties),
    files: addInputs(
      bundle.files
        .filter(({ path }) => path.startsWith(directory))
        .map(({ path, content }) => ({
          path: path.slice(directory.length),
          content,
        })),
      settings.inputType,
      getInputs(),
    ),
    problems: renderer.problems,
  };
}

function addInputs(
  files: BundleFile[],
  inputType: CodeBuildSettings['inputType'],
  context: RenderContext,
): BundleFile[] {
  const { environment, pipeline, service } = context;
  const { service_instance: instance, service_instances: instances } = context;
  const values = {
    environment,
    pipeline,
    service,
    service_instance: instance,
    service_instances: instances,
  };
  const inputs =
    inputType === 'HCL'
      ? { path: 'proton-inputs.auto.tfvars', text: writeTfvars(values) }
      : { path: 'proton-inputs.json', text: `${writeJson(values)}\n` };
  return [
    // A file of that name in the bundle is an example, for its author's own use.
    ...files.filter(({ path }) => path !== inputs.path),
    { path: inputs.path, content: new TextEncoder().encode(inputs.text) },
  ];
}
