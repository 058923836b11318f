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
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { readTarGz } from './readTarGz';

type Entry = Parameters<ReturnType<typeof pack>['entry']>[0] & {
  content?: string;
};

async function tarGz(...entries: Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries) {
    tar.entry(header, content ?? '');
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) {
    chunks.push(chunk as Uint8Array);
  }
  return gzipSync(Buffer.concat(chunks));
}

describe('readTarGz', () => {
  it('reads files with and without a leading ./, sorted, and passes over what macOS adds', async () => {
    const archive = await tarGz(
      { name: './', type: 'directory' },
      { name: './schema/schema.yaml', content: 'schema:\n' },
      { name: 'infrastructure/manifest.yaml', content: 'ü' },
      { name: './._schema', content: 'x' },
      { name: 'schema/.DS_Store', content: 'x' },
      { name: `long/${'a'.repeat(150)}.yaml`, content: 'long' },
    );
    for (const source of [
      archive,
      Readable.from([archive.subarray(0, 7), archive.subarray(7)]),
    ]) {
      const files = await readTarGz(source);
      expect(files.map(({ path }) => path)).toEqual([
        'infrastructure/manifest.yaml',
        `long/${'a'.repeat(150)}.yaml`,
        'schema/schema.yaml',
      ]);
      expect(new TextDecoder().decode(files[0].content)).toBe('ü');
    }
  });

  it.each<[string, Entry[], RegExp]>([
    [
      'a path that leaves the bundle',
      [{ name: 'a/../../b' }],
      /'a\/\.\.\/\.\.\/b' .*leaves/,
    ],
    [
      'an absolute path',
      [{ name: '/etc/passwd' }],
      /'\/etc\/passwd' .*absolute/,
    ],
    ['a drive', [{ name: 'C:/x' }], /'C:\/x' .*absolute/],
    [
      'a path without end',
      [{ name: `${'d/'.repeat(5_000)}x` }],
      /^The entry 'd[d/]{1023}' .*10001 characters/,
    ],
    ['a backslash', [{ name: 'a\\..\\b' }], /character/],
    [
      'a symbolic link',
      [{ name: 'l', type: 'symlink', linkname: '/etc' }],
      /'l' .*symlink/,
    ],
    ['a hard link', [{ name: 'l', type: 'link', linkname: 'x' }], /'l' .*link/],
    ['a device', [{ name: 'd', type: 'character-device' }], /'d' .*device/],
    ['a pipe', [{ name: 'p', type: 'fifo' }], /'p' .*fifo/],
    ['the same file twice', [{ name: 'a' }, { name: './a' }], /'a' twice/],
    [
      'a large file',
      [{ name: 'big', content: 'x'.repeat(101) }],
      /'big' .*101 bytes/,
    ],
    [
      'many files',
      [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }],
      /more than 3 files.*'d'/,
    ],
    [
      'large files together',
      [
        { name: 'a', content: 'x'.repeat(90) },
        { name: 'b', content: 'x'.repeat(90) },
      ],
      /more than 150 bytes together.*'b'/,
    ],
    ['nothing', [], /without files/],
  ])('refuses %s', async (_, entries, message) => {
    const archive = await tarGz(...entries);
    await expect(
      readTarGz(archive, {
        maxFileBytes: 100,
        maxFiles: 3,
        maxTotalBytes: 150,
      }),
    ).rejects.toThrow(message);
    await expect(
      readTarGz(archive, {
        maxFiles: 3,
        maxFileBytes: 100,
        maxTotalBytes: 150,
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('refuses a bomb before it is unpacked, and what is no archive', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    await expect(readTarGz(bomb)).rejects.toThrow(/unpacks to more than/);
    await expect(readTarGz(Buffer.from('PK'))).rejects.toThrow(/no gzip/);
    await expect(readTarGz(Buffer.alloc(0))).rejects.toThrow(/no gzip/);
    await expect(
      readTarGz(gzipSync(Buffer.from('no tar at all'))),
    ).rejects.toMatchObject({ name: 'InputError' });
    const archive = await tarGz({ name: 'a', content: 'x'.repeat(2000) });
    await expect(readTarGz(archive.subarray(0, 40))).rejects.toThrow(
      /broken gzip/,
    );
    await expect(readTarGz(archive, { maxArchiveBytes: 10 })).rejects.toThrow(
      /more than 10 bytes/,
    );
  });
});
