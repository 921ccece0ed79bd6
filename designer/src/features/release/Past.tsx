import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../core/texts';
import { Dialog } from '../workspace/Dialog';
import { said } from './Pending';
import { earlier, moment, type Releases, type Wish } from './releases';

type Question = { readonly kind: 'return'; readonly edition: number } | { readonly kind: 'withdraw' };

/** What citizens saw since when, who made it so and why; and the ways back. */
export function Past({ releases, ask }: { releases: Releases; ask(wish: Wish): void }): JSX.Element {
  const [question, setQuestion] = useState<Question | undefined>();
  const back = earlier(releases);
  const live = releases.items[0]?.edition ?? undefined;
  return (
    <section aria-labelledby="release-past">
      <h3 id="release-past">{t('release.past')}</h3>
      {releases.items.length === 0 && <p class="release-muted">{t('release.past.none')}</p>}
      <ol class="release-list release-past" reversed>
        {releases.items.map((it, index) => (
          <li key={index} class="release-turn">
            <p>
              <strong>{it.edition === null ? t('release.what.withdraw') : t('release.edition', { number: it.edition })}</strong>{' '}
              {index === 0 && it.edition !== null && <span class="release-live">{t('release.state.live')}</span>}
            </p>
            <p class="release-muted">
              {it.askedBy ? t('release.by.two', { who: it.by, asked: it.askedBy, when: said(it.since) }) : t('release.by', { who: it.by, when: said(it.since) })}
            </p>
            {it.comment && <p class="release-comment">{it.comment}</p>}
          </li>
        ))}
      </ol>
      {releases.publisher && (
        <div class="release__ways">
          {back.map(it => (
            <button key={it} type="button" class="small-btn" onClick={() => setQuestion({ kind: 'return', edition: it })}>
              {t('release.back', { number: it })}
            </button>
          ))}
          {live !== undefined && (
            <button type="button" class="small-btn" onClick={() => setQuestion({ kind: 'withdraw' })}>
              {t('release.withdraw')}
            </button>
          )}
        </div>
      )}
      {question && <Asking question={question} ask={ask} close={() => setQuestion(undefined)} />}
    </section>
  );
}

function Asking({ question, ask, close }: { question: Question; ask(wish: Wish): void; close(): void }): JSX.Element {
  const [comment, setComment] = useState('');
  const [at, setAt] = useState('');
  const returning = question.kind === 'return';
  const send = () => {
    const due = moment(at);
    ask({ ...question, comment, ...(returning ? { drafts: 'confirm' as const } : {}), ...(due ? { at: due } : {}) });
    close();
  };
  return (
    <Dialog
      title={returning ? t('release.back', { number: question.edition }) : t('release.withdraw')}
      act={returning ? t('release.back.do') : t('release.withdraw.do')}
      disabled={comment.trim() === ''}
      done={send}
      close={close}
    >
      <p>{returning ? t('release.back.text') : t('release.withdraw.text')}</p>
      <label class="field">
        <span class="field__label">{t('release.comment')}</span>
        <textarea rows={2} maxLength={1000} value={comment} onInput={event => setComment(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span class="field__label">{t('release.at')}</span>
        <input type="datetime-local" value={at} onInput={event => setAt(event.currentTarget.value)} />
      </label>
    </Dialog>
  );
}
