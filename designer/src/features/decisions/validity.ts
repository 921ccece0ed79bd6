import { addColumn, addRule, decisions, setCell, VALIDITY } from './dmn';

/** From when until when a rule holds; days as `2026-01-31`, both counted in. */
export interface Validity {
  readonly from?: string;
  readonly until?: string;
}

const DAY = 'date\\(\\s*"(\\d{4}-\\d{2}-\\d{2})"\\s*\\)';
const FROM = new RegExp(`^>=\\s*${DAY}$`);
const UNTIL = new RegExp(`^<=\\s*${DAY}$`);
const BETWEEN = new RegExp(`^\\[\\s*${DAY}\\s*\\.\\.\\s*${DAY}\\s*\\]$`);

/** What a cell says of the time; undefined where it says it in other words. */
export function readValidity(cell: string): Validity | undefined {
  const text = cell.trim();
  if (text === '' || text === '-') {
    return {};
  }
  const between = BETWEEN.exec(text);
  if (between?.[1] && between[2]) {
    return { from: between[1], until: between[2] };
  }
  const from = FROM.exec(text)?.[1];
  const until = UNTIL.exec(text)?.[1];
  return from ? { from } : until ? { until } : undefined;
}

export function writeValidity({ from, until }: Validity): string {
  if (from && until) {
    return `[date("${from}")..date("${until}")]`;
  }
  return from ? `>= date("${from}")` : until ? `<= date("${until}")` : '';
}

/** Where the column stands that says when a rule holds; -1 if there is none. */
export function validityColumn(xml: string, decision: number): number {
  return decisions(xml)[decision]?.table?.inputs.findIndex(it => it.expression === VALIDITY) ?? -1;
}

/** What holds on that day ends the day before, and goes on from it in rules of its own, to be changed. */
export function renewFrom(xml: string, decision: number, day: string): string {
  let text = xml;
  if (validityColumn(text, decision) < 0) {
    text = addColumn(text, decision, 'inputEntry', { expression: VALIDITY, type: 'date' });
  }
  const column = validityColumn(text, decision);
  const all = decisions(text)[decision]?.table?.rules ?? [];
  for (let rule = all.length - 1; rule >= 0; rule--) {
    const validity = readValidity(all[rule]?.inputs[column]?.text ?? '');
    if (validity && holds(validity, day) && validity.from !== day) {
      text = addRule(text, decision, rule, true);
      text = setCell(text, decision, rule + 1, 'inputEntry', column, writeValidity({ ...validity, from: day }));
      text = setCell(text, decision, rule, 'inputEntry', column, writeValidity({ ...validity, until: dayBefore(day) }));
    }
  }
  return text;
}

function holds({ from, until }: Validity, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || until >= day);
}

export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
