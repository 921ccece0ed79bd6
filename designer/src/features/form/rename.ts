import type { JSONPath } from 'jsonc-parser';
import { parseDocument } from 'yaml';
import { editJson, editYaml, insertJson, jsonTree, readJson, renameJson, sliceJson, type Json } from '../../core/documents';
import { parseProperties, renameProperty } from '../../core/properties';
import type { Draft } from './edits';
import { renameIn, type Meaning } from './feel';
import type { Field } from './fields';
import type { Form } from './form';
import { isList, isSchema, pathOf, pointer, textOf, valueAt, type Schema } from './schema';

/** Gives a field another name wherever the service names it. */
export function renameField(draft: Draft, field: Field, name: string): void {
  const { form } = draft;
  const places = form.fields.byPath;
  // A definition that several fields refer to renames what is in each of them.
  const all = [...places.values()].filter(it => pointer(it.at) === pointer(field.at) || it.names.join('.') === field.names.join('.'));
  const renames = all.map(it => ({ from: it.names, to: [...it.names.slice(0, -1), name] }));
  const tasks = tasksOf(draft, form);
  renames.forEach(it => expressionsOfTheForm(draft, form, it.from, it.to));
  const done = new Set<string>();
  renames.forEach(it => renameInSchema(draft, it.from, name, [], 0, done));
  renames.forEach(it => renameInLayout(draft, it.from, name));
  renames.forEach(it => everywhereElse(draft, form, tasks, it.from, it.to));
}

/** Moves a field by a deed, and has everything that names it follow where its place among the answers has changed. */
export function moveEverywhere(draft: Draft, key: string, deed: () => string): string {
  const { form } = draft;
  const from = key.startsWith('field:') ? form.fields.byPath.get(key.slice('field:'.length)) : undefined;
  const tasks = tasksOf(draft, form);
  const moved = deed();
  if (from && moved !== key) {
    const to = moved.slice('field:'.length).split('.');
    expressionsOfTheForm(draft, form, from.names, to);
    everywhereElse(draft, form, tasks, from.names, to);
  }
  return moved;
}

/** The ids of the tasks whose form this is; none for the application's. */
function tasksOf(draft: Draft, form: Form): readonly string[] | undefined {
  if (form.files.task === undefined) {
    return undefined;
  }
  const ids = [...draft.text('process.bpmn').matchAll(/<(?:\w+:)?userTask\b[^>]*>/g)]
    .filter(it => attribute(it[0], 'form') === `tasks/${form.files.task}`)
    .flatMap(it => attribute(it[0], 'id') ?? []);
  return ids;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}

// The schema

/** Walks every part of the schema that describes the way to the field; a part that two ways share is renamed once. */
function renameInSchema(draft: Draft, names: readonly string[], to: string, at: JSONPath, depth: number, done: Set<string>): void {
  const schema = valueAt(value(draft, draft.names.schema), at);
  const key = pointer(at) + ' ' + names.join('.');
  if (!isSchema(schema) || done.has(key) || depth > 60) {
    return;
  }
  done.add(key);
  const ref = textOf(schema['$ref']);
  const target = ref === undefined ? undefined : pathOf(ref);
  const next: JSONPath[] = target ? [target] : [];
  for (const keyword of ['if', 'then', 'else', 'not', 'items', 'contains', 'unevaluatedProperties', 'additionalItems']) {
    next.push([...at, keyword]);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
    const list = schema[keyword];
    next.push(...(isList(list) ? list.map((_, i) => [...at, keyword, i]) : []));
  }
  const dependent = schema['dependentSchemas'];
  next.push(...(isSchema(dependent) ? Object.keys(dependent).map(it => [...at, 'dependentSchemas', it]) : []));
  next.forEach(it => renameInSchema(draft, names, to, it, depth + 1, done));
  assertPlaces(draft, at, schema, names, to);
  const [first, ...rest] = names;
  if (first === undefined) {
    return;
  }
  if (rest.length > 0) {
    renameInSchema(draft, rest, to, [...at, 'properties', first], depth + 1, done);
    return;
  }
  lists(draft, at, schema, first, to);
  for (const keyword of ['properties', 'dependentSchemas', 'dependentRequired']) {
    if (valueAt(schema, [keyword, first]) !== undefined) {
      draft.write(draft.names.schema, renameJson(draft.text(draft.names.schema), [...at, keyword, first], to));
    }
  }
}

function lists(draft: Draft, at: JSONPath, schema: Schema, from: string, to: string): void {
  const all: [JSONPath, Json | undefined][] = [[['required'], schema['required']]];
  const dependent = schema['dependentRequired'];
  if (isSchema(dependent)) {
    Object.keys(dependent).forEach(it => all.push([['dependentRequired', it], dependent[it]]));
  }
  for (const [path, list] of all) {
    if (isList(list)) {
      list.forEach((it, i) => it === from && draft.schema([...at, ...path, i], to));
    }
  }
}

