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

import { BundleFile } from '@nucleon/template-bundle';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { toMoment } from './dialect';

/**
 * The contents of template versions, by their digest. They never change, and
 * versions with the same content share it.
 *
 * @internal
 */
export class DatabaseBundleStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async put(digest: string, files: BundleFile[], now: DateTime): Promise<void> {
    await this.#knex.transaction(async trx => {
      // One that is there counts as new again: what drops unused ones must not
      // take it before the version that brings it is written.
      await trx('bundles')
        .insert({
          digest,
          size: files.reduce((size, file) => size + file.content.byteLength, 0),
          created_at: toMoment(now),
        })
        .onConflict('digest')
        .merge(['created_at']);
      if (await trx('bundle_files').where({ digest }).first('digest')) {
        return;
      }
      for (const { path, content } of files) {
        await trx('bundle_files').insert({
          digest,
          path,
          size: content.byteLength,
          content: Buffer.from(content),
        });
      }
    });
  }

  async getFiles(digest: string): Promise<BundleFile[]> {
    const rows = await this.#knex('bundle_files')
      .where({ digest })
      .orderBy('path');
    return rows.map(row => ({
      path: row.path,
      content: new Uint8Array(row.content),
    }));
  }

  async getFile(digest: string, path: string): Promise<BundleFile | undefined> {
    const row = await this.#knex('bundle_files')
      .where({ digest, path })
      .first();
    return row && { path, content: new Uint8Array(row.content) };
  }

  async listFiles(digest: string): Promise<{ path: string; size: number }[]> {
    return this.#knex('bundle_files')
      .where({ digest })
      .orderBy('path')
      .select('path', 'size');
  }

  /** Drops what no version has and nothing was deployed from. */
  async forgetUnused(before: DateTime): Promise<void> {
    await this.#knex('bundles')
      .where('created_at', '<', toMoment(before))
      .whereNotIn(
        'digest',
        this.#knex('template_versions')
          .whereNull('deleted_at')
          .select('digest'),
      )
      .whereNotIn(
        'digest',
        this.#knex('deployments').whereNotNull('digest').select('digest'),
      )
      .delete();
  }
}
