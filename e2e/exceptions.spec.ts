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

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  addFault,
  callApi,
  CLOUD,
  expectGone,
  expectSucceeded,
  publishVersion,
  Registered,
  shoot,
  signIn,
  uploadVersion,
} from './portal';

// What does not go smoothly: a bundle that is wrong, a new major that replaces
// data, somebody else who is faster, and a stack that would not go.

const TEMPLATE = 'environment/default/walk-store';

/** The bundle of an environment template with one bucket. */
function makeBundle(options: {
  schema: string;
  properties: string;
}): Record<string, string> {
  return {
    'schema/schema.yaml': options.schema,
    'infrastructure/manifest.yaml': `infrastructure:
  templates:
    - file: cloudformation.yaml
      rendering_engine: jinja
      template_language: cloudformation
`,
    'infrastructure/cloudformation.yaml': `Resources:
  Store:
    Type: AWS::S3::Bucket
    Properties:
${options.properties}
Outputs:
  StoreName:
    Value: !Ref Store
`,
  };
}

function makeSchema(inputs: string): string {
  return `schema:
  format:
    openapi: '3.0.0'
  environment_input_type: StoreInput
  types:
    StoreInput:
      type: object
      properties:
        purpose:
          type: string
          title: Purpose
          default: testing
${inputs}`;
}

const FIRST = makeBundle({
  schema: makeSchema(''),
  properties: `      Tags:
        - Key: purpose
          Value: '{{ environment.inputs.purpose }}'`,
});
const SECOND = makeBundle({
  schema: makeSchema(`        bucket_name:
          type: string
          title: Bucket name
          description: What the bucket is called
      required: [bucket_name]
`),
  properties: `      BucketName: '{{ environment.inputs.bucket_name }}'
      Tags:
        - Key: purpose
          Value: '{{ environment.inputs.purpose }}'`,
});

/** Uploads a version as a pipeline would, and waits until it was read. */
async function upload(files: Record<string, string>): Promise<Registered> {
  const directory = mkdtempSync(path.join(tmpdir(), 'nucleon-walk-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), content);
  }
  const registered = await uploadVersion(TEMPLATE, directory);
  rmSync(directory, { recursive: true });
  return registered;
}

test('a bundle that is wrong says what, and where', async ({ page }) => {
  await callApi('platform engineer', '/nucleon/templates', {
    method: 'POST',
    body: JSON.stringify({
      kind: 'environment',
      name: 'walk-store',
      displayName: 'Store',
      owner: 'group:default/platform',
    }),
  });
  const broken = {
    ...FIRST,
    'schema/schema.yaml': makeSchema(`        size: { type: strng }
`),
    'infrastructure/cloudformation.yaml': 'Resources: {{ environment.inputs.',
  };
  expect(await upload(broken)).toMatchObject({
    version: '1.0',
    status: 'REGISTRATION_FAILED',
  });
  await signIn(page, 'platform engineer');
  await expect(async () => {
    await page.goto('/catalog/default/template/walk-store/versions');
    await expect(
      page.getByText('The bundle could not be registered'),
    ).toBeVisible();
  }).toPass(CLOUD);
  await expect(page.getByText('schema/schema.yaml:13:17')).toBeVisible();
  await expect(
    page.getByText(/infrastructure\/cloudformation\.yaml:1/),
  ).toBeVisible();
  await shoot(page, 'registration-failed');
});

test('a new major asks for what is new, and warns of lost data', async ({
  page,
}) => {
  const first = await upload(FIRST);
  await publishVersion(TEMPLATE, first.version);
  await callApi('platform engineer', '/nucleon/environments', {
    method: 'POST',
    body: JSON.stringify({
      name: 'walk-store',
      owner: 'group:default/platform',
      template: { namespace: 'default', name: 'walk-store' },
      destination: 'sandbox',
      inputs: {},
    }),
  });
  await expect
    .poll(async () => {
      const { status } = await callApi<{ status: string }>(
        'platform engineer',
        '/nucleon/environments/default/walk-store',
      );
      return status;
    }, CLOUD)
    .toBe('SUCCEEDED');
  const second = await upload(SECOND);
  await publishVersion(TEMPLATE, second.version);

  await signIn(page, 'platform engineer');
  await expect(async () => {
    await page.goto('/catalog/default/resource/walk-store/infrastructure');
    await expect(page.getByText('Behind major').first()).toBeVisible();
  }).toPass(CLOUD);
  await page
    .getByRole('button', { name: `Upgrade to ${second.version}` })
    .click();
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(page.getByText('One input is missing or wrong.')).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Bucket name' })
    .fill('walk-store-of-orders');
  await shoot(page, 'major-inputs', 'window');
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(
    page.getByText('1 resource is replaced, and its data is lost'),
  ).toBeVisible(CLOUD);
  await shoot(page, 'major-plan', 'window');
  await page.getByRole('button', { name: 'Deploy this plan' }).click();
  await expectSucceeded(page);
  await expect(async () => {
    await page.goto('/catalog/default/resource/walk-store/infrastructure');
    await expect(page.getByText('Up to date').first()).toBeVisible();
    await expect(page.getByText('walk-store-of-orders').first()).toBeVisible();
  }).toPass(CLOUD);
});

test('who was slower is told what changed, and loses nothing', async ({
  page,
}) => {
  await signIn(page, 'platform engineer');
  await page.goto('/catalog/default/resource/walk-store/infrastructure');
  await page.getByRole('button', { name: 'Edit inputs' }).click();
  await page.getByRole('textbox', { name: 'Purpose' }).fill('orders');
  const { revision } = await callApi<{ revision: number }>(
    'platform engineer',
    '/nucleon/environments/default/walk-store',
  );
  await callApi(
    'platform engineer',
    '/nucleon/environments/default/walk-store',
    {
      method: 'PATCH',
      body: JSON.stringify({ description: 'Where orders rest', revision }),
    },
  );
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(page.getByText('Somebody else was faster')).toBeVisible();
  await shoot(page, 'stale-form', 'window');
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByText('What changed meanwhile')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Purpose' })).toHaveValue(
    'orders',
  );
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(
    page.getByText('1 resource changes in place').first(),
  ).toBeVisible(CLOUD);
  await page.getByRole('button', { name: 'Deploy this plan' }).click();
  await expectSucceeded(page);
});

test('what would not go is kept, and the rest is deleted', async ({ page }) => {
  await addFault({
    type: 'resource',
    logicalId: 'Store',
    action: 'delete',
    times: 1,
    reason: 'The bucket you tried to delete is not empty',
  });
  await signIn(page, 'platform engineer');
  await page.goto('/catalog/default/resource/walk-store/infrastructure');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('textbox', { name: /walk-store/ }).fill('walk-store');
  await page.getByRole('button', { name: 'Yes, delete' }).click();
  await expect(
    page.getByText('The bucket you tried to delete is not empty').first(),
  ).toBeVisible(CLOUD);

  await page.goto('/catalog/default/resource/walk-store/infrastructure');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('radio', { name: /keep what would not go/ }).check();
  await expect(page.getByRole('checkbox', { name: /Store/ })).toBeChecked();
  await shoot(page, 'retain', 'window');
  await page.getByRole('textbox', { name: /walk-store/ }).fill('walk-store');
  await page.getByRole('button', { name: 'Yes, delete' }).click();
  await expectGone('platform engineer', 'environments/default/walk-store');
});
