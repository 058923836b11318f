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

import { BundlePart } from '../bundle/Bundle';
import { RenderContext } from '../render/RenderContext';
import { RenderTerraformOptions } from './renderTerraform';

const ARN = 'arn:aws:proton:us-east-1:000000000000';
const DEPLOYMENT = '00000000-0000-0000-0000-000000000000';

/**
 * What stands in Terraform's files where a deployment would say who it is, for files that are only looked at.
 *
 * @public
 */
export function sampleTerraformResource(
  part: BundlePart,
  context: RenderContext,
): Pick<RenderTerraformOptions, 'resource' | 'deploymentId'> {
  const service = `${ARN}:service/${context.service?.name}`;
  const environment = `${ARN}:environment/${context.environment?.name}`;
  const template = {
    arn: `${ARN}:${part === 'infrastructure' ? 'environment' : 'service'}-template/template`,
    majorVersion: '1',
    minorVersion: '0',
  };
  const deploymentId = DEPLOYMENT;
  switch (part) {
    case 'infrastructure':
      return {
        deploymentId,
        resource: { kind: 'environment', arn: environment, template },
      };
    case 'pipeline':
      return {
        deploymentId,
        resource: { kind: 'pipeline', arn: `${service}/pipeline`, template },
      };
    default:
      return {
        deploymentId,
        resource: {
          kind: 'service_instance',
          arn: `${service}/service-instance/${context.service_instance?.name}`,
          template,
          environmentArn: environment,
        },
      };
  }
}
