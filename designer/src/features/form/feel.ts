/** A name in a FEEL text: where it stands, and the names that lead to it from the root of the answers. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** From the root of the answers; the last one is what stands there. */
  readonly names: readonly string[];
  /** Where the first of the names stands, if all of them do. */
  readonly whole: number | undefined;
}

/** What a name means where an expression stands: the names from the root of the answers, or nothing. */
export type Meaning = (name: string) => readonly string[] | undefined;

type Token = { readonly kind: 'name' | 'text' | 'sign' | 'number'; readonly text: string; readonly start: number; readonly end: number };

const TOKEN = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("(?:\\.|[^"\\])*")|(`[^`]*`|[\p{L}_][\p{L}\p{N}_]*)|(\d+(?:\.\d+)?)|(\.\.|[\s\S])/gu;
const WORDS = new Set(['if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'and', 'or', 'not', 'true', 'false', 'null', 'between', 'instance', 'of', 'function']);

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const kind = match[1] !== undefined ? 'text' : match[2] !== undefined ? 'name' : match[3] !== undefined ? 'number' : match[4] !== undefined ? 'sign' : undefined;
    if (kind) {
      found.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** Every mention of an answer in an expression. Texts, numbers and comments are none. */
export function mentions(text: string, meaning: Meaning): readonly Mention[] {
  return new Reader(tokens(text), meaning).read();
}

/** Reads from left to right; what a filter's brackets hold is told from the list before them. */
class Reader {
  private readonly found: Mention[] = [];
  private readonly variables = new Map<string, readonly string[] | undefined>();
  private readonly inside: (readonly string[] | undefined)[] = [];
  private whole: number | undefined;

  constructor(
    private readonly all: readonly Token[],
    private readonly meaning: Meaning,
  ) {}

  read(): readonly Mention[] {
    let path: readonly string[] | undefined;
    for (let i = 0; i < this.all.length; i++) {
      const token = this.all[i] as Token;
      const before = this.all[i - 1];
      if (token.kind === 'name' && before?.text === '.') {
        path = path && this.mention(token, path);
      } else if (token.kind === 'name' && !WORDS.has(token.text)) {
        path = this.first(token, i);
      } else if (token.text === '[') {
        this.whole = undefined;
        this.inside.push(path);
        path = undefined;
      } else if (token.text === ']') {
        path = this.inside.pop();
      } else if (token.text !== '.') {
        path = undefined;
      }
    }
    return this.found;
  }

  private first(token: Token, index: number): readonly string[] | undefined {
    const name = plain(token.text);
    const loop = this.all[index + 1]?.text === 'in' && ['for', 'some', 'every', ','].includes(this.all[index - 1]?.text ?? '');
    if (loop) {
      this.variables.set(name, this.listAfter(index + 2));
      return undefined;
    }
    if (this.variables.has(name)) {
      return this.variables.get(name);
    }
    const around = this.inside.findLast(it => it !== undefined);
    const local = around && this.meaningIn(around, name);
    const names = local ?? this.meaning(name);
    this.whole = undefined;
    if (names && names.length > 0 && names.at(-1) === name) {
      this.whole = names.length === 1 ? token.start : undefined;
      this.found.push({ start: token.start, end: token.end, names, whole: this.whole });
    }
    return names;
  }

  /** Inside a filter a bare name may be the entry's own; `answers` never is. */
  private meaningIn(list: readonly string[], name: string): readonly string[] | undefined {
    return name === 'item' ? list : this.meaning(name) === undefined ? [...list, name] : undefined;
  }

  private mention(token: Token, path: readonly string[]): readonly string[] {
    const names = [...path, plain(token.text)];
    this.whole = names.length === 1 ? token.start : this.whole;
    this.found.push({ start: token.start, end: token.end, names, whole: this.whole });
    return names;
  }

  /** What the path that begins at a token leads to, without noting it: it is read again. */
  private listAfter(index: number): readonly string[] | undefined {
    const name = this.all[index];
    if (name?.kind !== 'name') {
      return undefined;
    }
    let path = this.variables.get(plain(name.text)) ?? this.meaning(plain(name.text));
    for (let i = index + 1; path && this.all[i]?.text === '.' && this.all[i + 1]?.kind === 'name'; i += 2) {
      path = [...path, plain((this.all[i + 1] as Token).text)];
    }
    return path;
  }
}

function plain(name: string): string {
  return name.startsWith('`') ? name.slice(1, -1) : name;
}

/** A name as FEEL writes it. */
export function written(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !WORDS.has(name) ? name : '`' + name + '`';
}

/** The expression with one answer going by other names; where it moved, only what names it from the root can follow. */
export function renameIn(text: string, meaning: Meaning, from: readonly string[], to: readonly string[]): string {
  let result = text;
  const moved = from.slice(0, -1).join('.') !== to.slice(0, -1).join('.');
  const found = [...mentions(text, meaning)].reverse();
  for (const it of found) {
    if (it.names.length === from.length && it.names.every((name, i) => name === from[i])) {
      result = moved ? follow(result, it, to) : result.slice(0, it.start) + written(to.at(-1) ?? '') + result.slice(it.end);
    }
  }
  return result;
}

function follow(text: string, mention: Mention, to: readonly string[]): string {
  return mention.whole === undefined ? text : text.slice(0, mention.whole) + to.map(written).join('.') + text.slice(mention.end);
}
