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
  terraformCode,
  TerraformResource,
} from '@nucleon/template-bundle';
import { Target } from '../namespace/placesOf';

// Where a deployment would say who it is.
const ARN = 'arn:aws:proton:us-east-1:000000000000';
const DEPLOYMENT = '00000000-0000-0000-0000-000000000000';

/**
 * Renders one target for the engine that its manifest names: the template of CloudFormation, the folder that Terraform's
 * automation finds, or, for CodeBuild, its inputs and `codebuild.json` with the commands.
 *
 * @internal
 */
export function renderPart(
  bundle: Bundle,
  target: Target,
  context: RenderContext,
): RenderedFile[] {
  const { part } = target;
  switch (bundle.manifests[part]?.engine) {
    case 'terraform':
      return renderTerraform({
        code: terraformCode(bundle, part),
        context,
        resource: resourceOf(target, context),
        deploymentId: DEPLOYMENT,
      });
    case 'codebuild':
      return renderBuild(bundle, target, context);
    default:
      return renderInfrastructure(bundle, part, context, { mapLines: true });
  }
}

// The other files of the working directory are those of the bundle.
function renderBuild(
  bundle: Bundle,
  { part }: Target,
  context: RenderContext,
): RenderedFile[] {
  const { files, problems, ...build } = renderCodeBuild(bundle, part, context);
  return [
    ...files
      .filter(({ path }) => /^proton-inputs\.(?:json|auto\.tfvars)$/.test(path))
      .map(({ path, content }) => ({
        path,
        content: new TextDecoder().decode(content),
      })),
    { path: 'codebuild.json', content: `${JSON.stringify(build, null, 2)}\n` },
  ];
}

function resourceOf(target: Target, context: RenderContext): TerraformResource {
  const service = `${ARN}:service/${context.service?.name}`;
  const environment = `${ARN}:environment/${context.environment?.name}`;
  const template = {
    arn: `${ARN}:${target.part === 'infrastructure' ? 'environment' : 'service'}-template/template`,
    majorVersion: '1',
    minorVersion: '0',
  };
  switch (target.part) {
    case 'infrastructure':
      return { kind: 'environment', arn: environment, template };
    case 'pipeline':
      return { kind: 'pipeline', arn: `${service}/pipeline`, template };
    default:
      return {
        kind: 'service_instance',
        arn: `${service}/service-instance/${target.instance.name}`,
        template,
        environmentArn: environment,
      };
  }
}
