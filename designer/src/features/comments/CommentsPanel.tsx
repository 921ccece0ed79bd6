import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isAt, open, type Comments, type Thread } from '../../core/comments';
import type { Place } from '../../core/feature';
import { useService, useStore } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { language, t } from '../../core/texts';
import { Button } from '../../parts/Fields';
import { featureOf } from '../index';
import { placeName } from './places';

export interface PanelProps {
  readonly comments: Comments;
  readonly store: ServiceStore;
  /** What one looks at. */
  readonly place: Place;
  go(place: Place): void;
  close(): void;
}

/** What people say about the place one looks at, or about all of the service. */
export function View({ comments, store, place, go, close }: PanelProps): JSX.Element {
  const service = useService(store, it => it);
  const you = useStore(store, it => it.presence?.you);
  const [threads, setThreads] = useState(comments.threads);
  const [all, setAll] = useState(true);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const [told, setTold] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const file = place.file ?? '';
  const at = file === '' ? '' : (place.at ?? '');
  const here = placeName(service, file, at);
  useEffect(() => {
    heading.current?.focus();
    void comments.refresh().catch((e: Error) => setProblem(e.message));
    return comments.subscribe(() => setThreads(comments.threads));
  }, [comments]);
  /** Whether it was kept; what was written stays in its field where it was not. */
  const doing = async (step: Promise<void>, what: string): Promise<boolean> => {
    try {
      await step;
      setProblem(undefined);
      setTold(what);
      return true;
    } catch (e) {
      setTold('');
      setProblem(e instanceof Error ? e.message : String(e));
      return false;
    }
  };
  const near = threads.filter(it => isAt(it.comment, file, at));
  const shown = (all ? threads : near).filter(it => done || !it.comment.resolved);
  return (
    <aside class="designer-findings designer-comments" id="designer-comments" aria-labelledby="designer-comments-title" onKeyDown={event => event.key === 'Escape' && close()}>
      <div class="designer-findings__head">
        <h2 id="designer-comments-title" tabIndex={-1} ref={heading}>
          {t('core.comments')}
        </h2>
        <div class="designer-comments__filters" role="group" aria-label={t('comments.show')}>
          <Button pressed={all} onClick={() => setAll(true)}>{t('comments.all', { number: open(threads) })}</Button>
          <Button pressed={!all} onClick={() => setAll(false)}>{t('comments.here', { number: open(near) })}</Button>
          <Button pressed={done} onClick={() => setDone(it => !it)}>{t('comments.done')}</Button>
        </div>
        <span class="designer-findings__state" role="status">
          {told}
        </span>
        <button type="button" class="designer-tool" aria-label={t('comments.close')} onClick={close}>
          <span class="kern-icon kern-icon--close" aria-hidden="true" />
        </button>
      </div>
      {problem && (
        <p class="field__wrong" role="alert">
          {t('comments.failed', { reason: problem })}
        </p>
      )}
      <Writing label={t('comments.write', { place: here })} act={t('comments.add')} send={text => doing(comments.add(file, at, text), t('comments.told.added'))} />
      {shown.length === 0 && <p class="designer-findings__none">{all ? t('comments.none') : t('comments.none.here')}</p>}
      <ul class="designer-findings__list">
        {shown.map(it => (
          <Said
            key={it.comment.id}
            thread={it}
            you={you}
            where={placeName(service, it.comment.file, it.comment.at)}
            go={it.comment.file === '' ? undefined : () => go({ feature: featureOf(it.comment.file).id, file: it.comment.file, ...(it.comment.at ? { at: it.comment.at } : {}) })}
            answer={text => doing(comments.answer(it.comment.id, text), t('comments.told.answered'))}
            reword={(id, text) => doing(comments.change(id, { text }), t('comments.told.reworded'))}
            resolve={() => {
              void doing(comments.change(it.comment.id, { resolved: !it.comment.resolved }), it.comment.resolved ? t('comments.told.opened') : t('comments.told.resolved'));
              heading.current?.focus();
            }}
          />
        ))}
      </ul>
    </aside>
  );
}

