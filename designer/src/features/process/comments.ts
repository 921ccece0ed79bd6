import { inside, isElement, read, type Element, type Node } from '../../parts/markup';

/** A place beside an element that another version of the file may have, too. */
interface Spot {
  readonly where: 'before' | 'after' | 'inside';
  readonly element: string;
}

interface Comment {
  readonly text: string;
  /** Whether it stands behind something on the same line. */
  readonly beside: boolean;
  /** Where it belongs, the closest first. */
  readonly spots: readonly Spot[];
}

const ROOT = '/';

/**
 * The comments of a file put back into the same file written anew, which BPMN's own tools drop: before, behind or inside of
 * what they stood at, or the closest of it that is still there. None is lost.
 */
export function withComments(before: string, after: string): string {
  const comments = commentsIn(before);
  if (comments.length === 0) {
    return after;
  }
  const there = elementsIn(after);
  const laid = new Map<number, string>();
  for (const { text, beside, spots } of comments) {
    const spot = spots.find(it => positionOf(after, there, it) !== undefined) ?? { where: 'after', element: ROOT };
    const at = positionOf(after, there, spot) ?? after.trimEnd().length;
    laid.set(at, (laid.get(at) ?? '') + written(after, at, spot, beside, text));
  }
  return [...laid].sort(([one], [other]) => other - one).reduce((whole, [at, text]) => whole.slice(0, at) + text + whole.slice(at), after);
}

function idOf(element: Element, depth: number): string | undefined {
  return depth === 0 ? ROOT : element.attributes['id'];
}

function commentsIn(xml: string): Comment[] {
  if (!xml.includes('<!--')) {
    return [];
  }
  const found: Comment[] = [];
  const visit = (nodes: readonly Node[], outer: readonly Spot[], depth: number) => {
    nodes.forEach((node, index) => {
      if (isElement(node)) {
        const id = idOf(node, depth);
        visit(node.children, [...(id === undefined ? [] : [{ where: 'inside' as const, element: id }]), ...around(nodes, index, depth), ...outer], depth + 1);
      } else if ('other' in node && xml.startsWith('<!--', node.start) && xml.slice(node.start, node.end).endsWith('-->')) {
        const beside = /\S[ \t]*$/.test(xml.slice(0, node.start));
        const spots = around(nodes, index, depth);
        found.push({ text: xml.slice(node.start, node.end), beside, spots: [...(beside ? spots.filter(it => it.where === 'after').slice(0, 1) : []), ...spots, ...outer] });
      }
    });
  };
  visit(read(xml, 'xml'), [], 0);
  return found;
}

/** Its neighbours, by turns the next and the one before. */
function around(nodes: readonly Node[], index: number, depth: number): Spot[] {
  const ids = (all: readonly Node[]) => all.filter(isElement).flatMap(it => idOf(it, depth) ?? []);
  const next = ids(nodes.slice(index + 1));
  const previous = ids(nodes.slice(0, index)).reverse();
  return Array.from({ length: Math.max(next.length, previous.length) }, (_, step): Spot[] => [
    ...(next[step] === undefined ? [] : [{ where: 'before' as const, element: next[step] }]),
    ...(previous[step] === undefined ? [] : [{ where: 'after' as const, element: previous[step] }]),
  ]).flat();
}

function elementsIn(xml: string): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  const visit = (nodes: readonly Node[], depth: number) =>
    nodes.filter(isElement).forEach(it => {
      const id = idOf(it, depth);
      if (id !== undefined && !found.has(id)) {
        found.set(id, it);
      }
      visit(it.children, depth + 1);
    });
  visit(read(xml, 'xml'), 0);
  return found;
}

/** Undefined where the element is not there, or has no inside. */
function positionOf(xml: string, there: ReadonlyMap<string, Element>, { where, element }: Spot): number | undefined {
  const found = there.get(element);
  if (!found) {
    return undefined;
  }
  if (where !== 'inside') {
    return where === 'before' ? found.start : found.end;
  }
  return inside(xml, found)?.end;
}

function written(xml: string, at: number, { where }: Spot, beside: boolean, text: string): string {
  const indent = /[ \t]*$/.exec(xml.slice(0, at))?.[0] ?? '';
  if (where === 'before') {
    return `${text}\n${indent}`;
  }
  if (where === 'inside') {
    return `  ${text}\n${indent}`;
  }
  const line = /[ \t]*/.exec(xml.slice(xml.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';
  return beside ? ` ${text}` : `\n${line}${text}`;
}
