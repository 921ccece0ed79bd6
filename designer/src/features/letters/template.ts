import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { all, apply, escape, inside, isElement, isWords, read, textOf, type Element, type Node as Markup } from '../../parts/markup';
import { pieces } from './placeholders';
import { attributesOf, schema, type Attributes } from './schema';

/** A template as it is edited. */
export interface Letter {
  readonly title: string;
  readonly doc: Node;
}

/** How a block was written, so that it is written like that again while nobody changes it. */
interface Written {
  readonly before: string;
  readonly source: string;
}

const written = new WeakMap<Node, Written>();
const SECTIONS = ['div', 'section', 'article', 'header', 'footer', 'blockquote'];
const MARKS = ['strong', 'em', 'b', 'i', 'u', 'small', 'sub', 'sup', 'span', 'a'];
const TAGS: Readonly<Record<string, string>> = { paragraph: 'p', address: 'address', item: 'li', table: 'table', caption: 'caption', row: 'tr', rule: 'hr' };

/** Reads a template, whatever stands in it: what can't be edited as text is kept as source. */
export function readLetter(text: string): Letter {
  const nodes = read(text, 'html');
  const title = all(nodes, 'title')[0];
  const place = bodyPlace(text, nodes);
  const blocks: Node[] = [];
  let from = place.start;
  const inBody = body(nodes)?.children ?? nodes.filter(it => !isElement(it) || !['html', 'head', 'title'].includes(it.name));
  const keep = (block: Node, start: number, end: number) => {
    written.set(block, { before: text.slice(from, Math.max(from, start)), source: text.slice(Math.max(from, start), end) });
    from = Math.max(from, end);
    blocks.push(block);
  };
  for (const it of inBody) {
    const end = Math.min(it.end, place.end);
    // Where tags are missing or crossed, places overlap: what has been kept is not kept twice.
    if (end > from && it.start < place.end && !(isWords(it) && it.text.trim() === '')) {
      keep(it.start < from ? schema.node('source', { source: text.slice(from, end) }) : blockOf(text, it), it.start, end);
    }
  }
  const rest = text.slice(from, place.end);
  if (rest.trim() !== '') {
    keep(schema.node('source', { source: rest.trim() }), from + rest.indexOf(rest.trim()), from + rest.trimEnd().length);
  }
  return { title: textOf(title).trim(), doc: schema.node('doc', null, blocks) };
}

function body(nodes: readonly Markup[]): Element | undefined {
  return all(nodes, 'body')[0];
}

function bodyPlace(text: string, nodes: readonly Markup[]): { start: number; end: number } {
  const found = body(nodes);
  const head = all(nodes, 'head')[0];
  return (found && inside(text, found)) ?? { start: head?.end ?? 0, end: text.length };
}

/** The template with another body; blocks that are the same are the same in every byte. */
export function writeBody(text: string, doc: Node): string {
  const place = bodyPlace(text, read(text, 'html'));
  const old = text.slice(place.start, place.end);
  const tail = /\s*$/.exec(old)?.[0] ?? '';
  const space = /^\r?\n[ \t]*/.exec(old)?.[0] ?? '\n';
  const blocks = doc.content.content.map(block => {
    const kept = written.get(block);
    return kept ? kept.before + kept.source : space + writeNode(block, space);
  });
  return text.slice(0, place.start) + blocks.join('') + tail + text.slice(place.end);
}

/** The template with another title. */
export function writeTitle(text: string, title: string): string {
  const found = all(read(text, 'html'), 'title')[0];
  const place = found && inside(text, found);
  return place ? apply(text, [{ ...place, text: escape(title) }]) : text;
}

function blockOf(text: string, it: Markup): Node {
  const node = isElement(it) ? known(text, it) : undefined;
  return node ?? schema.node('source', { source: text.slice(it.start, it.end) });
}

/** A block that the schema knows, with all that is in it; undefined where something is not. */
function known(text: string, it: Element): Node | undefined {
  const attributes: Attributes = it.attributes;
  switch (it.name) {
    case 'p':
    case 'address':
      return inlines(text, it, content => schema.node(it.name === 'p' ? 'paragraph' : 'address', { attributes }, content));
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
      return inlines(text, it, content => schema.node('heading', { attributes, tag: it.name }, content));
    case 'ul':
    case 'ol':
      return parts(text, it, ['li'], items => schema.node('list', { attributes, tag: it.name }, items));
    case 'li':
      return inlines(text, it, content => schema.node('item', { attributes }, content));
    case 'table':
      return parts(text, it, ['caption', 'thead', 'tbody', 'tfoot'], rows => schema.node('table', { attributes }, rows));
    case 'caption':
      return inlines(text, it, content => schema.node('caption', { attributes }, content));
    case 'thead':
    case 'tbody':
    case 'tfoot':
      return parts(text, it, ['tr'], rows => schema.node('rows', { attributes, tag: it.name }, rows));
    case 'tr':
      return parts(text, it, ['td', 'th'], cells => schema.node('row', { attributes }, cells));
    case 'td':
    case 'th':
      return inlines(text, it, content => schema.node('cell', { attributes, tag: it.name }, content));
    case 'hr':
      return schema.node('rule', { attributes });
    default:
      return SECTIONS.includes(it.name) ? section(text, it) : undefined;
  }
}

