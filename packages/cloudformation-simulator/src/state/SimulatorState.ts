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
import type { Stack } from './types';
import type { StateStore } from './StateStore';

/** Credentials that AssumeRole gave out. @internal */
export interface Session {
  accessKeyId: string;
  account: string;
  /** The assumed-role ARN that GetCallerIdentity shows. */
  arn: string;
  userId: string;
  expiresAt: number;
}

/** An object in the small S3. @internal */
export interface StoredObject {
  bucket: string;
  key: string;
  etag: string;
  contentType: string;
  lastModified: number;
  /** Base64, so that the state stays text. */
  body: string;
}

/** The parts of the state that are no stacks. @internal */
export interface Shared {
  sessions: Record<string, Session>;
  buckets: string[];
  /** How far each family of revisions has come. */
  numbers: Record<string, number>;
}

/**
 * Everything that the simulator remembers. Who changes something says so by `touch…`;
 * {@link SimulatorState.flush} then writes it.
 * @internal
 */
export class SimulatorState {
  readonly stacks: Map<string, Stack>;
  readonly objects: Map<string, StoredObject>;
  readonly shared: Shared;
  readonly #store: StateStore;
  readonly #dirtyStacks = new Set<Stack>();
  readonly #dirtyObjects = new Set<string>();
  #sharedIsDirty = false;

  constructor(store: StateStore) {
    this.#store = store;
    const loaded = store.load();
    this.stacks = new Map(loaded.stacks.map(stack => [stack.id, stack]));
    this.objects = new Map(
      loaded.objects.map(one => [`${one.bucket}/${one.key}`, one]),
    );
    this.shared = loaded.shared;
  }

  /** Says that a stack was made or changed. */
  touchStack(stack: Stack): void {
    this.stacks.set(stack.id, stack);
    this.#dirtyStacks.add(stack);
  }

  /** Says that sessions, buckets or numbers changed. */
  touchShared(): void {
    this.#sharedIsDirty = true;
  }

  /** Puts or removes an object. */
  setObject(path: string, object: StoredObject | undefined): void {
    if (object) {
      this.objects.set(path, object);
    } else {
      this.objects.delete(path);
    }
    this.#dirtyObjects.add(path);
  }

  /** Counts a family of revisions up. */
  nextNumber(family: string): number {
    const next = (this.shared.numbers[family] ?? 0) + 1;
    this.shared.numbers[family] = next;
    this.touchShared();
    return next;
  }

  /** Writes what changed. After it returns, a killed process finds it again. */
  flush(): void {
    if (this.#sharedIsDirty) {
      this.#store.saveShared(this.shared);
      this.#sharedIsDirty = false;
    }
    for (const path of this.#dirtyObjects) {
      this.#store.saveObject(path, this.objects.get(path));
    }
    this.#dirtyObjects.clear();
    for (const stack of this.#dirtyStacks) {
      this.#store.saveStack(stack);
    }
    this.#dirtyStacks.clear();
  }
}
