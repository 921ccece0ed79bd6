import { isAlias, isMap, isScalar, isSeq, parse, parseDocument, stringify, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Json } from './documents';
import type { Service } from './service';

type YamlPath = readonly (string | number)[];

/** A YAML file with its comments and order; change it and write it back with {@link writeYaml}. */
export function yaml(service: Service, path: string): Document | undefined {
  const text = service.files.get(path);
  return text === undefined ? undefined : parseDocument(text, { keepSourceTokens: true });
}

/**
 * Changes one value of a YAML text; undefined removes it. Comments and order stay, and where the value can be changed in its
 * place every other byte does, too. A new member stands behind the last of `behind` that there is, otherwise at the end.
 */
export function editYaml(text: string, path: YamlPath, value: Json | undefined, behind: readonly string[] = []): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const careful = document.errors.length === 0 ? inPlace(text, document, path, value, behind) : undefined;
  if (value === undefined) {
    document.deleteIn(path);
  } else {
    document.setIn(path, value);
  }
  const whole = writeYaml(document);
  return careful !== undefined && meansTheSame(careful, whole) ? careful : whole;
}

export function writeYaml(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Where a new member stands among the others says nothing. */
function meansTheSame(one: string, other: string): boolean {
  try {
    return JSON.stringify(sorted(parse(one))) === JSON.stringify(sorted(parse(other)));
  } catch {
    return false;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, it]) => [name, sorted(it)])
    : value;
}

/** Undefined where that is more than the text of one place can say; whoever asks compares what comes of it. */
function inPlace(text: string, document: Document, path: YamlPath, value: Json | undefined, behind: readonly string[]): string | undefined {
  const found = path.length === 0 ? undefined : (document.getIn(path, true) as Node | undefined);
  if (value === undefined) {
    return found ? removed(text, document, path) : text;
  }
  if (found) {
    return replaced(text, document, path, found, value);
  }
  let depth = path.length - 1;
  while (depth > 0 && !document.hasIn(path.slice(0, depth))) {
    depth -= 1;
  }
  const inner = path.slice(depth + 1).reduceRight<Json>((it, name) => (typeof name === 'number' ? [it] : { [name]: it }), value);
  return added(text, nodeAt(document, path.slice(0, depth)), path[depth] as string | number, inner, behind);
}

function nodeAt(document: Document, path: YamlPath): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

function inFlow(document: Document, path: YamlPath): boolean {
  return path.some((_, index) => {
    const node = nodeAt(document, path.slice(0, index));
    return (isMap(node) || isSeq(node)) && node.flow === true;
  });
}

function replaced(text: string, document: Document, path: YamlPath, node: Node, value: Json): string | undefined {
  const range = node.range;
  const block = isScalar(node) ? node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL' : !(isMap(node) || isSeq(node)) || node.flow !== true;
  if (!range || isAlias(node) || block) {
    return undefined;
  }
  const quoted = isScalar(node) && node.type === 'QUOTE_DOUBLE' && typeof value === 'string';
  const written = quoted ? JSON.stringify(value) : print(value, inFlow(document, path));
  const gap = range[0] > 0 && range[0] === range[1] && !/\s/.test(text[range[0] - 1] ?? '') ? ' ' : '';
  return text.slice(0, range[0]) + gap + written + text.slice(range[1]);
}

/** On one line: a scalar as it is written there, everything else in brackets. */
function print(value: Json, flow: boolean): string {
  if (typeof value === 'string' && /[\n\r\t]/.test(value)) {
    return JSON.stringify(value);
  }
  const options = { lineWidth: 0, flowCollectionPadding: false, collectionStyle: 'flow' } as const;
  if (flow) {
    return stringify([value], options).trim().slice(1, -1);
  }
  return (typeof value === 'object' && value !== null ? stringify(value, options) : stringify({ a: value }, { lineWidth: 0 }).slice(2)).trim();
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function keyOf(pair: Pair): Node | undefined {
  return pair.key as Node | undefined;
}

/** Where what a collection holds begins and ends. */
function spans(node: YAMLMap | YAMLSeq): ([number, number] | undefined)[] {
  return node.items.map(it => {
    const item = it as Pair & Node;
    const first = isMap(node) ? keyOf(item) : item;
    const last = isMap(node) ? ((item.value as Node | null) ?? first) : item;
    return first?.range && last?.range ? [first.range[0], Math.max(last.range[1], first.range[1])] : undefined;
  });
}

function removed(text: string, document: Document, path: YamlPath): string | undefined {
  const holder = nodeAt(document, path.slice(0, -1));
  if (!(isMap(holder) || isSeq(holder)) || holder.items.length < 2) {
    return undefined;
  }
  const name = path.at(-1);
  const index = isMap(holder) ? holder.items.findIndex(it => isScalar(it.key) && String(it.key.value) === String(name)) : Number(name);
  const all = spans(holder);
  const [span, previous, next] = [all[index], all[index - 1], all[index + 1]];
  if (!span) {
    return undefined;
  }
  if (holder.flow) {
    return previous ? text.slice(0, previous[1]) + text.slice(span[1]) : next && text.slice(0, span[0]) + text.slice(next[0]);
  }
  const start = lineStart(text, span[0]);
  const before = text.slice(start, span[0]);
  const end = text[span[1] - 1] === '\n' ? span[1] : lineEnd(text, span[1]);
  return /^\s*(-\s+)?$/.test(before) && (isSeq(holder) || before.trim() === '') ? text.slice(0, start) + text.slice(end) : undefined;
}

function added(text: string, holder: unknown, name: string | number, value: Json, behind: readonly string[]): string | undefined {
  if (!(isMap(holder) || isSeq(holder)) || holder.items.length === 0 || (isSeq(holder) && name !== holder.items.length)) {
    return undefined;
  }
  const all = spans(holder);
  const earlier = isMap(holder) ? holder.items.map((it, index) => (isScalar(it.key) && behind.includes(String(it.key.value)) ? index : -1)) : [];
  const index = Math.max(...earlier, -1) >= 0 ? Math.max(...earlier) : all.length - 1;
  const [span, first] = [all[index], all[0]];
  if (!span || !first) {
    return undefined;
  }
  const written = (isMap(holder) ? `${print(String(name), holder.flow === true)}: ` : '') + print(value, holder.flow === true);
  if (holder.flow) {
    return `${text.slice(0, span[1])}, ${written}${text.slice(span[1])}`;
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lead = text.slice(lineStart(text, first[0]), first[0]);
  const end = text[span[1] - 1] === '\n' ? span[1] : lineEnd(text, span[1]);
  const broken = text.slice(0, end).endsWith('\n') ? '' : eol;
  return text.slice(0, end) + broken + lead + written + eol + text.slice(end);
}
