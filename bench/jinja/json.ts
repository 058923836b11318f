import { Float } from '@nucleon/jinja';

/** JSON that keeps ints and floats apart, and ints exact: what Python's json module reads them as. */
export function writeJson(value: unknown): string {
  if (value instanceof Float) {
    const text = String(value.value);
    return /[.e]/.test(text) ? text : `${text}.0`;
  }
  if (typeof value === 'bigint') {
    return value.toString();
  }
  if (Array.isArray(value)) {
    return `[${value.map(writeJson).join(',')}]`;
  }
  if (value instanceof Map) {
    return writeEntries([...value]);
  }
  if (typeof value === 'object' && value !== null) {
    return writeEntries(
      Object.entries(value).filter(([, item]) => item !== undefined),
    );
  }
  return JSON.stringify(value);
}

function writeEntries(entries: [string, unknown][]): string {
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`).join(',')}}`;
}
