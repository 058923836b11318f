import { compareResults, Difference } from './compareResults';
import { Result } from './Oracle';

/** A difference, with what Python says when it is asked again without folding constants. */
export interface AskedAgain extends Difference {
  again: Result;
}

/** The differences that the README lists, each with how it is told. */
const KNOWN: { name: string; applies: (difference: AskedAgain) => boolean }[] =
  [
    {
      name: 'folding of constants',
      applies: difference =>
        compareResults({ ...difference, theirs: difference.again }) !==
        'result',
    },
    {
      name: 'addresses',
      // They are different in each process.
      applies: ({ theirs, again }) =>
        theirs.error === undefined && theirs.expected !== again.expected,
    },
    {
      name: 'complex numbers',
      applies: ({ ours }) => ours.message?.includes('is complex') ?? false,
    },
    {
      name: 'how methods of Markup print',
      applies: ({ theirs }) =>
        theirs.expected?.includes('bound method') ?? false,
    },
    {
      name: 'limits',
      applies: ({ theirs }) => theirs.error === 'MemoryError',
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
      name: 'identity of equal numbers and texts',
      applies: ({ item }) => item.template.includes('sameas'),
    },
    {
      name: 'attributes and items of types',
      applies: ({ item, ours, theirs }) =>
        /\(dict\)(?:\[|\|attr)/.test(item.template) ||
        (ours.message?.includes("'type' object") ?? false) ||
        (ours.message?.includes("'type object'") ?? false) ||
        /(<|&lt;)method|unbound method|\bdict\[/.test(
          theirs.expected ?? theirs.message ?? '',
        ),
    },
  ];

/** The name of a known difference, if it is one. */
export function knownDifference(difference: AskedAgain): string | undefined {
  return KNOWN.find(({ applies }) => applies(difference))?.name;
}
