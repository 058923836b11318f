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
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Extract, extract } from 'tar-stream';
import { BundleFile } from './BundleFile';
import { BundleFiles, LONGEST_PATH } from './BundleFiles';
import { BundleLimits, defaultBundleLimits } from './BundleLimits';

// An entry costs a header and padding; long names cost two entries more.
const TAR_BYTES_PER_FILE = 8 * 1024;
type Entry = Extract extends AsyncIterable<infer T> ? T : never;

const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Unpacks a gzip-compressed tar in memory and holds it to the limits.
 *
 * Refused with an `InputError` that names the entry: a path that leaves the bundle, a link or device, a file that is
 * there twice, and whatever exceeds the limits, also once unpacked.
 *
 * @public
 */
export async function readTarGz(
  archive: Uint8Array | Readable,
  limits: Partial<BundleLimits> = {},
): Promise<BundleFile[]> {
  const effective = { ...defaultBundleLimits, ...limits };
  const compressed = await readArchive(archive, effective.maxArchiveBytes);
  return readTar(await decompress(compressed, effective), effective);
}

async function readArchive(
  archive: Uint8Array | Readable,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const source = archive instanceof Uint8Array ? [archive] : archive;
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.byteLength;
    if (size > maxBytes) {
      throw new InputError(
        `The bundle's archive has more than ${maxBytes} bytes; leave out what the templates do not need`,
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function decompress(
  compressed: Uint8Array,
  limits: BundleLimits,
): Promise<Buffer> {
  if (GZIP_MAGIC.some((byte, index) => compressed[index] !== byte)) {
    throw new InputError(
      'The bundle is no gzip-compressed archive; make it with tar -czf bundle.tar.gz',
    );
  }
  try {
    return await promisify(gunzip)(compressed, {
      maxOutputLength:
        limits.maxTotalBytes + (limits.maxFiles + 1) * TAR_BYTES_PER_FILE,
    });
  } catch (error) {
    // Node's zlib errors carry a code that the type Error does not know.
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new InputError(
        `The bundle's archive unpacks to more than ${limits.maxTotalBytes} bytes of files`,
      );
    }
    throw new InputError('The bundle is a broken gzip archive', error);
  }
}

async function readTar(
  tar: Buffer,
  limits: BundleLimits,
): Promise<BundleFile[]> {
  const files = new BundleFiles(limits);
  const entries = extract();
  entries.end(tar);
  try {
    for await (const entry of entries) {
      await readEntry(entry, files);
    }
  } catch (error) {
    if (InputError.name === (error as Error).name) {
      throw error;
    }
    throw new InputError('The bundle is a broken tar archive', error);
  }
  const found = files.toArray();
  if (!found.length) {
    throw new InputError('The bundle is an archive without files');
  }
  return found;
}

async function readEntry(entry: Entry, files: BundleFiles): Promise<void> {
  const { name, type, size = 0 } = entry.header;
  if (type === 'directory') {
    entry.resume();
    return;
  }
  if (type !== 'file' && type !== 'contiguous-file') {
    throw new InputError(
      `The entry '${name.slice(0, LONGEST_PATH)}' of the bundle is no regular file but a ${type}; links and devices are not allowed`,
    );
  }
  const path = files.admit(name, size);
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) {
    // The types of streamx do not say that an entry's chunks are bytes.
    chunks.push(chunk as Uint8Array);
  }
  if (path !== undefined) {
    files.add(path, new Uint8Array(Buffer.concat(chunks)));
  }
}
