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
import { mergeSecrets } from '../domain/mergeSecrets';
import { formatName, parseName } from '../domain/parseName';
import { callNucleon } from './callNucleon';
import { checkTemplate } from './checkTemplate';
import { environmentCreateExamples } from './environmentCreateExamples';

/**
 * `nucleon:environment:create`: stores an environment and starts its first
 * deployment. It does not wait for it.
 *
 * @internal
 */
export function createEnvironmentCreateAction(options: {
  nucleon: NucleonService;
}) {
  const { nucleon } = options;
  return createTemplateAction({
    id: 'nucleon:environment:create',
    description:
      'Creates an environment from an environment template and starts to deploy it',
    examples: environmentCreateExamples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('The name of the environment'),
        namespace: z =>
          z
            .string()
            .optional()
            .describe('The namespace of the environment; default if left out'),
        template: z =>
          z
            .string()
            .describe('The environment template, name or namespace/name'),
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
        destination: z =>
          z
            .string()
            .optional()
            .describe('The configured destination to deploy it to'),
        inputs: z =>
          z
            .record(z.any())
            .optional()
            .describe("Values of the template's inputs"),
        spec: z =>
          z
            .string()
            .optional()
            .describe('In place of inputs, an EnvironmentSpec as YAML'),
        secrets: z =>
          z
            .union([z.string(), z.record(z.any())])
            .optional()
            .describe(
              'Values of sensitive inputs by path (inputs.db_password), as an object or its JSON text',
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
        environmentName: z => z.string().describe('namespace/name'),
        entityRef: z => z.string().describe('The entity of the environment'),
        deploymentId: z =>
          z.string().optional().describe('The deployment that was started'),
        deploymentUrl: z =>
          z.string().describe('The page that follows the deployment'),
      },
    },
    async handler(ctx) {
      const { clientToken, secrets, template, ...input } = ctx.input;
      const name = {
        namespace: input.namespace ?? 'default',
        name: input.name,
      };
      const { inputs } = mergeSecrets(
        { ...(input.inputs && { inputs: input.inputs }) },
        secrets,
      );
      if (input.spec !== undefined && inputs !== undefined) {
        throw new InputError(
          "Give either 'spec' or 'inputs' with 'secrets', not both",
        );
      }
      const credentials = await ctx.getInitiatorCredentials();
      const request = {
        ...input,
        ...name,
        template: parseName(template),
        ...(inputs && { inputs }),
      };
      if (ctx.isDryRun) {
        await checkTemplate({ nucleon, kind: 'environment', request, ctx });
        ctx.output('environmentName', formatName(name));
        ctx.output('entityRef', `resource:${formatName(name)}`);
        ctx.output('deploymentUrl', createDeploymentUrl(undefined));
        return;
      }

      const environment = await callNucleon(
        `create environment '${formatName(name)}'`,
        () =>
          nucleon.createEnvironment(
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
      const deploymentId = environment.lastAttemptedDeploymentId;
      ctx.logger.info(
        `Environment '${formatName(name)}' is created and being deployed as ${environment.template.name}: ${createDeploymentUrl(deploymentId)}`,
      );
      ctx.output('environmentName', formatName(environment));
      ctx.output('entityRef', environment.entityRef);
      ctx.output('deploymentId', deploymentId);
      ctx.output('deploymentUrl', createDeploymentUrl(deploymentId));
    },
  });
}
