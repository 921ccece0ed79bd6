import { EngineError, Unreachable, type EngineClient } from './engine';
import type { Finding } from './findings';
import { History } from './history';
import { merge } from './merge';
import type { Rescue } from './rescue';
import type { Changes, Command, Conflict, Lock, Presence, Saving, Service, ServiceStore } from './service';
import { WorkingCopies, type WorkingCopy } from './working-copies';

/** How long to wait, in milliseconds. */
export interface Delays {
  /** After the last change, before it is saved. */
  readonly calm: number;
  /** After the first unsaved change, at most. */
  readonly longest: number;
  /** Before asking again an engine that did not answer. */
  readonly again: number;
  /** Between two signs of life. */
  readonly heartbeat: number;
}

const DELAYS: Delays = { calm: 400, longest: 4_000, again: 3_000, heartbeat: 10_000 };

/** Keeps a service, saves it by itself, and tells whoever listens. */
export class SavingStore implements ServiceStore {
  service: Service;
  findings: readonly Finding[] = [];
  checking = false;
  saving: Saving = 'saved';
  savedAt: Date | undefined;
  problem: string | undefined;
  conflicts: readonly Conflict[] = [];
  lock: Lock | undefined;
  presence: Presence | undefined;
  overtaken = false;

  private readonly history = new History();
  private readonly listeners = new Set<() => void>();
  private readonly copies: WorkingCopies;
  /** What the engine has, as far as we know. */
  private saved: ReadonlyMap<string, string>;
  private label = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private heart: ReturnType<typeof setInterval> | undefined;
  private unsavedSince = 0;
  private inFlight: Promise<void> | undefined;

  constructor(
    copy: WorkingCopy,
    engine: EngineClient,
    private readonly rescue: Rescue,
    private readonly delays: Delays = DELAYS,
    private readonly now: () => number = Date.now,
  ) {
    this.copies = new WorkingCopies(engine, copy.key);
    this.service = { key: copy.key, revision: copy.revision, files: copy.files, binaries: copy.binaries };
    this.saved = copy.files;
    this.lock = copy.lock;
    this.savedAt = copy.changedAt ? new Date(copy.changedAt) : undefined;
  }

  /** Takes the lock if nobody has it, and asks what there is to find. */
  async start(): Promise<void> {
    await this.look();
    this.heart = setInterval(() => void this.look(), this.delays.heartbeat);
    await this.check();
  }

  stop(): void {
    clearTimeout(this.timer);
    clearInterval(this.heart);
    void this.copies.leave().catch(() => undefined);
  }

  run(command: Command): void {
    if (this.saving === 'locked') {
      return;
    }
    const after = real(this.service, command.changes(this.service));
    if (after.size === 0) {
      return;
    }
    const before = new Map([...after.keys()].map(it => [it, this.service.files.get(it) ?? null] as const));
    this.history.add(command.label, command.place, before, after, this.now());
    this.label = command.label;
    this.apply(after);
  }

  undo(): void {
    const label = this.history.undoLabel();
    if (label && this.saving !== 'locked') {
      this.label = label;
      this.apply(this.history.undo() ?? new Map());
    }
  }

  redo(): void {
    const label = this.history.redoLabel();
    if (label && this.saving !== 'locked') {
      this.label = label;
      this.apply(this.history.redo() ?? new Map());
    }
  }

  canUndo(): string | undefined {
    return this.history.undoLabel();
  }

  canRedo(): string | undefined {
    return this.history.redoLabel();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  settle(keep: 'mine' | 'theirs', path: string): void {
    const conflict = this.conflicts.find(it => it.path === path);
    if (!conflict) {
      return;
    }
    this.saved = changed(this.saved, new Map([[path, conflict.text]]));
    if (keep === 'theirs') {
      this.history.forget(path);
      this.service = { ...this.service, files: changed(this.service.files, new Map([[path, conflict.text]])) };
    }
    this.conflicts = this.conflicts.filter(it => it.path !== path);
    if (this.conflicts.length === 0) {
      this.become(this.unsaved().size > 0 ? 'unsaved' : 'saved');
      this.schedule();
    }
    this.tell();
  }

  async takeOver(): Promise<void> {
    await this.copies.takeOver();
    await this.look();
  }

  /** Gives a sign of life, and takes up what the others do. */
  async look(): Promise<void> {
    let presence: Presence;
    try {
      presence = await this.copies.look();
    } catch {
      // Whoever can't be reached now is asked again; that nothing is saved meanwhile is told by saving.
      return;
    }
    this.presence = presence;
    if (!presence.lock?.mine) {
      this.refuse(presence.lock ?? undefined);
    } else {
      this.lock = presence.lock;
    }
    const mayWriteAgain = this.saving === 'locked' && presence.lock?.mine === true;
    if (mayWriteAgain || (this.isCalm() && presence.revision > this.service.revision)) {
      await this.takeTheirs().then(() => mayWriteAgain && this.unlocked(), () => undefined);
      void this.check();
    }
    this.tell();
  }

  unsavedFiles(): number {
    return this.unsaved().size;
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.inFlight) {
      await this.inFlight;
    }
    if (this.unsaved().size > 0 && this.saving !== 'conflict' && this.saving !== 'locked') {
      this.inFlight = this.save().finally(() => (this.inFlight = undefined));
      await this.inFlight;
    }
  }

  private apply(changes: Changes): void {
    this.service = { ...this.service, files: changed(this.service.files, changes) };
    const unsaved = this.unsaved();
    if (unsaved.size > 0) {
      this.rescue.keep({ base: this.service.revision, at: new Date(this.now()).toISOString(), changes: unsaved });
    }
    if (this.saving === 'saved') {
      this.unsavedSince = this.now();
      this.become('unsaved');
    }
    this.schedule();
    this.tell();
  }

