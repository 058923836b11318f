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
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { NucleonService } from '@nucleon/plugin-nucleon-node';
import { createDeploymentUrl } from '../domain/createDeploymentUrl';
import { mergeSecrets } from '../domain/mergeSecrets';
import { formatName, parseName } from '../domain/parseName';
import { ServiceChanges } from './ServiceChanges';
import { serviceUpdateExamples } from './serviceUpdateExamples';

/**
 * `nucleon:service:update`: adds and removes instances, or deploys existing ones
 * or the pipeline with other inputs or another version. It does not wait.
 *
 * @internal
 */
export function createServiceUpdateAction(options: {
  nucleon: NucleonService;
}) {
  const { nucleon } = options;
  return createTemplateAction({
    id: 'nucleon:service:update',
    description:
      'Adds or removes instances of a service, or updates the inputs and the version of its instances and pipeline',
    examples: serviceUpdateExamples,
    supportsDryRun: true,
    schema: {
      input: {
        service: z =>
          z.string().describe('The service, name or namespace/name'),
        add: z =>
          z
            .array(
              z.object({
                name: z.string(),
                environment: z.string(),
                inputs: z.record(z.any()).optional(),
              }),
            )
            .optional()
            .describe('Instances to add'),
        remove: z =>
          z
            .array(z.string())
            .optional()
            .describe('Names of instances to delete'),
        instances: z =>
          z
            .array(
              z.object({
                name: z.string(),
                inputs: z.record(z.any()).optional(),
                version: z.string().optional(),
              }),
            )
            .optional()
            .describe(
              'Existing instances to deploy, with the inputs that change; the others keep their values',
            ),
        pipeline: z =>
          z
            .object({
              inputs: z.record(z.any()).optional(),
              version: z.string().optional(),
            })
            .optional()
            .describe('Deploys the pipeline, with the inputs that change'),
        secrets: z =>
          z
            .union([z.string(), z.record(z.any())])
            .optional()
            .describe(
              'Values of sensitive inputs by path (add.0.inputs.token, instances.0.inputs.token, pipeline.inputs.token), as an object or its JSON text',
            ),
        clientToken: z =>
          z
            .string()
            .max(64)
            .optional()
            .describe(
              'The same token answers with the first result; made from task and step if left out. Only for a step that makes one change',
            ),
      },
      output: {
        serviceName: z => z.string().describe('namespace/name'),
        entityRef: z => z.string().describe('The entity of the service'),
        deploymentId: z =>
          z
            .string()
            .optional()
            .describe(
              'The first of the deployments that were started; none where instances are only removed, which begins later',
            ),
        deploymentIds: z =>
          z.array(z.string()).describe('All deployments that were started'),
        deploymentUrl: z =>
          z.string().describe('The page that follows the first deployment'),
      },
    },
    async handler(ctx) {
      const { service, secrets, clientToken, ...input } = ctx.input;
      const {
        add = [],
        remove = [],
        instances = [],
        pipeline,
      } = mergeSecrets(input, secrets);
      const isEdit = add.length + remove.length > 0;
      const updates = instances.length + (pipeline ? 1 : 0);
      if (isEdit === updates > 0) {
        throw new InputError(
          isEdit
            ? "Adding or removing instances and deploying existing ones cannot be one step, since a service takes one at a time; use two, with 'nucleon:deployment:wait' between them"
            : "Nothing to update; give 'add', 'remove', 'instances' or 'pipeline'",
        );
      }
      if (clientToken !== undefined && updates > 1) {
        throw new InputError(
          "One 'clientToken' cannot stand for several deployments; leave it out, or use a step for each",
        );
      }
      const name = parseName(service);
      const changes = await ServiceChanges.create({
        nucleon,
        name,
        clientToken,
        ctx,
      });
      const deploymentIds = isEdit
        ? await changes.edit({ add, remove })
        : await changes.deploy({ instances, pipeline });

      ctx.output('serviceName', formatName(name));
      ctx.output('entityRef', changes.entityRef);
      ctx.output('deploymentId', deploymentIds[0]);
      ctx.output('deploymentIds', deploymentIds);
      ctx.output('deploymentUrl', createDeploymentUrl(deploymentIds[0]));
    },
  });
}
