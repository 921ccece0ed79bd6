import type { EngineClient } from '../../core/engine';

/** A service as it lies on the desk. */
export interface Item {
  readonly key: string;
  readonly title: string;
  readonly folder: string;
  readonly live: { readonly edition: number; readonly since: string } | null;
  readonly workingCopy: {
    readonly revision: number;
    readonly changedAt: string;
    readonly changedBy: string;
    readonly differsFromLive: boolean;
  } | null;
  readonly findings: { readonly errors: number; readonly warnings: number; readonly hints: number } | null;
  readonly inFlight: { readonly drafts: number; readonly cases: number; readonly tasks: number };
  readonly archived: boolean;
  readonly deletedAt: string | null;
}

/** A package that comes with the engine. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
}

export interface Samples {
  readonly presets: readonly Sample[];
  readonly library: readonly Sample[];
}

/** Something about a foreign form that was not translated. */
export interface Note {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly at: string;
  readonly message: string;
}

export interface Begun {
  readonly key: string;
  readonly notes: readonly Note[];
}

export const KINDS = ['preset', 'blank', 'library', 'copy', 'zip', 'json-schema', 'xdatenfelder', 'formio'] as const;
export type Kind = (typeof KINDS)[number];

export const STATES = ['current', 'live', 'unpublished', 'changed', 'archived', 'deleted'] as const;
export type State = (typeof STATES)[number];

/** The engine's side of the desk. */
export class Desk {
  constructor(private readonly engine: EngineClient) {}

  async list(state: State): Promise<readonly Item[]> {
    return (await this.engine.json<{ items: Item[] }>('GET', `/workspace?state=${state}`)).items;
  }

  samples(): Promise<Samples> {
    return this.engine.json('GET', '/workspace/beginnings');
  }

  begin(key: string, title: string, from: { kind: Kind; name?: string; content?: string }): Promise<Begun> {
    return this.engine.json('POST', '/workspace', { key, title, from });
  }

  /** A package of a service that there is already replaces nothing: it is refused, and compared first. */
  async take(zip: Blob): Promise<Begun> {
    const answer = await this.engine.bytes('POST', '/services?over=false', zip, 'application/zip');
    return { key: (JSON.parse(await answer.text()) as { key: string }).key, notes: [] };
  }

  move(key: string, place: { folder?: string; archived?: boolean; deleted?: boolean }): Promise<unknown> {
    return this.engine.json('PATCH', `/workspace/${key}`, place);
  }

  remove(key: string): Promise<void> {
    return this.engine.json('DELETE', `/workspace/${key}`);
  }
}

/** Those that a search fits: every word somewhere in title, key or folder. */
export function found(items: readonly Item[], search: string, folder: string | undefined): readonly Item[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return items.filter(it => {
    const text = plain(`${it.title} ${it.key} ${it.folder}`);
    return (folder === undefined || it.folder === folder) && words.every(word => text.includes(word));
  });
}

/** The folders there are, in the order of their names. */
export function folders(items: readonly Item[]): readonly string[] {
  return [...new Set(items.map(it => it.folder).filter(Boolean))].sort((a, b) => a.localeCompare(b));
}

/** A key that a title suggests: `Hund anmelden` is `hund-anmelden`. */
export function keyOf(title: string): string {
  return plain(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/-$/, '');
}

export function isKey(key: string): boolean {
  return /^[a-z][a-z0-9-]{1,62}$/.test(key);
}

/** As people type: without case, with or without dots on their vowels. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
