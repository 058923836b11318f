import { Case, Result } from './Oracle';

/** A case whose results are not the same. */
export interface Difference {
  item: Case;
  ours: Result;
  theirs: Result;
}

// Python prints where objects are in memory, which is different each time.
function withoutAddresses(text: string | undefined): string | undefined {
  return text
    ?.replace(/ at 0x[0-9a-f]+/g, '')
    .replace(/memory:[0-9a-f]+/g, 'memory');
}

/** Whether text or class of error differ, or the message alone. */
export function compareResults({
  ours,
  theirs,
}: Difference): 'result' | 'message' | undefined {
  if (
    ours.error !== theirs.error ||
    withoutAddresses(ours.expected) !== withoutAddresses(theirs.expected)
  ) {
    return 'result';
  }
  return withoutAddresses(ours.message) === withoutAddresses(theirs.message)
    ? undefined
    : 'message';
}
