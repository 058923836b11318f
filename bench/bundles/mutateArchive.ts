import { gzipSync } from 'node:zlib';
import { Random } from '../jinja/Random';
import { Mutation } from './BadInput';
import { compress, TarEntry, toEntries, writeTar } from './TarWriter';

const NAMES = [
  '../evil.yaml',
  '../../../../etc/passwd',
  'schema/../../evil.yaml',
  '/etc/passwd',
  '//server/share',
  '\\\\server\\share',
  'C:\\evil.yaml',
  'c:evil.yaml',
  'a\\..\\b',
  './schema/schema.yaml',
  'schema//schema.yaml',
  'schema/./schema.yaml',
  'schema/schema.yaml/',
  '',
  '.',
  '..',
  '/',
  'x\ny',
  'x\u0007y',
  '\u202eyaml.amehcs',
  'é'.repeat(60),
  '__proto__',
  'con',
];

// Regular, links, devices, directories, sparse, extended headers, long names, and nonsense.
const TYPES = [...'\x001234567xgLKSVMDN9~'];

const SIZES = [
  '77777777777\0',
  '00000000000\0',
  '00000000001\0',
  '-0000000001\0',
  'zzzzzzzzzzz\0',
  '           \0',
  '9999999999\0',
  Buffer.from('80000000ffffffffffffffff', 'hex'),
  Buffer.from('ffffffffffffffffffffffff', 'hex'),
  Buffer.from('800000000000000000000001', 'hex'),
];

const EXTENDED = [
  '20 path=../evil.txt\n',
  '11 size=-1\n',
  '30 size=99999999999999999999999\n',
  '99999999 path=x\n',
  'nonsense',
  '0 path=x\n',
  '-5 path=x\n',
  '14 path=a\0b/c\n',
  '20 linkpath=/etc/x\n',
  '9 path=\n\n',
  '25 GNU.sparse.size=1e99\n',
  '21 __proto__=polluted\n',
];

type Change = (entries: TarEntry[], random: Random) => TarEntry[];

function alter(
  entries: TarEntry[],
  random: Random,
  change: Partial<TarEntry>,
): TarEntry[] {
  const at = random.integer(0, entries.length - 1);
  return entries.map((entry, index) =>
    index === at ? { ...entry, ...change } : entry,
  );
}

function insert(
  entries: TarEntry[],
  random: Random,
  added: TarEntry[],
): TarEntry[] {
  const at = random.integer(0, entries.length);
  return [...entries.slice(0, at), ...added, ...entries.slice(at)];
}

const CHANGES: Record<string, Change> = {
  name: (entries, random) =>
    alter(entries, random, { name: random.pick(NAMES) }),
  prefix: (entries, random) =>
    alter(entries, random, { prefix: random.pick(NAMES) }),
  type: (entries, random) =>
    alter(entries, random, { type: random.pick(TYPES) }),
  link: (entries, random) =>
    insert(entries, random, [
      {
        name: random.pick(['link', 'schema', 'schema/schema.yaml']),
        content: Buffer.alloc(0),
        type: random.pick(['1', '2']),
        link: random.pick(['/etc/passwd', '../..', 'schema/schema.yaml', '']),
      },
    ]),
  size: (entries, random) =>
    alter(entries, random, { size: random.pick(SIZES) }),
  checksum: (entries, random) =>
    alter(entries, random, {
      checksum: random.pick([
        '000000\0 ',
        '        ',
        'zzzzzz\0 ',
        '777777\0 ',
      ]),
    }),
  magic: (entries, random) =>
    alter(entries, random, {
      magic: random.pick(['', 'ustar  \0', 'wrong!!!']),
    }),
  mode: (entries, random) =>
    alter(entries, random, {
      mode: random.pick(['zzzzzzz\0', '-1\0', '7777777\0']),
    }),
  twice: (entries, random) => insert(entries, random, [random.pick(entries)]),
  extended: (entries, random) =>
    insert(entries, random, [
      {
        name: 'PaxHeader',
        content: Buffer.from(random.pick(EXTENDED)),
        type: random.pick(['x', 'g', 'L', 'K']),
      },
    ]),
  'long name': (entries, random) =>
    insert(entries, random, [
      {
        name: '././@LongLink',
        content: Buffer.from(
          `${'d/'.repeat(random.pick([60, 5_000, 400_000]))}x\0`,
        ),
        type: 'L',
      },
    ]),
  'many directories': (entries, random) =>
    insert(
      entries,
      random,
      Array.from({ length: random.pick([10, 2_000]) }, (_, index) => ({
        name: `d${index}/`,
        content: Buffer.alloc(0),
        type: '5',
      })),
    ),
  'many extended headers': (entries, random) =>
    insert(
      entries,
      random,
      Array.from({ length: random.pick([10, 3_000]) }, () => ({
        name: 'PaxHeader',
        content: Buffer.from('11 path=abc\n'),
        type: 'x',
      })),
    ),
  'a directory with content': (entries, random) =>
    alter(entries, random, { type: '5' }),
};