function section(text: string, it: Element): Node | undefined {
  const loose = it.children.some(each => isWords(each) && each.text.trim() !== '');
  const inner = it.children.filter(each => !isWords(each));
  return loose || inner.some(each => isElement(each) && MARKS.includes(each.name))
    ? undefined
    : schema.node('section', { attributes: it.attributes, tag: it.name }, inner.map(each => blockOf(text, each)));
}

/** An element that holds only certain elements, at least one. */
function parts(text: string, it: Element, names: readonly string[], make: (content: Node[]) => Node): Node | undefined {
  const inner = it.children.filter(each => !(isWords(each) && each.text.trim() === ''));
  const found = inner.map(each => (isElement(each) && names.includes(each.name) ? known(text, each) : undefined));
  return found.length > 0 && found.every(each => each !== undefined) ? make(found) : undefined;
}

/** An element that holds words only, with what stands among words. */
function inlines(text: string, it: Element, make: (content: Node[]) => Node): Node | undefined {
  const content = words(text, it.children, []);
  return content ? make(trimmed(content)) : undefined;
}

function words(text: string, nodes: readonly Markup[], marks: readonly Mark[]): Node[] | undefined {
  const found: Node[] = [];
  for (const it of nodes) {
    if (isWords(it)) {
      for (const piece of pieces(it.text.replace(/[ \t\r\n\f]+/g, ' '))) {
        found.push('code' in piece ? schema.node('field', { code: piece.code }, undefined, marks) : schema.text(piece.words, marks));
      }
    } else if (isElement(it) && it.name === 'br' && Object.keys(it.attributes).length === 0) {
      found.push(schema.node('break', null, undefined, marks));
    } else if (isElement(it) && MARKS.includes(it.name) && it.attributes['data-each'] === undefined) {
      const type = schema.marks[it.name];
      const inner = type && words(text, it.children, type.create({ attributes: it.attributes }).addToSet(marks));
      if (!inner) {
        return undefined;
      }
      found.push(...inner);
    } else if (!isElement(it) || MARKS.includes(it.name) || it.name === 'wbr') {
      found.push(schema.node('sourceInline', { source: text.slice(it.start, it.end) }, undefined, marks));
    } else {
      return undefined;
    }
  }
  return found;
}

/** Without the white space that no reader sees: at both ends, and around line breaks. */
function trimmed(content: readonly Node[]): Node[] {
  return content.flatMap((it, index) => {
    if (!it.isText) {
      return [it];
    }
    const first = index === 0 || content[index - 1]?.type.name === 'break';
    const last = index === content.length - 1 || content[index + 1]?.type.name === 'break';
    let text = it.text ?? '';
    text = first ? text.replace(/^ +/, '') : text;
    text = last ? text.replace(/ +$/, '') : text;
    return text === '' ? [] : [schema.text(text, it.marks)];
  });
}

/** A block as a person would write it. */
export function writeNode(node: Node, space = '\n'): string {
  const inner = `${space}  `;
  const tag = TAGS[node.type.name] ?? (node.attrs['tag'] as string);
  const open = `<${tag}${writeAttributes(attributesOf(node))}>`;
  switch (node.type.name) {
    case 'source':
      return node.attrs['source'] as string;
    case 'rule':
      return open;
    case 'section':
    case 'list':
    case 'table':
    case 'rows':
      return `${open}${node.content.content.map(it => inner + writeNode(it, inner)).join('')}${space}</${tag}>`;
    case 'row':
      return `${open}${node.content.content.map(it => writeNode(it, inner)).join('')}</${tag}>`;
    default: {
      const lines = writeWords(node.content, inner);
      return node.type.name === 'address' ? `${open}${inner}${lines}${space}</${tag}>` : `${open}${lines}</${tag}>`;
    }
  }
}

function writeWords(content: Fragment, space: string): string {
  let text = '';
  let open: readonly Mark[] = [];
  const shut = (keep: number) => {
    text += [...open.slice(keep)].reverse().map(it => `</${it.type.name}>`).join('');
    open = open.slice(0, keep);
  };
  content.forEach(it => {
    let same = 0;
    while (same < open.length && same < it.marks.length && open[same]?.eq(it.marks[same] as Mark)) {
      same += 1;
    }
    shut(same);
    it.marks.slice(same).forEach(each => {
      text += `<${each.type.name}${writeAttributes((each.attrs['attributes'] ?? {}) as Attributes)}>`;
    });
    open = it.marks;
    text += writeWord(it, space);
  });
  shut(0);
  return text;
}

function writeWord(it: Node, space: string): string {
  switch (it.type.name) {
    case 'text':
      return escape(it.text ?? '');
    case 'field':
      return `{{ ${escape(it.attrs['code'] as string)} }}`;
    case 'break':
      return `<br>${space}`;
    default:
      return it.attrs['source'] as string;
  }
}

/** FEEL is full of double quotes: then it stands between single ones. */
export function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      const single = value.includes('"') && !value.includes("'");
      const safe = value.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      return single ? ` ${name}='${safe}'` : ` ${name}="${safe.replace(/"/g, '&quot;')}"`;
    })
    .join('');
}

/** A new letter or message. */
export function newTemplate(title: string): string {
  return `<!DOCTYPE html>
<html>
<head><title>${escape(title)}</title></head>
<body>
<h1>${escape(title)}</h1>
<p></p>
</body>
</html>
`;
}

/** A new message, which needs no heading. */
export function newMessage(title: string): string {
  return newTemplate(title).replace(/<h1>.*<\/h1>\n/, '');
}
