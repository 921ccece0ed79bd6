import type { JSONPath } from 'jsonc-parser';
import { parse as parseYaml } from 'yaml';
import { editJson, editYaml, type Json } from './documents';
import { parseProperties, setProperty } from './properties';

/** A file of which two have made something different. */
export interface Merged {
  /** Mine, with what only they have changed; null where it is deleted. */
  readonly text: string | null;
  /** Where both have changed the same, so that mine stands: pointers, keys, or the whole file. */
  readonly conflicts: readonly string[];
}

/** Undefined where there is nothing. */
type Value = Json | undefined;

/**
 * Puts two states of a file together by what both came from, place by place in JSON, YAML and texts, and otherwise as a whole;
 * null is no such file. Without what both came from, all that differs is a conflict.
 */
export function merge(path: string, base: string | null | undefined, mine: string | null, theirs: string | null): Merged {
  if (mine === theirs || theirs === base) {
    return { text: mine, conflicts: [] };
  }
  if (mine === base) {
    return { text: theirs, conflicts: [] };
  }
  const whole = { text: mine, conflicts: [''] };
  if (mine === null || theirs === null || base === undefined) {
    return whole;
  }
  try {
    return byPlace(path, base ?? '', mine, theirs) ?? whole;
  } catch {
    // What can't be read can't be put together.
    return whole;
  }
}

function byPlace(path: string, base: string, mine: string, theirs: string): Merged | undefined {
  if (path.endsWith('.properties')) {
    return mergeTexts(base, mine, theirs);
  }
  if (path.endsWith('.json')) {
    return mergeValues(mine, strict(base), strict(mine), strict(theirs), editJson);
  }
  return path.endsWith('.yaml') ? mergeValues(mine, yamlOf(base), yamlOf(mine), yamlOf(theirs), editYaml) : undefined;
}

function mergeTexts(base: string, mine: string, theirs: string): Merged {
  const [before, here, there] = [parseProperties(base), parseProperties(mine), parseProperties(theirs)];
  const conflicts: string[] = [];
  let text = mine;
  for (const key of new Set([...before.keys(), ...there.keys()])) {
    const value = there.get(key);
    if (value === before.get(key) || value === here.get(key)) {
      continue;
    }
    if (here.get(key) === before.get(key)) {
      text = setProperty(text, key, value ?? null);
    } else {
      conflicts.push(key);
    }
  }
  return { text, conflicts };
}

type Edit = (text: string, path: (string | number)[], value: Json | undefined) => string;

function mergeValues(mine: string, base: Value, here: Value, there: Value, edit: Edit): Merged {
  const conflicts: string[] = [];
  let text = mine;
  const walk = (path: JSONPath, before: Value, own: Value, their: Value) => {
    if (same(their, before) || same(own, their)) {
      return;
    }
    if (isObject(own) && isObject(their)) {
      const old = isObject(before) ? before : {};
      new Set([...Object.keys(old), ...Object.keys(their)]).forEach(name => walk([...path, name], member(old, name), member(own, name), member(their, name)));
    } else if (path.length > 0 && same(own, before)) {
      text = edit(text, path, their);
    } else if (isNames(own) && isNames(their) && (before === undefined || isNames(before))) {
      text = edit(text, path, together(before ?? [], own, their));
    } else if (isList(before) && isList(own) && isList(their) && before.length === own.length && before.length === their.length) {
      before.forEach((it, index) => walk([...path, index], it, own[index], their[index]));
    } else {
      conflicts.push(path.map(it => '/' + String(it).replaceAll('~', '~0').replaceAll('/', '~1')).join(''));
    }
  };
  walk([], base, here, there);
  return { text, conflicts };
}

/** What they have added comes last, what they have removed goes. */
function together(before: readonly string[], own: readonly string[], their: readonly string[]): Json {
  const gone = before.filter(it => !their.includes(it));
  const added = their.filter(it => !before.includes(it) && !own.includes(it));
  return [...own.filter(it => !gone.includes(it)), ...added];
}

function isObject(value: Value): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Value): value is readonly Json[] {
  return Array.isArray(value);
}

/** A list such as `required`, whose order says nothing. */
function isNames(value: Value): value is readonly string[] {
  return isList(value) && value.every(it => typeof it === 'string') && new Set(value).size === value.length;
}

function member(value: { readonly [name: string]: Json }, name: string): Value {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function same(one: Value, other: Value): boolean {
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every(it => Object.hasOwn(other, it) && same(one[it], other[it]));
  }
  return isList(one) && isList(other) ? one.length === other.length && one.every((it, index) => same(it, other[index])) : one === other;
}

function strict(text: string): Value {
  return text === '' ? undefined : (JSON.parse(text.replace(/^\uFEFF/, '')) as Json);
}

function yamlOf(text: string): Value {
  return text === '' ? undefined : (parseYaml(text, { maxAliasCount: 0 }) as Json);
}
