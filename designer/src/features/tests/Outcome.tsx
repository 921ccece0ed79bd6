import type { JSX } from 'preact';
import type { Service } from '../../core/service';
import { t } from '../../core/texts';
import type { Came, Paper } from './came';
import { money, questions, to, way } from './saying';

/** What came of a test, in words. */
export function Outcome({ service, came }: { service: Service; came: Came }): JSX.Element {
  return (
    <dl class="tests__outcome">
      {came.verdict && <Line what={t('tests.what.verdict')}>{came.verdict === 'accepted' ? t('tests.accepted') : t('tests.rejected')}</Line>}
      {(came.faults ?? []).length > 0 && (
        <Line what={t('tests.what.faults')}>
          <ul>{came.faults?.map((it, index) => <li key={index}>{it.message}</li>)}</ul>
        </Line>
      )}
      {(came.shown ?? []).length > 0 && <Line what={t('tests.what.shown')}>{questions(came, came.shown)}</Line>}
      {(came.hidden ?? []).length > 0 && <Line what={t('tests.what.hidden')}>{questions(came, came.hidden)}</Line>}
      {came.verdict === 'accepted' && <Line what={t('tests.what.fee')}>{money(came.fee?.total)}</Line>}
      {came.path && <Line what={t('tests.what.path')}>{way(service, came.path)}</Line>}
      {came.documents?.map((it, index) => <Letter key={`d${index}`} what={t('tests.what.documents', { name: it.name })} paper={it} />)}
      {came.messages?.map((it, index) => <Letter key={`m${index}`} what={t('tests.what.messages', { name: it.name })} paper={it} />)}
      {came.status && <Line what={t('tests.what.status')}>{came.status}</Line>}
      {came.problem && <Line what={t('tests.what.problem')}>{came.problem}</Line>}
    </dl>
  );
}

function Line({ what, children }: { what: string; children: preact.ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Letter({ what, paper }: { what: string; paper: Paper }): JSX.Element {
  return (
    <Line what={what}>
      <details>
        <summary>{paper.to ? to(paper.to) : t('tests.read')}</summary>
        <p class="tests__letter">{paper.text}</p>
      </details>
    </Line>
  );
}