/** Where rules point to: from the object that carries them. */
function assertPlaces(draft: Draft, at: JSONPath, schema: Schema, names: readonly string[], to: string): void {
  const rules = schema['x-assert'];
  for (const [index, rule] of isList(rules) ? rules.entries() : []) {
    const place = isSchema(rule) ? textOf(rule['at']) : undefined;
    const renamed = place === undefined ? undefined : renamedPointer(place, names, to);
    if (renamed !== undefined && renamed !== place) {
      draft.schema([...at, 'x-assert', index, 'at'], renamed);
    }
  }
}

/** The pointer with the last of the names replaced; numbers of entries stand between the names. */
function renamedPointer(place: string, names: readonly string[], to: string): string {
  const path = pathOf(place);
  if (!path) {
    return place;
  }
  let next = 0;
  const renamed = path.map(part => {
    if (next >= names.length || /^\d+$/.test(part)) {
      return part;
    }
    if (part !== names[next]) {
      next = Infinity;
      return part;
    }
    next += 1;
    return next === names.length ? to : part;
  });
  return next >= names.length && next !== Infinity ? pointer(renamed) : place;
}

/** Rules and calculations of the form itself: bare names are properties of the object that carries them. */
function expressionsOfTheForm(draft: Draft, form: Form, from: readonly string[], to: readonly string[]): void {
  const around = new Map<string, readonly string[]>([['', []]]);
  for (const field of form.fields.byPath.values()) {
    around.set(pointer(field.target), field.names);
    around.set(pointer(field.at), field.names);
  }
  expressionsIn(value(draft, draft.names.schema) ?? null, []).forEach(at => {
    const text = textOf(valueAt(value(draft, draft.names.schema), at));
    const base = baseOf(at, around);
    const meaning: Meaning = it => (it === 'answers' ? [] : form.fields.byPath.has([...base, it].join('.')) ? [...base, it] : undefined);
    const renamed = text === undefined ? undefined : renameIn(text, meaning, from, to);
    if (renamed !== undefined && renamed !== text) {
      draft.schema(at, renamed);
    }
  });
}

/** The names of the object that an expression at a place belongs to. */
function baseOf(at: JSONPath, around: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const calculated = at.at(-1) === 'x-calculate';
  for (let end = at.length - (calculated ? 2 : 0); end >= 0; end--) {
    const names = around.get(pointer(at.slice(0, end)));
    if (names) {
      return names;
    }
  }
  return [];
}

function expressionsIn(schema: Json, at: JSONPath): JSONPath[] {
  if (isList(schema)) {
    return schema.flatMap((it, i) => expressionsIn(it, [...at, i]));
  }
  if (!isSchema(schema)) {
    return [];
  }
  return Object.entries(schema).flatMap(([name, it]) => {
    const here = [...at, name];
    return ['x-calculate', 'that'].includes(name) && typeof it === 'string' ? [here] : expressionsIn(it, here);
  });
}

function value(draft: Draft, path: string): Json | undefined {
  const read = draft.has(path) ? readJson(draft.text(path)) : undefined;
  return read && 'value' in read ? read.value : undefined;
}

// The layout

function renameInLayout(draft: Draft, names: readonly string[], to: string): void {
  const root = value(draft, draft.names.layout);
  if (root !== undefined) {
    scopesIn(root, [], []).forEach(({ at, base, scope }) => {
      const inside = names.slice(base.length);
      const fits = base.every((it, i) => it === names[i]);
      const renamed = fits ? renamedScope(scope, inside, to) : scope;
      if (renamed !== scope) {
        draft.layout(at, renamed);
      }
    });
  }
}

/** Every scope, and the names that it begins behind: those of the control whose detail it is in. */
function scopesIn(element: Json, at: JSONPath, base: readonly string[]): { at: JSONPath; base: readonly string[]; scope: string }[] {
  if (isList(element)) {
    return element.flatMap((it, i) => scopesIn(it, [...at, i], base));
  }
  if (!isSchema(element)) {
    return [];
  }
  const scope = textOf(element['scope']);
  const own = scope === undefined ? [] : [{ at: [...at, 'scope'], base, scope }];
  const below = scope === undefined ? base : [...base, ...namesOfScope(scope)];
  return own.concat(
    Object.entries(element).flatMap(([name, it]) => scopesIn(it, [...at, name], name === 'options' ? below : base)),
  );
}

