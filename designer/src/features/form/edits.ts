import type { JSONPath } from 'jsonc-parser';
import { editJson, insertJson, readJson, sliceJson, writeJson, type Json } from '../../core/documents';
import { parseProperties, setProperty } from '../../core/properties';
import type { Changes, Service } from '../../core/service';
import { writeCondition, type Condition } from './conditions';
import type { Field } from './fields';
import { openForm, pageTitle, textKey, type Form, type FormFiles } from './form';
import { scopeOf, slug, type Item, type Page } from './layout';
import { isList, isSchema, same, valueAt, type Schema } from './schema';

/** Where something new, or moved, is to stand. */
export interface Spot {
  /** The key of the page. */
  readonly page: string;
  /** The key of the group, list or box inside it; undefined for the page itself. */
  readonly parent: string | undefined;
  /** The key of the item it stands before; undefined for the end. */
  readonly before: string | undefined;
}

/** The files of a form while one command changes them step by step. */
export class Draft {
  private readonly files: Map<string, string>;
  private readonly changed = new Map<string, string | null>();

  constructor(
    private readonly service: Service,
    readonly names: FormFiles,
  ) {
    this.files = new Map(service.files);
  }

  get form(): Form {
    const opened = openForm({ ...this.service, files: this.files }, this.names);
    if (!('form' in opened)) {
      throw new Error(`<${this.names.schema}> cannot be read`);
    }
    return opened.form;
  }

