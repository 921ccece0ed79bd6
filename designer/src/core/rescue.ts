import type { Changes } from './service';

/** Changes that were made and never reached the engine. */
export interface Rescued {
  /** The revision they were made on. */
  readonly base: number;
  readonly at: string;
  readonly changes: Changes;
}

/** What the browser keeps by itself until the engine has it, so that a crash loses nothing. */
export interface Rescue {
  keep(rescued: Rescued): void;
  drop(): void;
  find(): Rescued | undefined;
}

/** The parts of `localStorage` that are needed. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class LocalRescue implements Rescue {
  private readonly name: string;

  constructor(
    key: string,
    private readonly store: Store,
  ) {
    this.name = `schalter.designer.unsaved.${key}`;
  }

  keep(rescued: Rescued): void {
    try {
      this.store.setItem(this.name, JSON.stringify({ ...rescued, changes: [...rescued.changes] }));
    } catch {
      // Full or forbidden: then the engine is the only one to keep it, a second later.
    }
  }

  drop(): void {
    try {
      this.store.removeItem(this.name);
    } catch {
      // As above.
    }
  }

  find(): Rescued | undefined {
    try {
      const kept = JSON.parse(this.store.getItem(this.name) ?? 'null') as
        | { base: number; at: string; changes: [string, string | null][] }
        | null;
      return kept ? { base: kept.base, at: kept.at, changes: new Map(kept.changes) } : undefined;
    } catch {
      return undefined;
    }
  }
}
