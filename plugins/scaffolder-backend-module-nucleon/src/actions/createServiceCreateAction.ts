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
import { createClientToken } from '../domain/createClientToken';
import { createDeploymentUrl } from '../domain/createDeploymentUrl';
import { getDeploymentIds } from '../domain/getDeploymentIds';
import { mergeSecrets } from '../domain/mergeSecrets';
import { formatName, parseName } from '../domain/parseName';
import { callNucleon } from './callNucleon';
import { checkTemplate } from './checkTemplate';
import { serviceCreateExamples } from './serviceCreateExamples';

/**
 * `nucleon:service:create`: stores a service and starts to deploy its instances
 * and then its pipeline. It does not wait for them.
 *
 * @internal
 */
export function createServiceCreateAction(options: {
  nucleon: NucleonService;
}) {
  const { nucleon } = options;
  return createTemplateAction({
    id: 'nucleon:service:create',
    description:
      'Creates a service from a service template and starts to deploy its instances and its pipeline',
    examples: serviceCreateExamples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('The name of the service'),
        namespace: z =>
          z
            .string()
            .optional()
            .describe('The namespace of the service; default if left out'),
        template: z =>
          z.string().describe('The service template, name or namespace/name'),
        version: z =>
          z
            .string()
            .optional()
            .describe(
              'major.minor, or major for its recommended minor; the recommended version if left out',
            ),
        owner: z => z.string().describe('Entity ref of the owner'),
        system: z => z.string().optional().describe('Entity ref of the system'),
        title: z => z.string().optional().describe('A title for people'),
        description: z => z.string().optional().describe('What it is for'),
        type: z =>
          z
            .string()
            .optional()
            .describe('Type of the component; service if left out'),
        lifecycle: z =>
          z
            .string()
            .optional()
            .describe('Lifecycle of the component; production if left out'),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              "The team's own entity, where it has one; then Nucleon makes none",
            ),
        instances: z =>
          z
            .array(
              z.object({
                name: z.string(),
                environment: z.string(),
                inputs: z.record(z.any()).optional(),
              }),
            )
            .optional()
            .describe('The instances, each with its environment and inputs'),
        pipeline: z =>
          z
            .record(z.any())
            .optional()
            .describe("Values of the pipeline's inputs"),
        repository: z =>
          z
            .object({
              connectionArn: z.string(),
              repositoryId: z.string(),
              branchName: z.string(),
            })
            .optional()
            .describe('What the pipeline builds'),
        spec: z =>
          z
            .string()
            .optional()
            .describe(
              'In place of instances and pipeline, a ServiceSpec as YAML',
            ),
        secrets: z =>
          z
            .union([z.string(), z.record(z.any())])
            .optional()
            .describe(
              'Values of sensitive inputs by path (instances.0.inputs.token, pipeline.token), as an object or its JSON text',
            ),
        clientToken: z =>
          z
            .string()
            .max(64)
            .optional()
            .describe(
              'The same token answers with the first result; made from task and step if left out',
            ),
      },
      output: {
        serviceName: z => z.string().describe('namespace/name'),
        entityRef: z => z.string().describe('The entity of the service'),
        deploymentId: z =>
          z
            .string()
            .optional()
            .describe('The first of the deployments that were started'),
        deploymentIds: z =>
          z
            .array(z.string())
            .describe(
              'All deployments that were started; the pipeline follows the instances and is not among them',
            ),
        deploymentUrl: z =>
          z.string().describe('The page that follows the first deployment'),
      },
    },
    async handler(ctx) {
      const { clientToken, secrets, template, ...input } = ctx.input;
      const name = {
        namespace: input.namespace ?? 'default',
        name: input.name,
      };
      const values = mergeSecrets(
        {
          ...(input.instances && { instances: input.instances }),
          ...(input.pipeline && { pipeline: input.pipeline }),
        },
        secrets,
      );
      if (input.spec !== undefined && Object.keys(values).length > 0) {
        throw new InputError(
          "Give either 'spec' or 'instances' and 'pipeline' with 'secrets', not both",
        );
      }
      const credentials = await ctx.getInitiatorCredentials();
      const request = {
        ...input,
        type: input.type ?? 'service',
        lifecycle: input.lifecycle ?? 'production',
        ...values,
        ...name,
        template: parseName(template),
      };
      if (ctx.isDryRun) {
        await checkTemplate({ nucleon, kind: 'service', request, ctx });
        ctx.output('serviceName', formatName(name));
        ctx.output(
          'entityRef',
          input.entityRef ?? `component:${formatName(name)}`,
        );
        ctx.output('deploymentIds', []);
        ctx.output('deploymentUrl', createDeploymentUrl(undefined));
        return;
      }

      const service = await callNucleon(
        `create service '${formatName(name)}'`,
        () =>
          nucleon.createService(
            {
              ...request,
              clientToken:
                clientToken ??
                createClientToken({
                  taskId: ctx.task.id,
                  stepId: ctx.step?.id,
                  subject: formatName(name),
                }),
            },
            { credentials, signal: ctx.signal },
          ),
      );
      const deploymentIds = getDeploymentIds(service);
      const deploymentUrl = createDeploymentUrl(deploymentIds[0]);
      ctx.logger.info(
        `Service '${formatName(name)}' is created and being deployed: ${deploymentUrl}`,
      );
      ctx.output('serviceName', formatName(service));
      ctx.output('entityRef', service.entityRef);
      ctx.output('deploymentId', deploymentIds[0]);
      ctx.output('deploymentIds', deploymentIds);
      ctx.output('deploymentUrl', deploymentUrl);
    },
  });
}
