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
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from 'node:crypto';
import { InputError } from '@backstage/errors';

const ALGORITHM = 'aes-256-gcm';

/**
 * Encrypts sensitive values for the database, with AES-256-GCM. The first key
 * seals; all of them open, so that a key can be replaced.
 *
 * The text is `1.<key>.<nonce>.<tag>.<data>`, where `<key>` says which key.
 *
 * @internal
 */
export class SecretSealer {
  readonly #keys: { mark: string; key: Buffer }[];

  constructor(keys: string[]) {
    this.#keys = keys.map(text => {
      // A key of any length and alphabet becomes the 32 bytes that AES wants.
      const key = createHash('sha256').update(text).digest();
      const mark = createHash('sha256').update(key).digest('hex').slice(0, 8);
      return { mark, key };
    });
  }

  seal(value: unknown): string {
    const [first] = this.#keys;
    if (!first) {
      throw new InputError(
        "The inputs hold sensitive values, but no key is configured to encrypt them with; set 'nucleon.encryption.key'",
      );
    }
    const nonce = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, first.key, nonce);
    const data = Buffer.concat([
      cipher.update(JSON.stringify(value), 'utf8'),
      cipher.final(),
    ]);
    return [
      '1',
      first.mark,
      encode(nonce),
      encode(cipher.getAuthTag()),
      encode(data),
    ].join('.');
  }

  open(text: string): unknown {
    const [version, mark, nonce, tag, data] = text.split('.');
    const found = this.#keys.find(key => key.mark === mark);
    if (version !== '1' || !found) {
      throw new InputError(
        "Stored sensitive values were encrypted with a key that is not configured any more; add it to 'nucleon.encryption.previousKeys'",
      );
    }
    const decipher = createDecipheriv(ALGORITHM, found.key, decode(nonce));
    decipher.setAuthTag(decode(tag));
    const bytes = Buffer.concat([
      decipher.update(decode(data)),
      decipher.final(),
    ]);
    return JSON.parse(bytes.toString('utf8'));
  }
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64url');
}

function decode(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
