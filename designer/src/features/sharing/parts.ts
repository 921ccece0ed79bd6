import { editYaml } from '../../core/documents';
import { merge } from '../../core/merge';
import type { Changes, Service } from '../../core/service';
import type { TextKey } from '../../core/texts';

/** A file that differs, as the engine tells it. */
export interface Differing {
  readonly path: string;
  readonly side: 'mine' | 'theirs' | 'both' | 'unknown';
  readonly base: string | null;
  readonly theirs: string | null;
  /** What theirs is where it is no text, in Base64. */
  readonly bytes: string | null;
}

/** A change in words. */
export interface Told {
  readonly area: string;
  readonly file: string;
  readonly sentence: string;
}

/** What there is to merge. */
export interface Incoming {
  readonly origin: {
    readonly kind: 'library' | 'service' | 'import';
    readonly name: string;
    readonly takenAt: string;
    readonly edition: number | null;
    readonly newest: number | null;
  } | null;
  readonly changed: boolean;
  readonly otherKey: string | null;
  readonly theirs: readonly Told[];
  readonly mine: readonly Told[];
  readonly files: readonly Differing[];
  /** Their files that no package has a place for. */
  readonly placeless: readonly string[];
}

export type Choice = 'mine' | 'theirs' | 'both';

/** What is decided at once: a form with its layout, a letter, the texts of a language. */
export interface Part {
  readonly id: string;
  readonly title: TextKey;
  /** What the title is filled in with. */
  readonly name: string;
  readonly side: Differing['side'];
  readonly files: readonly Differing[];
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
  /** How many places both have changed. */
  readonly conflicts: number;
}

const PLACES: readonly (readonly [RegExp, TextKey])[] = [
  [/^form\//, 'sharing.part.form'],
  [/^tasks\/([^/]+)\//, 'sharing.part.task'],
  [/^process\.bpmn$/, 'sharing.part.process'],
  [/^decisions\/(.+)\.dmn$/, 'sharing.part.decision'],
  [/^codelists\/(.+)\.yaml$/, 'sharing.part.codelist'],
  [/^documents\/(.+)\.html$/, 'sharing.part.document'],
  [/^messages\/(.+)\.html$/, 'sharing.part.message'],
  [/^texts\/(.+)\.properties$/, 'sharing.part.texts'],
  [/^examples\/([^/]+)\//, 'sharing.part.example'],
  [/^service\.yaml$/, 'sharing.part.settings'],
];

/** Where a file belongs. */
export function placeOf(path: string): { readonly title: TextKey; readonly name: string } {
  for (const [pattern, title] of PLACES) {
    const found = pattern.exec(path);
    if (found) {
      return { title, name: found[1] ?? '' };
    }
  }
  return { title: 'sharing.part.file', name: path };
}

/** The parts that differ; what only I have changed is no question. */
export function partsOf(service: Service, incoming: Incoming): readonly Part[] {
  const grouped = new Map<string, Differing[]>();
  for (const file of incoming.files) {
    const { title, name } = placeOf(file.path);
    grouped.set(`${title} ${name}`, [...(grouped.get(`${title} ${name}`) ?? []), file]);
  }
  return [...grouped].map(([id, files]) => {
    const paths = new Set(files.map(it => it.path));
    const say = (told: readonly Told[]) => told.filter(it => paths.has(it.file)).map(it => it.sentence);
    return {
      id,
      ...placeOf(files[0]?.path ?? ''),
      side: sideOf(files),
      files,
      theirs: say(incoming.theirs),
      mine: say(incoming.mine),
      conflicts: files.flatMap(it => merged(service, it).conflicts).length,
    };
  });
}

/** Both, where one has changed this file and the other that. */
function sideOf(files: readonly Differing[]): Differing['side'] {
  const sides = new Set(files.map(it => it.side));
  const [only] = sides;
  return sides.size === 1 && only ? only : sides.has('unknown') ? 'unknown' : 'both';
}

/** What is right unless somebody says otherwise. */
export function proposed(part: Part): Choice {
  return part.side === 'both' ? 'both' : part.side === 'mine' ? 'mine' : 'theirs';
}

function isBinary(service: Service, file: Differing): boolean {
  return file.bytes !== null || service.binaries.has(file.path);
}

function merged(service: Service, file: Differing): { readonly text: string | null; readonly conflicts: readonly string[] } {
  if (isBinary(service, file)) {
    return { text: null, conflicts: file.side === 'both' || file.side === 'unknown' ? [''] : [] };
  }
  return merge(file.path, file.side === 'unknown' ? undefined : file.base, service.files.get(file.path) ?? null, file.theirs);
}

function takes(file: Differing, choice: Choice): boolean {
  return choice === 'theirs' || (choice === 'both' && file.side === 'theirs');
}

/** The text files as chosen; a service keeps its own key, whatever the other one is called. */
export function chosenTexts(service: Service, parts: readonly Part[], choices: ReadonlyMap<string, Choice>): Changes {
  const changes = new Map<string, string | null>();
  for (const part of parts) {
    const choice = choices.get(part.id) ?? proposed(part);
    for (const file of part.files.filter(it => !isBinary(service, it) && choice !== 'mine')) {
      const text = choice === 'theirs' ? file.theirs : merged(service, file).text;
      changes.set(file.path, file.path === 'service.yaml' && text !== null ? named(text, service.key) : text);
    }
  }
  return changes;
}

/** The files that are no text and come from them, null where they have none. */
export function chosenBytes(service: Service, parts: readonly Part[], choices: ReadonlyMap<string, Choice>): ReadonlyMap<string, Uint8Array<ArrayBuffer> | null> {
  const chosen = parts.flatMap(part => part.files.filter(it => isBinary(service, it) && takes(it, choices.get(part.id) ?? proposed(part))));
  return new Map(chosen.map(it => [it.path, it.bytes === null ? null : Uint8Array.from(atob(it.bytes), sign => sign.charCodeAt(0))]));
}

function named(manifest: string, key: string): string {
  try {
    return editYaml(manifest, ['key'], key);
  } catch {
    return manifest; // broken, which the findings tell
  }
}
