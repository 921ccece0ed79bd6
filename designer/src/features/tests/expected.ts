import { Document, isMap, isSeq, parseDocument, type Node } from 'yaml';
import { writeYaml, type Json } from '../../core/documents';
import type { Came, Paper } from './came';
import { textsOf, type Expected, type Setting } from './examples';

const AFTER_ACCEPTING = ['fee', 'payment', 'tasks', 'clock', 'path', 'documents', 'messages', 'status'];
const MOST_TEXTS = 3;

/** An `expected.yaml` that says what was chosen and what came of it. */
export function recorded(setting: Setting, came: Came, answers: Json): string {
  const all: Record<string, unknown> = { verdict: came.verdict };
  const put = (name: string, value: unknown) => {
    const empty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!empty) {
      all[name] = value;
    }
  };
  const said: Json = [...(setting.tasks ?? []).map(it => it.answers), answers];
  put('today', setting.today);
  put('identity', setting.identity);
  put('shown', came.shown);
  put('hidden', came.hidden);
  if (came.verdict === 'accepted') {
    put('fee', came.fee);
    // Who abandons a payment leaves no trace of it.
    put('payment', setting.payment === 'abandoned' ? setting.payment : came.payment);
    put('tasks', setting.tasks?.slice(0, came.tasks ?? 0));
    put('clock', setting.clock?.slice(0, came.passes ?? 0));
    put('path', came.path);
    put('documents', came.documents?.map(it => paper(it, came, said)));
    put('messages', came.messages?.map(it => paper(it, came, said)));
    put('status', came.status);
  } else {
    all['faults'] = (came.faults ?? []).map(({ at, keyword }) => ({ at, keyword }));
  }
  return written(all);
}

/** Lists and small maps on a line of their own, as people write them. */
function written(all: Record<string, unknown>): string {
  const document = new Document(all);
  if (isMap(document.contents)) {
    for (const { value } of document.contents.items) {
      flow(value as Node);
    }
  }
  return writeYaml(document);
}

function flow(value: Node | null): void {
  if (isMap(value) || isSeq(value)) {
    value.flow = true;
  }
}

function paper(came: Paper, all: Came, answers: Json): Record<string, unknown> {
  const contains = textsIn(came, all, answers);
  return { name: came.name, ...(came.to ? { to: came.to } : {}), ...(contains.length > 0 ? { contains } : {}) };
}

/** What of the answers and the fee stands in a letter, word for word. */
export function textsIn(paper: Paper, came: Came, answers: Json): readonly string[] {
  const text = plain(paper.text);
  const money = came.fee ? [`${came.fee.total.replace('.', ',')} €`] : [];
  const said = [...textsOf(answers)].filter(it => it.length > 2 && it.length <= 60).map(plain);
  return [...new Set([...money, ...said])].filter(it => text.includes(it)).slice(0, MOST_TEXTS);
}

/** Spaces of every kind as one, as the engine compares. */
export function plain(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f\u2009]+/g, ' ');
}

/** The old file with what the new one says; comments on what both say stay. */
export function rewritten(old: string, fresh: string): string {
  const document = parseDocument(old, { keepSourceTokens: true });
  const wanted = parseDocument(fresh).toJS() as Record<string, unknown>;
  if (!isMap(document.contents)) {
    return fresh;
  }
  const said = (document.toJS() ?? {}) as Record<string, unknown>;
  Object.keys(said).filter(it => !(it in wanted)).forEach(it => document.delete(it));
  for (const [name, value] of Object.entries(wanted)) {
    if (JSON.stringify(said[name]) !== JSON.stringify(value)) {
      place(document, name, value);
    }
  }
  return writeYaml(document);
}

/** Another value where one stands, with the comments that belong to it. */
function place(document: Document, name: string, value: unknown): void {
  const old = document.get(name, true) as Node | undefined;
  const node = document.createNode(value) as Node;
  flow(node);
  node.comment = old?.comment ?? null;
  node.commentBefore = old?.commentBefore ?? null;
  document.set(name, node);
}

/** Puts what came in the place of what was expected, where they differ and nowhere else; comments stay. */
export function accepted(text: string, came: Came, answers: Json, differing: readonly string[]): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const set = (name: string, value: unknown) => place(document, name, value);
  const expected = (document.toJS() ?? {}) as Expected;
  if (came.verdict !== undefined && expected.verdict !== came.verdict) {
    turned(document, came, answers, set);
    return writeYaml(document);
  }
  const names = new Set(differing.map(it => it.split('/')[1] ?? ''));
  if (names.has('faults')) {
    set('faults', (came.faults ?? []).map(({ at, keyword }) => ({ at, keyword })));
  }
  for (const name of ['fee', 'path', 'status'] as const) {
    if (names.has(name)) {
      came[name] === undefined ? document.delete(name) : set(name, came[name]);
    }
  }
  if (names.has('shown') || names.has('hidden')) {
    asked(expected, came, set);
  }
  for (const name of ['documents', 'messages'] as const) {
    differing.filter(it => it.startsWith(`/${name}/`)).map(it => Number(it.split('/')[2])).sort((a, b) => b - a).forEach(it => papers(document, name, it, came, answers));
  }
  return writeYaml(document);
}

/** The verdict is the other one: what follows from it is written anew. */
function turned(document: Document, came: Came, answers: Json, set: (name: string, value: unknown) => void): void {
  set('verdict', came.verdict);
  if (came.verdict === 'rejected') {
    AFTER_ACCEPTING.forEach(it => document.delete(it));
    set('faults', (came.faults ?? []).map(({ at, keyword }) => ({ at, keyword })));
    return;
  }
  document.delete('faults');
  for (const name of ['fee', 'path', 'status'] as const) {
    if (came[name] !== undefined) {
      set(name, came[name]);
    }
  }
  for (const name of ['documents', 'messages'] as const) {
    const all = (came[name] ?? []).map(it => paper(it, came, answers));
    if (all.length > 0) {
      set(name, all);
    }
  }
}

/** A question moves to where it is now. */
function asked(expected: Expected, came: Came, set: (name: string, value: unknown) => void): void {
  const shown = (expected['shown'] as string[] | undefined) ?? [];
  const hidden = (expected['hidden'] as string[] | undefined) ?? [];
  const gone = new Set(came.hidden ?? []);
  const isGone = (pointer: string) => [...gone].some(it => pointer === it || pointer.startsWith(it + '/'));
  const all = [...shown, ...hidden];
  set('shown', all.filter(it => !isGone(it)));
  set('hidden', all.filter(isGone));
}

/** What is no longer sent is no longer expected, nor a text that no longer stands in it. */
function papers(document: Document, name: 'documents' | 'messages', index: number, came: Came, answers: Json): void {
  const wanted = document.getIn([name, index]);
  const expected = isMap(wanted) ? (wanted.toJS(document) as { name?: string; to?: string; contains?: string[] }) : {};
  const sent = (came[name] ?? []).filter(it => it.name === expected.name);
  const first = sent.find(it => it.to === expected.to) ?? sent[0];
  if (first === undefined) {
    document.deleteIn([name, index]);
    return;
  }
  if (expected.to !== undefined && first.to !== undefined) {
    document.setIn([name, index, 'to'], first.to);
  }
  const still = (expected.contains ?? []).filter(it => sent.some(one => plain(one.text).includes(plain(it))));
  const texts = [...new Set([...still, ...(still.length < (expected.contains ?? []).length ? textsIn(first, came, answers) : [])])];
  if (expected.contains !== undefined) {
    texts.length > 0 ? document.setIn([name, index, 'contains'], texts) : document.deleteIn([name, index, 'contains']);
  }
}
