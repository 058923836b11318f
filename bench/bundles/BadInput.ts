import type { TemplateKind } from '@nucleon/template-bundle';
import { Random } from '../jinja/Random';
import { Sample } from './corpus';

/** A bundle and a spec on their way to become bad. */
export interface BadInput {
  kind: TemplateKind;
  files: Map<string, Buffer>;
  spec: string;
  /** The archive, where it is not simply the files. */
  archive?: Buffer;
  /** Whether it is read from a directory; what is in `links` becomes symbolic links there. */
  isDirectory: boolean;
  links: Map<string, string>;
  /** What was done to it. */
  steps: string[];
}

/** Something that makes an input bad in one way. */
export type Mutation = (input: BadInput, random: Random) => void;

/** A copy of a sample, which mutations may change. */
export function startFrom(sample: Sample): BadInput {
  return {
    kind: sample.kind,
    files: new Map(sample.files),
    spec: sample.spec,
    isDirectory: false,
    links: new Map(),
    steps: [sample.name],
  };
}

/** Where a text is that mutations change: a file of the bundle, or the spec. */
export interface Place {
  path: string;
  text: string;
}

const SPEC = 'the spec';

/** One of the texts whose path matches; the spec is one of them where `withSpec` says so. */
export function pickText(
  input: BadInput,
  random: Random,
  options: { paths: RegExp; withSpec?: boolean },
): Place | undefined {
  const paths = [...input.files.keys()].filter(path =>
    options.paths.test(path),
  );
  const choices = options.withSpec ? [...paths, SPEC] : paths;
  if (!choices.length) {
    return undefined;
  }
  const path = random.pick(choices);
  const text =
    path === SPEC ? input.spec : input.files.get(path)!.toString('utf8');
  return { path, text };
}

/** Puts a changed text back. */
export function putText(input: BadInput, { path, text }: Place): void {
  if (path === SPEC) {
    input.spec = text;
  } else {
    input.files.set(path, Buffer.from(text));
  }
}