type Bytes = (bytes: Buffer, random: Random) => Buffer;

function damage(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = random.integer(1, 10); left > 0; left--) {
    copy[random.integer(0, copy.length - 1)] = random.integer(0, 255);
  }
  return copy;
}

function shorten(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, random.integer(0, bytes.length));
}

const OF_TAR: Record<string, Bytes> = {
  'a damaged tar': damage,
  'a damaged header': (tar, random) =>
    Buffer.concat([damage(tar.subarray(0, 512), random), tar.subarray(512)]),
  'a short tar': shorten,
  'a tar without its end': tar => tar.subarray(0, tar.length - 1024),
  'a tar with noise after its end': (tar, random) =>
    Buffer.concat([tar, damage(Buffer.alloc(2048), random)]),
  'two tars': tar => Buffer.concat([tar, tar]),
};

const OF_GZIP: Record<string, Bytes> = {
  'a damaged gzip': damage,
  'a short gzip': shorten,
  'a wrong sum': gzip =>
    Buffer.concat([gzip.subarray(0, gzip.length - 8), Buffer.alloc(8, 7)]),
  'noise after gzip': (gzip, random) =>
    Buffer.concat([gzip, damage(Buffer.alloc(64), random)]),
  'gzip twice': gzip => gzipSync(gzip),
  'two gzips': gzip => Buffer.concat([gzip, gzip]),
  'gzip flags': (gzip, random) => {
    const copy = Buffer.from(gzip);
    copy[3] = random.integer(0, 255);
    return copy;
  },
  'a bomb': () => BOMB,
  'an empty archive': () => Buffer.alloc(0),
  'two bytes': () => Buffer.from([0x1f, 0x8b]),
  'a zip': () => Buffer.from('PK\x03\x04\x14\0\0\0\0\0'),
  text: () => Buffer.from('schema:\n  format: {}\n'),
  'an empty gzip': () => gzipSync(Buffer.alloc(0)),
  'zeros only': () => gzipSync(Buffer.alloc(10_240)),
};

const BOMB = gzipSync(Buffer.alloc(200_000_000), { level: 1 });

/** Makes an archive that is broken, or that means harm. */
export const mutateArchive: Mutation = (input, random) => {
  let entries = toEntries(input.files);
  const changes = entries.length ? random.integer(0, 2) : 0;
  for (let left = changes; left > 0; left--) {
    const name = random.pick(Object.keys(CHANGES));
    input.steps.push(name);
    entries = CHANGES[name](entries, random);
  }
  let tar = writeTar(entries);
  if (random.chance(0.3)) {
    const name = random.pick(Object.keys(OF_TAR));
    input.steps.push(name);
    tar = OF_TAR[name](tar, random);
  }
  input.archive = compress(tar);
  if (changes === 0 || random.chance(0.15)) {
    const name = random.pick(Object.keys(OF_GZIP));
    input.steps.push(name);
    input.archive = OF_GZIP[name](input.archive, random);
  }
  input.isDirectory = false;
};
