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
      name: 'include without context inside of a buffer',
      applies: ({ item }) =>
        item.template.includes('without context') &&
        /(set x|filter|macro|call|recursive)/.test(item.template),
    },
    {
      name: 'addresses in changed text',
      applies: ({ ours, theirs }) =>
        /object|tcejbo/i.test(ours.expected ?? '') &&
        /[0-9a-f]{9,}/i.test(theirs.expected ?? ''),
    },
    {
      name: 'attributes of types',
      applies: ({ ours, theirs }) =>
        ours.message?.includes("'type object'") ||
        /<method|unbound method/.test(theirs.expected ?? theirs.message ?? ''),
    },
  ];

/** The name of a known difference, if it is one. */
export function knownDifference(difference: Difference): string | undefined {
  return KNOWN.find(({ applies }) => applies(difference))?.name;
}
