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
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { StateStore } from './StateStore';
import type { Shared, StoredObject } from './SimulatorState';
import type { Stack, StackEvent } from './types';

/** A stack's file: all but its events, and how many of those belong to it. */
interface StackFile {
  stack: Omit<Stack, 'events'>;
  events: number;
}

/**
 * Keeps the state in a directory: a file for each stack and object, and one for the
 * rest. Files are replaced by a rename, so that a kill leaves the old or the new one.
 * Events only ever grow, so they are appended to a file of their own.
 *
 *   shared.json
 *   stacks/<uuid>.json + <uuid>.events.ndjson
 *   objects/<digest>.json
 * @internal
 */
export class DirectoryStateStore implements StateStore {
  readonly #directory: string;
  readonly #written = new Map<string, number>();

  constructor(directory: string) {
    this.#directory = directory;
    for (const part of ['stacks', 'objects']) {
      fs.mkdirSync(path.join(directory, part), { recursive: true });
    }
  }

  load() {
    const shared: Shared = this.#read('shared.json') ?? {
      sessions: {},
      buckets: [],
      numbers: {},
    };
    return {
      shared,
      objects: this.#list('objects').map(name =>
        this.#read<StoredObject>(`objects/${name}`)!,
      ),
      stacks: this.#list('stacks').map(name => this.#readStack(name)),
    };
  }

  saveShared(shared: Shared): void {
    this.#replace('shared.json', shared);
  }

  saveObject(key: string, object: StoredObject | undefined): void {
    const digest = createHash('sha256').update(key).digest('hex');
    const file = `objects/${digest}.json`;
    if (object) {
      this.#replace(file, object);
    } else {
      fs.rmSync(path.join(this.#directory, file), { force: true });
    }
  }

  saveStack(stack: Stack): void {
    const { events, ...rest } = stack;
    const name = `stacks/${stack.id.split('/').pop()}`;
    const written = this.#written.get(stack.id) ?? 0;
    const added = events.slice(written);
    if (added.length > 0) {
      // Before the stack's file: a kill in between leaves surplus lines, which
      // the number in the stack's file cuts off.
      fs.appendFileSync(
        path.join(this.#directory, `${name}.events.ndjson`),
        added.map(event => `${JSON.stringify(event)}\n`).join(''),
      );
      this.#written.set(stack.id, events.length);
    }
    const file: StackFile = { stack: rest, events: events.length };
    this.#replace(`${name}.json`, file);
  }

  #readStack(name: string): Stack {
    const file = this.#read<StackFile>(`stacks/${name}`)!;
    const log = path.join(
      this.#directory,
      `stacks/${name.replace(/\.json$/, '.events.ndjson')}`,
    );
    const all = fs.existsSync(log) ? fs.readFileSync(log, 'utf8') : '';
    const lines = all.split('\n').slice(0, file.events);
    const kept = lines.map(line => `${line}\n`).join('');
    if (kept !== all) {
      this.#replaceText(log, kept);
    }
    this.#written.set(file.stack.id, file.events);
    return {
      ...file.stack,
      events: lines.map(line => JSON.parse(line) as StackEvent),
    };
  }

  #list(part: string): string[] {
    return fs
      .readdirSync(path.join(this.#directory, part))
      .filter(name => name.endsWith('.json'));
  }

  #read<T>(name: string): T | undefined {
    const file = path.join(this.#directory, name);
    return fs.existsSync(file)
      ? (JSON.parse(fs.readFileSync(file, 'utf8')) as T)
      : undefined;
  }

  #replace(name: string, value: unknown): void {
    this.#replaceText(path.join(this.#directory, name), JSON.stringify(value));
  }

  #replaceText(file: string, text: string): void {
    fs.writeFileSync(`${file}.tmp`, text);
    fs.renameSync(`${file}.tmp`, file);
  }
}
