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
  Bundle,
  renderCodeBuild,
  RenderContext,
  RenderedFile,
  renderInfrastructure,
  renderTerraform,
  sampleTerraformResource,
  showCodeBuild,
  terraformCode,
} from '@nucleon/template-bundle';
import { Target } from '../namespace/placesOf';

/**
 * Renders one target for the engine that its manifest names: the template of CloudFormation, the folder that Terraform's
 * automation finds, or, for CodeBuild, its inputs and `codebuild.json` with the commands.
 *
 * @internal
 */
export function renderPart(
  bundle: Bundle,
  { part }: Target,
  context: RenderContext,
): RenderedFile[] {
  switch (bundle.manifests[part]?.engine) {
    case 'terraform':
      return renderTerraform({
        code: terraformCode(bundle, part),
        context,
        ...sampleTerraformResource(part, context),
      });
    case 'codebuild':
      return showCodeBuild(renderCodeBuild(bundle, part, context));
    default:
      return renderInfrastructure(bundle, part, context, { mapLines: true });
  }
}
