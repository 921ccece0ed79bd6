import type { EngineClient } from './engine';

/** What somebody says about a place of a service. */
export interface Comment {
  readonly id: string;
  /** Empty for the service as a whole. */
  readonly file: string;
  /** A JSON Pointer or an element's id; empty for the file as a whole. */
  readonly at: string;
  readonly text: string;
  readonly by: string;
  readonly writtenAt: string;
  readonly resolved: boolean;
  /** The comment that it answers. */
  readonly answers: string | null;
}

/** A comment with what was answered. */
export interface Thread {
  readonly comment: Comment;
  readonly answers: readonly Comment[];
}

/** The comments of a service, as the engine told them last. */
export class Comments {
  threads: readonly Thread[] = [];
  private readonly address: string;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly engine: EngineClient,
    key: string,
  ) {
    this.address = `/services/${encodeURIComponent(key)}/working-copy/comments`;
  }

  async refresh(): Promise<void> {
    const { items } = await this.engine.json<{ items: Comment[] }>('GET', this.address);
    this.threads = threaded(items);
    this.listeners.forEach(it => it());
  }

  async add(file: string, at: string, text: string): Promise<void> {
    await this.engine.json('POST', this.address, { file, at, text });
    await this.refresh();
  }

  async answer(id: string, text: string): Promise<void> {
    await this.engine.json('POST', this.address, { answers: id, text });
    await this.refresh();
  }

  async change(id: string, change: { readonly text: string } | { readonly resolved: boolean }): Promise<void> {
    await this.engine.json('PATCH', `${this.address}/${id}`, change);
    await this.refresh();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export function open(threads: readonly Thread[]): number {
  return threads.filter(it => !it.comment.resolved).length;
}

/** Comments with their answers, the newest comment first and its answers in their order. */
export function threaded(comments: readonly Comment[]): readonly Thread[] {
  return comments
    .filter(it => it.answers === null)
    .map(comment => ({ comment, answers: comments.filter(it => it.answers === comment.id) }))
    .reverse();
}

/** Whether a comment is about a place or something in it. */
export function isAt(comment: Pick<Comment, 'file' | 'at'>, file: string, at: string): boolean {
  return comment.file === file && (at === '' || comment.at === at || comment.at.startsWith(at + '/'));
}
