import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { useService } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { Button } from '../../parts/Fields';
import type { Proposal, Proposed } from './came';
import { keep, type Rehearsals } from './engine';
import { expectedOf, freeName, testsOf } from './examples';
import { recorded } from './expected';
import { proposed } from './saying';

interface Props {
  readonly store: ServiceStore;
  readonly rehearsals: Rehearsals;
  readonly locked: boolean;
  readonly ready: boolean;
}

/** Tests that are missing, each to be kept with one press. */
export function Proposals({ store, rehearsals, locked, ready }: Props): JSX.Element {
  const files = useService(store, it => it.files);
  const [found, setFound] = useState<{ files: typeof files; proposed: Proposed } | undefined>();
  const [taken, setTaken] = useState<readonly Proposal[]>([]);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const id = useId();
  useEffect(() => setSaid(''), [files]);
  const search = async () => {
    setBusy(true);
    setSaid(t('tests.propose.busy'));
    try {
      await store.flush();
      const answer = await rehearsals.propose();
      setFound({ files: store.service.files, proposed: answer });
      setTaken([]);
      setSaid('');
    } catch (e) {
      setSaid(e instanceof Error ? e.message : String(e));
    }
    setBusy(false);
  };
  const take = async (proposal: Proposal) => {
    setBusy(true);
    const field = proposal.change.at.split('/').filter(it => !/^\d+$/.test(it)).at(-1) ?? '';
    const name = freeName(`${proposal.example}-${field}-${proposal.change.kind}`, testsOf(store.service));
    const { today, identity, payment, tasks, clock } = expectedOf(store.service, proposal.example);
    const setting = { ...(today ? { today } : { today: new Date().toISOString().slice(0, 10) }), ...(identity ? { identity } : {}), ...(payment ? { payment } : {}), ...(tasks ? { tasks } : {}), ...(clock ? { clock } : {}) };
    try {
      await keep(store, rehearsals, { name, answers: proposal.answers, expected: recorded(setting, proposal.came, proposal.answers), from: proposal.example }, t('tests.keep.label', { name }));
      setTaken(it => [...it, proposal]);
      setSaid(t('tests.propose.kept', { name }));
    } catch (e) {
      setSaid(e instanceof Error ? e.message : String(e));
    }
    setBusy(false);
  };
  const items = found?.proposed.items.filter(it => !taken.includes(it)) ?? [];
  return (
    <section aria-labelledby={id}>
      <div class="tests__head">
        <h3 id={id}>{t('tests.propose')}</h3>
        <Button disabled={busy || !ready} onClick={() => void search()}>{t('tests.propose.search')}</Button>
      </div>
      <p role="status">{said}</p>
      {found && (
        <p>
          {items.length === 0 ? t('tests.propose.none') : t('tests.propose.found', { count: items.length })}{' '}
          {t(found.proposed.tried < found.proposed.possible ? 'tests.propose.cut' : 'tests.propose.all', { tried: found.proposed.tried, possible: found.proposed.possible })}
        </p>
      )}
      <ul class="tests__proposals">
        {items.map((it, index) => {
          const { change, why } = proposed(it);
          return (
            <li key={index}>
              <div>
                <p class="tests__change">{change}</p>
                <p>{why}</p>
              </div>
              {!locked && <Button disabled={busy} label={`${t('tests.keep')}: ${change}`} onClick={() => void take(it)}>{t('tests.keep')}</Button>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
