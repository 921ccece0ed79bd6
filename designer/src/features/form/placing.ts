import type { JSONPath } from 'jsonc-parser';
import { editJson, insertJson, sliceJson } from '../../core/documents';
import { parseProperties, setProperty } from '../../core/properties';
import { Draft, type Found, freeName, itemOf, type Spot } from './draft';
import type { Field } from './fields';
import type { Form } from './form';
import { addElement, insertElement, moveElement, parentBase } from './laying';
import { type Item, scopeOf } from './layout';
import { takeAway } from './removing';
import { setOption } from './saying';
import { isList, isSchema, type Schema, valueAt } from './schema';

/** The object that what is put at a spot becomes a property of: the nearest group or list around it. */
export function ownerAt(form: Form, spot: Spot): { readonly names: readonly string[]; readonly at: JSONPath } {
  let found = spot.parent === undefined ? undefined : itemOf(form, spot.parent);
  while (found) {
    if (found.item.kind === 'field' && found.item.field.kind !== 'field') {
      const { field } = found.item;
      return { names: field.names, at: field.kind === 'list' ? listItems(form, field) : field.target };
    }
    found = found.parent ? itemOf(form, found.parent.key) : undefined;
  }
  return { names: [], at: [] };
}

export function listItems(form: Form, field: Field): JSONPath {
  const items: JSONPath = [...field.target, 'items'];
  const value = valueAt(form.schema, items);
  const ref = isSchema(value) && typeof value['$ref'] === 'string' && value['properties'] === undefined ? value['$ref'] : undefined;
  return ref?.startsWith('#/') ? ref.slice(2).split('/') : items;
}

/** Adds a field and gives its key. */
export function addField(draft: Draft, spot: Spot, name: string, schema: Schema, options: Schema | undefined, required: boolean): string {
  const owner = ownerAt(draft.form, spot);
  const names = [...owner.names, name];
  addProperty(draft, owner.at, name, schema, required);
  showAt(draft, names, spot, options);
  return 'field:' + names.join('.');
}

function addProperty(draft: Draft, owner: JSONPath, name: string, schema: Schema, required: boolean): void {
  const { form } = draft;
  const holder = valueAt(form.schema, owner);
  if (isSchema(holder) && holder['type'] === undefined && holder['$ref'] === undefined) {
    draft.schema([...owner, 'type'], 'object');
  }
  draft.schema([...owner, 'properties', name], schema);
  if (required) {
    const now = valueAt(draft.form.schema, [...owner, 'required']);
    draft.schema([...owner, 'required', ...(isList(now) && now.length > 0 ? [now.length] : [])], isList(now) && now.length > 0 ? name : [name], isList(now) ? undefined : 'properties');
  }
}

/** Sees to it that a field that is there stands at the spot. */
function showAt(draft: Draft, names: readonly string[], spot: Spot, options: Schema | undefined): void {
  const key = 'field:' + names.join('.');
  const now = itemOf(draft.form, key);
  const parent = spot.parent === undefined ? undefined : itemOf(draft.form, spot.parent)?.item;
  const owner = names.slice(0, -1).join('.');
  const inOwner = parent?.kind === 'field' && parent.field.names.join('.') === owner && !isSchema(parent.options['detail']);
  if (inOwner || (parent === undefined && draft.form.canvas.derived && sits(now, spot))) {
    orderProperty(draft, key, spot.before);
    if (options) {
      const field = draft.form.fields.byPath.get(names.join('.'));
      Object.entries(options).forEach(([name, value]) => field && setOption(field, name, value)(draft));
    }
    return;
  }
  const base = parentBase(draft, spot);
  const element = { type: 'Control', scope: scopeOf(names.slice(base.length)), ...(options ? { options } : {}) };
  insertElement(draft, spot, JSON.stringify(element, null, 2));
}

/** Whether the pages that follow from the schema put it where it is wanted anyway. */
function sits(now: Found | undefined, spot: Spot): boolean {
  return now?.page.key === spot.page;
}

