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
import { writeJson } from '../json/writeJson';
import { RenderedFile } from '../render/renderInfrastructure';
import { isObject } from '../schema/values';
import { replaceManagedHeader } from './managedHeader';
import { METADATA_FILE } from './renderTerraform';

/**
 * What stands for the deployment's id when the resource is deleted.
 *
 * @public
 */
export const DELETED_RESOURCE = '<proton-resource-deleted>';

/**
 * The files of a folder once its resource is deleted. They all stay, values too, so that automation can destroy what they
 * made; only what says who manages them changes. Works on what {@link renderTerraform} wrote, and on what Proton wrote.
 *
 * @public
 */
export function markTerraformDeleted(
  files: readonly RenderedFile[],
): RenderedFile[] {
  if (!files.some(({ path }) => path === METADATA_FILE)) {
    throw new InputError(
      `The file '${METADATA_FILE}' is missing: there is nothing that could tell automation to destroy the resource`,
    );
  }
  return files.map(({ path, content }) => ({
    path,
    content:
      path === METADATA_FILE
        ? deletedMetadata(content)
        : replaceManagedHeader(content),
  }));
}

function deletedMetadata(content: string): string {
  const value = parseMetadata(content);
  return writeJson({
    ...value,
    deploymentId: DELETED_RESOURCE,
    isResourceDeleted: true,
  });
}

function parseMetadata(content: string): Record<string, unknown> {
  const refuse = (cause?: unknown) =>
    new InputError(`The file '${METADATA_FILE}' is no JSON object`, cause);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw refuse(error);
  }
  if (!isObject(value)) {
    throw refuse();
  }
  return value;
}
