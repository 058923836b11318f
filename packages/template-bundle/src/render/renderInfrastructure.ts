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
import { Bundle, BundlePart } from '../bundle/Bundle';
import { fillParameters } from '../plain/fillParameters';
import { InputPath } from '../schema/sensitiveInputs';
import { ProtonTemplates, Rendering } from './ProtonTemplates';
import { readTemplate } from './readTemplate';
import { redact, sensitiveParameters } from './redact';
import { RenderContext, Values } from './RenderContext';

/**
 * A file as it goes to the engine.
 *
 * @public
 */
export interface RenderedFile {
  /** Relative to the version's root. */
  path: string;
  /** The text of the file. */
  content: string;
  /** For each line of the content, the line of the template that it comes from; only where `mapLines` asks for it. */
  sourceLines?: number[];
}

/**
 * Options of {@link renderInfrastructure}.
 *
 * @public
 */
export interface RenderInfrastructureOptions {
  /**
   * Asks for a rendering that can be shown: without the secrets that the bundle's schema names, nor the values at these
   * places of the context. What cannot be rendered without its secrets is replaced by a note.
   */
  redact?: readonly InputPath[];
  /** What a rendering may use. */
  limits?: Partial<Limits>;
  /** Whether to say from which lines of the template the lines of the file come. */
  mapLines?: boolean;
}

/**
 * Stands in the place of a rendering that needs its secrets.
 *
 * @internal
 */
export const CANNOT_BE_SHOWN =
  '# This template cannot be shown: it cannot be rendered without its secrets.\n';

/**
 * Renders the infrastructure code of one part of a bundle.
 *
 * Throws an `InputError` that names file and line, and what is not defined. It holds no secrets.
 *
 * @public
 */
export function renderInfrastructure(
  bundle: Pick<Bundle, 'schema' | 'manifests' | 'files'>,
  part: BundlePart,
  context: RenderContext,
  options: RenderInfrastructureOptions = {},
): RenderedFile[] {
  const { manifest, path, source } = readTemplate(bundle, part);
  const templates = new ProtonTemplates(options.limits);
  const render = (values: RenderContext): Rendering =>
    manifest.isPlain
      ? fillParameters(source, inputsOf(part, values), path)
      : templates.render({
          path,
          source,
          values,
          mapLines: options.mapLines,
        });
  const secrets = [
    ...sensitiveParameters(bundle, part),
    ...(options.redact ?? []),
  ];
  const withoutSecrets = () => render(redact(context, secrets));
  const { content, sourceLines } = options.redact
    ? renderToShow(withoutSecrets, () => render(context))
    : renderToUse(withoutSecrets, () => render(context));
  return [
    { path, content, ...(options.mapLines && sourceLines && { sourceLines }) },
  ];
}

function inputsOf(part: BundlePart, context: RenderContext): Values {
  const { environment, service_instance: instance } = context;
  return (part === 'infrastructure' ? environment : instance)?.inputs ?? {};
}

// A template may fail only because its secrets are replaced, for example where it needs their length.
function renderToShow(
  withoutSecrets: () => Rendering,
  withSecrets: () => Rendering,
): Omit<RenderedFile, 'path'> {
  const shown = withoutSecrets();
  if ('content' in shown) {
    return shown;
  }
  if ('content' in withSecrets()) {
    return { content: CANNOT_BE_SHOWN };
  }
  throw new InputError(`${shown.place}: ${shown.problem}`);
}

// What went wrong may quote a value. It is told as it is without the secrets, if it goes wrong without them too.
function renderToUse(
  withoutSecrets: () => Rendering,
  withSecrets: () => Rendering,
): Omit<RenderedFile, 'path'> {
  const rendering = withSecrets();
  if ('content' in rendering) {
    return rendering;
  }
  const shown = withoutSecrets();
  throw new InputError(
    'content' in shown
      ? `${rendering.place}: The value of a secret input is not accepted here`
      : `${shown.place}: ${shown.problem}`,
  );
}
