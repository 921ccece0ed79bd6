import type { JSONPath } from 'jsonc-parser';
import { type Json, readJson, renameJson } from '../../core/documents';
import type { Draft } from './draft';
import { type Meaning, renameIn } from './feel';
import type { Form } from './form';
import { isList, isSchema, pathOf, pointer, type Schema, textOf, valueAt } from './schema';

/** Walks every part of the schema that describes the way to the field; a part that two ways share is renamed once. */
export function renameInSchema(draft: Draft, names: readonly string[], to: string, at: JSONPath, depth: number, done: Set<string>): void {
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
export function renamedPointer(place: string, names: readonly string[], to: string): string {
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
export function expressionsOfTheForm(draft: Draft, form: Form, from: readonly string[], to: readonly string[]): void {
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

export function renameInLayout(draft: Draft, names: readonly string[], to: string): void {
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
