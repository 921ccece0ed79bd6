import type { Place } from './feature';
import type { Changes } from './service';

/** One step back or forth: the texts before and after it of the files that it changed. */
interface Step {
  readonly label: string;
  readonly place: Place | undefined;
  readonly at: number;
  readonly before: Changes;
  readonly after: Changes;
}

const ONE_STEP = 1_000;
const LONGEST = 500;

/** What was done and undone; typing in one place is one step. */
export class History {
  private done: Step[] = [];
  private undone: Step[] = [];

  add(label: string, place: Place | undefined, before: Changes, after: Changes, at: number): void {
    this.undone = [];
    const last = this.done.at(-1);
    if (last && continues(last, label, place, after, at)) {
      this.done[this.done.length - 1] = { ...last, at, after };
      return;
    }
    this.done.push({ label, place, at, before, after });
    if (this.done.length > LONGEST) {
      this.done.shift();
    }
  }

  undo(): Changes | undefined {
    const step = this.done.pop();
    if (step) {
      this.undone.push(step);
    }
    return step?.before;
  }

  redo(): Changes | undefined {
    const step = this.undone.pop();
    if (step) {
      // What comes next is a step of its own, even if it is typed at once.
      this.done.push({ ...step, at: 0 });
    }
    return step?.after;
  }

  undoLabel(): string | undefined {
    return this.done.at(-1)?.label;
  }

  redoLabel(): string | undefined {
    return this.undone.at(-1)?.label;
  }

  /** A file has become another's: steps over it would bring back what they replaced. */
  forget(path: string): void {
    const last = this.done.findLastIndex(it => it.after.has(path));
    this.done = this.done.slice(last + 1);
    if (this.undone.some(it => it.after.has(path))) {
      this.undone = [];
    }
  }
}

function continues(last: Step, label: string, place: Place | undefined, after: Changes, at: number): boolean {
  return (
    place !== undefined &&
    at - last.at < ONE_STEP &&
    last.label === label &&
    last.place?.feature === place.feature &&
    last.place?.file === place.file &&
    last.place?.at === place.at &&
    last.after.size === after.size &&
    [...after.keys()].every(it => last.after.has(it))
  );
}
