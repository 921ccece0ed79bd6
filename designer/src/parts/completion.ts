import type { KnownName } from './names';

/** The beginning of a name that is being written, and where it stands. */
export interface Begun {
  readonly start: number;
  readonly text: string;
}

const FUNCTIONS = [
  'count()', 'sum()', 'min()', 'max()', 'contains()', 'string length()', 'upper case()', 'lower case()', 'date()', 'today()', 'now()',
  'years and months duration()', 'list contains()', 'some … in … satisfies …', 'every … in … satisfies …', 'if … then … else …',
];

/** The name before the caret, as far as it is written; undefined inside a text or where nothing has begun. */
export function begun(text: string, caret: number): Begun | undefined {
  const before = text.slice(0, caret);
  if ((before.match(/"/g) ?? []).length % 2 === 1) {
    return undefined;
  }
  const match = /(?:[A-Za-z_]|`)[\w.`-]*$/.exec(before);
  return match ? { start: match.index, text: match[0] } : undefined;
}

/** The names that fit, those that begin so first; a person may also type what the form calls it. */
export function matching(names: readonly KnownName[], typed: string, most = 12): readonly KnownName[] {
  const sought = typed.toLowerCase();
  const own = (it: KnownName) => it.name.toLowerCase();
  const last = (it: KnownName) => own(it).slice(own(it).lastIndexOf('.') + 1);
  const ranks: ((it: KnownName) => boolean)[] = [
    it => own(it).startsWith(sought),
    it => last(it).startsWith(sought),
    it => it.title.toLowerCase().includes(sought),
  ];
  const found = new Set<KnownName>();
  ranks.forEach(fits => names.filter(fits).forEach(it => found.add(it)));
  FUNCTIONS.filter(it => sought !== '' && it.startsWith(sought)).forEach(it => found.add({ name: it, type: 'function', title: '', of: null }));
  return [...found].filter(it => it.name !== typed).slice(0, most);
}

/** The text with a name put in, and where the caret then stands: inside the brackets of a function. */
export function completed(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = begun(text, caret)?.start ?? caret;
  const after = start + name.length - (name.endsWith('()') ? 1 : 0);
  return { text: text.slice(0, start) + name + text.slice(caret), caret: after };
}
