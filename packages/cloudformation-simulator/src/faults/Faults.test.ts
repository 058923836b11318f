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
import { SimulatedAws } from '../__testUtils__/SimulatedAws';

// Reading AWS's model of the resource types takes most of a second, or more on a busy machine.
jest.setTimeout(60_000);

const TEMPLATE = 'Resources: { Topic: { Type: AWS::SNS::Topic } }';
const THROTTLED = expect.objectContaining({
  name: 'Throttling',
  message: 'Rate exceeded',
});

describe('faults', () => {
  let aws: SimulatedAws;

  beforeEach(async () => {
    aws = await SimulatedAws.start();
  });

  afterEach(async () => {
    await aws.stop();
  });

  async function admin(
    method: string,
    path: string,
    options: { body?: unknown; origin?: string } = {},
  ) {
    const response = await fetch(`${aws.simulator.url}/_simulator/${path}`, {
      method,
      body:
        options.body === undefined ? undefined : JSON.stringify(options.body),
      headers: options.origin ? { origin: options.origin } : {},
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
      cors: response.headers.get('access-control-allow-origin'),
    };
  }

  it('throttles the next calls, and counts them', async () => {
    aws.simulator.addFault({
      type: 'throttle',
      api: 'DescribeStacks',
      times: 2,
    });
    await expect(aws.client.describeStacks()).rejects.toThrow(THROTTLED);
    await aws.client.listStacks();
    await expect(aws.client.describeStacks()).rejects.toThrow(THROTTLED);
    await aws.client.describeStacks();
    expect(aws.simulator.calls()).toContainEqual({
      api: 'DescribeStacks',
      account: '111122223333',
      region: 'eu-west-1',
      calls: 3,
      throttled: 2,
    });
    aws.simulator.resetCalls();
    expect(aws.simulator.calls()).toEqual([]);
  });

  it('throttles above a rate', async () => {
    aws.simulator.addFault({ type: 'throttle', ratePerSecond: 2 });
    await aws.client.describeStacks();
    await aws.client.describeStacks();
    await expect(aws.client.describeStacks()).rejects.toThrow(THROTTLED);
    // Each API has its own.
    await aws.client.listStacks();
    aws.clock.pass(1);
    await aws.client.describeStacks();
  });

  it('drops the connection before or after the call took effect', async () => {
    const request = { StackName: 's', TemplateBody: TEMPLATE };
    aws.simulator.addFault({
      type: 'drop',
      api: 'CreateStack',
      when: 'before',
      times: 1,
    });
    await expect(aws.client.createStack(request)).rejects.toThrow();
    await expect(aws.stack('s')).rejects.toThrow('does not exist');
    aws.simulator.addFault({
      type: 'drop',
      api: 'CreateStack',
      when: 'after',
      times: 1,
    });
    await expect(aws.client.createStack(request)).rejects.toThrow();
    expect((await aws.settled('s')).StackStatus).toBe('CREATE_COMPLETE');
  });

  it('slows resources down', async () => {
    aws.simulator.addFault({
      type: 'slowness',
      stack: 'slow-*',
      factor: 2,
      seconds: 5,
    });
    await aws.client.createStack({
      StackName: 'slow-s',
      TemplateBody: TEMPLATE,
    });
    await aws.client.createStack({
      StackName: 'fast-s',
      TemplateBody: TEMPLATE,
    });
    aws.clock.pass(24);
    expect((await aws.stack('fast-s')).StackStatus).toBe('CREATE_COMPLETE');
    expect((await aws.stack('slow-s')).StackStatus).toBe('CREATE_IN_PROGRESS');
    aws.clock.pass(1);
    expect((await aws.stack('slow-s')).StackStatus).toBe('CREATE_COMPLETE');
  });

  it('is told over HTTP by pages of this computer', async () => {
    const origin = 'http://localhost:3000';
    const fault = { type: 'throttle', api: 'ListStacks' };
    const added = await admin('POST', 'faults', { body: fault, origin });
    expect(added).toMatchObject({
      status: 201,
      body: { ...fault, id: expect.any(String) },
      cors: origin,
    });
    await expect(aws.client.listStacks()).rejects.toThrow(THROTTLED);
    expect((await admin('GET', 'faults')).body.items).toEqual([added.body]);
    await admin('DELETE', `faults/${added.body.id}`);
    await aws.client.listStacks();
    expect((await admin('DELETE', 'faults/none')).status).toBe(404);
    const wrong = await admin('POST', 'faults', { body: { type: 'flood' } });
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("Fault type 'flood'") },
    });

    await aws.create('s', TEMPLATE);
    expect((await admin('GET', 'stacks')).body.items).toMatchObject([
      { name: 's', status: 'CREATE_COMPLETE', account: '111122223333' },
    ]);
    const settings = { timeScale: 0 };
    await admin('PUT', 'settings', { body: settings });
    expect((await admin('GET', 'settings')).body).toMatchObject(settings);
    expect(
      (await admin('PUT', 'settings', { body: { timeScale: 'x' } })).status,
    ).toBe(400);
    expect((await admin('GET', 'calls')).body.items).toContainEqual(
      expect.objectContaining({ api: 'ListStacks', calls: 2, throttled: 1 }),
    );

    const stranger = { origin: 'https://evil.example' };
    expect((await admin('GET', 'stacks', stranger)).status).toBe(403);
  });
});
