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

import { fromMoment, toMoment } from './dialect';

/**
 * How a column keeps its value: as it is, as JSON text, as a moment, or as a
 * boolean (which SQLite keeps as a number).
 *
 * @internal
 */
export type ColumnKind = 'plain' | 'json' | 'moment' | 'boolean';

/**
 * A row as the database driver gives and takes it.
 *
 * @internal
 */
export type Row = Record<string, unknown>;

/**
 * Translates between a record and its row: camelCase outside, snake_case and
 * `null` inside.
 *
 * @internal
 */
export class RowMapping<T extends object> {
  readonly #columns: [key: string, column: string, kind: ColumnKind][];

  constructor(columns: { [K in keyof Required<T>]: ColumnKind }) {
    this.#columns = Object.entries<ColumnKind>(columns).map(([key, kind]) => [
      key,
      key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      kind,
    ]);
  }

  /** The columns that the record's keys name; a key with `undefined` clears. */
  toRow(record: Partial<T>): Row {
    // Records are plain objects, whose keys the type system cannot index by text.
    const values = record as Row;
    const row: Row = {};
    for (const [key, column, kind] of this.#columns) {
      if (key in values) {
        row[column] = toColumn(values[key], kind);
      }
    }
    return row;
  }

  toRecord(row: Row): T {
    const record: Row = {};
    for (const [key, column, kind] of this.#columns) {
      const value = fromColumn(row[column], kind);
      if (value !== undefined) {
        record[key] = value;
      }
    }
    // The migration guarantees what is not null.
    return record as T;
  }

  /** The columns of a table, qualified, for a select beside joined tables. */
  select(table: string): string[] {
    return this.#columns.map(([, column]) => `${table}.${column}`);
  }
}

function toColumn(value: unknown, kind: ColumnKind): unknown {
  if (value === undefined) {
    return null;
  }
  switch (kind) {
    case 'json':
      return JSON.stringify(value);
    case 'moment':
      // A record's moments are DateTimes by its type.
      return toMoment(value as Parameters<typeof toMoment>[0]);
    default:
      return value;
  }
}

function fromColumn(value: unknown, kind: ColumnKind): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  switch (kind) {
    case 'json':
      return JSON.parse(String(value));
    case 'moment':
      return fromMoment(value);
    case 'boolean':
      return Boolean(value);
    default:
      return value;
  }
}
