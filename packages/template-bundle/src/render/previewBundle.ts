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
import { Bundle, BundlePart } from '../bundle/Bundle';
import { Problem } from '../bundle/Problem';
import { fillParameters } from '../plain/fillParameters';
import { applyDefaults } from '../schema/applyDefaults';
import { sensitiveInputs } from '../schema/sensitiveInputs';
import { validateInputs } from '../schema/validateInputs';
import { createPreviewContext } from './createPreviewContext';
import { Placeholders } from './Placeholders';
import { previewCodeBuild, previewTerraform } from './previewCode';
import { ProtonTemplates, Rendering } from './ProtonTemplates';
import { readTemplate } from './readTemplate';
import { redact } from './redact';
import { RenderContext, Values } from './RenderContext';
import { CANNOT_BE_SHOWN, RenderedFile } from './renderInfrastructure';

/**
 * Inputs for {@link previewBundle}; the defaults of the schema stand for what is left out.
 *
 * @public
 */
export interface PreviewInputs {
  /** The inputs of the environment, or of the one instance. */
  inputs?: Values;
  /** The inputs of the pipeline. */
  pipelineInputs?: Values;
  /** Whether to say from which lines of the templates the lines of the files come. */
  mapLines?: boolean;
}

/**
 * What a version makes of inputs.
 *
 * @public
 */
export interface BundlePreview {
  /** The rendered files, without secrets. What has a problem is not among them. */
  files: RenderedFile[];
  /** What was read of the values that only a deployment has, such as `environment.outputs.VpcId`. */
  placeholders: string[];
  /** Inputs that are missing or wrong, and what could not be rendered. */
  problems: Problem[];
}

/**
 * What a preview needs of a bundle; one that lacks the rest may still be rendered.
 *
 * @public
 */
export type PreviewedBundle = Pick<Bundle, 'schema' | 'manifests' | 'files'>;

const PARTS = ['infrastructure', 'instance', 'pipeline'] as const;

const INPUT_TYPES = {
  infrastructure: 'environmentInput',
  instance: 'serviceInput',
  pipeline: 'pipelineInput',
} as const;

/**
 * Renders all parts of a bundle without a deployment: CloudFormation's templates, the folders that Terraform's automation
 * finds, and for CodeBuild the inputs and the build as `codebuild.json`. Names, outputs and the account, which only a
 * deployment has, are placeholders; secrets are masked.
 *
 * @public
 */
export function previewBundle(
  bundle: PreviewedBundle,
  given: PreviewInputs = {},
): BundlePreview {
  const parts = PARTS.filter(part => bundle.manifests[part]);
  const problems = parts.flatMap(part =>
    validateInputs(schemaOf(bundle, part), inputsOf(part, given), {
      path: part === 'pipeline' ? 'pipelineInputs' : 'inputs',
    }),
  );
  if (problems.length) {
    return { files: [], placeholders: [], problems };
  }
  const placeholders = new Placeholders();
  const files: RenderedFile[] = [];
  for (const part of parts) {
    try {
      const preview = previewPart({ bundle, part, given, placeholders });
      files.push(...preview.files);
      problems.push(...preview.problems);
    } catch (error) {
      if (!InputError.is(error)) {
        throw error;
      }
      problems.push({ message: error.message, severity: 'error' });
    }
  }
  return { files, placeholders: placeholders.paths, problems };
}

type PartOptions = {
  bundle: PreviewedBundle;
  part: BundlePart;
  given: PreviewInputs;
  placeholders: Placeholders;
};

type PartPreview = Pick<BundlePreview, 'files' | 'problems'>;

function previewPart(options: PartOptions): PartPreview {
  const { bundle, part } = options;
  const manifest = bundle.manifests[part];
  switch (manifest?.engine) {
    case 'terraform':
      return previewTerraform(bundle, part, contextOf(options, hideSecrets));
    case 'codebuild':
      return previewCodeBuild(bundle, manifest, {
        context: contextOf(options, withDefaults),
        withoutSecrets: contextOf(options, hideSecrets),
      });
    default:
      return previewTemplate(options);
  }
}

function previewTemplate(options: PartOptions): PartPreview {
  const { bundle, part, given } = options;
  const { manifest, path, source } = readTemplate(bundle, part);
  const templates = new ProtonTemplates();
  const render = (hide: typeof hideSecrets): Rendering =>
    manifest.isPlain
      ? fillParameters(source, hide(bundle, part, inputsOf(part, given)), path)
      : templates.render({
          path,
          source,
          values: contextOf(options, hide),
          mapLines: given.mapLines,
        });
  const shown = render(hideSecrets);
  if ('content' in shown) {
    const { content, sourceLines } = shown;
    return {
      files: [{ path, content, ...(given.mapLines && { sourceLines }) }],
      problems: [],
    };
  }
  // It may fail only because its secrets are replaced.
  if ('content' in render(withDefaults)) {
    return { files: [{ path, content: CANNOT_BE_SHOWN }], problems: [] };
  }
  const { problem: message, line } = shown;
  const problem: Problem = { message, file: path, line, severity: 'error' };
  return { files: [], problems: [problem] };
}

function contextOf(
  { bundle, part, given, placeholders }: PartOptions,
  hide: typeof hideSecrets,
): RenderContext {
  return createPreviewContext(part, {
    placeholders,
    inputs: hide(bundle, part, inputsOf(part, given)),
    instanceInputs: hide(bundle, 'instance', inputsOf('instance', given)),
    hasPipeline: bundle.manifests.pipeline !== undefined,
  });
}

function schemaOf({ schema }: PreviewedBundle, part: BundlePart) {
  return schema[INPUT_TYPES[part]] ?? {};
}

function inputsOf(part: BundlePart, given: PreviewInputs): Values {
  return (part === 'pipeline' ? given.pipelineInputs : given.inputs) ?? {};
}

function withDefaults(
  bundle: PreviewedBundle,
  part: BundlePart,
  inputs: Values,
): Values {
  return applyDefaults(schemaOf(bundle, part), inputs);
}

function hideSecrets(
  bundle: PreviewedBundle,
  part: BundlePart,
  inputs: Values,
): Values {
  const schema = schemaOf(bundle, part);
  return redact(withDefaults(bundle, part, inputs), sensitiveInputs(schema));
}
