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
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { examplesDirectory } from '../__testUtils__/sharedFiles';
import { readDirectory } from '../archive/readDirectory';
import {
  environmentNamespace,
  instanceNamespace,
  pipelineNamespace,
} from '../render/namespaces';
import { previewBundle } from '../render/previewBundle';
import { RenderContext } from '../render/RenderContext';
import { renderInfrastructure } from '../render/renderInfrastructure';
import { applyDefaults } from '../schema/applyDefaults';
import { checkSchemaCompatibility } from '../schema/checkSchemaCompatibility';
import { diffInputs } from '../schema/diffInputs';
import { sensitiveInputs } from '../schema/sensitiveInputs';
import { validateInputs } from '../schema/validateInputs';
import { Bundle, BundlePart } from './Bundle';
import { parseBundle } from './parseBundle';

const templates = join(examplesDirectory, 'templates');
const names = readdirSync(templates, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);

async function readExample(directory: string): Promise<Bundle> {
  const files = await readDirectory(directory);
  const kind = files.some(({ path }) => path.startsWith('instance_'))
    ? 'service'
    : 'environment';
  const { bundle, problems } = parseBundle(files, {
    kind,
    inferProvisioning: true,
  });
  expect(problems).toEqual([]);
  return bundle!;
}

// What the environment templates of the examples give to their services.
const environment = {
  name: 'dev',
  accountId: '111122223333',
  outputs: {
    VpcId: 'vpc-1',
    PublicSubnets: 'subnet-1,subnet-2',
    ClusterName: 'cluster',
    CapacityProvider: 'FARGATE',
    LogGroupName: 'logs',
    LogRetentionDays: '30',
    AlarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:alarms',
    KeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  },
};

function contextOf(bundle: Bundle, part: BundlePart): RenderContext {
  const { environmentInput, serviceInput, pipelineInput } = bundle.schema;
  const inputs = applyDefaults(serviceInput ?? {}, {});
  switch (part) {
    case 'infrastructure':
      return environmentNamespace({
        name: 'dev',
        inputs: applyDefaults(environmentInput ?? {}, {}),
      });
    case 'instance':
      return instanceNamespace({
        environment,
        service: { name: 'shop' },
        instance: { name: 'dev', inputs },
      });
    default:
      return pipelineNamespace({
        service: {
          name: 'shop',
          branchName: 'main',
          repositoryId: 'shop/shop',
          repositoryConnectionArn: 'arn:aws:codestar-connections:::c',
        },
        inputs: applyDefaults(pipelineInput ?? {}, {}),
        instances: [
          { name: 'dev', inputs, outputs: { ServiceName: 's' }, environment },
        ],
      });
  }
}

describe('the example templates', () => {
  it.each(names)(
    '%s is a bundle that renders with its defaults',
    async name => {
      const bundle = await readExample(join(templates, name, 'v1'));
      for (const schema of Object.values(bundle.schema)) {
        expect(validateInputs(schema, {}, { path: 'spec' })).toEqual([]);
      }
      for (const part of Object.keys(bundle.manifests) as BundlePart[]) {
        const [file] = renderInfrastructure(
          bundle,
          part,
          contextOf(bundle, part),
        );
        const document = parseDocument(file.content, { logLevel: 'error' });
        expect(document.errors).toEqual([]);
        expect(document.hasIn(['Resources'])).toBe(true);
      }
      // Nothing is known of its environment there.
      const preview = previewBundle(bundle);
      expect(preview.problems).toEqual([]);
      for (const { content } of preview.files) {
        expect(parseDocument(content, { logLevel: 'error' }).errors).toEqual(
          [],
        );
      }
      const compatible =
        bundle.registration?.compatibleEnvironmentTemplates ?? [];
      for (const { templateName } of compatible) {
        expect(names).toContain(templateName);
      }
    },
  );

  it('has a secret, and a minor version that waits with a new required input', async () => {
    const older = await readExample(join(templates, 'container-service/v1'));
    const newer = await readExample(
      join(examplesDirectory, 'upgrades/container-service/v1'),
    );
    expect(sensitiveInputs(older.schema.serviceInput!)).toEqual([
      ['api_token'],
    ]);
    expect(checkSchemaCompatibility(older.schema, newer.schema)).toEqual([]);
    expect(diffInputs(older.schema, newer.schema)).toMatchObject([
      { path: ['tls_policy'], kind: 'new', isValueMissing: false },
    ]);
    expect(newer.schema.serviceInput?.required).toEqual(['tls_policy']);
  });
});
