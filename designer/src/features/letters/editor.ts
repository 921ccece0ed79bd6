import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { Fragment, type Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { textKey } from './placeholders';
import { attributesOf, schema, type Attributes } from './schema';

/** What a block can be made into. */
export type BlockKind = 'paragraph' | 'h1' | 'h2' | 'h3' | 'ul' | 'ol' | 'address';

/** A part of the letter that the caret stands in, from the outermost to the innermost. */
export interface Part {
  readonly position: number;
  readonly node: Node;
}

interface Listener {
  changed(doc: Node): void;
  moved(): void;
}

/** A letter that is being written. */
export class LetterEditor {
  readonly view: EditorView;
  private titles: (code: string) => string = code => code;

  constructor(
    place: HTMLElement,
    doc: Node,
    label: string,
    private readonly listener: Listener,
  ) {
    this.view = new EditorView(place, {
      state: this.state(doc),
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'letter' },
      dispatchTransaction: it => this.dispatch(it),
      nodeViews: { field: node => this.chip(node) },
    });
  }

  /** Shows another text, the caret as near as possible to where it was. */
  show(doc: Node): void {
    const at = Math.min(this.view.state.selection.head, doc.content.size);
    const state = this.state(doc);
    this.view.updateState(state.apply(state.tr.setSelection(TextSelection.near(doc.resolve(at)))));
    this.listener.moved();
  }

  close(): void {
    this.view.destroy();
  }

  editable(yes: boolean): void {
    this.view.setProps({ editable: () => yes });
  }

  /** What fields are called, once that is known. */
  name(titles: (code: string) => string): void {
    this.titles = titles;
    this.view.dom.querySelectorAll<HTMLElement>('.letter-field').forEach(it => (it.textContent = titles(it.dataset['code'] ?? '')));
  }

  parts(): readonly Part[] {
    const { $from } = this.view.state.selection;
    const parts: Part[] = [];
    for (let depth = 1; depth <= $from.depth; depth++) {
      parts.push({ position: $from.before(depth), node: $from.node(depth) });
    }
    const selected = this.view.state.doc.nodeAt(this.view.state.selection.from);
    if (parts.length === 0 && selected?.isBlock) {
      parts.push({ position: this.view.state.selection.from, node: selected });
    }
    return parts;
  }

  insertField(code: string): void {
    this.run((state, dispatch) => {
      dispatch?.(state.tr.replaceSelectionWith(schema.node('field', { code }), true));
      return true;
    });
  }

  toggle(mark: 'strong' | 'em'): void {
    const type = schema.marks[mark];
    if (type) {
      this.run(toggleMark(type, { attributes: {} }));
    }
  }

  isMarked(mark: string): boolean {
    const { from, $from, to, empty } = this.view.state.selection;
    const type = schema.marks[mark];
    return type !== undefined && (empty ? type.isInSet(this.view.state.storedMarks ?? $from.marks()) !== undefined : this.view.state.doc.rangeHasMark(from, to, type));
  }

  kind(): BlockKind | undefined {
    const [outer] = this.parts();
    const name = outer?.node.type.name;
    return name === 'heading' || name === 'list' ? (outer?.node.attrs['tag'] as BlockKind) : name === 'paragraph' || name === 'address' ? name : undefined;
  }

  /** Makes the block that the caret stands in into another kind. */
  become(kind: BlockKind): void {
    const [outer] = this.parts();
    if (outer && this.kind()) {
      const contents = outer.node.type.name === 'list' ? outer.node.content.content.map(it => it.content) : [outer.node.content];
      const attributes = attributesOf(outer.node);
      this.replace(outer, blocks(kind, contents, attributes));
    }
  }

  setAttributes(part: Part, attributes: Attributes): void {
    this.view.dispatch(this.view.state.tr.setNodeMarkup(part.position, null, { ...part.node.attrs, attributes }));
  }

  setSource(part: Part, source: string): void {
    this.view.dispatch(this.view.state.tr.setNodeMarkup(part.position, null, { ...part.node.attrs, source }));
  }

  remove(part: Part): void {
    this.view.dispatch(this.view.state.tr.delete(part.position, part.position + part.node.nodeSize));
    this.view.focus();
  }

  /** Changes places with the part above or below. */
  move(part: Part, by: -1 | 1): void {
    const $at = this.view.state.doc.resolve(part.position);
    const other = by < 0 ? $at.nodeBefore : this.view.state.doc.resolve(part.position + part.node.nodeSize).nodeAfter;
    if (other) {
      const start = by < 0 ? part.position - other.nodeSize : part.position;
      const end = start + other.nodeSize + part.node.nodeSize;
      const pair = by < 0 ? [part.node, other] : [other, part.node];
      const transaction = this.view.state.tr.replaceWith(start, end, pair);
      const to = by < 0 ? start : start + other.nodeSize;
      this.view.dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve(to + 1))));
    }
  }

  /** Puts a new block behind the one that the caret stands in. */
  insertBlock(what: 'paragraph' | 'table' | 'section' | 'rule'): void {
    const [outer] = this.parts();
    const at = outer ? outer.position + outer.node.nodeSize : this.view.state.doc.content.size;
    const transaction = this.view.state.tr.insert(at, newBlock(what));
    this.view.dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve(at + 1))).scrollIntoView());
    this.view.focus();
  }

  /** A row like the one that the caret stands in, below it. */
  insertRow(): void {
    const row = this.parts().find(it => it.node.type.name === 'row');
    if (row) {
      const cells = row.node.content.content.map(it => it.type.create(it.attrs));
      this.view.dispatch(this.view.state.tr.insert(row.position + row.node.nodeSize, schema.node('row', null, cells)));
    }
  }

  private replace(part: Part, nodes: readonly Node[]): void {
    const { from } = this.view.state.selection;
    const transaction = this.view.state.tr.replaceWith(part.position, part.position + part.node.nodeSize, nodes);
    this.view.dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve(Math.min(from, transaction.doc.content.size)))));
    this.view.focus();
  }

  private state(doc: Node): EditorState {
    return EditorState.create({
      doc,
      plugins: [
        keymap({
          // Steps back and forth are the designer's own, and so are their keys.
          'Mod-b': toggleMark(schema.marks['strong'] as never, { attributes: {} }),
          'Mod-i': toggleMark(schema.marks['em'] as never, { attributes: {} }),
          'Shift-Enter': lineBreak,
          Enter: chainCommands(onlyLineBreaks, leaveList),
        }),
        keymap(baseKeymap),
      ],
    });
  }

  private dispatch(transaction: Transaction): void {
    this.view.updateState(this.view.state.apply(transaction));
    if (transaction.docChanged) {
      this.listener.changed(this.view.state.doc);
    }
    this.listener.moved();
  }

  private run(command: Command): void {
    command(this.view.state, this.view.dispatch, this.view);
    this.view.focus();
  }

  private chip(node: Node): { dom: HTMLElement } {
    const dom = document.createElement('span');
    const code = node.attrs['code'] as string;
    dom.className = textKey(code) ? 'letter-field letter-field--text' : 'letter-field';
    dom.dataset['code'] = code;
    dom.title = `{{ ${code} }}`;
    dom.textContent = this.titles(code);
    return { dom };
  }
}

