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

import { Test } from 'supertest';
import { serviceTexts } from './__testUtils__/bundleTexts';
import {
  addService,
  publish,
  readService,
  register,
  startStandingPortal,
} from './__testUtils__/StandingPortal';
import { PLATFORM, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

const API = '/templates/service/default/api';
const template = { namespace: 'default', name: 'api' };

// The conformance vectors of template versions, one after the other: each starts where the one before it ended.
describe('the versions of a template', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startStandingPortal();
    await portal
      .as('engineer')
      .post('/templates')
      .send({ kind: 'service', name: 'api', owner: PLATFORM })
      .expect(201);
  });

  const files = (inputs?: Record<string, string>) =>
    serviceTexts({
      inputs: { 'image*': '{ type: string }', ...inputs },
      pipelineInputs: { branch: '{ type: string, default: main }' },
    });

  async function recommended(): Promise<unknown> {
    const { body } = await portal.as('engineer').get(API).expect(200);
    return body.recommendedVersion;
  }

  async function recommendedMinor(version: string): Promise<unknown> {
    const { body } = await portal
      .as('engineer')
      .get(`${API}/versions/${version}`)
      .expect(200);
    return body.recommendedMinorVersion;
  }

  async function versionStatus(service: string): Promise<unknown[]> {
    const { instances, pipeline } = await readService(portal, service);
    return [...instances, pipeline].map(part => part?.versionStatus);
  }

  async function refusal(call: Test): Promise<unknown[]> {
    const { status, body } = await call;
    return [status, body.error?.message];
  }

  it('V1: gives the first version the number 1.0, as a draft, and no other', async () => {
    const minor = portal
      .as('engineer')
      .upload(`${API}/versions?majorVersion=1`, files());
    expect(await refusal(minor)).toEqual([
      400,
      expect.stringMatching(/no major version '1'/),
    ]);
    expect(await register(portal, API, { files: files() })).toMatchObject({
      version: '1.0',
      status: 'DRAFT',
    });
    expect(await recommended()).toBeUndefined();
  });

  it('V2: recommends what is published first', async () => {
    await portal
      .as('engineer')
      .patch(`${API}/versions/1.0`)
      .send({ status: 'PUBLISHED' })
      .expect(200);
    expect(await recommended()).toBe('1.0');
    expect(await recommendedMinor('1.0')).toBe('0');
  });

  it('V3: recommends a minor once it is published, and not before', async () => {
    await addService(portal, 'old', { template });
    const draft = await register(portal, API, {
      files: files(),
      majorVersion: '1',
    });
    expect(draft).toMatchObject({ version: '1.1', status: 'DRAFT' });
    expect(await recommended()).toBe('1.0');
    expect(await versionStatus('old')).toEqual(['up-to-date', 'up-to-date']);

    await portal
      .as('engineer')
      .patch(`${API}/versions/1.1`)
      .send({ status: 'PUBLISHED' })
      .expect(200);
    expect(await recommended()).toBe('1.1');
    expect(await versionStatus('old')).toEqual([
      'behind-minor',
      'behind-minor',
    ]);
  });

  it('V4: makes a new major, and leaves the minor of the old one recommended', async () => {
    await addService(portal, 'late', { template });
    expect(await publish(portal, API, { files: files() })).toBe('2.0');
    expect(await recommended()).toBe('2.0');
    expect(await recommendedMinor('1.0')).toBe('1');
    expect(await versionStatus('late')).toEqual([
      'behind-major',
      'behind-major',
    ]);
  });

  it('V5: recommends a later minor of the old major in that major only', async () => {
    const minor = { files: files(), majorVersion: '1' };
    expect(await publish(portal, API, minor)).toBe('1.2');
    expect(await recommended()).toBe('2.0');
    expect(await recommendedMinor('1.0')).toBe('2');
  });

  it('V6: deletes what is neither recommended nor used', async () => {
    const engineer = portal.as('engineer');
    expect(await refusal(engineer.delete(`${API}/versions/1.2`))).toEqual([
      409,
      expect.stringMatching(/recommended minor/),
    ]);
    // The service and its pipeline.
    expect(await refusal(engineer.delete(`${API}/versions/1.0`))).toEqual([
      409,
      expect.stringMatching(/used by/),
    ]);

    await portal.as('developer').delete('/services/default/old').expect(202);
    await portal.until(
      async () => (await engineer.get('/services/default/old')).status,
      status => status === 404,
    );
    await engineer.delete(`${API}/versions/1.0`).expect(204);
    await engineer.get(`${API}/versions/1.0`).expect(404);
  });

  it('V7: refuses a minor that asks for more, unless it has a default', async () => {
    const refused = await register(portal, API, {
      files: files({ 'team*': '{ type: string }' }),
      majorVersion: '1',
    });
    expect(refused).toMatchObject({
      version: '1.3',
      status: 'REGISTRATION_FAILED',
      statusMessage: expect.stringMatching(/team/),
    });
    const accepted = await register(portal, API, {
      files: files({ 'team*': '{ type: string, default: none }' }),
      majorVersion: '1',
    });
    expect(accepted).toMatchObject({ version: '1.4', status: 'DRAFT' });
  });

  it('V8: publishes once, and not back', async () => {
    const change = (status: string) =>
      portal.as('engineer').patch(`${API}/versions/1.4`).send({ status });
    const first = await change('PUBLISHED').expect(200);
    const second = await change('PUBLISHED').expect(200);
    expect(second.body).toEqual(first.body);
    expect(await refusal(change('DRAFT'))).toEqual([
      400,
      expect.stringMatching(/cannot become a draft/),
    ]);
    expect((await change('PUBLISHED')).body.status).toBe('PUBLISHED');
  });
});
