import { Cache } from './documents';

const parsed = new Cache<ReadonlyMap<string, string>>();

/** The lines `key=value` of a texts file. */
export function parseProperties(text: string): ReadonlyMap<string, string> {
  return parsed.get(text, it => {
    const found = new Map<string, string>();
    for (const line of logicalLines(it)) {
      const entry = entryOf(line.text);
      if (entry) {
        found.set(entry.key, entry.value);
      }
    }
    return found;
  });
}

/** Changes the text of one key, and no other line; null removes its line, a new key stands at the end. */
export function setProperty(text: string, key: string, value: string | null): string {
  const lines = [...logicalLines(text)];
  const line = lines.find(it => entryOf(it.text)?.key === key);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = value === null ? '' : `${escapeKey(key)}=${escapeValue(value)}${eol}`;
  if (line) {
    return text.slice(0, line.start) + written + text.slice(line.end);
  }
  return value === null ? text : text + (text === '' || text.endsWith('\n') ? '' : eol) + written;
}

/** Gives a key another name, in its line. */
export function renameProperty(text: string, key: string, name: string): string {
  const line = [...logicalLines(text)].find(it => entryOf(it.text)?.key === key);
  if (!line) {
    return text;
  }
  const raw = text.slice(line.start, line.end);
  const lead = /^[ \t\f]*/.exec(raw)?.[0].length ?? 0;
  return text.slice(0, line.start + lead) + escapeKey(name) + raw.slice(lead + keyLength(raw.slice(lead))) + text.slice(line.end);
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Without its line end, continuation lines joined. */
  readonly text: string;
}

function* logicalLines(text: string): Generator<Line> {
  let start = 0;
  while (start < text.length) {
    let end = lineEnd(text, start);
    let joined = text.slice(start, end).replace(/\r?\n$/, '');
    if (!/^[ \t\f]*[#!]/.test(joined)) {
      while (/(^|[^\\])(\\\\)*\\$/.test(joined) && end < text.length) {
        const next = lineEnd(text, end);
        joined = joined.slice(0, -1) + text.slice(end, next).replace(/\r?\n$/, '').replace(/^[ \t\f]+/, '');
        end = next;
      }
    }
    yield { start, end, text: joined };
    start = end;
  }
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found + 1;
}

function keyLength(line: string): number {
  return /^(?:\\[\s\S]|[^\\=: \t\f\r\n])*/.exec(line)?.[0].length ?? 0;
}

function entryOf(line: string): { key: string; value: string } | undefined {
  const trimmed = line.replace(/^[ \t\f]+/, '');
  if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith('!')) {
    return undefined;
  }
  const length = keyLength(trimmed);
  const value = trimmed.slice(length).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '');
  return { key: unescape(trimmed.slice(0, length)), value: unescape(value) };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f' };

function unescape(text: string): string {
  return text.replace(/\\(u([0-9a-fA-F]{4})|[\s\S])/g, (_, all: string, code: string | undefined) =>
    code ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[all] ?? all),
  );
}

function escapeValue(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/\r?\n/g, '\\n').replace(/\t/g, '\\t').replace(/^ /, '\\ ');
}

function escapeKey(key: string): string {
  return key.replace(/[\\=: ]/g, it => '\\' + it).replace(/^[#!]/, it => '\\' + it);
}