  text(path: string): string {
    return this.files.get(path) ?? '';
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  get paths(): readonly string[] {
    return [...this.files.keys()];
  }

  write(path: string, text: string | null): void {
    if (text === null) {
      this.files.delete(path);
    } else {
      this.files.set(path, text);
    }
    this.changed.set(path, text);
  }

  schema(at: JSONPath, value: Json | undefined, before?: string): void {
    this.write(this.names.schema, editJson(this.text(this.names.schema), at, value, false, before));
  }

  layout(at: JSONPath, value: Json | undefined, insert = false): void {
    this.write(this.names.layout, editJson(this.text(this.names.layout), at, value, insert));
  }

  changes(): Changes {
    return this.changed;
  }
}

export type Edit = (draft: Draft) => void;

/** The changes of an edit; what cannot be done changes nothing. */
export function changesOf(service: Service, names: FormFiles, edit: Edit): Changes {
  const draft = new Draft(service, names);
  edit(draft);
  return draft.changes();
}

/** Where a keyword of a field is written: at the reference if it has one there, else where the field is described. */
function placeOf(form: Form, field: Field, keyword: string): JSONPath {
  const own = valueAt(form.schema, field.at);
  const here = field.target === field.at || (isSchema(own) && own[keyword] !== undefined) || ['title', 'description'].includes(keyword);
  return here ? field.at : field.target;
}

export function setKeyword(field: Field, keyword: string, value: Json | undefined): Edit {
  return draft => {
    const at = placeOf(draft.form, field, keyword);
    draft.schema([...at, keyword], value);
  };
}

/** Title or hint, where it lives: among the texts if it stands there, else in the schema. */
export function setText(field: Field, what: 'title' | 'description', text: string): Edit {
  return draft => {
    const { form } = draft;
    const key = textKey(form, field, what);
    if (form.texts.has(key)) {
      draft.write(form.textsFile, setProperty(draft.text(form.textsFile), key, text));
    } else {
      draft.schema([...field.at, what], text === '' ? undefined : text);
    }
  };
}

export function setRequired(field: Field, required: boolean): Edit {
  return draft => {
    const at: JSONPath = [...field.owner, 'required'];
    const now = valueAt(draft.form.schema, at);
    const names = isList(now) ? now.map(String) : [];
    if (required && !names.includes(field.name)) {
      draft.schema(names.length > 0 ? [...at, names.length] : at, names.length > 0 ? field.name : [field.name], isList(now) ? undefined : 'properties');
    } else if (!required && names.includes(field.name)) {
      draft.schema(names.length === 1 ? at : [...at, names.indexOf(field.name)], undefined);
    }
  };
}

/** An option of the layout; a field that no layout names gets its place in one first. */
export function setOption(field: Field, name: string, value: Json | undefined): Edit {
  return draft => {
    const at = controlOf(draft, field);
    const options = valueAt(layoutOf(draft), [...at, 'options']);
    if (value === undefined && isSchema(options) && Object.keys(options).join() === name) {
      draft.layout([...at, 'options'], undefined);
    } else {
      draft.layout([...at, 'options', name], value);
    }
  };
}

function layoutOf(draft: Draft): Json {
  const read = readJson(draft.text(draft.names.layout) || '{}');
  return 'value' in read ? read.value : {};
}

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
function controlOf(draft: Draft, field: Field): JSONPath {
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

interface Found {
  readonly item: Item;
  readonly page: Page;
  readonly parent: Item | undefined;
  readonly siblings: readonly Item[];
}

export function itemOf(form: Form, key: string): Found | undefined {
  for (const page of form.canvas.pages) {
    const found = search(page.items, key, page, undefined);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function search(items: readonly Item[], key: string, page: Page, parent: Item | undefined): Found | undefined {
  for (const item of items) {
    if (item.key === key) {
      return { item, page, parent, siblings: items };
    }
    const below = item.kind === 'field' || item.kind === 'box' ? search(item.items, key, page, item) : undefined;
    if (below) {
      return below;
    }
  }
  return undefined;
}

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

function listItems(form: Form, field: Field): JSONPath {
  const items: JSONPath = [...field.target, 'items'];
  const value = valueAt(form.schema, items);
  const ref = isSchema(value) && typeof value['$ref'] === 'string' && value['properties'] === undefined ? value['$ref'] : undefined;
  return ref?.startsWith('#/') ? ref.slice(2).split('/') : items;
}

/** A name that no property of that object has. */
export function freeName(form: Form, owner: readonly string[], wanted: string): string {
  const clean = wanted.replace(/[^A-Za-z0-9_]/g, '') || 'field';
  const begun = /^[A-Za-z_]/.test(clean) ? clean : 'field' + clean;
  let name = begun;
  for (let i = 2; form.fields.byPath.has([...owner, name].join('.')); i++) {
    name = begun + i;
  }
  return name;
}

/** A property name made of a title: "Familienname der Halterin" becomes familiennameDerHalterin. */
export function nameOf(title: string): string {
  const words = slug(title.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('Ä', 'Ae').replaceAll('Ö', 'Oe').replaceAll('Ü', 'Ue')).split('-').slice(0, 4);
  return words.map((it, index) => (index === 0 ? it : it.charAt(0).toUpperCase() + it.slice(1))).join('');
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

/** The names that scopes begin behind: those of the list or group whose detail the spot is in. */
function parentBase(draft: Draft, spot: Spot): readonly string[] {
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
function insertElement(draft: Draft, spot: Spot, raw: string): void {
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

/** Adds an element that is no field, such as a text, and nothing else. */
export function addElement(draft: Draft, spot: Spot, element: Schema): void {
  insertElement(draft, spot, JSON.stringify(element, null, 2));
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

/** Marks the old place, inserts at the new one, and takes the old one away: indices move meanwhile. */
function moveElement(draft: Draft, at: JSONPath, raw: string, spot: Spot): void {
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

/** Takes a field from schema and layout. */
function takeAway(draft: Draft, field: Field): void {
  const at = itemOf(draft.form, 'field:' + field.names.join('.'))?.item;
  if (at?.kind === 'field' && at.at && at.at.length > 0) {
    draft.layout(at.at, undefined);
  }
  setRequired(field, false)(draft);
  draft.schema(field.at, undefined);
  [...field.also].reverse().forEach(it => draft.schema(it, undefined));
  tidy(draft, field);
}

/** A condition that brings in nothing any more goes, too. */
function tidy(draft: Draft, field: Field): void {
  const when = field.whens.at(-1);
  if (!when) {
    return;
  }
  const top: JSONPath = [...when.holder, when.branch];
  for (let at = field.owner; at.length > top.length; at = at.slice(0, at.at(-1) === 'items' ? -1 : -2)) {
    if (saysNothing(valueAt(draft.form.schema, at))) {
      draft.schema(at, undefined);
    }
  }
  const nothing = saysNothing(valueAt(draft.form.schema, top));
  const other = when.branch === 'then' ? 'else' : 'then';
  if (!nothing) {
    return;
  }
  draft.schema([...when.holder, when.branch], undefined);
  const holder = valueAt(draft.form.schema, when.holder);
  if (isSchema(holder) && holder[other] === undefined) {
    const inList = when.holder.at(-2) === 'allOf' && Object.keys(holder).join() === 'if';
    draft.schema(inList ? when.holder : [...when.holder, 'if'], undefined);
    const list = when.holder.slice(0, -1);
    const rest = valueAt(draft.form.schema, list);
    if (inList && isList(rest) && rest.length === 0) {
      draft.schema(list, undefined);
    }
  }
}

function saysNothing(schema: Json | undefined): boolean {
  const empty = (value: Json) => (isList(value) ? value.length === 0 : isSchema(value) && Object.keys(value).length === 0);
  return isSchema(schema) && Object.entries(schema).every(([name, value]) => ['properties', 'required', 'items'].includes(name) && (empty(value) || (name === 'items' && saysNothing(value))));
}

/** Removes what stands on a page; of a field also its texts. */
export function removeItem(draft: Draft, key: string): void {
  const found = itemOf(draft.form, key);
  if (found?.item.kind === 'field') {
    const { field } = found.item;
    takeAway(draft, field);
    forgetTexts(draft, `${draft.names.prefix}.${field.names.join('.')}.`);
  } else if (found?.item.kind === 'text') {
    draft.layout(found.item.at, undefined);
  } else if (found?.item.kind === 'box') {
    unwrap(draft, found.item.at);
  }
}

/** What a box held stays where the box stood. */
function unwrap(draft: Draft, at: JSONPath): void {
  const text = draft.text(draft.names.layout);
  const elements = valueAt(layoutOf(draft), [...at, 'elements']);
  const raws = isList(elements) ? elements.map((_, i) => sliceJson(text, [...at, 'elements', i]) ?? '') : [];
  const index = Number(at.at(-1));
  let next = editJson(text, at, undefined);
  raws.forEach((raw, i) => (next = insertJson(next, [...at.slice(0, -1), index + i], raw)));
  draft.write(draft.names.layout, next);
}

function forgetTexts(draft: Draft, prefix: string): void {
  for (const path of draft.paths.filter(it => /^texts\/[^/]+\.properties$/.test(it))) {
    let text = draft.text(path);
    for (const key of parseProperties(text).keys()) {
      text = key.startsWith(prefix) ? setProperty(text, key, null) : text;
    }
    if (text !== draft.text(path)) {
      draft.write(path, text);
    }
  }
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

/** Adds a page behind another and gives its key. */
export function addPage(draft: Draft, title: string, after: string | undefined): string {
  const index = draft.form.canvas.pages.findIndex(it => it.key === after);
  layOut(draft);
  const root = layoutOf(draft);
  if (!isSchema(root) || root['type'] !== 'Categorization') {
    // A layout of one page is put into a first page.
    const raw = draft.text(draft.names.layout);
    draft.write(draft.names.layout, writeJson({ type: 'Categorization', elements: [{ type: 'Category', label: title, elements: [] }] }));
    draft.write(draft.names.layout, editJson(draft.text(draft.names.layout), ['elements', 0, 'elements', 0], JSON.parse(raw) as Json, true));
  }
  const pages = draft.form.canvas.pages;
  const behind = pages[index < 0 ? pages.length - 1 : index]?.at;
  const at: JSONPath = behind && behind.length >= 2 ? [...behind.slice(0, -1), Number(behind.at(-1)) + 1] : ['elements', 9999];
  draft.layout(at, { type: 'Category', label: title, elements: [] }, true);
  return 'page' + at.join('/');
}

export function titlePage(page: Page, title: string): Edit {
  return draft => {
    const { form } = draft;
    const key = `${form.files.prefix}.page.${page.name}`;
    const inTexts = [key + '.title', key + '.label'].find(it => form.texts.has(it));
    if (inTexts) {
      draft.write(form.textsFile, setProperty(draft.text(form.textsFile), inTexts, title));
      return;
    }
    const index = form.canvas.pages.findIndex(it => it.key === page.key);
    layOut(draft);
    const at = draft.form.canvas.pages[index]?.at;
    if (at) {
      draft.layout([...at, 'label'], title);
    }
  };
}

/** What stood on a page comes to the one before it, or behind it if there is none. */
export function removePage(draft: Draft, key: string): void {
  const index = draft.form.canvas.pages.findIndex(it => it.key === key);
  layOut(draft);
  const pages = draft.form.canvas.pages;
  const page = pages[index];
  const heir = pages[index === 0 ? 1 : index - 1];
  if (!page?.at || !heir?.at) {
    return;
  }
  const text = draft.text(draft.names.layout);
  const elements = valueAt(layoutOf(draft), [...page.at, 'elements']);
  const raws = isList(elements) ? elements.map((_, i) => sliceJson(text, [...(page.at as JSONPath), 'elements', i]) ?? '') : [];
  const theirs = valueAt(layoutOf(draft), [...heir.at, 'elements']);
  let next = text;
  const start = index === 0 || !isList(theirs) ? 0 : theirs.length;
  raws.forEach((raw, i) => (next = insertJson(next, [...(heir.at as JSONPath), 'elements', start + i], raw)));
  draft.write(draft.names.layout, editJson(next, page.at, undefined));
}

export function movePage(draft: Draft, key: string, by: -1 | 1): void {
  const index = draft.form.canvas.pages.findIndex(it => it.key === key);
  layOut(draft);
  const pages = draft.form.canvas.pages;
  const page = pages[index];
  const other = pages[index + by];
  if (!page?.at || !other?.at || page.at.length !== other.at.length) {
    return;
  }
  const text = draft.text(draft.names.layout);
  const raw = sliceJson(text, page.at) ?? '';
  draft.write(draft.names.layout, insertJson(editJson(text, page.at, undefined), other.at, raw));
}

/** Writes under which condition a field is asked; undefined for always. */
export function setCondition(field: Field, base: readonly string[], condition: Condition | undefined): Edit {
  return draft => {
    const raw = sliceJson(draft.text(draft.names.schema), field.at);
    const { required } = field;
    const first = field.whens[0];
    const owner = first ? first.holder : field.owner;
    const home = ordinary(owner);
    if (raw === undefined) {
      return;
    }
    setRequired(field, false)(draft);
    draft.schema(field.at, undefined);
    tidy(draft, field);
    const into = condition === undefined ? ownerOf(draft, field, home) : branchFor(draft, field, base, condition);
    draft.write(draft.names.schema, insertJson(draft.text(draft.names.schema), [...into, 'properties', field.name], raw));
    if (required) {
      const now = valueAt(draft.form.schema, [...into, 'required']);
      const more = isList(now) && now.length > 0;
      draft.schema([...into, 'required', ...(more ? [now.length] : [])], more ? field.name : [field.name], more ? undefined : 'properties');
    }
  };
}

/** The object itself, not the part of it that a condition brings in. */
function ordinary(at: JSONPath): JSONPath {
  let path = at;
  while (path.at(-1) === 'then' || path.at(-1) === 'else' || path.at(-2) === 'allOf') {
    path = path.at(-2) === 'allOf' ? path.slice(0, -2) : path.slice(0, -1);
  }
  return path;
}

/** Where the field's object is described without condition. */
function ownerOf(draft: Draft, field: Field, otherwise: JSONPath): JSONPath {
  const above = field.names.slice(0, -1);
  if (above.length === 0) {
    return [];
  }
  const parent = draft.form.fields.byPath.get(above.join('.'));
  if (!parent) {
    return otherwise;
  }
  return parent.kind === 'list' ? listItems(draft.form, parent) : parent.target;
}

/** The branch that a condition leads to: one that is there already, else a new one. Gives where the field's object is in it. */
function branchFor(draft: Draft, field: Field, base: readonly string[], condition: Condition): JSONPath {
  const holder = base.length === 0 ? [] : ownerOf(draft, { ...field, names: [...base, ''] } as Field, []);
  const parts = valueAt(draft.form.schema, [...holder, 'allOf']);
  const list = isList(parts) ? parts : [];
  const wanted = writeCondition(condition);
  const known = list.findIndex(it => isSchema(it) && isSchema(it['then']) && it['if'] !== undefined && same(it['if'], wanted));
  const own = valueAt(draft.form.schema, holder);
  let branch: JSONPath;
  if (isSchema(own) && isSchema(own['then']) && same(own['if'], wanted)) {
    branch = [...holder, 'then'];
  } else if (known >= 0) {
    branch = [...holder, 'allOf', known, 'then'];
  } else {
    draft.schema([...holder, 'allOf', ...(isList(parts) ? [list.length] : [])], isList(parts) ? { if: wanted, then: {} } : [{ if: wanted, then: {} }]);
    branch = [...holder, 'allOf', list.length, 'then'];
  }
  return branch.concat(wayDown(draft.form, base, field.names.slice(0, -1)));
}

/** From the holder of a condition down to the field's object: through properties, and the items of lists. */
function wayDown(form: Form, base: readonly string[], names: readonly string[]): JSONPath {
  const way: JSONPath = [];
  for (let i = base.length; i < names.length; i++) {
    way.push('properties', names[i] as string);
    if (form.fields.byPath.get(names.slice(0, i + 1).join('.'))?.kind === 'list') {
      way.push('items');
    }
  }
  return way;
}

/** Whether the condition is the field's own and can be picked. */
export function conditionOf(field: Field): { readonly base: readonly string[]; readonly condition: Condition } | 'beyond' | undefined {
  const [when, more] = field.whens;
  if (!when) {
    return undefined;
  }
  if (more || !when.condition) {
    return 'beyond';
  }
  return { base: when.base, condition: when.branch === 'then' ? when.condition : { kind: 'not', of: when.condition } };
}
