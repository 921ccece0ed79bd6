import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Json } from '../../core/documents';
import type { EngineClient } from '../../core/engine';
import type { Service } from '../../core/service';
import { t } from '../../core/texts';
import { ChoiceField } from '../../parts/Fields';
import type { Came } from '../tests/came';
import { Rehearsals } from '../tests/engine';
import { evidenceOf, type Setting } from '../tests/examples';
import { Outcome } from '../tests/Outcome';

interface Props {
  readonly service: Service;
  readonly engine: EngineClient;
  readonly answers: Json;
  readonly example: string;
  readonly today: string;
  readonly identity: Readonly<Record<string, string>> | undefined;
}

const PAYMENTS = ['', 'paid', 'refused', 'abandoned'] as const;

/** What would come of it if it were sent: rehearsed, so that nothing is stored, paid or delivered. */
export function Afterwards({ service, engine, answers, example, today, identity }: Props): JSX.Element {
  const rehearsals = useMemo(() => new Rehearsals(engine, service.key), [engine, service.key]);
  const [payment, setPayment] = useState('');
  const [came, setCame] = useState<Came | undefined>();
  const [problem, setProblem] = useState('');
  const day = today === '' ? new Date().toISOString().slice(0, 10) : today;
  const setting: Setting = { today: day, ...(identity ? { identity } : {}), ...(payment === '' ? {} : { payment }) };
  const asked = JSON.stringify([answers, setting]);
  useEffect(() => {
    let wanted = true;
    rehearsals.attempt(answers, example === '' ? [] : evidenceOf(service, example), setting).then(
      it => {
        if (wanted) {
          setCame(it.came);
          setProblem('');
        }
      },
      (e: unknown) => wanted && setProblem(e instanceof Error ? e.message : String(e)),
    );
    return () => {
      wanted = false;
    };
  }, [asked, service.revision]);
  const pays = payment !== '' || (came?.waiting ?? []).some(it => it.for === 'payment');
  return (
    <section class="preview__after" aria-labelledby="preview-after">
      <h2 id="preview-after">{t('preview.after')}</h2>
      <p class="preview__hint">{t('preview.after.hint')}</p>
      {pays && <ChoiceField label={t('preview.payment')} value={payment} options={PAYMENTS.map(it => ({ value: it, label: t(`preview.payment.${it === '' ? 'open' : it}`) }))} onChange={setPayment} />}
      <div aria-live="polite">
        {problem !== '' && <p class="field__wrong">{problem}</p>}
        {came && <Outcome service={service} came={came} />}
        {came?.waiting?.map(it => <p key={it.node}>{t(`tests.waits.${it.for}`, { node: it.title })}</p>)}
      </div>
    </section>
  );
}
