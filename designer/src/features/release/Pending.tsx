import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { language, t } from '../../core/texts';
import type { Releases, Request } from './releases';

interface Props {
  readonly releases: Releases;
  /** Shows what a request would change. */
  look(edition: number): void;
  confirm(id: number, comment: string): void;
  cancel(id: number): void;
}

/** What waits for a second person or for its time, and what could not be done at its time. */
export function Pending({ releases, look, confirm, cancel }: Props): JSX.Element | null {
  if (releases.open.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="release-pending">
      <h3 id="release-pending">{t('release.pending')}</h3>
      <ul class="release-list">
        {releases.open.map(it => (
          <li key={it.id} class={`release-change release-change--${it.state === 'failed' ? 'breaking' : 'care'}`}>
            <p>
              <strong>{what(it)}</strong> {state(it)}
            </p>
            <p class="release-comment">{it.comment}</p>
            <p class="release-muted">{t('release.asked', { who: it.askedBy, when: said(it.askedAt) })}</p>
            {it.problem && <p class="field__wrong">{it.problem}</p>}
            {it.edition !== null && it.state !== 'failed' && (
              <button type="button" class="designer-link" onClick={() => look(it.edition ?? 0)}>
                {t('release.look', { number: it.edition })}
              </button>
            )}
            {it.state === 'waiting' && releases.publisher && !it.mine && <Confirming id={it.id} confirm={confirm} />}
            {it.state === 'waiting' && it.mine && <p class="release-muted">{t('release.confirm.other')}</p>}
            {it.state !== 'failed' && (releases.publisher || it.mine) && (
              <button type="button" class="small-btn" onClick={() => cancel(it.id)}>
                {t('release.cancel')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Confirming({ id, confirm }: { id: number; confirm(id: number, comment: string): void }): JSX.Element {
  const field = useId();
  const [comment, setComment] = useState('');
  return (
    <form
      class="release-form"
      onSubmit={event => {
        event.preventDefault();
        confirm(id, comment);
      }}
    >
      <div class="field">
        <label for={field}>{t('release.confirm.comment')}</label>
        <textarea id={field} rows={2} maxLength={1000} value={comment} onInput={event => setComment(event.currentTarget.value)} />
      </div>
      <div>
        <button type="submit" class="kern-btn kern-btn--primary" disabled={comment.trim() === ''}>
          <span class="kern-label">{t('release.confirm')}</span>
        </button>
      </div>
    </form>
  );
}

function what(it: Request): string {
  return it.kind === 'withdraw' ? t('release.what.withdraw') : t(`release.what.${it.kind}`, { number: it.edition ?? '' });
}

function state(it: Request): string {
  const when = it.at ? said(it.at) : '';
  if (it.state === 'failed') {
    return t('release.state.failed');
  }
  if (it.state === 'waiting') {
    return it.at ? t('release.state.waiting.then', { when }) : t('release.state.waiting');
  }
  return t('release.state.scheduled', { when });
}

export function said(moment: string): string {
  return new Date(moment).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' });
}
