import { Random } from '../jinja/Random';
import { BadInput, Mutation, startFrom } from './BadInput';
import { Sample } from './corpus';
import { mutateArchive } from './mutateArchive';
import { mutateBytes } from './mutateBytes';
import { mutateJinja } from './mutateJinja';
import { mutateSchema } from './mutateSchema';
import { mutateStructure } from './mutateStructure';
import { mutateYaml } from './mutateYaml';

const MUTATIONS: Record<string, Mutation> = {
  bytes: mutateBytes,
  structure: mutateStructure,
  yaml: mutateYaml,
  schema: mutateSchema,
  jinja: mutateJinja,
  archive: mutateArchive,
};

/** A generated input with the kind of what was done to it. */
export interface GeneratedInput {
  family: string;
  input: BadInput;
}

/** The bad input with this number, which depends on nothing but the seed, the number and the samples. */
export function makeInput(
  samples: readonly Sample[],
  seed: number,
  index: number,
): GeneratedInput {
  const random = new Random(Math.imul(seed, 1_000_003) + index);
  const input = startFrom(random.pick(samples));
  const families = Object.keys(MUTATIONS);
  const family = families[index % families.length];
  // Some are bad in two ways. An archive is made last, since it holds the rest.
  if (random.chance(0.15)) {
    MUTATIONS[random.pick(families.slice(0, -1))](input, random);
  }
  MUTATIONS[family](input, random);
  return { family, input };
}
