import type { EngineClient } from './engine';
import type { Finding } from './findings';
import type { Changes, Lock, Presence } from './service';

/** A working copy as it is opened. */
export interface WorkingCopy {
  readonly key: string;
  readonly revision: number;
  readonly changedAt: string | undefined;
  readonly files: ReadonlyMap<string, string>;
  readonly binaries: ReadonlySet<string>;
  readonly lock: Lock | undefined;
}

interface Answer {
  key: string;
  revision: number;
  changedAt?: string;
  files: { path: string; size: number; text: string | null }[];
  lock?: Lock | null;
}

/** The engine's side of a service that is being edited. */
export class WorkingCopies {
  private readonly address: string;

  constructor(
    private readonly engine: EngineClient,
    key: string,
  ) {
    this.address = `/services/${encodeURIComponent(key)}`;
  }

  async open(): Promise<WorkingCopy> {
    const answer = await this.engine.json<Answer>('GET', `${this.address}/working-copy`);
    return {
      key: answer.key,
      revision: answer.revision,
      changedAt: answer.changedAt,
      files: new Map(answer.files.filter(it => it.text !== null).map(it => [it.path, it.text as string])),
      binaries: new Set(answer.files.filter(it => it.text === null).map(it => it.path)),
      lock: answer.lock ?? undefined,
    };
  }

  change(base: number, label: string, changes: Changes): Promise<{ revision: number; changedAt: string }> {
    return this.engine.json('POST', `${this.address}/working-copy/changes`, {
      base,
      label,
      changes: [...changes].map(([path, text]) => ({ path, text })),
    });
  }

  async findings(): Promise<readonly Finding[]> {
    return (await this.engine.json<{ items: Finding[] }>('GET', `${this.address}/findings`)).items;
  }

  /** A sign of life; whoever may edit takes the lock by it where it is free. */
  look(): Promise<Presence> {
    return this.engine.json('PUT', `${this.address}/working-copy/presence`);
  }

  takeOver(): Promise<Lock> {
    return this.engine.json('PUT', `${this.address}/working-copy/lock`, { takeover: true });
  }

  leave(): Promise<void> {
    return this.engine.json('DELETE', `${this.address}/working-copy/presence`, undefined, true);
  }
}
