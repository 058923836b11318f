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

import { setTimeout } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  RunningSimulator,
  startSimulator,
} from '@nucleon/cloudformation-simulator';
import { Knex } from 'knex';
import { environmentTexts } from '../__testUtils__/bundleTexts';
import { DeploymentRecord } from '../domain/DeploymentRecord';
import { isTerminal } from '../domain/DeploymentState';
import { Destination } from '../domain/Destination';
import { loadCloudFormationEngine } from './__testUtils__/loadCloudFormationEngine';
import { WorkerHarness } from './__testUtils__/WorkerHarness';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

function toBundle(text: string): Record<string, string> {
  return environmentTexts({
    inputs: {
      retention: '{ type: integer, default: 7 }',
      password: '{ type: string, format: password }',
    },
    template: text,
  });
}

const template = `
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      RetentionInDays: {{ environment.inputs.retention }}
  Password:
    Type: AWS::SSM::Parameter
    Properties:
      Type: String
      Value: "{{ environment.inputs.password }}"
Outputs:
  LogGroup:
    Value: !Ref Logs
`;

describe.each(databases.eachSupportedId())(
  'The worker with CloudFormation on %s',
  databaseId => {
    let knex: Knex;
    let simulator: RunningSimulator;
    let harness: WorkerHarness;
    let stop: AbortController;
    let running: Promise<void>;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      simulator = await startSimulator({
        timeScale: 0.01,
        accounts: { '222233334444': '222233334444' },
      });
      const destination: Destination = {
        name: 'dev',
        account: '222233334444',
        region: 'eu-central-1',
        endpoint: simulator.url,
        isSimulated: true,
      };
      const engine = await loadCloudFormationEngine();
      harness = await WorkerHarness.create({ knex, engine, destination });
      stop = new AbortController();
      running = harness.createWorker().run(stop.signal);
    });

    afterAll(async () => {
      stop.abort();
      await running;
      await simulator.close();
      await knex.destroy();
    });

    // One loop moves the clock for all: leases are renewed by the real time,
    // and a clock that ran ahead of it would take them from their holders.
    async function finishAll(ids: string[]): Promise<DeploymentRecord[]> {
      const read = (id: string) => harness.get(id);
      for (;;) {
        const deployments = await Promise.all(ids.map(read));
        if (deployments.every(({ state }) => isTerminal(state))) {
          return deployments;
        }
        await setTimeout(50);
        await harness.pass(50);
      }
    }

    async function finish(id: string): Promise<DeploymentRecord> {
      const [deployment] = await finishAll([id]);
      return deployment;
    }

    it('takes an environment from its first deployment to its deletion', async () => {
      const { target, version } = await harness.addEnvironment({
        files: toBundle(template),
      });
      const asked = {
        target,
        version,
        inputs: '{ password: "${Proton::CURRENT_VAL}" }',
        secrets: { password: 'hunter2-hunter2' },
      };
      const created = await finish(await harness.ask(asked));
      expect(created).toMatchObject({
        state: 'succeeded',
        binding: {
          id: expect.stringContaining(`:stack/${target.stackName}/`),
          name: target.stackName,
        },
        outputs: [{ key: 'LogGroup', value: expect.stringMatching(/Logs/) }],
        renderedFiles: [{ content: expect.stringContaining('Value: "****"') }],
      });
      expect(created.resources).toHaveLength(2);
      expect(JSON.stringify(created.renderedFiles)).not.toContain('hunter2');
      const log = await harness.stores.deployments.listEvents(created.id, 0);
      expect(log.map(({ message }) => message)).toEqual(
        expect.arrayContaining([
          'Logs create complete',
          'Stack create complete',
        ]),
      );

      const same = await finish(await harness.ask(asked));
      expect(same).toMatchObject({
        state: 'succeeded',
        statusMessage: 'No changes',
      });

      const next = await harness.addVersion(
        target.templateId,
        toBundle(
          template.replace('RetentionInDays: {{', 'RetentionInDays: 1{{'),
        ),
      );
      const planned = await finish(
        await harness.ask({
          ...asked,
          version: next,
          intent: 'plan',
          secrets: { password: 'another-password' },
        }),
      );
      expect(planned.plan?.changes).toEqual([
        expect.objectContaining({
          action: 'Modify',
          logicalId: 'Logs',
          replacement: 'False',
          holdsData: true,
          properties: [
            expect.objectContaining({
              name: 'RetentionInDays',
              before: '7',
              after: '17',
            }),
          ],
        }),
        expect.objectContaining({
          logicalId: 'Password',
          properties: [
            expect.objectContaining({ name: 'Value', after: '****' }),
          ],
        }),
      ]);

      const updated = await finish(
        await harness.ask({
          ...asked,
          version: next,
          secrets: { password: 'another-password' },
          expectedPlanDigest: planned.plan?.digest,
        }),
      );
      expect(updated.state).toBe('succeeded');

      const destroyed = await finish(
        await harness.ask({ ...asked, version: next, intent: 'destroy' }),
      );
      expect(destroyed.state).toBe('succeeded');
      expect(await harness.stores.targets.get(target.id)).toMatchObject({
        deletedAt: expect.anything(),
      });
    });

    it('says which resource failed, rolls back, and can be tried again', async () => {
      const fault = simulator.addFault({
        type: 'resource',
        logicalId: 'Logs',
        action: 'create',
        reason: 'Quota exceeded',
        times: 1,
      });
      expect(fault.id).toBeTruthy();
      const { target, version } = await harness.addEnvironment({
        files: toBundle(template),
      });
      const inputs = '{ password: secret-word }';
      const failed = await finish(
        await harness.ask({ target, version, inputs }),
      );
      expect(failed).toMatchObject({
        state: 'failed',
        statusMessage: expect.stringContaining('Quota exceeded'),
        failure: { logicalId: 'Logs', type: 'AWS::Logs::LogGroup' },
      });
      const again = await finish(
        await harness.ask({ target, version, inputs }),
      );
      expect(again.state).toBe('succeeded');
    });

    it('says where a template is wrong, before anything is called', async () => {
      const { target, version } = await harness.addEnvironment({
        files: toBundle(`${template}\n# {{ environment.inputs.nothing }}`),
      });
      simulator.resetCalls();
      const failed = await finish(await harness.ask({ target, version }));
      expect(failed).toMatchObject({
        state: 'failed',
        statusMessage: expect.stringMatching(
          /infrastructure\/cloudformation\.yaml:\d+: 'environment\.inputs\.\w+' is not defined/,
        ),
      });
      expect(simulator.calls()).toEqual([]);
    });

    it('is slowed down by throttling, and fails nothing', async () => {
      simulator.addFault({ type: 'throttle', ratePerSecond: 3 });
      simulator.resetCalls();
      const ids: string[] = [];
      for (let count = 0; count < 6; count++) {
        const { target, version } = await harness.addEnvironment({
          files: toBundle(template),
        });
        ids.push(
          await harness.ask({ target, version, inputs: '{ password: "1" }' }),
        );
      }
      const ended = await finishAll(ids);
      expect(ended.map(({ state }) => state)).toEqual(
        ids.map(() => 'succeeded'),
      );
      expect(simulator.calls().some(({ throttled }) => throttled > 0)).toBe(
        true,
      );
      simulator.clearFaults();
    });
  },
);
