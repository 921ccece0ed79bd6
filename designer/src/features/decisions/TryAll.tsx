import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { EngineClient } from '../../core/engine';
import { useService } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { Button } from '../../parts/Fields';
import type { Tried } from '../../parts/names';

interface Props {
  readonly store: ServiceStore;
  readonly engine: EngineClient;
  readonly file: string;
  readonly examples: readonly string[];
  readonly rules: readonly string[];
}

/** Which rules the examples reach, and which none does. */
export function TryAll({ store, engine, file, examples, rules }: Props): JSX.Element {
  const key = useService(store, it => it.key);
  const [found, setFound] = useState<ReadonlyMap<string, readonly string[]> | undefined>();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await store.flush();
    const by = new Map<string, string[]>();
    for (const example of examples) {
      const tried = await engine
        .json<Tried>('POST', `/services/${encodeURIComponent(key)}/working-copy/evaluations`, { decision: file, example })
        .catch((): Tried => ({}));
      (tried.rules ?? []).forEach(it => by.set(it, [...(by.get(it) ?? []), example]));
    }
    setFound(by);
    setBusy(false);
  };
  return (
    <section class="decisions__all" aria-label={t('decisions.all')}>
      <Button disabled={busy} onClick={() => void run()}>{t('decisions.all')}</Button>
      <div role="status">
        {found && (
          <ul>
            {rules.map((it, index) => (
              <li key={it}>
                {found.has(it)
                  ? t('decisions.all.reached', { number: index + 1, examples: found.get(it)?.join(', ') ?? '' })
                  : t('decisions.all.never', { number: index + 1 })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
