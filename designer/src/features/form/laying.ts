import type { JSONPath } from 'jsonc-parser';
import { editJson, insertJson, type Json, sliceJson, writeJson } from '../../core/documents';
import { Draft, itemOf, layoutOf, type Spot } from './draft';
import type { Field } from './fields';
import { pageTitle } from './form';
import { scopeOf } from './layout';
import { isList, isSchema, type Schema, valueAt } from './schema';

/** Writes down the pages that followed from the schema, so that they can be changed. */
export function layOut(draft: Draft): void {
  const { form } = draft;
  if (!form.canvas.derived) {
    return;
  }
  const pages = form.canvas.pages.map(page => ({
    type: 'Category',
    label: pageTitle(form, page),
    i18n: `${form.files.prefix}.page.${page.name}`,
    elements: page.items.flatMap(it => (it.kind === 'field' ? [control(it.field)] : [])),
  }));
  draft.write(draft.names.layout, writeJson({ type: 'Categorization', elements: pages }));
}

function control(field: Field): Schema {
  return { type: 'Control', scope: scopeOf(field.names) };
}

/** The element of the layout that shows a field; made if there is none. */
export function controlOf(draft: Draft, field: Field): JSONPath {
  layOut(draft);
  const found = itemOf(draft.form, 'field:' + field.names.join('.'));
  if (found?.item.kind === 'field' && found.item.at) {
    return found.item.at;
  }
  const parent = found?.parent;
  if (parent?.kind === 'field') {
    arrange(draft, parent.field);
  } else if (found?.page.at) {
    draft.layout([...found.page.at, 'elements', 9999], control(field), true);
  }
  const again = itemOf(draft.form, 'field:' + field.names.join('.'));
  return again?.item.kind === 'field' && again.item.at ? again.item.at : [];
}

/** Writes down how a group, or a row of a list, is laid out, which is one below the other until then. */
function arrange(draft: Draft, group: Field): JSONPath {
  const at: JSONPath = [...controlOf(draft, group), 'options', 'detail'];
  const before = valueAt(layoutOf(draft), at);
  if (isSchema(before)) {
    return at;
  }
  const elements = group.children.map(it => ({ type: 'Control', scope: scopeOf(it.names.slice(group.names.length)) }));
  draft.layout(at, { type: 'VerticalLayout', elements });
  if (typeof before === 'string') {
    // The option that said where rows stand goes by another name beside a layout.
    draft.layout([...at.slice(0, -1), 'rows'], before);
  }
  return at;
}

/** The names that scopes begin behind: those of the list or group whose detail the spot is in. */
export function parentBase(draft: Draft, spot: Spot): readonly string[] {
  let found = spot.parent === undefined ? undefined : itemOf(draft.form, spot.parent);
  while (found) {
    if (found.item.kind === 'field') {
      return found.item.field.names;
    }
    found = found.parent ? itemOf(draft.form, found.parent.key) : undefined;
  }
  return [];
}

/** Puts an element of the layout, given as text, at a spot. */
export function insertElement(draft: Draft, spot: Spot, raw: string): void {
  const pageIndex = draft.form.canvas.pages.findIndex(it => it.key === spot.page);
  const beforeKey = spot.before;
  layOut(draft);
  const page = draft.form.canvas.pages[Math.max(0, pageIndex)];
  if (!page?.at) {
    return;
  }
  let container: JSONPath = page.at;
  const parent = spot.parent === undefined ? undefined : itemOf(draft.form, spot.parent)?.item;
  if (parent?.kind === 'box') {
    container = parent.at;
  } else if (parent?.kind === 'field') {
    container = arrange(draft, parent.field);
  }
  const before = beforeKey === undefined ? undefined : itemOf(draft.form, beforeKey)?.item;
  const elements = valueAt(layoutOf(draft), [...container, 'elements']);
  if (!isList(elements)) {
    // A page that is one single element becomes a page with a list of them.
    draft.layout([...container, 'elements'], []);
  }
  const at = before && before.kind !== 'beyond' ? before.at : undefined;
  const inThere = at && at.length === container.length + 2 && container.every((it, i) => it === at[i]);
  const index = inThere ? Number(at.at(-1)) : isList(elements) ? elements.length : 0;
  draft.write(draft.names.layout, insertJson(draft.text(draft.names.layout), [...container, 'elements', index], raw));
}

/** Adds an element that is no field, such as a text, and nothing else. */
export function addElement(draft: Draft, spot: Spot, element: Schema): void {
  insertElement(draft, spot, JSON.stringify(element, null, 2));
}

/** Marks the old place, inserts at the new one, and takes the old one away: indices move meanwhile. */
export function moveElement(draft: Draft, at: JSONPath, raw: string, spot: Spot): void {
  const mark = 'x-moved';
  draft.layout([...at, mark], true);
  insertElement(draft, spot, raw);
  const old = findMark(layoutOf(draft), mark, []);
  if (old) {
    draft.layout(old, undefined);
  }
}

function findMark(value: Json, mark: string, at: JSONPath): JSONPath | undefined {
  if (isSchema(value) && value[mark] === true) {
    return at;
  }
  const entries: [string | number, Json][] = isList(value) ? [...value.entries()] : isSchema(value) ? Object.entries(value) : [];
  for (const [name, inner] of entries) {
    const found = findMark(inner, mark, [...at, name]);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** What a box held stays where the box stood. */
export function unwrap(draft: Draft, at: JSONPath): void {
  const text = draft.text(draft.names.layout);
  const elements = valueAt(layoutOf(draft), [...at, 'elements']);
  const raws = isList(elements) ? elements.map((_, i) => sliceJson(text, [...at, 'elements', i]) ?? '') : [];
  const index = Number(at.at(-1));
  let next = editJson(text, at, undefined);
  raws.forEach((raw, i) => (next = insertJson(next, [...at.slice(0, -1), index + i], raw)));
  draft.write(draft.names.layout, next);
}
