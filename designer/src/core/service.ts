import type { Finding } from './findings';
import type { Place } from './feature';

/** A service's working copy as the designer knows it; never changed, only replaced. */
export interface Service {
  readonly key: string;
  /** The revision of the server that the files began from. */
  readonly revision: number;
  /** Text files by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of the files that are no text, such as the evidence of an example. */
  readonly binaries: ReadonlySet<string>;
}

/** Paths and their new texts; null deletes the file. */
export type Changes = ReadonlyMap<string, string | null>;

/** What an author does. It changes nothing itself: it says which files become what. */
export interface Command {
  /** In the author's language, for "Undo: …". */
  readonly label: string;
  /** Where it happens. Commands with the same label and place within a second are one step to undo. */
  readonly place?: Place;
  changes(service: Service): Changes;
}

/** How it stands with what the author has done. */
export type Saving = 'saved' | 'saving' | 'unsaved' | 'offline' | 'conflict' | 'locked';

/** A file that somebody else has changed, too. */
export interface Conflict {
  readonly path: string;
  /** What it has become there; null where it was deleted. */
  readonly text: string | null;
}

/** Who has the service open for writing. */
export interface Lock {
  readonly holder: string;
  readonly since: string;
  readonly mine: boolean;
}

/** Who has the service open, and what the caller may do there. */
export interface Presence {
  readonly you: string;
  /** Whether the caller may edit at all. */
  readonly editor: boolean;
  readonly revision: number;
  /** Everybody, the caller too. */
  readonly present: readonly string[];
  readonly lock: Lock | null;
}

/** The one truth in the browser: a service, what was done to it, and whether that is safe. */
export interface ServiceStore {
  readonly service: Service;
  readonly findings: readonly Finding[];
  /** Whether the findings are those of what is seen. */
  readonly checking: boolean;
  readonly saving: Saving;
  readonly savedAt: Date | undefined;
  /** In words, why saving does not work. */
  readonly problem: string | undefined;
  readonly conflicts: readonly Conflict[];
  readonly lock: Lock | undefined;
  /** Undefined until the engine has told it. */
  readonly presence: Presence | undefined;
  /** Whether somebody has taken the lock that was here. */
  readonly overtaken: boolean;
  /** How many files are not saved. */
  unsavedFiles(): number;
  run(command: Command): void;
  undo(): void;
  redo(): void;
  /** The label of what would be undone. */
  canUndo(): string | undefined;
  canRedo(): string | undefined;
  /** Settles conflicts: every file that another changed becomes theirs, or stays as it is here. */
  settle(keep: 'mine' | 'theirs', path: string): void;
  /** Takes the lock from whoever has it; fails as the engine does. */
  takeOver(): Promise<void>;
  /** Saves now what is not saved. */
  flush(): Promise<void>;
  subscribe(listener: () => void): () => void;
}
