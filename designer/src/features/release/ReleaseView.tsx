import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import { useStore } from '../../core/hooks';
import { t } from '../../core/texts';
import { Comparing } from './Comparing';
import { Hindrances } from './Hindrances';
import { Past } from './Past';
import { Pending } from './Pending';
import { ReleaseForm } from './ReleaseForm';
import { Replaying } from './Replaying';
import { Counter, named, type Comparison, type Releases, type Wish } from './releases';

/** What hinders, what would change, the release itself, what waits, and what was. */
export function View({ store, engine, go }: ViewProps): JSX.Element {
  const counter = useMemo(() => new Counter(engine, store.service.key), [engine, store]);
  const saved = useStore(store, it => (it.saving === 'saved' || it.saving === 'locked' ? it.service.revision : undefined));
  const errors = useStore(store, it => it.findings.filter(finding => finding.severity === 'error').length);
  const [releases, setReleases] = useState<Releases | undefined>();
  const [comparison, setComparison] = useState<Comparison | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const [told, setTold] = useState('');
  const [looks, setLooks] = useState(0);
  const [to, setTo] = useState('working-copy');
  const look = useCallback(() => setLooks(it => it + 1), []);
  // Whoever comes back to the page sees what others have asked for meanwhile.
  useEffect(() => {
    const back = () => document.visibilityState === 'visible' && look();
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [look]);
  useEffect(() => {
    let wanted = true;
    counter.releases().then(
      it => wanted && setReleases(it),
      (e: Error) => wanted && setProblem(e.message),
    );
    return () => {
      wanted = false;
    };
  }, [counter, looks]);
  useEffect(() => {
    let wanted = true;
    if (saved !== undefined) {
      counter.compare('live', 'working-copy').then(
        it => wanted && setComparison(it),
        () => wanted && setComparison(undefined),
      );
    }
    return () => {
      wanted = false;
    };
  }, [counter, looks, saved]);
  const done = async (step: Promise<{ state: string }>) => {
    try {
      const { state } = await step;
      setProblem(undefined);
      setTold(state === 'waiting' ? t('release.told.waiting') : state === 'scheduled' ? t('release.told.scheduled') : state === 'cancelled' ? t('release.told.cancelled') : t('release.told.done'));
    } catch (e) {
      setTold('');
      setProblem(e instanceof Error ? e.message : String(e));
    }
    look();
  };
  const ask = (wish: Wish) => void done(counter.ask(wish));
  return (
    <div class="release">
      <h2>{t('release.title')}</h2>
      <p class="release__told" role="status">
        {told}
      </p>
      {problem && (
        <p class="release__problem" role="alert">
          {problem}
        </p>
      )}
      <Hindrances store={store} go={go} />
      <Comparing counter={counter} releases={releases} saved={saved} looks={looks} to={to} setTo={setTo} go={go} />
      {releases?.publisher && <Replaying counter={counter} to={to} name={named(to)} service={store.service} saved={saved} go={go} />}
      {releases && (
        <>
          <ReleaseForm key={comparison?.weight} releases={releases} comparison={comparison} hindered={errors > 0 || saved === undefined} revision={saved} ask={ask} />
          <Pending
            releases={releases}
            look={edition => {
              setTo(String(edition));
              document.getElementById('release-changes')?.focus();
            }}
            confirm={(id, comment) => void done(counter.confirm(id, comment))}
            cancel={id => void done(counter.cancel(id))}
          />
          <Past releases={releases} ask={ask} />
        </>
      )}
    </div>
  );
}