interface SaidProps {
  readonly thread: Thread;
  readonly you: string | undefined;
  readonly where: string;
  readonly go: (() => void) | undefined;
  answer(text: string): Promise<boolean>;
  reword(id: string, text: string): Promise<boolean>;
  resolve(): void;
}

function Said({ thread, you, where, go, answer, reword, resolve }: SaidProps): JSX.Element {
  const { comment, answers } = thread;
  const [answering, setAnswering] = useState(false);
  const [rewording, setRewording] = useState<string | undefined>();
  const about = `${comment.by}: ${comment.text}`;
  return (
    <li class={`designer-comment${comment.resolved ? ' designer-comment--resolved' : ''}`}>
      <p class="designer-comment__where">
        {go ? (
          <button type="button" class="designer-link" aria-label={t('comments.take', { where, what: about })} onClick={go}>
            {where}
          </button>
        ) : (
          where
        )}
        {comment.resolved && <span class="designer-comment__state">{t('comments.resolved')}</span>}
      </p>
      {[comment, ...answers].map(it => (
        <div key={it.id} class={it.answers === null ? 'designer-comment__words' : 'designer-comment__words designer-comment__answer'}>
          <p class="designer-comment__who">
            <strong>{it.by}</strong> <time dateTime={it.writtenAt}>{new Date(it.writtenAt).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' })}</time>
          </p>
          {rewording === it.id ? (
            <Writing label={t('comments.reword')} act={t('comments.keep')} begun={it.text} cancel={() => setRewording(undefined)} send={async text => (await reword(it.id, text)) && (setRewording(undefined), true)} />
          ) : (
            <p class="designer-comment__text">{it.text}</p>
          )}
          {it.by === you && rewording !== it.id && (
            <button type="button" class="designer-link" aria-label={t('comments.reword.this', { what: it.text })} onClick={() => setRewording(it.id)}>
              {t('comments.reword')}
            </button>
          )}
        </div>
      ))}
      {answering ? (
        <Writing label={t('comments.answer.words')} act={t('comments.answer')} begun="" cancel={() => setAnswering(false)} send={async text => (await answer(text)) && (setAnswering(false), true)} />
      ) : (
        <div class="designer-comment__ways">
          <Button label={t('comments.answer.this', { what: about })} onClick={() => setAnswering(true)}>{t('comments.answer')}</Button>
          <Button label={t(comment.resolved ? 'comments.open.this' : 'comments.resolve.this', { what: about })} onClick={resolve}>{comment.resolved ? t('comments.open') : t('comments.resolve')}</Button>
        </div>
      )}
    </li>
  );
}

interface WritingProps {
  readonly label: string;
  readonly act: string;
  /** Given where it was asked for, so that the keyboard goes there. */
  readonly begun?: string;
  send(text: string): Promise<boolean>;
  cancel?(): void;
}

function Writing({ label, act, begun, send, cancel }: WritingProps): JSX.Element {
  const id = useId();
  const [text, setText] = useState(begun ?? '');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (begun !== undefined) {
      field.current?.focus();
    }
  }, []);
  return (
    <form
      class="designer-comments__write field"
      onSubmit={event => {
        event.preventDefault();
        setBusy(true);
        void send(text).then(kept => {
          setBusy(false);
          if (kept) {
            setText('');
          }
        });
      }}
    >
      <label for={id}>{label}</label>
      <textarea id={id} ref={field} rows={2} maxLength={4000} value={text} data-own-undo onInput={event => setText(event.currentTarget.value)} />
      <div class="designer-comment__ways">
        <button type="submit" class="small-btn" disabled={busy || text.trim() === ''}>
          {act}
        </button>
        {cancel && <Button onClick={cancel}>{t('comments.cancel')}</Button>}
      </div>
    </form>
  );
}
