import {
  all, apply, child, children, escape, escapeAttribute, indent, isElement, line, local, prefix, read, removal, setAttribute, setText, textOf,
  type Edit, type Element,
} from '../../parts/markup';

/** A cell, and how findings name it. */
export interface Cell {
  readonly text: string;
  readonly id: string;
  readonly line: number;
}

export interface Rule {
  readonly id: string;
  readonly line: number;
  readonly inputs: readonly Cell[];
  readonly outputs: readonly Cell[];
  readonly annotations: readonly Cell[];
}

export interface Input {
  readonly label: string;
  readonly expression: string;
  readonly type: string;
}

export interface Output {
  readonly name: string;
  readonly label: string;
  readonly type: string;
}

/** One decision of a file: a table or an expression. */
export interface Decision {
  readonly id: string;
  readonly name: string;
  readonly table?: {
    readonly hitPolicy: string;
    readonly aggregation: string;
    readonly inputs: readonly Input[];
    readonly outputs: readonly Output[];
    readonly annotations: readonly string[];
    readonly rules: readonly Rule[];
  };
  readonly expression?: string;
}

export const HIT_POLICIES = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;
export const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export const TYPES = ['string', 'number', 'boolean', 'date', 'time', 'dateTime', 'Any'] as const;
/** A column with this expression says when a rule holds. */
export const VALIDITY = 'today()';

/** The decisions of a file; empty if it holds none that can be shown. */
export function decisions(xml: string): readonly Decision[] {
  return elements(xml).map(it => {
    const table = child(it, 'decisionTable');
    const expression = child(it, 'literalExpression');
    return {
      id: it.attributes['id'] ?? '',
      name: it.attributes['name'] ?? it.attributes['id'] ?? '',
      ...(table ? { table: tableOf(xml, table) } : {}),
      ...(expression && !table ? { expression: textOf(child(expression, 'text')) } : {}),
    };
  });
}

function tableOf(xml: string, table: Element): NonNullable<Decision['table']> {
  const cells = (rule: Element, name: string) =>
    children(rule, name).map(it => ({ text: textOf(child(it, 'text')).trim(), id: it.attributes['id'] ?? '', line: line(xml, it.start) }));
  return {
    hitPolicy: table.attributes['hitPolicy'] ?? 'UNIQUE',
    aggregation: table.attributes['aggregation'] ?? '',
    inputs: children(table, 'input').map(it => {
      const expression = child(it, 'inputExpression');
      return {
        label: it.attributes['label'] ?? '',
        expression: textOf(expression && child(expression, 'text')).trim(),
        type: expression?.attributes['typeRef'] ?? '',
      };
    }),
    outputs: children(table, 'output').map(it => ({
      name: it.attributes['name'] ?? '',
      label: it.attributes['label'] ?? '',
      type: it.attributes['typeRef'] ?? '',
    })),
    annotations: children(table, 'annotation').map(it => it.attributes['name'] ?? ''),
    rules: children(table, 'rule').map(it => ({
      id: it.attributes['id'] ?? '',
      line: line(xml, it.start),
      inputs: cells(it, 'inputEntry'),
      outputs: cells(it, 'outputEntry'),
      annotations: cells(it, 'annotationEntry'),
    })),
  };
}

function elements(xml: string): readonly Element[] {
  return all(read(xml, 'xml'), 'decision');
}

function table(xml: string, decision: number): Element {
  const found = elements(xml)[decision];
  const it = found && child(found, 'decisionTable');
  if (!it) {
    throw new Error(`decision <${decision}> has no table`);
  }
  return it;
}

function rules(xml: string, decision: number): readonly Element[] {
  return children(table(xml, decision), 'rule');
}

export type Column = 'inputEntry' | 'outputEntry' | 'annotationEntry';
const HEAD: Readonly<Record<Column, string>> = { inputEntry: 'input', outputEntry: 'output', annotationEntry: 'annotation' };

/** Writes a cell. */
export function setCell(xml: string, decision: number, rule: number, column: Column, index: number, value: string): string {
  const row = rules(xml, decision)[rule];
  const entry = row && children(row, column)[index];
  if (entry) {
    return apply(xml, [setEntry(xml, entry, value)]);
  }
  return row ? apply(xml, [added(xml, row, column, value)]) : xml;
}

function setEntry(xml: string, entry: Element, value: string): Edit {
  const text = child(entry, 'text');
  if (text) {
    return setText(xml, text, value);
  }
  const written = `<${prefix(entry)}text>${escape(value)}</${prefix(entry)}text>`;
  const edit = setText(xml, entry, '');
  return { ...edit, text: edit.text === '' ? written : edit.text.replace('></', `>${written}</`) };
}

/** A new cell at the end of its kind. */
function added(xml: string, row: Element, column: Column, value: string): Edit {
  const order: readonly Column[] = ['inputEntry', 'outputEntry', 'annotationEntry'];
  const before = order.slice(0, order.indexOf(column) + 1).flatMap(it => children(row, it));
  const last = before.at(-1);
  const first = row.children.find(isElement);
  const p = prefix(row);
  const source = `<${p}${column}><${p}text>${escape(value)}</${p}text></${p}${column}>`;
  const at = last?.end ?? first?.start ?? row.end;
  const space = last ? indent(xml, last) : first ? indent(xml, first) : '';
  return last ? { start: at, end: at, text: space + source } : { start: at, end: at, text: source + space };
}

