import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../../core/feature';
import { t } from '../../core/texts';
import { ChoiceField } from '../../parts/Fields';
import { featureOf } from '../index';
import { Drawings } from './Drawings';
import { byArea, editions, named, placeOf, underWay, type Change, type Comparison, type Counter, type Releases } from './releases';

interface Props {
  readonly counter: Counter;
  readonly releases: Releases | undefined;
  readonly saved: number | undefined;
  readonly looks: number;
  readonly to: string;
  setTo(to: string): void;
  go(place: Place): void;
}

/** Any two states beside each other, in words. */
export function Comparing({ counter, releases, saved, looks, to, setTo, go }: Props): JSX.Element {
  const [from, setFrom] = useState('live');
  const [comparison, setComparison] = useState<Comparison | undefined>();
  const [failed, setFailed] = useState<string | undefined>();
  useEffect(() => {
    let wanted = true;
    if (saved !== undefined) {
      counter.compare(from, to).then(
        it => wanted && (setComparison(it), setFailed(undefined)),
        (e: Error) => wanted && (setComparison(undefined), setFailed(e.message)),
      );
    }
    return () => {
      wanted = false;
    };
  }, [counter, from, to, saved, looks]);
  const states = ['live', 'working-copy', ...(releases ? editions(releases) : []).map(String)].map(it => ({ value: it, label: named(it) }));
  return (
    <section aria-labelledby="release-changes">
      <h3 id="release-changes" tabIndex={-1}>{t('release.changes')}</h3>
      <div class="release__states">
        <ChoiceField label={t('release.from')} value={from} options={states} onChange={setFrom} />
        <ChoiceField label={t('release.to')} value={to} options={states} onChange={setTo} />
      </div>
      {failed && <p class="release-muted">{t('release.changes.failed', { reason: failed })}</p>}
      {comparison && <Told comparison={comparison} go={go} />}
    </section>
  );
}

function Told({ comparison, go }: { comparison: Comparison; go(place: Place): void }): JSX.Element {
  return (
    <>
      <p class="release-muted">{underWay(comparison.inFlight)}</p>
      {comparison.from === null && <p>{t('release.changes.first')}</p>}
      {comparison.from !== null && comparison.changes.length === 0 && <p class="release-good">{t('release.changes.none')}</p>}
      {byArea(comparison.changes).map(([area, changes]) => (
        <div key={area}>
          <h4>{t(`release.area.${area}`)}</h4>
          <ul class="release-list">
            {changes.map((it, index) => (
              <Line key={index} change={it} go={go} />
            ))}
          </ul>
          {area === 'process' && comparison.drawings && <Drawings comparison={comparison} />}
        </div>
      ))}
    </>
  );
}

function Line({ change, go }: { change: Change; go(place: Place): void }): JSX.Element {
  return (
    <li class={`release-change release-change--${change.weight}`}>
      <p>
        <strong class="release-weight">{t(`release.weight.${change.weight}`)}</strong> {change.sentence}
      </p>
      <p class="release-muted">
        {change.reason} {change.affected > 0 && t('release.affected', { count: change.affected })}
      </p>
      <button type="button" class="designer-link" aria-label={t('release.show', { file: change.file, what: change.sentence })} onClick={() => go(placeOf(change, path => featureOf(path).id))}>
        {change.file}
      </button>
    </li>
  );
}
