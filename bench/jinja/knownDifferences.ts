import { Difference } from './compareResults';

/** The differences that the README lists, each with how it is told. */
const KNOWN: { name: string; applies: (difference: Difference) => boolean }[] =
  [
    {
      name: 'complex numbers',
      applies: ({ ours }) => ours.message?.includes('is complex') ?? false,
    },
    {
      name: 'a required block that is not blank',
      applies: ({ ours, theirs }) =>
        theirs.error === 'AttributeError' &&
        (ours.message?.startsWith('Required blocks can only') ?? false),
    },
    {
      name: 'attributes of types',
      applies: ({ ours }) => ours.message?.includes("'type object'") ?? false,
    },
  ];

/** The name of a known difference, if it is one. */
export function knownDifference(difference: Difference): string | undefined {
  return KNOWN.find(({ applies }) => applies(difference))?.name;
}