function namesOfScope(scope: string): string[] {
  const path = pathOf(scope) ?? [];
  return path.filter((_, i) => path[i - 1] === 'properties');
}

function renamedScope(scope: string, names: readonly string[], to: string): string {
  const path = pathOf(scope);
  if (!path) {
    return scope;
  }
  let next = 0;
  for (let i = 0; i + 1 < path.length; i++) {
    if (path[i] === 'properties') {
      if (path[i + 1] !== names[next]) {
        return scope;
      }
      next += 1;
      i += 1;
      if (next === names.length) {
        return '#' + pointer([...path.slice(0, i), to, ...path.slice(i + 1)]);
      }
    }
  }
  return scope;
}

// Everything else

function everywhereElse(draft: Draft, form: Form, tasks: readonly string[] | undefined, from: readonly string[], to: readonly string[]): void {
  const meaning = meaningOf(tasks);
  for (const path of draft.paths) {
    const text = draft.text(path);
    let renamed = text;
    if (/^texts\/[^/]+\.properties$/.test(path)) {
      renamed = inTexts(text, `${form.files.prefix}.${from.join('.')}`, `${form.files.prefix}.${to.join('.')}`);
    } else if (/\.(bpmn|dmn)$/.test(path)) {
      renamed = inXml(text, meaning, from, to);
    } else if (/^(documents|messages)\/[^/]+\.html$/.test(path)) {
      renamed = inTemplate(text, meaning, from, to);
    } else if (tasks === undefined && /^examples\/[^/]+\/answers\.json$/.test(path)) {
      renamed = stays(from, to) ? inAnswers(text, [], from, to.at(-1) ?? '') : movedAnswer(text, from, to);
    } else if (/^examples\/[^/]+\/expected\.yaml$/.test(path)) {
      renamed = inExpected(text, tasks, from, to);
    }
    if (renamed !== text) {
      draft.write(path, renamed);
    }
  }
}

/** Outside the form answers are told from `answers`, those of a task from `tasks.<id>` or its id. */
function meaningOf(tasks: readonly string[] | undefined): Meaning {
  if (tasks === undefined) {
    return name => (name === 'answers' ? [] : undefined);
  }
  return name => (tasks.includes(name) ? [] : undefined);
}

function inTexts(text: string, from: string, to: string): string {
  let renamed = text;
  for (const key of parseProperties(text).keys()) {
    if (key.startsWith(from + '.')) {
      renamed = renameProperty(renamed, key, to + key.slice(from.length));
    }
  }
  return renamed;
}

/** In XML expressions begin with `=` in attributes and texts; those of DMN are texts of their own. */
function inXml(text: string, meaning: Meaning, from: readonly string[], to: readonly string[]): string {
  return text.replace(/(=\s*)("[^"<]*"|'[^'<]*')|>([^<]+)</g, (whole, gap: string | undefined, attribute: string | undefined, content: string | undefined) => {
    if (attribute !== undefined) {
      return /^.\s*=/.test(attribute) ? gap + escaped(attribute, it => renameTasks(it, meaning, from, to)) : whole;
    }
    return content === undefined ? whole : '>' + escaped(content, it => renameTasks(it, meaning, from, to)) + '<';
  });
}

