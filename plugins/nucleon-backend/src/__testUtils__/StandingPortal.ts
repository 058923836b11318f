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
  EnvironmentDetail,
  ServiceDetail,
  TemplateVersion,
} from '@nucleon/plugin-nucleon-common';
import { environmentTexts, serviceTexts } from './bundleTexts';
import { PLATFORM, TEAM, TestPortal, TestPortalOptions } from './TestPortal';

export const NETWORK = '/templates/environment/default/network';
export const WEB = '/templates/service/default/web';
export const REPOSITORY = {
  connectionArn: 'arn:aws:codestar-connections:eu-west-1:1:connection/c',
  repositoryId: 'acme/web',
  branchName: 'main',
};
export const PIPELINE_INPUTS = { branch: '{ type: string, default: main }' };

/** Uploads a version, waits for its registration and publishes it. */
export async function publish(
  portal: TestPortal,
  template: string,
  options: { files: Record<string, string>; majorVersion?: string },
): Promise<string> {
  const engineer = portal.as('engineer');
  const registered = await register(portal, template, options);
  if (registered.status !== 'DRAFT') {
    throw new Error(`Not registered: ${registered.statusMessage}`);
  }
  const { version } = registered;
  await engineer
    .patch(`${template}/versions/${version}`)
    .send({ status: 'PUBLISHED' })
    .expect(200);
  return version;
}

/** Uploads a version and waits for its registration. */
export async function register(
  portal: TestPortal,
  template: string,
  options: { files: Record<string, string>; majorVersion?: string },
): Promise<TemplateVersion> {
  const engineer = portal.as('engineer');
  const query = options.majorVersion
    ? `?majorVersion=${options.majorVersion}`
    : '';
  const upload = await engineer
    .upload(`${template}/versions${query}`, options.files)
    .expect(202);
  return portal.until(
    async () =>
      (await engineer.get(`${template}/versions/${upload.body.version}`)).body,
    ({ status }) => status !== 'REGISTRATION_IN_PROGRESS',
  );
}

/** Adds the templates `network` and `web`, which has a pipeline. */
export async function addTemplates(portal: TestPortal): Promise<void> {
  const engineer = portal.as('engineer');
  for (const [kind, name] of [
    ['environment', 'network'],
    ['service', 'web'],
  ]) {
    await engineer
      .post('/templates')
      .send({ kind, name, owner: PLATFORM })
      .expect(201);
  }
  await publish(portal, NETWORK, { files: environmentTexts() });
  await publish(portal, WEB, {
    files: serviceTexts({ pipelineInputs: PIPELINE_INPUTS }),
  });
}

/** Adds an environment of `network`, and waits until it stands. */
export async function addEnvironment(
  portal: TestPortal,
  name: string,
): Promise<EnvironmentDetail> {
  const engineer = portal.as('engineer');
  await engineer
    .post('/environments')
    .send({
      name,
      owner: PLATFORM,
      template: { namespace: 'default', name: 'network' },
      destination: 'dev',
    })
    .expect(202);
  return portal.until(
    async () => (await engineer.get(`/environments/default/${name}`)).body,
    ({ status }) => status === 'SUCCEEDED',
  );
}

/** Adds a service of `web`, and waits until it stands. */
export async function addService(
  portal: TestPortal,
  name: string,
  changes: object = {},
): Promise<ServiceDetail> {
  await portal
    .as('developer')
    .post('/services')
    .send({
      name,
      owner: TEAM,
      template: { namespace: 'default', name: 'web' },
      repository: REPOSITORY,
      instances: [
        { name: 'one', environment: 'dev', inputs: { image: 'shop:1' } },
      ],
      ...changes,
    })
    .expect(202);
  return settledService(portal, name);
}

/** Reads a service. */
export async function readService(
  portal: TestPortal,
  name: string,
): Promise<ServiceDetail> {
  return (await portal.as('developer').get(`/services/default/${name}`)).body;
}

/** Waits until nothing of a service is in progress. */
export async function settledService(
  portal: TestPortal,
  name: string,
): Promise<ServiceDetail> {
  return portal.until(
    () => readService(portal, name),
    ({ status }) => status === undefined || !status.endsWith('_IN_PROGRESS'),
  );
}

/** A portal with templates, the environment `dev` and the service `shop`. */
export async function startStandingPortal(
  options: TestPortalOptions = {},
): Promise<TestPortal> {
  const portal = await TestPortal.start(options);
  await addTemplates(portal);
  await addEnvironment(portal, 'dev');
  await addService(portal, 'shop');
  return portal;
}