/** Moves a property before another of the same object, as its text stands. */
function orderProperty(draft: Draft, key: string, before: string | undefined): void {
  const { form } = draft;
  const field = form.fields.byPath.get(key.slice('field:'.length));
  const next = before === undefined ? undefined : form.fields.byPath.get(before.slice('field:'.length));
  if (!field || (next && next.owner.join('/') !== field.owner.join('/')) || next === field) {
    return;
  }
  const text = draft.text(draft.names.schema);
  const raw = sliceJson(text, field.at);
  const without = editJson(text, field.at, undefined);
  if (raw !== undefined) {
    draft.write(draft.names.schema, insertJson(without, field.at, raw, next?.name));
  }
}

/** Moves what stands on a page elsewhere; a field that comes into another group becomes a property of it. */
export function moveItem(draft: Draft, key: string, spot: Spot): string {
  const found = itemOf(draft.form, key);
  if (!found || found.item.kind === 'beyond' || spot.before === key || within(found.item, spot.parent)) {
    return key;
  }
  if (found.item.kind === 'field') {
    return moveField(draft, found.item.field, key, spot);
  }
  const text = draft.text(draft.names.layout);
  const raw = sliceJson(text, found.item.at) ?? '';
  moveElement(draft, found.item.at, raw, spot);
  return key;
}

function within(item: Item, key: string | undefined): boolean {
  return key !== undefined && (item.key === key || ((item.kind === 'field' || item.kind === 'box') && item.items.some(it => within(it, key))));
}

function moveField(draft: Draft, field: Field, key: string, spot: Spot): string {
  const owner = ownerAt(draft.form, spot);
  if (owner.names.join('.') !== field.names.slice(0, -1).join('.')) {
    return moveToOwner(draft, field, spot, owner);
  }
  const found = itemOf(draft.form, key);
  const at = found?.item.kind === 'field' ? found.item.at : undefined;
  if (at) {
    moveElement(draft, at, sliceJson(draft.text(draft.names.layout), at) ?? '', spot);
  } else {
    showAt(draft, field.names, spot, undefined);
  }
  return key;
}

/** Its place among the answers changes: everything that names it must follow, which is the caller's to do. */
function moveToOwner(draft: Draft, field: Field, spot: Spot, owner: { names: readonly string[]; at: JSONPath }): string {
  const name = freeName(draft.form, owner.names, field.name);
  const schema = valueAt(draft.form.schema, field.at);
  const control = itemOf(draft.form, 'field:' + field.names.join('.'))?.item;
  const options = control?.kind === 'field' && Object.keys(control.options).length > 0 ? control.options : undefined;
  const { required } = field;
  takeAway(draft, field);
  const again = ownerAt(draft.form, spot);
  addProperty(draft, again.at.length > 0 || owner.names.length === 0 ? again.at : owner.at, name, isSchema(schema) ? schema : {}, required);
  const names = [...owner.names, name];
  showAt(draft, names, spot, options);
  return 'field:' + names.join('.');
}

/** A second one of the same, behind it; gives its key. */
export function duplicateItem(draft: Draft, key: string): string | undefined {
  const found = itemOf(draft.form, key);
  const next = found?.siblings[found.siblings.indexOf(found.item) + 1];
  const spot = found && { page: found.page.key, parent: found.parent?.key, before: next?.key };
  if (!found || !spot) {
    return undefined;
  }
  if (found.item.kind === 'text') {
    addElement(draft, spot, { type: 'Label', text: found.item.text });
    return undefined;
  }
  if (found.item.kind !== 'field') {
    return undefined;
  }
  const { field } = found.item;
  const schema = valueAt(draft.form.schema, field.at);
  const name = freeName(draft.form, field.names.slice(0, -1), field.name);
  const options = Object.keys(found.item.options).length > 0 && !isSchema(found.item.options['detail']) ? found.item.options : undefined;
  const copy = addField(draft, spot, name, isSchema(schema) ? schema : {}, options, field.required);
  copyTexts(draft, field.names, [...field.names.slice(0, -1), name]);
  return copy;
}

function copyTexts(draft: Draft, from: readonly string[], to: readonly string[]): void {
  const prefix = `${draft.names.prefix}.${from.join('.')}.`;
  for (const path of draft.paths.filter(it => /^texts\/[^/]+\.properties$/.test(it))) {
    let text = draft.text(path);
    for (const [key, value] of parseProperties(text)) {
      if (key.startsWith(prefix)) {
        text = setProperty(text, `${draft.names.prefix}.${to.join('.')}.${key.slice(prefix.length)}`, value);
      }
    }
    if (text !== draft.text(path)) {
      draft.write(path, text);
    }
  }
}
