import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EngineClient } from '../../core/engine';
import { useService, useStore } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { Button } from '../../parts/Fields';
import { useExamples } from '../../parts/names';
import type { ProcessEditor } from './editor';
import { titleOf } from './modules';

/** The way of an example, as the engine tells it. */
interface Way {
  readonly nodes: readonly string[];
  readonly flows: readonly string[];
  readonly status: string;
  readonly problem: string | null;
}

interface Props {
  readonly editor: ProcessEditor;
  readonly store: ServiceStore;
  readonly engine: EngineClient;
}

/** Follows an example through the process, step by step. */
export function Walk({ editor, store, engine }: Props): JSX.Element | null {
  const examples = useExamples(store);
  const [example, setExample] = useState('');
  const [step, setStep] = useState(0);
  const way = useWay(store, engine, example);
  const last = Math.max(0, (way?.nodes.length ?? 0) - 1);
  const at = Math.min(step, last);
  useEffect(() => {
    editor.trace(way && way.nodes.length > 0 ? way : undefined, at);
    return () => editor.trace(undefined, 0);
  }, [editor, way, at]);
  if (examples.length === 0) {
    return null;
  }
  const now = way?.nodes[at] ? editor.element(way.nodes[at]) : undefined;
  return (
    <span class="process-walk" role="group" aria-label={t('process.walk')}>
      <select
        class="plain-input process-walk__example"
        aria-label={t('process.walk')}
        value={example}
        onChange={event => {
          setExample(event.currentTarget.value);
          setStep(0);
        }}
      >
        <option value="">{t('process.walk.none')}</option>
        {examples.map(it => (
          <option key={it} value={it}>{it}</option>
        ))}
      </select>
      {way && way.nodes.length > 0 && (
        <>
          <Button disabled={at === 0} onClick={() => setStep(at - 1)}>{t('process.walk.back')}</Button>
          <Button disabled={at === last} onClick={() => setStep(at + 1)}>{t('process.walk.on')}</Button>
        </>
      )}
      <span class="process__note" role="status">
        {way && now ? t('process.walk.step', { step: at + 1, of: last + 1, node: titleOf(now) }) : ''}
        {way && at === last && way.problem ? ` ${way.problem}` : ''}
        {way && at === last && !way.problem ? ` ${t('process.walk.status', { status: way.status })}` : ''}
      </span>
    </span>
  );
}

function useWay(store: ServiceStore, engine: EngineClient, example: string): Way | undefined {
  const key = useService(store, it => it.key);
  const revision = useService(store, it => it.revision);
  const saved = useStore(store, it => it.saving === 'saved');
  const [way, setWay] = useState<Way | undefined>();
  useEffect(() => {
    if (example === '') {
      setWay(undefined);
      return undefined;
    }
    let wanted = saved;
    if (saved) {
      engine
        .json<Way>('GET', `/services/${encodeURIComponent(key)}/working-copy/walks/${encodeURIComponent(example)}`)
        .then(it => wanted && setWay(it))
        .catch((e: unknown) => wanted && setWay({ nodes: [], flows: [], status: '', problem: e instanceof Error ? e.message : String(e) }));
    }
    return () => {
      wanted = false;
    };
  }, [key, revision, saved, example]);
  return way;
}