  private schedule(): void {
    if (this.saving !== 'unsaved' && this.saving !== 'saving') {
      return;
    }
    clearTimeout(this.timer);
    const latest = this.unsavedSince + this.delays.longest - this.now();
    this.timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(this.delays.calm, latest)));
  }

  private async save(): Promise<void> {
    const changes = this.unsaved();
    const base = this.service.revision;
    this.become('saving');
    this.tell();
    try {
      const done = await this.copies.change(base, this.label, changes);
      this.saved = changed(this.saved, changes);
      this.service = { ...this.service, revision: done.revision };
      this.savedAt = new Date(done.changedAt);
      if (done.revision > base + 1) {
        await this.takeTheirs();
      }
      this.afterSave();
    } catch (e) {
      this.afterFailure(e);
    }
    this.tell();
  }

  private afterSave(): void {
    this.problem = undefined;
    if (this.conflicts.length > 0) {
      this.become('conflict');
    } else if (this.unsaved().size === 0) {
      this.rescue.drop();
      this.become('saved');
      void this.check();
    } else {
      this.unsavedSince = this.now();
      this.become('unsaved');
      this.schedule();
    }
  }

  /** What could not be saved while somebody else wrote is put together with theirs, and saved. */
  private unlocked(): void {
    if (this.saving === 'locked') {
      this.overtaken = false;
      this.afterSave();
    }
  }

  /** Whether nothing of here is on its way. */
  private isCalm(): boolean {
    return this.saving === 'saved' || this.saving === 'locked';
  }

  private afterFailure(e: unknown): void {
    if (e instanceof EngineError && e.type === 'conflict') {
      this.service = { ...this.service, revision: Number(e.body['revision']) };
      this.conflicts = ((e.body['conflicts'] as Conflict[]) ?? []).filter(it => !this.together(it));
      if (this.conflicts.length > 0) {
        this.become('conflict');
      } else {
        this.become('unsaved');
        this.schedule();
      }
    } else if (e instanceof EngineError && e.type === 'locked') {
      const holder = String(e.body['holder'] ?? '');
      this.refuse(holder ? { holder, since: String(e.body['since'] ?? ''), mine: false } : undefined);
    } else {
      this.problem = e instanceof Unreachable ? undefined : e instanceof Error ? e.message : String(e);
      this.become('offline');
      this.timer = setTimeout(() => void this.flush(), this.delays.again);
    }
  }

  /** Puts both together where they have changed different places of a file; false where somebody must decide. */
  private together(theirs: Conflict): boolean {
    const { path, text } = theirs;
    const merged = merge(path, this.saved.get(path) ?? null, this.service.files.get(path) ?? null, text);
    if (merged.conflicts.length > 0) {
      return false;
    }
    this.saved = changed(this.saved, new Map([[path, text]]));
    this.history.forget(path);
    this.service = { ...this.service, files: changed(this.service.files, new Map([[path, merged.text]])) };
    return true;
  }

  /** Somebody else writes, or only others may. */
  private refuse(lock: Lock | undefined): void {
    this.overtaken ||= this.lock?.mine === true || this.unsaved().size > 0;
    this.lock = lock;
    clearTimeout(this.timer);
    this.become('locked');
  }

  /** Takes up what others have changed meanwhile; what both have changed in one place is for the author to decide. */
  private async takeTheirs(): Promise<void> {
    const copy = await this.copies.open();
    if (copy.revision < this.service.revision) {
      return;
    }
    const mine = this.unsaved();
    const theirs = [...new Set([...this.saved.keys(), ...copy.files.keys()])].filter(it => this.saved.get(it) !== copy.files.get(it));
    const conflicts = theirs
      .filter(it => mine.has(it))
      .map(path => ({ path, text: copy.files.get(path) ?? null }))
      .filter(it => !this.together(it));
    theirs.filter(it => !mine.has(it)).forEach(it => this.history.forget(it));
    const here = new Map([...mine.keys()].map(it => [it, this.service.files.get(it) ?? null]));
    this.saved = changed(copy.files, new Map(conflicts.map(({ path }) => [path, this.saved.get(path) ?? null])));
    this.service = { ...this.service, revision: copy.revision, files: changed(copy.files, here), binaries: copy.binaries };
    this.conflicts = [...this.conflicts.filter(it => !conflicts.some(({ path }) => path === it.path)), ...conflicts];
  }

  private async check(): Promise<void> {
    this.checking = true;
    const of = this.service;
    try {
      const findings = await this.copies.findings();
      if (of.files === this.service.files) {
        this.findings = findings;
        this.checking = false;
      }
    } catch {
      // Whoever can't be asked now is asked after the next change.
      this.checking = false;
    }
    this.tell();
  }

  private unsaved(): Map<string, string | null> {
    const { files } = this.service;
    const unsaved = new Map<string, string | null>();
    files.forEach((text, path) => {
      if (this.saved.get(path) !== text) {
        unsaved.set(path, text);
      }
    });
    [...this.saved.keys()].filter(it => !files.has(it)).forEach(it => unsaved.set(it, null));
    return unsaved;
  }

  private become(saving: Saving): void {
    this.saving = saving;
  }

  private tell(): void {
    this.listeners.forEach(it => it());
  }
}

/** Those that change something. */
function real(service: Service, changes: Changes): Changes {
  return new Map([...changes].filter(([path, text]) => (service.files.get(path) ?? null) !== text));
}

function changed(files: ReadonlyMap<string, string>, changes: Changes): ReadonlyMap<string, string> {
  const all = new Map(files);
  changes.forEach((text, path) => (text === null ? all.delete(path) : all.set(path, text)));
  return all;
}
