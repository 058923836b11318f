import { BadInput, Mutation, pickText, putText } from './BadInput';
import { Random } from '../jinja/Random';

const ANY = /./;

// What readers of text stumble over.
const STRANGE = [
  '\0',
  '\ufeff',
  '\u2028',
  '\u0085',
  '\r',
  '\r\n',
  '\t',
  '\x1b[31m',
  '\ud800',
  '\u{1f600}',
  '\u202e',
  '\x7f',
  'a\u0300'.repeat(50),
  'x'.repeat(100_000),
  '\n'.repeat(5_000),
  ' '.repeat(50_000),
];

type Bytes = (content: Buffer, random: Random) => Buffer;

function cut(content: Buffer, random: Random): [number, number] {
  const start = random.integer(0, content.length);
  const end = Math.min(content.length, start + random.integer(0, 200));
  return [start, end];
}

function randomBytes(random: Random, length: number): Buffer {
  return Buffer.from(
    random.several(length, length, () => random.integer(0, 255)),
  );
}

const CHANGES: Record<string, Bytes> = {
  flip(content, random) {
    const copy = Buffer.from(content);
    for (let left = random.integer(1, 20); copy.length && left > 0; left--) {
      copy[random.integer(0, copy.length - 1)] ^= 1 << random.integer(0, 7);
    }
    return copy;
  },
  remove(content, random) {
    const [start, end] = cut(content, random);
    return Buffer.concat([content.subarray(0, start), content.subarray(end)]);
  },
  repeat(content, random) {
    const [start, end] = cut(content, random);
    const piece = content.subarray(start, end);
    const times = random.pick([1, 2, 50]);
    return Buffer.concat([
      content.subarray(0, end),
      ...Array.from({ length: times }, () => piece),
      content.subarray(end),
    ]);
  },
  truncate: (content, random) =>
    content.subarray(0, random.integer(0, content.length)),
  noise(content, random) {
    const [start, end] = cut(content, random);
    const noise = randomBytes(random, random.integer(1, 64));
    return Buffer.concat([
      content.subarray(0, start),
      noise,
      content.subarray(end),
    ]);
  },
  replace: (_content, random) => randomBytes(random, random.integer(0, 2000)),
  utf16: content => Buffer.from(`\ufeff${content}`, 'utf16le'),
  shuffle(content, random) {
    const lines = content.toString('latin1').split('\n');
    return Buffer.from(
      lines
        .map(line => ({ line, order: random.next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ line }) => line)
        .join('\n'),
      'latin1',
    );
  },
};

function changeFile(input: BadInput, random: Random): void {
  const path = random.pick([...input.files.keys()]);
  const name = random.pick(Object.keys(CHANGES));
  input.steps.push(`${name} ${path}`);
  input.files.set(path, CHANGES[name](input.files.get(path)!, random));
}

function insertStrange(input: BadInput, random: Random): void {
  const place = pickText(input, random, { paths: ANY, withSpec: true });
  if (place) {
    const at = random.integer(0, place.text.length);
    const piece = random.pick(STRANGE);
    input.steps.push(
      `insert ${JSON.stringify(piece.slice(0, 8))} ${place.path}`,
    );
    const text = place.text.slice(0, at) + piece + place.text.slice(at);
    putText(input, { path: place.path, text });
  }
}

/** Changes bytes of a file, with no regard to what they mean. */
export const mutateBytes: Mutation = (input, random) => {
  if (!input.files.size) {
    return;
  }
  if (random.chance(0.3)) {
    insertStrange(input, random);
  } else {
    changeFile(input, random);
  }
};
