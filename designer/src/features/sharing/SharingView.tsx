import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import { takeOver } from '../../core/handover';
import { useStore } from '../../core/hooks';
import { language, t } from '../../core/texts';
import { MergePanel } from './MergePanel';
import { chosenBytes, chosenTexts, partsOf, type Choice, type Incoming, type Part } from './parts';

/** What is being looked at, and the package it came in; without one, it is upstream. */
interface Open {
  readonly incoming: Incoming;
  readonly parts: readonly Part[];
  readonly zip: Blob | undefined;
}

/** Export, import, and what this service came from. */
export function SharingView({ store, engine }: ViewProps): JSX.Element {
  const address = `/services/${encodeURIComponent(store.service.key)}`;
  const readOnly = useStore(store, it => it.saving === 'locked');
  const [upstream, setUpstream] = useState<Incoming | undefined>();
  const [open, setOpen] = useState<Open | undefined>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const doing = async (deed: () => Promise<void>) => {
    setProblem('');
    try {
      await deed();
    } catch (e) {
      setProblem(e instanceof Error ? e.message : String(e));
    }
  };
  const ask = async () => setUpstream(await engine.json<Incoming>('GET', `${address}/upstream`));
  const look = (incoming: Incoming, zip?: Blob) => {
    const parts = partsOf(store.service, incoming).filter(it => it.side !== 'mine');
    setSaid(parts.length === 0 ? t('sharing.same') : '');
    setOpen(parts.length === 0 ? undefined : { incoming, parts, zip });
  };
  const read = async (zip: Blob) => {
    await store.flush();
    const answer = await engine.bytes('POST', `${address}/working-copy/incoming`, zip, 'application/zip');
    look(JSON.parse(await answer.text()) as Incoming, zip);
  };
  const take = async (choices: ReadonlyMap<string, Choice>) => {
    if (!open) {
      return;
    }
    const bytes = chosenBytes(store.service, open.parts, choices);
    const changes = chosenTexts(store.service, open.parts, choices);
    store.run({ label: t('sharing.did'), changes: () => changes });
    await store.flush();
    for (const [path, content] of bytes) {
      if (content === null) {
        const deleted = { base: store.service.revision, label: t('sharing.did'), changes: [{ path, text: null }] };
        await engine.json('POST', `${address}/working-copy/changes`, deleted);
      } else {
        const place = path.split('/').map(encodeURIComponent).join('/');
        await engine.bytes('PUT', `${address}/working-copy/files/${place}`, new Blob([content]), 'application/octet-stream');
      }
    }
    await engine.bytes('PUT', `${address}/upstream`, open.zip, open.zip ? 'application/zip' : undefined);
    setOpen(undefined);
    setSaid(t('sharing.done'));
    await ask();
    title.current?.focus();
  };
  useEffect(() => {
    const zip = takeOver(store.service.key);
    void doing(async () => {
      await ask();
      if (zip) {
        await read(zip);
      }
    });
  }, [store]);
  return (
    <div class="sharing">
      <h2 tabIndex={-1} ref={title}>
        {t('sharing.title')}
      </h2>
      <p role="status">{said}</p>
      {problem && (
        <p class="field__wrong" role="alert">
          {problem}
        </p>
      )}
      {open ? (
        <MergePanel
          parts={open.parts}
          placeless={open.incoming.placeless}
          otherKey={open.zip ? open.incoming.otherKey : null}
          take={choices => void doing(() => take(choices))}
          close={() => setOpen(undefined)}
        />
      ) : (
        <>
          <section aria-labelledby="sharing-upstream">
            <h3 id="sharing-upstream">{t('sharing.upstream')}</h3>
            {upstream && <Origin incoming={upstream} />}
            {upstream?.origin && !readOnly && (
              <p class="sharing__ways">
                {upstream.changed && <Way text={t('sharing.look')} primary act={() => void doing(async () => {
                  await store.flush();
                  look(await engine.json<Incoming>('GET', `${address}/upstream`));
                })} />}
                <Way text={t('sharing.leave')} act={() => void doing(async () => {
                  await engine.json('DELETE', `${address}/upstream`);
                  await ask();
                })} />
              </p>
            )}
          </section>
          {!readOnly && (
            <section aria-labelledby="sharing-import">
              <h3 id="sharing-import">{t('sharing.import')}</h3>
              <div class="field">
                <label for="sharing-zip">{t('sharing.zip')}</label>
                <input
                  id="sharing-zip"
                  type="file"
                  accept=".zip"
                  onChange={event => {
                    const zip = event.currentTarget.files?.[0];
                    if (zip) {
                      void doing(() => read(zip));
                    }
                  }}
                />
              </div>
            </section>
          )}
          <section aria-labelledby="sharing-export">
            <h3 id="sharing-export">{t('sharing.export')}</h3>
            <p>
              <a class="kern-link" href={`/api/v1${address}/working-copy/package`} download>
                {t('sharing.download')}
              </a>
            </p>
          </section>
        </>
      )}
    </div>
  );
}

/** Where it comes from, what is new there, and what was changed here since. */
function Origin({ incoming }: { readonly incoming: Incoming }): JSX.Element {
  const { origin, changed, mine } = incoming;
  if (!origin) {
    return <p>{t('sharing.origin.none')}</p>;
  }
  const time = new Date(origin.takenAt).toLocaleDateString(language());
  const news = origin.kind === 'import' ? '' : !changed ? t('sharing.news.none') : origin.newest ? t('sharing.news.edition', { edition: origin.newest }) : t('sharing.news.some');
  return (
    <>
      <p>{t(`sharing.origin.${origin.kind}`, { name: origin.name, time })}</p>
      <p class={changed ? 'sharing__news' : undefined}>
        {news} {mine.length === 0 ? t('sharing.mine.none') : t('sharing.mine', { count: mine.length })}
      </p>
      {mine.length > 0 && (
        <details>
          <summary>{t('sharing.mine.what')}</summary>
          <ul>
            {mine.map((it, index) => (
              <li key={index}>{it.sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Way({ text, primary, act }: { text: string; primary?: boolean; act(): void }): JSX.Element {
  return (
    <button type="button" class={`kern-btn kern-btn--${primary ? 'primary' : 'secondary'}`} onClick={act}>
      <span class="kern-label">{text}</span>
    </button>
  );
}
