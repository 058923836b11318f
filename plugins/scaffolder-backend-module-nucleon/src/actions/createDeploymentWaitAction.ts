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

import { AuthService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { durationToMilliseconds } from '@backstage/types';
import { NucleonService } from '@nucleon/plugin-nucleon-node';
import { createDeploymentUrl } from '../domain/createDeploymentUrl';
import { callNucleon } from './callNucleon';
import { deploymentWaitExamples } from './deploymentWaitExamples';
import { Clock, followDeployment } from './followDeployment';

const DEFAULT_TIMEOUT = { minutes: 30 };

/**
 * `nucleon:deployment:wait`: follows a deployment into the task's log until it
 * ends.
 *
 * The user's right to see the deployment is asked for once, at the beginning:
 * their token does not outlive the sign-in, and a stack can take an hour. From
 * then on the plugin looks, as itself, at this deployment only.
 *
 * @internal
 */
export function createDeploymentWaitAction(options: {
  auth: AuthService;
  clock: Clock;
  nucleon: NucleonService;
}) {
  const { auth, clock, nucleon } = options;
  return createTemplateAction({
    id: 'nucleon:deployment:wait',
    description:
      'Waits for a deployment, with its events in the log; fails when it failed',
    examples: deploymentWaitExamples,
    supportsDryRun: true,
    schema: {
      input: {
        deploymentId: z =>
          z.string().describe('The deployment, such as an action answered it'),
        timeout: z =>
          z
            .object({
              hours: z.number().optional(),
              minutes: z.number().optional(),
              seconds: z.number().optional(),
            })
            .optional()
            .describe(
              'How long to wait, 30 minutes if left out; then the step succeeds with the status waiting',
            ),
      },
      output: {
        status: z =>
          z
            .enum(['succeeded', 'waiting'])
            .describe('waiting: it had not ended at the timeout'),
        deploymentUrl: z =>
          z.string().describe('The page that follows the deployment'),
      },
    },
    async handler(ctx) {
      const { deploymentId, timeout = DEFAULT_TIMEOUT } = ctx.input;
      const deploymentUrl = createDeploymentUrl(deploymentId);
      ctx.output('deploymentUrl', deploymentUrl);
      if (ctx.isDryRun) {
        ctx.logger.info('Dry run: would wait for the deployment');
        ctx.output('status', 'succeeded');
        return;
      }
      // Kept with the task, so that a recovered one needs no fresh token.
      await ctx.checkpoint({
        key: `authorized.${deploymentId}`,
        fn: async () => {
          const credentials = await ctx.getInitiatorCredentials();
          await callNucleon(`read deployment '${deploymentId}'`, () =>
            nucleon.getDeployment(deploymentId, {
              credentials,
              signal: ctx.signal,
            }),
          );
          return true;
        },
      });

      const status = await followDeployment({
        clock,
        deploymentId,
        getCredentials: () => auth.getOwnServiceCredentials(),
        logger: ctx.logger,
        nucleon,
        signal: ctx.signal,
        timeoutMs: durationToMilliseconds(timeout),
      });
      ctx.output('status', status);
      if (status === 'waiting') {
        ctx.logger.info(
          `The deployment goes on; its page follows it: ${deploymentUrl}`,
        );
      }
    },
  });
}
