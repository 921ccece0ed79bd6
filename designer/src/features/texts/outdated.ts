import { parseProperties, setProperty } from '../../core/properties';

/*
 * A translation whose source has changed since carries what the source was, in a comment of its own line above it:
 *
 *   # source was: Antrag stellen
 *   form.page.title=Apply
 *
 * A person can write that as well, and it goes with the package wherever that goes.
 */

const MARK = '# source was: ';

/** Where the line of a key begins; undefined if it has none. */
function lineOf(text: string, key: string): number | undefined {
  const without = setProperty(text, key, null);
  const length = text.length - without.length;
  if (length === 0) {
    return undefined;
  }
  for (let start = 0; start >= 0 && start < text.length; start = text.indexOf('\n', start) + 1 || -1) {
    if (text.slice(0, start) + text.slice(start + length) === without && parseProperties(text.slice(start, start + length)).has(key)) {
      return start;
    }
  }
  return undefined;
}

/** The mark above a line. */
function markAbove(text: string, start: number): { start: number; was: string } | undefined {
  const before = text.slice(0, start).replace(/\r?\n$/, '');
  const from = before.lastIndexOf('\n') + 1;
  const line = before.slice(from);
  return start > 0 && line.startsWith(MARK) ? { start: from, was: unescape(line.slice(MARK.length)) } : undefined;
}

/** What the source was when this was translated; undefined where it is still the same. */
export function sourceWas(text: string, key: string): string | undefined {
  const start = lineOf(text, key);
  return start === undefined ? undefined : markAbove(text, start)?.was;
}

/** All keys that are marked. */
export function outdated(text: string): ReadonlySet<string> {
  return text.includes(MARK) ? new Set([...parseProperties(text).keys()].filter(it => sourceWas(text, it) !== undefined)) : new Set();
}

/** Remembers what the source was; one that is marked already keeps its older mark. */
export function mark(text: string, key: string, was: string): string {
  const start = lineOf(text, key);
  if (start === undefined || markAbove(text, start)) {
    return text;
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return text.slice(0, start) + MARK + escape(was) + eol + text.slice(start);
}

export function unmark(text: string, key: string): string {
  const start = lineOf(text, key);
  const above = start === undefined ? undefined : markAbove(text, start);
  return start === undefined || !above ? text : text.slice(0, above.start) + text.slice(start);
}

function escape(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\r?\n/g, '\\n');
}

function unescape(text: string): string {
  return text.replace(/\\(n|\\)/g, (_, it: string) => (it === 'n' ? '\n' : '\\'));
}
