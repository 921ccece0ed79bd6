import { json, yaml, type Json } from '../../core/documents';
import { parseProperties, setProperty } from '../../core/properties';
import type { Changes, Service } from '../../core/service';
import { mark, outdated, sourceWas, unmark } from './outdated';

/** A text in all languages. */
export interface Row {
  readonly key: string;
  /** By language; undefined where it is missing. */
  readonly texts: ReadonlyMap<string, string | undefined>;
  /** The source as the form itself says it, where no texts file does. */
  readonly fallback: string | undefined;
  /** The languages whose translation is older than the source. */
  readonly outdated: ReadonlySet<string>;
}

export function fileOf(language: string): string {
  return `texts/${language}.properties`;
}

/** The service's languages, the reference first, and those that there are texts in. */
export function languagesOf(service: Service): readonly string[] {
  const declared: unknown = yaml(service, 'service.yaml')?.toJS()?.languages;
  const all = Array.isArray(declared) ? declared.map(String) : ['de'];
  const files = [...service.files.keys()].map(it => /^texts\/([A-Za-z0-9-]+)\.properties$/.exec(it)?.[1]).filter(it => it !== undefined);
  return [...new Set([...all, ...files.sort()])];
}

/** All texts: those in the files, and those that the form says itself and that can be translated. */
export function rowsOf(service: Service, languages: readonly string[]): readonly Row[] {
  const [reference = 'de'] = languages;
  const files = new Map(languages.map(it => [it, service.files.get(fileOf(it)) ?? '']));
  const parsed = new Map([...files].map(([language, text]) => [language, parseProperties(text)]));
  const old = new Map([...files].map(([language, text]) => [language, outdated(text)]));
  const fallbacks = formTexts(service);
  const keys = new Set([...(parsed.get(reference)?.keys() ?? []), ...fallbacks.keys(), ...languages.flatMap(it => [...(parsed.get(it)?.keys() ?? [])])]);
  return [...keys].map(key => ({
    key,
    texts: new Map(languages.map(it => [it, parsed.get(it)?.get(key)])),
    fallback: fallbacks.get(key),
    outdated: new Set(languages.filter(it => it !== reference && old.get(it)?.has(key))),
  }));
}

/** Whether a row lacks a translation. */
export function isMissing(row: Row, languages: readonly string[]): boolean {
  const [reference = ''] = languages;
  return languages.some(it => row.texts.get(it) === undefined && !(it === reference && row.fallback !== undefined));
}

/** Writes a text; translations of a source that changes are marked as older than it, one that is written anew no longer is. */
export function writeText(service: Service, languages: readonly string[], language: string, key: string, value: string | null): Changes {
  const [reference = 'de'] = languages;
  const path = fileOf(language);
  const before = service.files.get(path) ?? '';
  const was = parseProperties(before).get(key);
  const changes = new Map<string, string | null>();
  const cleared = language === reference ? before : unmark(before, key);
  changes.set(path, setProperty(cleared, key, value));
  if (language === reference && was !== undefined && value !== null && was !== value) {
    for (const other of languages.filter(it => it !== reference)) {
      const text = service.files.get(fileOf(other)) ?? '';
      if (parseProperties(text).has(key)) {
        changes.set(fileOf(other), sourceWas(text, key) === value ? unmark(text, key) : mark(text, key, was));
      }
    }
  }
  return changes;
}

const DEEPEST = 12;
const MOST = 5_000;

/** What the forms and the process say themselves, by the keys under which it can be translated. */
export function formTexts(service: Service): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of [...service.files.keys()].sort()) {
    const task = /^tasks\/([^/]+)\/schema\.json$/.exec(path)?.[1];
    if (path === 'form/schema.json' || task) {
      const file = json(service, path);
      if (file && 'value' in file) {
        schemaTexts(file.value, file.value, task ? `tasks.${task}` : 'form', found, 0);
      }
    }
  }
  for (const path of [...service.files.keys()].filter(it => /^(form|tasks\/[^/]+)\/layout\.json$/.test(it))) {
    const file = json(service, path);
    if (file && 'value' in file) {
      layoutTexts(file.value, found, 0);
    }
  }
  return found;
}

/** Pages and lines of text say what their texts are called. */
function layoutTexts(node: Json | undefined, found: Map<string, string>, depth: number): void {
  if (depth > DEEPEST || !isObject(node)) {
    return;
  }
  const { i18n, label, text } = node;
  const [key, said] = node['type'] === 'Label' ? [i18n, text] : [typeof i18n === 'string' ? `${i18n}.label` : undefined, label];
  if (typeof key === 'string' && typeof said === 'string' && said.trim() && !found.has(key)) {
    found.set(key, said);
  }
  list(node['elements']).forEach(it => layoutTexts(it, found, depth + 1));
}

type Schema = Readonly<Record<string, Json>>;

function schemaTexts(root: Json, node: Json | undefined, prefix: string, found: Map<string, string>, depth: number): void {
  if (depth > DEEPEST || found.size > MOST || !isObject(node)) {
    return;
  }
  const schema = resolved(root, node);
  const say = (key: string, value: Json | undefined) => {
    if (typeof value === 'string' && value.trim() && !found.has(key)) {
      found.set(key, value);
    }
  };
  say(`${prefix}.title`, node['title'] ?? schema['title']);
  say(`${prefix}.description`, node['description'] ?? schema['description']);
  say(`${prefix}.purpose`, node['x-purpose'] ?? schema['x-purpose']);
  for (const option of list(schema['oneOf'])) {
    if (isObject(option) && option['const'] !== undefined) {
      say(`${prefix}.option.${String(option['const'])}`, option['title']);
    }
  }
  for (const [name, child] of Object.entries(isObject(schema['properties']) ? schema['properties'] : {})) {
    schemaTexts(root, child, `${prefix}.${name}`, found, depth + 1);
  }
  if (isObject(schema['items'])) {
    say(`${prefix}.item.title`, schema['items']['title'] ?? resolved(root, schema['items'])['title']);
    schemaTexts(root, inner(schema['items']), prefix, found, depth + 1);
  }
  for (const part of [schema['then'], schema['else'], ...list(schema['allOf']), ...list(schema['anyOf']), ...list(schema['oneOf']), ...Object.values(isObject(schema['dependentSchemas']) ? schema['dependentSchemas'] : {})]) {
    if (isObject(part) && part['const'] === undefined) {
      schemaTexts(root, inner(part), prefix, found, depth + 1);
    }
  }
}

/** What belongs to the same text: its own title is none of the field's. */
function inner(schema: Schema): Schema {
  const { title: _title, description: _description, ...rest } = schema;
  return rest;
}

function resolved(root: Json, schema: Schema): Schema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) {
    return schema;
  }
  let at: Json | undefined = root;
  for (const token of reference.slice(2).split('/')) {
    at = isObject(at) ? at[token.replace(/~1/g, '/').replace(/~0/g, '~')] : undefined;
  }
  return isObject(at) ? { ...at, ...schema } : schema;
}

function isObject(value: Json | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
