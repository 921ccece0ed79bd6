import { Schema, type Attrs, type DOMOutputSpec, type Node } from 'prosemirror-model';
import { t } from '../../core/texts';

/** Attributes as they stand in the source. */
export type Attributes = Readonly<Record<string, string>>;

export function attributesOf(node: Node): Attributes {
  return (node.attrs['attributes'] ?? {}) as Attributes;
}

const attributes = { attributes: { default: {} } };

/** What an element shows of its condition and its repetition while it is edited. */
function shown(attrs: Attrs): Record<string, string> {
  const all = (attrs['attributes'] ?? {}) as Attributes;
  const label = [
    all['data-each'] ? t('letters.each.shown', { each: all['data-each'] }) : '',
    all['data-if'] ? t('letters.if.shown', { condition: all['data-if'].replace(/^\s*=\s*/, '') }) : '',
  ].filter(Boolean);
  return {
    ...(all['class'] ? { class: all['class'].split(/\s+/).map(it => `letter-${it}`).join(' ') } : {}),
    ...(label.length > 0 ? { 'data-when': label.join(' · ') } : {}),
    ...(all['colspan'] ? { colspan: all['colspan'] } : {}),
  };
}

const element = (tag: string, content: string, group?: string) => ({
  content,
  ...(group ? { group } : {}),
  attrs: attributes,
  toDOM: (node: Node): DOMOutputSpec => [tag, shown(node.attrs), 0],
});

const tagged = (tag: string, content: string, group?: string) => ({
  content,
  ...(group ? { group } : {}),
  attrs: { ...attributes, tag: { default: tag } },
  toDOM: (node: Node): DOMOutputSpec => [node.attrs['tag'] as string, shown(node.attrs), 0],
});

const mark = (tag: string) => ({
  attrs: attributes,
  toDOM: (it: { attrs: Attrs }): DOMOutputSpec => [tag, shown(it.attrs), 0],
  parseDOM: [{ tag }],
});

/** What letters are made of; what the schema does not know is kept as source. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block*' },
    paragraph: { ...element('p', 'inline*', 'block'), parseDOM: [{ tag: 'p' }] },
    heading: { ...tagged('h2', 'inline*', 'block'), parseDOM: ['h1', 'h2', 'h3', 'h4'].map(tag => ({ tag, attrs: { tag } })) },
    address: { ...element('address', 'inline*', 'block') },
    list: { ...tagged('ul', 'item+', 'block'), parseDOM: ['ul', 'ol'].map(tag => ({ tag, attrs: { tag } })) },
    item: { ...element('li', 'inline*'), parseDOM: [{ tag: 'li' }] },
    section: { ...tagged('div', 'block*', 'block'), parseDOM: [] },
    table: { ...element('table', '(caption|rows)+', 'block'), isolating: true },
    caption: element('caption', 'inline*'),
    rows: tagged('tbody', 'row+'),
    row: {
      ...element('tr', 'cell+'),
      // A row can't show words of its own: its first cell does.
      toDOM: (node: Node): DOMOutputSpec => {
        const { 'data-when': when, ...others } = shown(node.attrs);
        return ['tr', { ...others, ...(when ? { class: 'letter-when-row', style: `--when: ${JSON.stringify(when)}` } : {}) }, 0];
      },
    },
    cell: { ...tagged('td', 'inline*'), isolating: true },
    rule: { group: 'block', attrs: attributes, toDOM: (): DOMOutputSpec => ['hr'] },
    source: {
      group: 'block',
      atom: true,
      attrs: { source: {} },
      toDOM: (node: Node): DOMOutputSpec => ['pre', { class: 'letter-source', contenteditable: 'false' }, node.attrs['source'] as string],
    },
    text: { group: 'inline' },
    break: { group: 'inline', inline: true, selectable: false, toDOM: (): DOMOutputSpec => ['br'], parseDOM: [{ tag: 'br' }] },
    field: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { code: {} },
      toDOM: (node: Node): DOMOutputSpec => ['span', { class: 'letter-field', 'data-code': node.attrs['code'] as string }, node.attrs['code'] as string],
      parseDOM: [{ tag: 'span[data-code]', getAttrs: dom => ({ code: (dom as HTMLElement).dataset['code'] ?? '' }) }],
    },
    sourceInline: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { source: {} },
      toDOM: (node: Node): DOMOutputSpec => ['code', { class: 'letter-source-inline' }, node.attrs['source'] as string],
    },
  },
  marks: Object.fromEntries(['strong', 'em', 'b', 'i', 'u', 'small', 'sub', 'sup', 'span', 'a'].map(tag => [tag, mark(tag)])),
});
