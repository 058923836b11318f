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

import {
  BundleFile,
  BundlePart,
  BundlePreview,
  InputPath,
  RenderContext,
  RenderedFile,
  TemplateKind,
} from '@nucleon/template-bundle';
import { PreviewJob } from '../../domain/BundlePreviewer';

/**
 * What is to be rendered.
 *
 * @internal
 */
export type RenderJob = {
  files: BundleFile[];
  kind: TemplateKind;
  part: BundlePart;
  context: RenderContext;
  /** Places of secrets that the bundle's own schema does not name. */
  redact?: InputPath[];
};

/**
 * The files with the secrets in them, whose lines know their place in the
 * template, and the same without, to be stored and shown.
 *
 * @internal
 */
export type Rendering = { files: RenderedFile[]; redacted: RenderedFile[] };

/**
 * A job as it goes to the thread. A number that was written `80.0` is an object,
 * which would arrive as another one: so its places are named beside the values.
 *
 * @internal
 */
export type RenderRequest =
  { job: RenderJob; floats: string[][] } | { preview: PreviewJob };

/** @internal */
export type RenderResponse =
  | { rendering: Rendering }
  | { preview: BundlePreview }
  | { problem: string; isInputError: boolean };
