import type { EngineClient } from '../../core/engine';
import type { Service, ServiceStore } from '../../core/service';
import type { Json } from '../../core/documents';
import type { Came, Goal, Proposed, Run } from './came';
import { evidenceOf, kept, type Setting } from './examples';

/** The engine's side of tests. */
export class Rehearsals {
  private readonly copy: string;

  constructor(
    private readonly engine: EngineClient,
    key: string,
  ) {
    this.copy = `/services/${encodeURIComponent(key)}/working-copy`;
  }

  run(anew: boolean): Promise<Run> {
    return this.engine.json('POST', `${this.copy}/rehearsals`, { anew });
  }

  /** One test, now; what none reaches is not told with it. */
  alone(name: string): Promise<Run> {
    return this.engine.json('POST', `${this.copy}/rehearsals`, { only: name });
  }

  propose(): Promise<Proposed> {
    return this.engine.json('POST', `${this.copy}/rehearsals/proposals`, {});
  }

  attempt(answers: Json, files: readonly string[], expected: Setting): Promise<{ came: Came; reaches: readonly Goal[] }> {
    return this.engine.json('POST', `${this.copy}/rehearsals/trials`, { answers, files, expected });
  }

  /** Sends a file of a test, which is no text that the store could keep. */
  async upload(test: string, name: string, content: Blob): Promise<void> {
    await this.engine.bytes('PUT', this.file(test, name), content, 'application/octet-stream');
  }

  async copyEvidence(from: string, to: string, names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.upload(to, name, await this.engine.bytes('GET', this.file(from, name)));
    }
  }

  /** Deletes the files of a test. */
  async removeEvidence(revision: number, label: string, test: string, names: readonly string[]): Promise<void> {
    if (names.length > 0) {
      const changes = names.map(it => ({ path: `examples/${test}/files/${it}`, text: null }));
      await this.engine.json('POST', `${this.copy}/changes`, { base: revision, label, changes });
    }
  }

  private file(test: string, name: string): string {
    return `${this.copy}/files/examples/${encodeURIComponent(test)}/files/${encodeURIComponent(name)}`;
  }
}

/** A new test, or a new state of one: first its files, which no undo takes back, then its texts, which one does. */
export async function keep(
  store: ServiceStore,
  rehearsals: Rehearsals,
  test: { readonly name: string; readonly answers: Json; readonly expected: string; readonly from?: string | undefined; readonly uploads?: ReadonlyMap<string, Blob> },
  label: string,
): Promise<void> {
  const uploads = test.uploads ?? new Map<string, Blob>();
  const named = namesIn(test.answers);
  if (test.from !== undefined && test.from !== test.name) {
    await rehearsals.copyEvidence(test.from, test.name, evidenceOf(store.service, test.from).filter(it => named.has(it) && !uploads.has(it)));
  }
  for (const [name, content] of uploads) {
    await rehearsals.upload(test.name, name, content);
  }
  store.run({ label, place: { feature: 'tests', file: `examples/${test.name}/expected.yaml` }, changes: () => kept(test.name, test.answers, test.expected) });
  await store.flush();
}

function namesIn(value: Json): ReadonlySet<string> {
  if (typeof value === 'string') {
    return new Set([value]);
  }
  return new Set(typeof value === 'object' && value !== null ? Object.values(value).flatMap(it => [...namesIn(it as Json)]) : []);
}

/** Whether a node only joins and parts ways, which needs not be told. */
export function isGateway(service: Service, id: string): boolean {
  return /Gateway\b/.test(tagOf(service, id).split(/\s/)[0] ?? '');
}

function tagOf(service: Service, id: string): string {
  const xml = service.files.get('process.bpmn') ?? '';
  return new RegExp(`<[^>]*\\bid="${id.replaceAll(/[^\w-]/g, '')}"[^>]*>`).exec(xml)?.[0] ?? '';
}

/** What the engine calls a node of the process, as its author wrote it. */
export function nodeTitle(service: Service, id: string): string {
  const tag = tagOf(service, id);
  const name = /\bname="([^"]*)"/.exec(tag)?.[1] ?? '';
  const words = name.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  return words.trim() === '' ? id : words;
}
