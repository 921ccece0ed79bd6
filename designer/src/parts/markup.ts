import { parseDocument } from 'htmlparser2';

/* Elements of an XML or HTML text with the places where they are written, so that what is edited changes and nothing else. */

/** An element, and where in the text it stands. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  /** From the first character of its start tag to behind the last one of its end tag. */
  readonly start: number;
  readonly end: number;
}

export interface Words {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Anything else: comments, declarations. */
export interface Other {
  readonly other: true;
  readonly start: number;
  readonly end: number;
}

export type Node = Element | Words | Other;

/** One replacement in a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function isElement(node: Node | undefined): node is Element {
  return node !== undefined && 'children' in node;
}

export function isWords(node: Node): node is Words {
  return 'text' in node;
}

interface Raw {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Raw[];
  startIndex: number | null;
  endIndex: number | null;
}

/** Reads a text as it is, however broken. */
export function read(text: string, language: 'xml' | 'html'): readonly Node[] {
  const xml = language === 'xml';
  const document = parseDocument(text, { xmlMode: xml, withStartIndices: true, withEndIndices: true, decodeEntities: true });
  return (document.children as unknown as Raw[]).map(node);
}

function node(raw: Raw): Node {
  const place = { start: raw.startIndex ?? 0, end: (raw.endIndex ?? 0) + 1 };
  if (raw.type === 'text') {
    return { text: raw.data ?? '', ...place };
  }
  if (raw.type === 'tag' || raw.type === 'script' || raw.type === 'style') {
    return { name: raw.name ?? '', attributes: raw.attribs ?? {}, children: (raw.children ?? []).map(node), ...place };
  }
  return { other: true, ...place };
}

/** Without its prefix. */
export function local(element: Element): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

export function prefix(element: Element): string {
  return element.name.slice(0, element.name.indexOf(':') + 1);
}

export function children(element: Element, name: string): readonly Element[] {
  return element.children.filter(isElement).filter(it => local(it) === name);
}

export function child(element: Element, name: string): Element | undefined {
  return children(element, name)[0];
}

/** Every element of that name, wherever it stands. */
export function all(nodes: readonly Node[], name: string): readonly Element[] {
  return nodes.filter(isElement).flatMap(it => [...(local(it) === name ? [it] : []), ...all(it.children, name)]);
}

/** All its words. */
export function textOf(element: Element | undefined): string {
  return (element?.children ?? []).map(it => (isElement(it) ? textOf(it) : isWords(it) ? it.text : '')).join('');
}

/** Where the start tag ends, behind its last character. */
export function tagEnd(text: string, element: Element): number {
  let quote = '';
  for (let i = element.start; i < element.end; i++) {
    const c = text[i] ?? '';
    if (quote) {
      quote = c === quote ? '' : quote;
    } else if (c === '"' || c === "'") {
      quote = c;
    } else if (c === '>') {
      return i + 1;
    }
  }
  return element.end;
}

/** What stands between its tags; undefined where it has only one. */
export function inside(text: string, element: Element): { start: number; end: number } | undefined {
  const start = tagEnd(text, element);
  if (text.slice(element.start, start).endsWith('/>')) {
    return undefined;
  }
  const last = text.lastIndexOf('</', element.end - 1);
  return { start, end: last < start ? element.end : last };
}

export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function escapeAttribute(text: string): string {
  return escape(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}

export function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((done, it) => done.slice(0, it.start) + it.text + done.slice(it.end), text);
}

/** Puts text between the tags of an element; it is escaped. */
export function setText(text: string, element: Element, value: string): Edit {
  const between = inside(text, element);
  return between
    ? { ...between, text: escape(value) }
    : { start: element.start, end: element.end, text: `${text.slice(element.start, element.end).replace(/\s*\/>$/, '')}>${escape(value)}</${element.name}>` };
}

/** Gives an attribute a value; undefined takes it away. */
export function setAttribute(text: string, element: Element, name: string, value: string | undefined): Edit {
  const end = tagEnd(text, element);
  const tag = text.slice(element.start, end);
  const known = new RegExp(`\\s+${name.replace(/[^\w:-]/g, '')}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag);
  const written = value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`;
  if (known) {
    return { start: element.start + known.index, end: element.start + known.index + known[0].length, text: written };
  }
  const at = element.start + 1 + element.name.length;
  const behind = end - (tag.endsWith('/>') ? /\s*\/>$/.exec(tag)?.[0].length ?? 2 : 1);
  return { start: Math.max(at, behind), end: Math.max(at, behind), text: written };
}

/** Takes an element away, and the line that it leaves empty. */
export function removal(text: string, element: Element): Edit {
  const before = /(?:\r?\n)?[ \t]*$/.exec(text.slice(0, element.start))?.[0] ?? '';
  const alone = /^[ \t]*(?:\r?\n|$)/.test(text.slice(element.end)) && before.includes('\n');
  return { start: alone ? element.start - before.length : element.start, end: element.end, text: '' };
}

/** The white space before an element, to write another one as it is written. */
export function indent(text: string, element: Element): string {
  const before = /(?:\r?\n)[ \t]*$/.exec(text.slice(0, element.start))?.[0];
  return before ?? '';
}

/** The line in which a place stands, from 1. */
export function line(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
