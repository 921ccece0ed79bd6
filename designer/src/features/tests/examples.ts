import { parseDocument } from 'yaml';
import { readJson, writeJson, type Json } from '../../core/documents';
import type { Changes, Service } from '../../core/service';

/** What an `expected.yaml` says, as far as we work with it. */
export interface Expected {
  readonly verdict?: string;
  readonly today?: string;
  readonly identity?: Readonly<Record<string, string>>;
  readonly payment?: string;
  readonly tasks?: readonly { readonly task: string; readonly answers: Json }[];
  readonly clock?: readonly { readonly after: string; readonly pass: string }[];
  readonly [key: string]: unknown;
}

/** What the author chooses to happen; the rest comes of it. */
export type Setting = Pick<Expected, 'today' | 'identity' | 'payment' | 'tasks' | 'clock'>;

const FOLDER = /^examples\/([^/]+)\//;
const NAME = /^[a-z][a-z0-9-]{1,62}$/;

/** The names of all folders of tests, whatever is missing in them. */
export function testsOf(service: Service): readonly string[] {
  const all = [...service.files.keys(), ...service.binaries];
  return [...new Set(all.flatMap(it => FOLDER.exec(it)?.[1] ?? []))].sort();
}

export function expectedOf(service: Service, name: string): Expected {
  const value: unknown = parseDocument(service.files.get(`examples/${name}/expected.yaml`) ?? '').toJS();
  return typeof value === 'object' && value !== null ? (value as Expected) : {};
}

export function answersOf(service: Service, name: string): Json | undefined {
  const file = readJson(service.files.get(`examples/${name}/answers.json`) ?? '');
  return 'value' in file ? file.value : undefined;
}

/** The names of the files that go with a test. */
export function evidenceOf(service: Service, name: string): readonly string[] {
  const folder = `examples/${name}/files/`;
  return [...service.files.keys(), ...service.binaries].filter(it => it.startsWith(folder)).map(it => it.slice(folder.length)).sort();
}

/** A name that a folder may have, made of anything. */
export function nameOf(text: string): string {
  const plain = text.replaceAll('ß', 'ss').replaceAll(/[äöüÄÖÜ]/g, it => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[it.toLowerCase()] ?? it);
  const name = plain
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return NAME.test(name) ? name : `test-${name}`.replace(/-+$/, '');
}

/** The same, or with a number if there is one of that name. */
export function freeName(text: string, taken: readonly string[]): string {
  const name = nameOf(text);
  let number = 2;
  let free = name;
  while (taken.includes(free)) {
    free = `${name.slice(0, 58)}-${number}`;
    number += 1;
  }
  return free;
}

/** Every text of the answers, wherever it stands. */
export function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(it => textsOf(it as Json)) : [];
}

/** Writes what a test is made of. */
export function kept(name: string, answers: Json, expected: string): Changes {
  return new Map([
    [`examples/${name}/answers.json`, writeJson(answers)],
    [`examples/${name}/expected.yaml`, expected],
  ]);
}

/** The text files of a test under another name, or nowhere. */
export function moved(service: Service, name: string, to: string | undefined): Changes {
  const changes = new Map<string, string | null>();
  for (const [path, text] of service.files) {
    if (path.startsWith(`examples/${name}/`)) {
      changes.set(path, null);
      if (to !== undefined) {
        changes.set(path.replace(`examples/${name}/`, `examples/${to}/`), text);
      }
    }
  }
  return changes;
}
