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

import { TestDatabases } from '@backstage/backend-test-utils';
import { FakeProvisioningEngine } from '@nucleon/plugin-nucleon-node/testUtils';
import { Knex } from 'knex';
import { environmentTexts } from '../../__testUtils__/bundleTexts';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { TargetRecord } from '../../domain/TargetRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { WorkerHarness } from '../__testUtils__/WorkerHarness';
import { TemplateChecker } from '../check/TemplateChecker';
import { ThreadChecker } from '../check/ThreadChecker';

// Starting a thread and loading the rules takes seconds.
jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** For the fake engine, which reads `resources`, and for the rules. */
function newTemplate(property: string, runtime = 'nodejs22.x'): string {
  return `{
  "resources": ["Topic"],
  "Resources": {
    {% for name in ["One", "Two"] %}
    "{{ name }}": {
      "Type": "AWS::SNS::Topic",
      "Properties": {
        "${property}": "a"
      }
    },
    {% endfor %}
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Code": { "ZipFile": "{{ environment.inputs.password }}" },
        "MemorySize": "{{ environment.inputs.password }}",
        "Role": { "Fn::Sub": "arn:aws:iam::\${AWS::AccountId}:role/a" },
        "Handler": "index.handler",
        "Runtime": "${runtime}"
      }
    }
  }
}
`;
}

function toBundle(template: string): Record<string, string> {
  return environmentTexts({
    inputs: { password: '{ type: string, format: password }' },
    template,
  });
}

const broken: TemplateChecker = {
  check: async () => {
    throw new Error('unreachable');
  },
  close: async () => {},
};

describe('checks before a deployment', () => {
  let knex: Knex;
  let harness: WorkerHarness;
  const checker = new ThreadChecker();

  async function start(used: TemplateChecker) {
    knex = await databases.init('SQLITE_3');
    harness = await WorkerHarness.create({
      knex,
      engine: new FakeProvisioningEngine({ name: 'cloudformation' }),
      checking: { checker: used, level: 'default' },
    });
  }

  afterEach(async () => {
    await harness.close();
    await knex.destroy();
  });

  afterAll(async () => {
    await checker.close();
  });

  async function deploy(
    of: { target: TargetRecord; version: TemplateVersionRecord },
    level?: 'strict' | 'off',
  ): Promise<{ deployment: DeploymentRecord; log: string[] }> {
    const { stores, now } = harness;
    await stores.templates.update(
      of.target.templateId,
      { cloudformationChecks: level },
      now,
    );
    const id = await harness.ask({
      ...of,
      inputs: '{ password: "\${Proton::CURRENT_VAL}" }',
      secrets: { password: 'hunter2-hunter2' },
    });
    const deployment = await harness.finish(id);
    const events = await stores.deployments.listEvents(id, 0);
    return {
      deployment,
      log: events
        .filter(({ level: severity }) => severity === 'warning')
        .map(({ message }) => message),
    };
  }

  it('refuses an unknown property at its line of the template, unless the template says otherwise', async () => {
    await start(checker);
    const of = await harness.addEnvironment({
      files: toBundle(newTemplate('TopicNam')),
    });
    const { deployment } = await deploy(of);
    expect(deployment.state).toBe('failed');
    expect(deployment.statusMessage).toMatch(
      /cannot deploy the template:\ninfrastructure\/cloudformation.yaml:8: .*'TopicNam'.*\(F3002\)$/,
    );
    expect((await deploy(of, 'off')).deployment.state).toBe('succeeded');
  });

  it('only warns of a runtime that has come to its end, and of values; quotes no secret', async () => {
    await start(checker);
    const of = await harness.addEnvironment({
      files: toBundle(newTemplate('TopicName', 'nodejs12.x')),
    });
    const { deployment, log } = await deploy(of);
    expect(deployment.state).toBe('succeeded');
    expect(log).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /cloudformation.yaml:16: A secret is not accepted/,
        ),
        expect.stringMatching(
          /cloudformation.yaml:19: Runtime 'nodejs12.x' was deprecated/,
        ),
      ]),
    );
    expect(log.join()).not.toContain('hunter2');

    const strict = (await deploy(of, 'strict')).deployment;
    expect(strict.state).toBe('failed');
    expect(strict.statusMessage).toContain('nodejs12.x');
    expect(strict.statusMessage).not.toContain('hunter2');
  });

  it('goes on where the check itself fails, and says so', async () => {
    await start(broken);
    const { deployment, log } = await deploy(
      await harness.addEnvironment({
        files: toBundle(newTemplate('TopicNam')),
      }),
    );
    expect(deployment.state).toBe('succeeded');
    expect(log).toEqual(['The template could not be checked: unreachable']);
  });
});
