import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../core/texts';
import { moment, proposed, type Comparison, type Drafts, type Releases, type Wish } from './releases';

const CHOICES: readonly Drafts[] = ['along', 'confirm', 'keep'];

interface Props {
  readonly releases: Releases;
  readonly comparison: Comparison | undefined;
  readonly hindered: boolean;
  readonly revision: number | undefined;
  ask(wish: Wish): void;
}

/** Why, what becomes of drafts, and when. */
export function ReleaseForm({ releases, comparison, hindered, revision, ask }: Props): JSX.Element {
  const id = useId();
  const [comment, setComment] = useState('');
  const [drafts, setDrafts] = useState<Drafts>(comparison ? proposed(comparison) : 'confirm');
  const [until, setUntil] = useState('');
  const [at, setAt] = useState('');
  const [wrong, setWrong] = useState(false);
  const same = comparison !== undefined && comparison.from !== null && comparison.changes.length === 0;
  const may = releases.publisher || releases.secondPerson;
  const act = releases.secondPerson ? t('release.ask') : at ? t('release.later') : t('release.now');
  const send = () => {
    setWrong(comment.trim() === '');
    if (comment.trim() !== '') {
      const due = moment(at);
      ask({ kind: 'release', comment, drafts, ...(revision === undefined ? {} : { revision }), ...(drafts === 'keep' && until ? { draftsUntil: until } : {}), ...(due ? { at: due } : {}) });
      setComment('');
    }
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('release.do')}</h3>
      {!may && <p class="release-muted">{t('release.publishers')}</p>}
      {releases.secondPerson && <p class="release-muted">{t('release.second')}</p>}
      {may && (
        <form
          class="release-form"
          onSubmit={event => {
            event.preventDefault();
            send();
          }}
        >
          <div class="field">
            <label for={`${id}-comment`}>{t('release.comment')}</label>
            <textarea id={`${id}-comment`} rows={3} maxLength={1000} value={comment} aria-required="true" aria-invalid={wrong || undefined} aria-describedby={wrong ? `${id}-wrong` : undefined} onInput={event => setComment(event.currentTarget.value)} />
            {wrong && (
              <p class="field__wrong" id={`${id}-wrong`} role="alert">
                {t('release.comment.wrong')}
              </p>
            )}
          </div>
          <fieldset class="release-choice">
            <legend>{t('release.drafts', { count: comparison?.inFlight.drafts ?? 0 })}</legend>
            {CHOICES.map(it => (
              <label key={it}>
                <input type="radio" name={`${id}-drafts`} value={it} checked={drafts === it} onChange={() => setDrafts(it)} />
                <span>
                  {t(`release.drafts.${it}`)} {comparison && proposed(comparison) === it && <span class="release-muted">{t('release.drafts.proposed')}</span>}
                </span>
              </label>
            ))}
            {drafts === 'keep' && (
              <div class="field release-choice__more">
                <label for={`${id}-until`}>{t('release.drafts.until')}</label>
                <input id={`${id}-until`} type="date" value={until} onInput={event => setUntil(event.currentTarget.value)} />
              </div>
            )}
          </fieldset>
          <div class="field release-form__when">
            <label for={`${id}-at`}>{t('release.at')}</label>
            <p class="field__hint" id={`${id}-hint`}>
              {t('release.at.hint')}
            </p>
            <input id={`${id}-at`} type="datetime-local" value={at} aria-describedby={`${id}-hint`} onInput={event => setAt(event.currentTarget.value)} />
          </div>
          {same && <p class="release-muted">{t('release.same')}</p>}
          <div>
            <button type="submit" class="kern-btn kern-btn--primary" disabled={hindered || same}>
              <span class="kern-label">{act}</span>
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