function blocks(kind: BlockKind, contents: readonly Fragment[], attributes: Attributes): readonly Node[] {
  if (kind === 'ul' || kind === 'ol') {
    return [schema.node('list', { attributes, tag: kind }, contents.map(it => schema.node('item', { attributes: {} }, it)))];
  }
  const type = kind === 'paragraph' || kind === 'address' ? kind : 'heading';
  const tag = type === 'heading' ? { tag: kind } : {};
  return contents.map(it => schema.node(type, { attributes, ...tag }, it));
}

function newBlock(what: 'paragraph' | 'table' | 'section' | 'rule'): Node {
  const cell = (tag: string) => schema.node('cell', { attributes: {}, tag });
  switch (what) {
    case 'table':
      return schema.node('table', null, [
        schema.node('rows', { tag: 'thead' }, [schema.node('row', null, [cell('th'), cell('th')])]),
        schema.node('rows', { tag: 'tbody' }, [schema.node('row', null, [cell('td'), cell('td')])]),
      ]);
    case 'section':
      return schema.node('section', { attributes: {}, tag: 'div' }, [schema.node('paragraph')]);
    default:
      return schema.node(what);
  }
}

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.node('break')).scrollIntoView());
  return true;
};

/** In an address and in a table's cell, a new line is a new line. */
const onlyLineBreaks: Command = (state, dispatch) =>
  ['address', 'cell', 'caption'].includes(state.selection.$from.parent.type.name) && lineBreak(state, dispatch);

/** An empty entry at the end of a list ends it. */
const leaveList: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const list = $from.node(-1);
  if ($from.parent.type.name !== 'item' || $from.parent.content.size > 0 || $from.index(-1) !== list.childCount - 1 || list.childCount < 2) {
    return false;
  }
  const transaction = state.tr.delete($from.before(), $from.after());
  const at = transaction.mapping.map($from.after(-1));
  transaction.insert(at, schema.node('paragraph'));
  dispatch?.(transaction.setSelection(TextSelection.near(transaction.doc.resolve(at + 1))).scrollIntoView());
  return true;
};
