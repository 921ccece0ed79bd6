import { useEffect, useState } from 'preact/hooks';
import type { EngineClient } from '../core/engine';
import { useService, useStore } from '../core/hooks';
import type { ServiceStore } from '../core/service';
import { t, type TextKey } from '../core/texts';

/** Something that an expression may name, as the engine tells it. */
export interface KnownName {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  /** The list in whose entries it stands. */
  readonly of: string | null;
}

/** What came of trying something. */
export interface Tried {
  readonly value?: unknown;
  readonly type?: string;
  readonly rules?: readonly string[];
  readonly error?: string;
}

/** What every case has is titled by us: no form speaks of it. */
const GIVEN = ['case.reference', 'case.receivedAt', 'case.language', 'case.statusUrl', 'fee.total', 'fee.items', 'fee.items.label', 'fee.items.amount', 'payment.state', 'payment.amount'];

function titled(name: KnownName): KnownName {
  return name.title === '' && GIVEN.includes(name.name) ? { ...name, title: t(`parts.name.${name.name}` as TextKey) } : name;
}

/** What can be named at a place; what was known before stays until something newer is known. */
export function useNames(store: ServiceStore, engine: EngineClient, file: string, at = ''): readonly KnownName[] {
  const key = useService(store, it => it.key);
  const revision = useService(store, it => it.revision);
  const [names, setNames] = useState<readonly KnownName[]>([]);
  useEffect(() => {
    let wanted = true;
    const query = new URLSearchParams({ file, at });
    engine
      .json<{ items: KnownName[] }>('GET', `/services/${encodeURIComponent(key)}/working-copy/names?${query}`)
      .then(it => wanted && setNames(it.items.map(titled)))
      // Without names one can still write; that the engine is away is told by the bar.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [key, revision, file, at]);
  return names;
}

/** The examples of the package, by name; those first that are accepted, since they show more. */
export function useExamples(store: ServiceStore): readonly string[] {
  const joined = useService(store, it => {
    const accepted = (name: string) => /^verdict:\s*["']?accepted/m.test(it.files.get(`examples/${name}/expected.yaml`) ?? '');
    return [...it.files.keys()]
      .map(path => /^examples\/([^/]+)\/answers\.json$/.exec(path)?.[1])
      .filter(name => name !== undefined)
      .sort((a, b) => Number(accepted(b)) - Number(accepted(a)) || (a < b ? -1 : 1))
      .join('\n');
  });
  return joined === '' ? [] : joined.split('\n');
}

/** Tries an expression or a decision when nothing has been typed for a while and everything is saved. */
export function useTried(store: ServiceStore, engine: EngineClient, body: Readonly<Record<string, string>> | undefined): Tried | undefined {
  const key = useService(store, it => it.key);
  const revision = useService(store, it => it.revision);
  const saved = useStore(store, it => it.saving === 'saved');
  const [tried, setTried] = useState<Tried | undefined>();
  const asked = body === undefined ? undefined : JSON.stringify(body);
  useEffect(() => {
    if (asked === undefined || !saved) {
      return asked === undefined ? setTried(undefined) : undefined;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      engine
        .json<Tried>('POST', `/services/${encodeURIComponent(key)}/working-copy/evaluations`, JSON.parse(asked))
        .then(it => wanted && setTried(it))
        .catch((e: unknown) => wanted && setTried({ error: e instanceof Error ? e.message : String(e) }));
    }, 300);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key, revision, saved, asked]);
  return tried;
}
