import { parseDocument } from 'yaml';
import { Cache, editYaml, type Json } from '../../core/documents';
import type { Finding } from '../../core/findings';
import type { Command, Service } from '../../core/service';
import { settings, type Setting } from './schema';

export const MANIFEST = 'service.yaml';

/** Where in the file: names, and numbers in lists. */
export type SettingPath = readonly (string | number)[];

/** `service.yaml` as it stands: its values, or why it can't be read. */
export type Manifest = { readonly values: Json } | { readonly broken: string };

const read = new Cache<Manifest>();

export function manifestOf(service: Service): Manifest {
  return read.get(service.files.get(MANIFEST) ?? '', text => {
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error) {
      return { broken: error.message };
    }
    try {
      return { values: (document.toJS({ maxAliasCount: 0 }) ?? {}) as Json };
    } catch (e) {
      return { broken: e instanceof Error ? e.message : String(e) };
    }
  });
}

export function valueAt(values: Json | undefined, path: SettingPath): Json | undefined {
  let now = values;
  for (const name of path) {
    if (typeof now !== 'object' || now === null || !Object.hasOwn(now, name)) {
      return undefined;
    }
    now = (now as Record<string | number, Json>)[name];
  }
  return now;
}

export function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function pointerTo(path: SettingPath): string {
  return path.map(it => '/' + String(it).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

/** Says a setting, or no longer; what held nothing else goes with it. */
export function saySetting(path: SettingPath, value: Json | undefined, label: string): Command {
  return {
    label,
    place: { feature: 'settings', file: MANIFEST, at: pointerTo(path) },
    changes: service => {
      const text = service.files.get(MANIFEST) ?? '';
      const manifest = manifestOf(service);
      if ('broken' in manifest) {
        return new Map();
      }
      const written = value === undefined ? without(text, manifest.values, path) : said(text, manifest.values, path, value);
      return written === text ? new Map() : new Map([[MANIFEST, written]]);
    },
  };
}

function without(text: string, values: Json, path: SettingPath): string {
  let last = path.length;
  while (last > 1 && isLast(valueAt(values, path.slice(0, last - 1)))) {
    last -= 1;
  }
  return valueAt(values, path.slice(0, last)) === undefined ? text : editYaml(text, path.slice(0, last), undefined);
}

function isLast(holder: Json | undefined): boolean {
  return typeof holder === 'object' && holder !== null && Object.keys(holder).length === 1;
}

/** What is written where a value can hold nothing makes room: `open:` with nothing behind it, or a text where languages begin. */
function said(text: string, values: Json, path: SettingPath, value: Json): string {
  for (let depth = 1; depth < path.length; depth++) {
    const holder = valueAt(values, path.slice(0, depth));
    if (holder !== undefined && (typeof holder !== 'object' || holder === null)) {
      const inner = path.slice(depth).reduceRight<Json>((it, name) => (typeof name === 'number' ? [it] : { [name]: it }), value);
      return editYaml(text, path.slice(0, depth), inner);
    }
  }
  const names = settings.map(it => it.name);
  return editYaml(text, path, value, path.length === 1 || valueAt(values, path.slice(0, 1)) === undefined ? names.slice(0, names.indexOf(String(path[0]))) : []);
}

/** A text in one of the languages; one that was for all becomes the reference language's first. */
export function sayText(path: SettingPath, languages: readonly string[], language: string, text: string, label: string): Command {
  const [reference = 'de'] = languages;
  return {
    label,
    place: { feature: 'settings', file: MANIFEST, at: pointerTo([...path, language]) },
    changes: service => {
      const manifest = manifestOf(service);
      const now = 'values' in manifest ? valueAt(manifest.values, path) : undefined;
      const value = text === '' ? undefined : text;
      const command =
        isObject(now) || (now === undefined && languages.length > 1)
          ? saySetting([...path, language], value, label)
          : language === reference
            ? saySetting(path, value, label)
            : saySetting(path, { ...(typeof now === 'string' ? { [reference]: now } : {}), ...(value === undefined ? {} : { [language]: value }) }, label);
      return command.changes(service);
    },
  };
}

/** What stands in the file that its schema does not declare: pointers, with what they hold. */
export function unknownIn(values: Json | undefined, declared: readonly Setting[] = settings, above: SettingPath = []): [string, Json][] {
  return isObject(values)
    ? Object.entries(values).flatMap(([name, it]): [string, Json][] => {
        const setting = declared.find(one => one.name === name);
        const path = [...above, name];
        if (!setting) {
          return [[pointerTo(path), it]];
        }
        if (setting.kind === 'map') {
          return isObject(it) ? Object.entries(it).flatMap(([key, each]) => unknownIn(each, setting.inside, [...path, key])) : [];
        }
        return setting.kind === 'group' ? unknownIn(it, setting.inside, path) : [];
      })
    : [];
}

/** The findings at a place, and below it where nothing closer shows them. */
export function findingsAt(findings: readonly Finding[], path: SettingPath, below: boolean): readonly Finding[] {
  const pointer = pointerTo(path);
  return findings.filter(it => it.file === MANIFEST && (it.at === pointer || (below && it.at.startsWith(pointer + '/'))));
}
