import type { EngineClient } from '../../core/engine';
import type { Place } from '../../core/feature';
import { t } from '../../core/texts';
import type { Replay } from './replay';

export type Weight = 'harmless' | 'care' | 'breaking';
export type Drafts = 'along' | 'keep' | 'confirm';
export type Area = 'settings' | 'form' | 'tasks' | 'codelists' | 'decisions' | 'process' | 'letters' | 'texts' | 'examples';

/** One difference, in words. */
export interface Change {
  readonly area: Area;
  readonly file: string;
  readonly at: string;
  readonly sentence: string;
  readonly weight: Weight;
  readonly reason: string;
  readonly affected: number;
}

export interface Comparison {
  /** Null where nothing is live. */
  readonly from: string | null;
  readonly to: string;
  readonly weight: Weight;
  readonly inFlight: { readonly drafts: number; readonly unpaid: number; readonly cases: number; readonly tasks: number };
  readonly changes: readonly Change[];
  readonly drawings: { readonly before: string | null; readonly after: string | null } | null;
}

/** One time that an edition went live; null: the service was withdrawn. */
export interface Turn {
  readonly edition: number | null;
  readonly since: string;
  readonly by: string;
  readonly askedBy: string | null;
  readonly comment: string;
  readonly drafts: Drafts;
  readonly draftsUntil: string | null;
}

export interface Request {
  readonly id: number;
  readonly kind: 'release' | 'return' | 'withdraw';
  readonly edition: number | null;
  readonly comment: string;
  readonly at: string | null;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly state: 'waiting' | 'scheduled' | 'done' | 'cancelled' | 'failed';
  readonly confirmedBy: string | null;
  readonly problem: string | null;
  readonly mine: boolean;
}

export interface Releases {
  readonly items: readonly Turn[];
  readonly open: readonly Request[];
  readonly secondPerson: boolean;
  readonly publisher: boolean;
}

export interface Wish {
  readonly kind: Request['kind'];
  readonly edition?: number;
  readonly revision?: number;
  readonly comment: string;
  readonly drafts?: Drafts;
  readonly draftsUntil?: string;
  readonly at?: string;
}

/** What the engine knows of one service's releases. */
export class Counter {
  private readonly base: string;

  constructor(
    private readonly engine: EngineClient,
    key: string,
  ) {
    this.base = `/services/${encodeURIComponent(key)}`;
  }

  releases(): Promise<Releases> {
    return this.engine.json('GET', `${this.base}/releases`);
  }

  compare(from: string, to: string): Promise<Comparison> {
    return this.engine.json('GET', `${this.base}/comparison?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
  }

  replay(cases: number, to: string): Promise<Replay> {
    return this.engine.json('POST', `${this.base}/replays`, { cases, to });
  }

  ask(wish: Wish): Promise<Request> {
    return this.engine.json('POST', `${this.base}/releases`, wish);
  }

  confirm(id: number, comment: string): Promise<Request> {
    return this.engine.json('POST', `${this.base}/releases/${id}/confirmation`, { comment });
  }

  cancel(id: number): Promise<Request> {
    return this.engine.json('DELETE', `${this.base}/releases/${id}`);
  }
}

/** What is proposed for drafts: nobody is bothered with what is harmless. */
export function proposed(comparison: Comparison): Drafts {
  return comparison.weight === 'harmless' ? 'along' : 'confirm';
}

/** The changes of each area, in the order in which they came; the weightiest first in each. */
export function byArea(changes: readonly Change[]): readonly (readonly [Area, readonly Change[]])[] {
  const order: Record<Weight, number> = { breaking: 0, care: 1, harmless: 2 };
  const areas = [...new Set(changes.map(it => it.area))];
  return areas.map(area => [area, changes.filter(it => it.area === area).sort((a, b) => order[a.weight] - order[b.weight])]);
}

/** Editions that were live before and are not now, each once, the latest first. */
export function earlier(releases: Releases): readonly number[] {
  const live = releases.items[0]?.edition ?? null;
  return [...new Set(releases.items.flatMap(it => (it.edition !== null && it.edition !== live ? [it.edition] : [])))];
}

/** What a state is called that can be compared. */
export function named(state: string): string {
  return state === 'live' ? t('release.state.live') : state === 'working-copy' ? t('release.state.copy') : t('release.edition', { number: state });
}

/** What is under way, in words. */
export function underWay({ drafts, unpaid, cases, tasks }: Comparison['inFlight']): string {
  return t('release.flight', {
    drafts: t('release.flight.drafts', { count: drafts }),
    unpaid: t('release.flight.unpaid', { number: unpaid }),
    cases: t('release.flight.cases', { count: cases }),
    tasks: t('release.flight.tasks', { count: tasks }),
  });
}

/** What can be compared, besides the working copy and what is live. */
export function editions(releases: Releases): readonly number[] {
  const known = [...releases.items.map(it => it.edition), ...releases.open.map(it => it.edition)];
  return [...new Set(known.filter(it => it !== null))].sort((a, b) => b - a);
}

/** The places of a drawing that a comparison speaks of: those in it, and what became of each. */
export function marked(changes: readonly Change[], side: 'before' | 'after', ids: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const it of changes) {
    if (it.area === 'process' && it.at !== '' && ids.has(it.at)) {
      marks.set(it.at, others.has(it.at) ? 'changed' : side === 'before' ? 'removed' : 'added');
    }
  }
  return marks;
}

/** A moment as the browser's field has it, in the town's hours as far as its people sit there, as ISO 8601. */
export function moment(local: string): string | undefined {
  const date = local === '' ? undefined : new Date(local);
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

export function placeOf(change: Change, feature: (path: string) => string): Place {
  return { feature: feature(change.file), file: change.file, ...(change.at ? { at: change.at } : {}) };
}
