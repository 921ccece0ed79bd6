import { findNodeAtLocation, parse, parseTree, type JSONPath, type Node, type ParseError } from 'jsonc-parser';
import type { Service } from './service';

export { editYaml, writeYaml, yaml } from './yaml';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const MOST_KEPT = 200;

/** What was made of a text last time, so that the same text is not read twice. */
export class Cache<T> {
  private readonly kept = new Map<string, T>();

  get(text: string, make: (text: string) => T): T {
    const known = this.kept.get(text);
    if (known !== undefined) {
      return known;
    }
    const made = make(text);
    this.kept.set(text, made);
    if (this.kept.size > MOST_KEPT) {
      this.kept.delete(this.kept.keys().next().value as string);
    }
    return made;
  }
}

/** A JSON file as read: its value, unless it is broken. */
export type JsonFile = { readonly value: Json } | { readonly broken: string };

const jsonFiles = new Cache<JsonFile>();

/** The value of a JSON file; undefined where there is no such file. */
export function json(service: Service, path: string): JsonFile | undefined {
  const text = service.files.get(path);
  return text === undefined ? undefined : readJson(text);
}

export function readJson(text: string): JsonFile {
  return jsonFiles.get(text, it => {
    try {
      return { value: JSON.parse(it.replace(/^\uFEFF/, '')) as Json };
    } catch (e) {
      return { broken: e instanceof Error ? e.message : String(e) };
    }
  });
}

/** What a file is indented with. */
function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

function endOfLine(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The white space at the beginning of the line that an offset is on. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

function print(text: string, value: Json, indent: string): string {
  const lines = JSON.stringify(value, null, unitOf(text)).split('\n');
  return lines.join(endOfLine(text) + indent);
}

/**
 * Changes one value and no other byte; undefined removes it. A new member stands at the end of its object, or before another
 * one; with `insert`, a value is added to an array at the index that the path ends with.
 */
export function editJson(text: string, path: JSONPath, value: Json | undefined, insert = false, before?: string): string {
  if (path.length === 0) {
    return value === undefined ? '' : writeJson(value);
  }
  const root = parseTree(text);
  if (!root) {
    return value === undefined ? text : writeJson(wrapped(path, value));
  }
  const found = findNodeAtLocation(root, path);
  if (found && !insert) {
    return value === undefined ? removed(text, found) : replaced(text, found, print(text, value, indentAt(text, found.offset)));
  }
  return value === undefined ? text : added(text, root, path, value, before);
}

function replaced(text: string, node: Node, by: string): string {
  return text.slice(0, node.offset) + by + text.slice(node.offset + node.length);
}

/** With the comma that is no longer needed; what a container held last leaves it empty. */
function removed(text: string, value: Node): string {
  const node = value.parent?.type === 'property' ? value.parent : value;
  const container = node.parent;
  const siblings = container?.children ?? [];
  if (!container) {
    return '';
  }
  const index = siblings.indexOf(node);
  const previous = siblings[index - 1];
  const next = siblings[index + 1];
  if (previous) {
    return text.slice(0, previous.offset + previous.length) + text.slice(node.offset + node.length);
  }
  if (next) {
    return text.slice(0, node.offset) + text.slice(next.offset);
  }
  return replaced(text, container, container.type === 'array' ? '[]' : '{}');
}

/** A text to be laid in as it is. */
class Raw {
  constructor(readonly text: string) {}
}

function added(text: string, root: Node, path: JSONPath, value: Json | Raw, before: string | undefined): string {
  let depth = path.length - 1;
  let container = findNodeAtLocation(root, path.slice(0, depth));
  while (!container && depth > 0) {
    depth -= 1;
    container = findNodeAtLocation(root, path.slice(0, depth));
  }
  if (!container || (container.type !== 'object' && container.type !== 'array')) {
    return text;
  }
  const name = path[depth] as string | number;
  const siblings = container.children ?? [];
  const index = container.type === 'array' ? Math.min(Number(name), siblings.length) : memberIndex(siblings, before);
  const inside = (indent: string) =>
    (container.type === 'array' ? '' : JSON.stringify(String(name)) + ': ') + laid(text, path.slice(depth + 1), value, indent);
  return between(text, container, siblings, index, inside);
}

function laid(text: string, rest: JSONPath, value: Json | Raw, indent: string): string {
  return value instanceof Raw ? value.text.replaceAll('\n', '\n' + indent) : print(text, wrapped(rest, value), indent);
}

/** Lays the new one out as its neighbours are: beside them, or on a line of its own. */
function between(text: string, container: Node, siblings: readonly Node[], index: number, inside: (indent: string) => string): string {
  const previous = siblings[index - 1];
  const next = siblings[index];
  const eol = endOfLine(text);
  if (!previous && !next) {
    const outer = indentAt(text, container.offset);
    const indent = outer + unitOf(text);
    const [open, close] = container.type === 'array' ? '[]' : '{}';
    return replaced(text, container, `${open}${eol}${indent}${inside(indent)}${eol}${outer}${close}`);
  }
  const neighbour = (next ?? previous) as Node;
  const own = text.slice(text.lastIndexOf('\n', neighbour.offset - 1) + 1, neighbour.offset).trim() === '' && text.includes('\n');
  const indent = indentAt(text, neighbour.offset);
  const gap = own ? eol + indent : ' ';
  if (next) {
    return text.slice(0, next.offset) + inside(indent) + ',' + gap + text.slice(next.offset);
  }
  const end = neighbour.offset + neighbour.length;
  return text.slice(0, end) + ',' + gap + inside(indent) + text.slice(end);
}

function memberIndex(members: readonly Node[], before: string | undefined): number {
  const found = before === undefined ? -1 : members.findIndex(it => it.children?.[0]?.value === before);
  return found < 0 ? members.length : found;
}

/** The value below the rest of a path that is not there yet. */
function wrapped(path: JSONPath, value: Json): Json {
  return path.reduceRight<Json>((inner, name) => (typeof name === 'number' ? [inner] : { [name]: inner }), value);
}

/** The text of a value as it stands in the file, its lines outdented as if it stood at the margin. */
export function sliceJson(text: string, path: JSONPath): string | undefined {
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, path);
  if (!node) {
    return undefined;
  }
  const indent = indentAt(text, node.offset);
  return text.slice(node.offset, node.offset + node.length).replaceAll('\n' + indent, '\n');
}

/** Puts the text of a value, as {@link sliceJson} gives it, at a place where there is none; or before one in an array. */
export function insertJson(text: string, path: JSONPath, raw: string, before?: string): string {
  const holder = path.slice(0, -1);
  const root = parseTree(text);
  if (root && !findNodeAtLocation(root, holder)) {
    return insertJson(editJson(text, holder, typeof path.at(-1) === 'number' ? [] : {}), path, raw, before);
  }
  return root ? added(text, root, path, new Raw(raw), before) : text;
}

/** Gives a member another name and leaves its place and its value as they are. */
export function renameJson(text: string, path: JSONPath, name: string): string {
  const tree = parseTree(text);
  const key = tree && findNodeAtLocation(tree, path)?.parent?.children?.[0];
  return key ? text.slice(0, key.offset) + JSON.stringify(name) + text.slice(key.offset + key.length) : text;
}

export function jsonTree(text: string): Node | undefined {
  return parseTree(text);
}

/** JSON as we write new files. */
export function writeJson(value: Json): string {
  return JSON.stringify(value, null, 2) + '\n';
}

/** What is wrong with a JSON text, without stopping at the first fault. */
export function jsonErrors(text: string): readonly ParseError[] {
  const errors: ParseError[] = [];
  parse(text, errors);
  return errors;
}