/** A rule like another one, behind it; with or without what stands in its cells. */
export function addRule(xml: string, decision: number, after: number, withCells: boolean): string {
  const it = table(xml, decision);
  const model = children(it, 'rule')[after];
  if (!model) {
    return firstRule(xml, it);
  }
  const taken = ids(xml);
  let source = xml.slice(model.start, model.end).replace(/(\sid\s*=\s*)("[^"]*"|'[^']*')/g, (_, id: string) => `${id}"${fresh(taken)}"`);
  if (!withCells) {
    const parsed = read(source, 'xml').find(isElement);
    const entries = parsed ? parsed.children.filter(isElement).filter(entry => local(entry).endsWith('Entry')) : [];
    source = apply(source, entries.map(entry => setEntry(source, entry, '')));
  }
  return apply(xml, [{ start: model.end, end: model.end, text: indent(xml, model) + source }]);
}

function firstRule(xml: string, it: Element): string {
  const p = prefix(it);
  const last = it.children.filter(isElement).at(-1);
  const space = last ? indent(xml, last) : '\n';
  const entry = (name: string) => `${space}  <${p}${name}><${p}text></${p}text></${p}${name}>`;
  const cells = (Object.keys(HEAD) as Column[]).flatMap(column => children(it, HEAD[column]).map(() => entry(column)));
  const source = `${space}<${p}rule id="${fresh(ids(xml))}">${cells.join('')}${space}</${p}rule>`;
  return last ? apply(xml, [{ start: last.end, end: last.end, text: source }]) : xml;
}

export function removeRule(xml: string, decision: number, rule: number): string {
  const it = rules(xml, decision)[rule];
  return it ? apply(xml, [removal(xml, it)]) : xml;
}

/** Changes places with the rule above or below. */
export function moveRule(xml: string, decision: number, rule: number, by: -1 | 1): string {
  const [a, b] = [rules(xml, decision)[rule], rules(xml, decision)[rule + by]];
  return a && b
    ? apply(xml, [
        { start: a.start, end: a.end, text: xml.slice(b.start, b.end) },
        { start: b.start, end: b.end, text: xml.slice(a.start, a.end) },
      ])
    : xml;
}

export function setHitPolicy(xml: string, decision: number, policy: string, aggregation: string): string {
  const first = apply(xml, [setAttribute(xml, table(xml, decision), 'hitPolicy', policy)]);
  return apply(first, [setAttribute(first, table(first, decision), 'aggregation', policy === 'COLLECT' && aggregation ? aggregation : undefined)]);
}

export function setExpression(xml: string, decision: number, value: string): string {
  const it = elements(xml)[decision];
  const expression = it && child(it, 'literalExpression');
  return expression ? apply(xml, [setEntry(xml, expression, value)]) : xml;
}

/** Changes an attribute of a column's head. */
export function setHead(xml: string, decision: number, column: Column, index: number, name: string, value: string): string {
  const head = children(table(xml, decision), HEAD[column])[index];
  const of = head && column === 'inputEntry' && name === 'typeRef' ? child(head, 'inputExpression') : head;
  return of ? apply(xml, [setAttribute(xml, of, name, value === '' ? undefined : value)]) : xml;
}

export function setInputExpression(xml: string, decision: number, index: number, value: string): string {
  const head = children(table(xml, decision), 'input')[index];
  const expression = head && child(head, 'inputExpression');
  return expression ? apply(xml, [setEntry(xml, expression, value)]) : xml;
}

/** A new column, with an empty cell in every rule. */
export function addColumn(xml: string, decision: number, column: Column, head: { expression?: string; name?: string; type?: string }): string {
  const it = table(xml, decision);
  const p = prefix(it);
  const taken = ids(xml);
  const type = head.type ? ` typeRef="${escapeAttribute(head.type)}"` : '';
  const source =
    column === 'inputEntry'
      ? `<${p}input id="${fresh(taken)}"><${p}inputExpression${type}><${p}text>${escape(head.expression ?? '')}</${p}text></${p}inputExpression></${p}input>`
      : column === 'outputEntry'
        ? `<${p}output id="${fresh(taken)}" name="${escapeAttribute(head.name ?? '')}"${type}/>`
        : `<${p}annotation name="${escapeAttribute(head.name ?? '')}"/>`;
  const order = ['input', 'output', 'annotation'];
  const before = order.slice(0, order.indexOf(HEAD[column]) + 1).flatMap(name => children(it, name));
  const last = before.at(-1);
  const next = it.children.find(isElement);
  const at = last?.end ?? next?.start;
  if (at === undefined) {
    return xml;
  }
  const space = indent(xml, (last ?? next) as Element);
  const edit = { start: at, end: at, text: last ? space + source : source + space };
  return apply(xml, [edit, ...children(it, 'rule').map(rule => added(xml, rule, column, ''))]);
}

export function removeColumn(xml: string, decision: number, column: Column, index: number): string {
  const it = table(xml, decision);
  const head = children(it, HEAD[column])[index];
  const cells = children(it, 'rule').flatMap(rule => children(rule, column)[index] ?? []);
  return head ? apply(xml, [head, ...cells].map(each => removal(xml, each))) : xml;
}

function ids(xml: string): Set<string> {
  return new Set([...xml.matchAll(/\sid\s*=\s*["']([^"']*)["']/g)].map(it => it[1] ?? ''));
}

function fresh(taken: Set<string>): string {
  let number = taken.size + 1;
  while (taken.has(`r${number}`)) {
    number += 1;
  }
  taken.add(`r${number}`);
  return `r${number}`;
}

/** A new file with one table. */
export function newTable(key: string, name: string, output: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="${name}" namespace="urn:schalter:service:${key}">
  <decision id="${name}" name="${name}">
    <decisionTable id="table" hitPolicy="FIRST">
      <output id="${output}" name="${output}" typeRef="number"/>
      <rule id="r1">
        <outputEntry><text>0.00</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
`;
}
