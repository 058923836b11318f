import { gzipSync } from 'node:zlib';

/** What a header says; anything but the truth makes a broken or hostile archive. */
export interface TarEntry {
  name: string;
  content: Buffer;
  type?: string;
  link?: string;
  prefix?: string;
  /** The text of the field, in place of the size of the content. */
  size?: string | Buffer;
  mode?: string;
  magic?: string;
  /** The text of the field, in place of the right sum. */
  checksum?: string;
}

const BLOCK = 512;

function put(header: Buffer, value: string | Buffer, at: [number, number]) {
  const [offset, length] = at;
  Buffer.from(value as string)
    .subarray(0, length)
    .copy(header, offset);
}

function makeHeader(entry: TarEntry): Buffer {
  const header = Buffer.alloc(BLOCK);
  put(header, entry.name, [0, 100]);
  put(header, entry.mode ?? '0000644\0', [100, 8]);
  put(header, '0000000\0', [108, 8]);
  put(header, '0000000\0', [116, 8]);
  const size = `${entry.content.length.toString(8).padStart(11, '0')}\0`;
  put(header, entry.size ?? size, [124, 12]);
  put(header, '14000000000\0', [136, 12]);
  put(header, '        ', [148, 8]);
  put(header, entry.type ?? '0', [156, 1]);
  put(header, entry.link ?? '', [157, 100]);
  put(header, entry.magic ?? 'ustar\x0000', [257, 8]);
  put(header, entry.prefix ?? '', [345, 155]);
  const sum = header.reduce((total, byte) => total + byte, 0);
  const checksum = `${sum.toString(8).padStart(6, '0')}\0 `;
  put(header, entry.checksum ?? checksum, [148, 8]);
  return header;
}

/** A tar, byte for byte as its entries say. */
export function writeTar(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap(entry => [
    makeHeader(entry),
    entry.content,
    Buffer.alloc((BLOCK - (entry.content.length % BLOCK)) % BLOCK),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

/** Quick rather than small. */
export function compress(tar: Buffer): Buffer {
  return gzipSync(tar, { level: 1 });
}

/** Regular files as entries. */
export function toEntries(files: ReadonlyMap<string, Buffer>): TarEntry[] {
  return [...files].map(([name, content]) => ({ name, content }));
}
