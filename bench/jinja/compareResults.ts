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
    ?.replace(/0x[0-9a-f]{6,}/g, '0x')
    .replace(/memory:[0-9a-f]+/g, 'memory');
}

/** What differs most between two results: text or class of error, or else the message, or else the line. */
export function compareResults({
  ours,
  theirs,
}: Difference): 'result' | 'message' | 'line' | undefined {
  if (
    ours.error !== theirs.error ||
    withoutAddresses(ours.expected) !== withoutAddresses(theirs.expected)
  ) {
    return 'result';
  }
  if (withoutAddresses(ours.message) !== withoutAddresses(theirs.message)) {
    return 'message';
  }
  const lines = [ours.line, theirs.line];
  return lines.includes(undefined) ||
    lines.includes(null) ||
    ours.line === theirs.line
    ? undefined
    : 'line';
}
