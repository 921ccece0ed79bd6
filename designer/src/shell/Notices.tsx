import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useStore } from '../core/hooks';
import type { Rescued } from '../core/rescue';
import type { ServiceStore } from '../core/service';
import { language, t } from '../core/texts';
import { Dialog } from '../features/workspace/Dialog';

interface Props {
  readonly store: ServiceStore;
  readonly rescued: Rescued | undefined;
  take(): void;
  drop(): void;
}

/** What the author must know or decide before going on. */
export function Notices({ store, rescued, take, drop }: Props): JSX.Element | null {
  const saving = useStore(store, it => it.saving);
  const problem = useStore(store, it => it.problem);
  const conflicts = useStore(store, it => it.conflicts);
  return (
    <>
      {rescued && (
        <Notice kind="info" text={t('core.rescued.text', { time: new Date(rescued.at).toLocaleString(language()) })}>
          <Way text={t('core.rescued.take')} act={take} />
          <Way text={t('core.rescued.drop')} act={drop} />
        </Notice>
      )}
      {saving === 'offline' && (
        <Notice kind="warning" text={problem ? t('core.offline.reason', { reason: problem }) : t('core.offline.text')}>
          <Way text={t('core.again')} act={() => void store.flush()} />
        </Notice>
      )}
      {saving === 'locked' && <Locked store={store} />}
      {saving === 'conflict' && (
        <Notice kind="danger" text={t('core.conflict.text')}>
          <ul class="designer-conflicts">
            {conflicts.map(it => (
              <li key={it.path}>
                <code>{it.path}</code>
                <Way text={t('core.conflict.mine')} act={() => store.settle('mine', it.path)} about={it.path} />
                <Way text={t('core.conflict.theirs')} act={() => store.settle('theirs', it.path)} about={it.path} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

/** Why nothing can be changed here, and the way to change that; whoever loses something by it is named before. */
function Locked({ store }: { store: ServiceStore }): JSX.Element {
  const lock = useStore(store, it => it.lock);
  const overtaken = useStore(store, it => it.overtaken);
  const editor = useStore(store, it => it.presence?.editor !== false);
  const unsaved = useStore(store, it => it.unsavedFiles());
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  if (!lock || !editor) {
    return <Notice kind="info" text={t('core.readonly.text')}>{null}</Notice>;
  }
  const { holder } = lock;
  const since = lock.since ? new Date(lock.since).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' }) : '';
  const text = overtaken ? t('core.locked.overtaken', { holder }) : t('core.locked.text', { holder, since });
  const take = () => {
    store.takeOver().then(
      () => setAsking(false),
      (e: Error) => setProblem(e.message),
    );
  };
  return (
    <Notice kind={overtaken ? 'warning' : 'info'} text={unsaved > 0 ? `${text} ${t('core.locked.unsaved', { count: unsaved })}` : text}>
      <Way text={t('core.locked.take')} act={() => setAsking(true)} />
      {asking && (
        <Dialog title={t('core.takeover.title', { holder })} act={t('core.takeover.do')} problem={problem} done={take} close={() => setAsking(false)}>
          <p>{t('core.takeover.text', { holder })}</p>
        </Dialog>
      )}
    </Notice>
  );
}

function Notice({ kind, text, children }: { kind: string; text: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class={`designer-notice designer-notice--${kind}`} role={kind === 'info' ? 'status' : 'alert'}>
      <p>{text}</p>
      <div class="designer-notice__ways">{children}</div>
    </div>
  );
}

function Way({ text, about, act }: { text: string; about?: string; act(): void }): JSX.Element {
  return (
    <button
      type="button"
      class="kern-btn kern-btn--secondary kern-btn--x-small"
      aria-label={about ? `${text}: ${about}` : undefined}
      onClick={act}
    >
      <span class="kern-label">{text}</span>
    </button>
  );
}