/** Entities of XML are no FEEL: they are read before and written after. */
function escaped(text: string, change: (text: string) => string): string {
  const names: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" };
  const quote = text.length > 1 && /^["']/.test(text) && text.endsWith(text.charAt(0)) ? text.charAt(0) : '';
  const inner = quote ? text.slice(1, -1) : text;
  const plain = inner.replace(/&(?:lt|gt|amp|quot|apos);/g, it => names[it] ?? it);
  const changed = change(plain);
  if (changed === plain) {
    return text;
  }
  const back = changed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(quote === '' ? /(?!)/g : quote === '"' ? /"/g : /'/g, quote === '"' ? '&quot;' : '&apos;');
  return quote + back + quote;
}

/** `tasks.review.decision` and `review.decision` are the same. */
function renameTasks(text: string, meaning: Meaning, from: readonly string[], to: readonly string[]): string {
  return renameIn(text.replace(/\btasks\s*\./g, it => '\u0001'.repeat(it.length)), meaning, from, to).replace(/\u0001+/g, it => 'tasks' + '.'.padStart(it.length - 5));
}

function inTemplate(text: string, meaning: Meaning, from: readonly string[], to: readonly string[]): string {
  const loops = new Map<string, readonly string[]>();
  for (const it of text.matchAll(/data-each\s*=\s*["']\s*([\p{L}_][\p{L}\p{N}_]*)\s+in\s+([^"']+)["']/gu)) {
    const list = pathIn(it[2] ?? '', name => loops.get(name) ?? meaning(name));
    if (it[1] && list) {
      loops.set(it[1], list);
    }
  }
  const all: Meaning = name => loops.get(name) ?? meaning(name);
  const rename = (it: string) => renameTasks(it, all, from, to);
  return text
    .replace(/\{\{([\s\S]*?)\}\}/g, (whole, inner: string) => (/^\s*(text)\s/.test(inner) ? whole : `{{${escaped(inner, rename)}}}`))
    .replace(/(data-(?:if|each)\s*=\s*)("[^"]*"|'[^']*')/g, (_, gap: string, attribute: string) => gap + escaped(attribute, it => eachIn(it, rename)));
}

/** Of `dog in answers.dogs` only what follows is an expression. */
function eachIn(text: string, rename: (text: string) => string): string {
  const found = /^(\s*[\p{L}_][\p{L}\p{N}_]*\s+in\s+)([\s\S]*)$/u.exec(text);
  return found ? (found[1] ?? '') + rename(found[2] ?? '') : rename(text);
}

function pathIn(text: string, meaning: Meaning): readonly string[] | undefined {
  const parts = text.trim().replace(/^=\s*/, '').replace(/^tasks\./, '').split('.');
  const first = meaning((parts[0] ?? '').trim());
  return first && parts.every(it => /^\s*[\p{L}_][\p{L}\p{N}_]*\s*$/u.test(it)) ? [...first, ...parts.slice(1).map(it => it.trim())] : undefined;
}

function stays(from: readonly string[], to: readonly string[]): boolean {
  return from.slice(0, -1).join('.') === to.slice(0, -1).join('.');
}

/** An answer goes where its field went, unless there are several of it. */
function movedAnswer(text: string, from: readonly string[], to: readonly string[]): string {
  const raw = sliceJson(text, [...from]);
  return raw === undefined ? text : insertJson(editJson(text, [...from], undefined), [...to], raw);
}

/** Answers of an example, through lists. */
function inAnswers(text: string, at: JSONPath, names: readonly string[], to: string): string {
  const read = readJson(text);
  const here = 'value' in read ? valueAt(read.value, at) : undefined;
  if (isList(here)) {
    return here.reduce<string>((all, _, i) => inAnswers(all, [...at, i], names, to), text);
  }
  const [first, ...rest] = names;
  if (!isSchema(here) || first === undefined || here[first] === undefined || !jsonTree(text)) {
    return text;
  }
  return rest.length === 0 ? renameJson(text, [...at, first], to) : inAnswers(text, [...at, first], rest, to);
}

function inExpected(text: string, tasks: readonly string[] | undefined, from: readonly string[], to: readonly string[]): string {
  let renamed = text;
  const read = parseDocument(text).toJS() as Json;
  if (!isSchema(read)) {
    return text;
  }
  if (tasks === undefined) {
    for (const key of ['shown', 'hidden']) {
      const list = read[key];
      (isList(list) ? list : []).forEach((it, i) => (renamed = place(renamed, [key, i], it, from, to)));
    }
    const faults = read['faults'];
    (isList(faults) ? faults : []).forEach((it, i) => (renamed = place(renamed, ['faults', i, 'at'], isSchema(it) ? it['at'] : undefined, from, to)));
    return renamed;
  }
  const done = read['tasks'];
  (isList(done) ? done : []).forEach((it, i) => {
    const answers = isSchema(it) && tasks.includes(String(it['task'])) ? it['answers'] : undefined;
    const [first] = from;
    if (from.length === 1 && first !== undefined && isSchema(answers) && answers[first] !== undefined) {
      const all = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name === first ? (to[0] ?? name) : name, value]));
      renamed = editYaml(renamed, ['tasks', i, 'answers'], all);
    }
  });
  return renamed;
}

function place(text: string, path: readonly (string | number)[], now: Json | undefined, from: readonly string[], to: readonly string[]): string {
  const renamed = typeof now === 'string' ? (stays(from, to) ? renamedPointer(now, from, to.at(-1) ?? '') : movedPointer(now, from, to)) : now;
  return renamed === now ? text : editYaml(text, path, renamed);
}

function movedPointer(now: string, from: readonly string[], to: readonly string[]): string {
  const before = pointer([...from]);
  return now === before || now.startsWith(before + '/') ? pointer([...to]) + now.slice(before.length) : now;
}

/** Whether a name can be given to a field: FEEL can say it, and nobody else beside it has it. */
export function nameProblem(form: Form, field: Field, name: string): 'form.name.bad' | 'form.name.taken' | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name.length > 100) {
    return 'form.name.bad';
  }
  return name !== field.name && form.fields.byPath.has([...field.names.slice(0, -1), name].join('.')) ? 'form.name.taken' : undefined;
}

