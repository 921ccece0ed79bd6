import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { json } from '../../core/documents';
import type { Place } from '../../core/feature';
import type { Service } from '../../core/service';
import { t } from '../../core/texts';
import { Button, ChoiceField } from '../../parts/Fields';
import { alike, inSchema, more, sentence, type Replay } from './replay';
import type { Counter } from './releases';

const FORM = 'form/schema.json';
const NUMBERS = ['10', '50', '200'];

interface Props {
  readonly counter: Counter;
  /** The state that judges, and what it is called. */
  readonly to: string;
  readonly name: string;
  readonly service: Service;
  /** Undefined while the working copy is not what is seen. */
  readonly saved: number | undefined;
  go(place: Place): void;
}

/** The answers of the latest real cases, judged by another state of the service. */
export function Replaying({ counter, to, name, service, saved, go }: Props): JSX.Element {
  const [cases, setCases] = useState('50');
  const [running, setRunning] = useState(false);
  const [replay, setReplay] = useState<Replay | undefined>();
  const [failed, setFailed] = useState<string | undefined>();
  const asked = useRef(0);
  // What was told of another state says nothing of this one.
  useEffect(() => {
    asked.current++;
    setRunning(false);
    setReplay(undefined);
    setFailed(undefined);
  }, [counter, to, saved]);
  const start = async () => {
    const turn = ++asked.current;
    setRunning(true);
    setReplay(undefined);
    setFailed(undefined);
    try {
      const told = await counter.replay(Number(cases), to);
      if (turn === asked.current) {
        setReplay(told);
      }
    } catch (e) {
      if (turn === asked.current) {
        setFailed(e instanceof Error ? e.message : String(e));
      }
    }
    if (turn === asked.current) {
      setRunning(false);
    }
  };
  return (
    <section aria-labelledby="release-replay" aria-busy={running || undefined}>
      <h3 id="release-replay">{t('release.replay')}</h3>
      <p class="release-muted">{t('release.replay.text')}</p>
      <div class="release__start">
        <ChoiceField label={t('release.replay.cases')} value={cases} options={NUMBERS.map(it => ({ value: it, label: t('release.replay.latest', { number: it }) }))} onChange={setCases} />
        <Button disabled={running || saved === undefined} onClick={() => void start()}>
          {t('release.replay.do', { state: name })}
        </Button>
      </div>
      <p role="status">
        {running ? t('release.replay.running') : replay ? summary(replay) : ''}
      </p>
      {failed && (
        <p class="release__problem" role="alert">
          {t('release.replay.failed', { reason: failed })}
        </p>
      )}
      {replay && <Told replay={replay} service={to === 'working-copy' ? service : undefined} go={go} />}
    </section>
  );
}

function summary(replay: Replay): string {
  if (replay.cases === 0) {
    return t('release.replay.none');
  }
  return t('release.replay.accepted', { accepted: replay.accepted, count: replay.cases });
}

function Told({ replay, service, go }: { replay: Replay; service: Service | undefined; go(place: Place): void }): JSX.Element | null {
  if (replay.cases === 0) {
    return null;
  }
  if (alike(replay)) {
    return <p class="release-good">{t('release.replay.alike')}</p>;
  }
  const { faults, fees, ways } = replay;
  return (
    <>
      {faults.length > 0 && (
        <div>
          <h4>{t('release.replay.faults')}</h4>
          <ul class="release-list">
            {faults.map(it => (
              <li key={`${it.at} ${it.keyword}`} class="release-change release-change--breaking">
                <p>
                  <strong class="release-weight">{t('release.replay.count', { count: it.cases })}</strong> {sentence(it)}
                </p>
                <There service={service} at={it.at} what={sentence(it)} go={go} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {(fees.differences.length > 0 || fees.undecided > 0) && (
        <div>
          <h4>{t('release.replay.fees')}</h4>
          <ul class="release-list">
            {fees.differences.map(it => (
              <li key={it.difference} class="release-change release-change--care">
                <p>
                  <strong class="release-weight">{t('release.replay.count', { count: it.cases })}</strong> {more(it.difference)}
                </p>
              </li>
            ))}
            {fees.undecided > 0 && (
              <li class="release-change release-change--breaking">
                <p>
                  <strong class="release-weight">{t('release.replay.count', { count: fees.undecided })}</strong> {t('release.replay.undecided')}
                </p>
              </li>
            )}
          </ul>
          {fees.same > 0 && <p class="release-muted">{t('release.replay.fees.same', { count: fees.same })}</p>}
        </div>
      )}
      {ways.different.length > 0 && (
        <div>
          <h4>{t('release.replay.ways')}</h4>
          <ul class="release-list">
            {ways.different.map((it, index) => (
              <li key={index} class="release-change release-change--care">
                <p>
                  <strong class="release-weight">{t('release.replay.count', { count: it.cases })}</strong>
                </p>
                <dl class="release-ways">
                  <dt>{t('release.before')}</dt>
                  <dd>{it.before.join(' → ')}</dd>
                  <dt>{t('release.after')}</dt>
                  <dd>{it.after.join(' → ')}</dd>
                </dl>
              </li>
            ))}
          </ul>
          {ways.same > 0 && <p class="release-muted">{t('release.replay.ways.same', { count: ways.same })}</p>}
        </div>
      )}
    </>
  );
}

function There({ service, at, what, go }: { service: Service | undefined; at: string; what: string; go(place: Place): void }): JSX.Element | null {
  const schema = service && json(service, FORM);
  const pointer = schema && 'value' in schema ? inSchema(schema.value, at) : undefined;
  if (!pointer) {
    return null;
  }
  return (
    <button type="button" class="designer-link" aria-label={t('release.show', { file: t('core.findings.take'), what })} onClick={() => go({ feature: 'form', file: FORM, at: pointer })}>
      {t('core.findings.take')}
    </button>
  );
}
