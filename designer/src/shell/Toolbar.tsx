import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { parseDocument } from 'yaml';
import { open, type Comments } from '../core/comments';
import { count } from '../core/findings';
import { useService, useStore } from '../core/hooks';
import type { Service, ServiceStore } from '../core/service';
import { language, t } from '../core/texts';

interface Props {
  readonly store: ServiceStore;
  readonly comments: Comments;
  /** The panel that is open. */
  readonly panel: 'findings' | 'comments' | undefined;
  toggle(panel: 'findings' | 'comments'): void;
  leave(): void;
}

/** Which service this is, whether it is saved, back and forth, and how much there is to find. */
export function Toolbar({ store, comments, panel, toggle, leave }: Props): JSX.Element {
  const title = useService(store, titleOf);
  return (
    <div class="designer__bar">
      <button type="button" class="designer-bar__back" onClick={leave}>
        <span class="kern-icon kern-icon--arrow-back" aria-hidden="true" />
        <span>{t('core.services')}</span>
      </button>
      <h1 class="designer-bar__title">{title}</h1>
      <SaveState store={store} />
      <Present store={store} />
      <div class="designer-bar__tools">
        <Step store={store} icon="undo" />
        <Step store={store} icon="redo" />
        <CommentsButton comments={comments} expanded={panel === 'comments'} toggle={() => toggle('comments')} />
        <FindingsButton store={store} open={panel === 'findings'} toggle={() => toggle('findings')} />
      </div>
    </div>
  );
}

function Step({ store, icon }: { store: ServiceStore; icon: 'undo' | 'redo' }): JSX.Element {
  const undo = icon === 'undo';
  const what = useStore(store, it => (it.saving === 'locked' ? undefined : undo ? it.canUndo() : it.canRedo()));
  const label = what === undefined ? t(undo ? 'core.undo' : 'core.redo') : t(undo ? 'core.undo.what' : 'core.redo.what', { what });
  return (
    <button
      type="button"
      class="designer-tool"
      aria-label={label}
      title={`${label} (${undo ? 'Ctrl+Z' : 'Ctrl+Y'})`}
      aria-disabled={what === undefined ? 'true' : undefined}
      onClick={() => (undo ? store.undo() : store.redo())}
    >
      <span class={`designer-icon designer-icon--${icon}`} aria-hidden="true" />
    </button>
  );
}

function SaveState({ store }: { store: ServiceStore }): JSX.Element {
  const saving = useStore(store, it => it.saving);
  const at = useStore(store, it => it.savedAt);
  const text =
    saving === 'saved' && at
      ? t('core.saving.saved-at', { time: at.toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' }) })
      : t(`core.saving.${saving}`);
  return (
    <p class={`designer-saving designer-saving--${saving}`} role="status">
      {text}
    </p>
  );
}

/** Who else has the service open. */
function Present({ store }: { store: ServiceStore }): JSX.Element {
  const presence = useStore(store, it => it.presence);
  const others = presence?.present.filter(it => it !== presence.you) ?? [];
  const who = others.map(it => (it === presence?.lock?.holder ? t('core.present.edits', { who: it }) : it));
  return (
    <p class="designer-present" role="status">
      {others.length > 0 && t('core.present', { who: who.join(', ') })}
    </p>
  );
}

function CommentsButton({ comments, expanded, toggle }: { comments: Comments; expanded: boolean; toggle(): void }): JSX.Element {
  const [threads, setThreads] = useState(comments.threads);
  useEffect(() => comments.subscribe(() => setThreads(comments.threads)), [comments]);
  const number = open(threads);
  return (
    <button type="button" class="designer-comments-button" data-panel="comments" aria-expanded={expanded} aria-controls="designer-comments" onClick={toggle}>
      {number > 0 ? t('core.comments.count', { count: number }) : t('core.comments')}
    </button>
  );
}

function FindingsButton({ store, open, toggle }: { store: ServiceStore; open: boolean; toggle(): void }): JSX.Element {
  const findings = useStore(store, it => it.findings);
  const errors = count(findings, 'error');
  const mood = errors > 0 ? 'error' : findings.length > 0 ? 'warning' : 'none';
  return (
    <button
      type="button"
      class={`designer-findings-button designer-findings-button--${mood}`}
      data-panel="findings"
      aria-expanded={open}
      aria-controls="designer-findings"
      onClick={toggle}
    >
      {findings.length > 0 ? t('core.findings.count', { count: findings.length }) : t('core.findings')}
    </button>
  );
}

/** The service's title in the language of its author, as far as its manifest can be read. */
export function titleOf(service: Service): string {
  const manifest = service.files.get('service.yaml');
  const read = manifest === undefined ? undefined : titles.get(manifest);
  if (manifest === undefined || read !== undefined) {
    return read ?? service.key;
  }
  const title = readTitle(manifest) ?? service.key;
  titles.clear();
  titles.set(manifest, title);
  return title;
}

const titles = new Map<string, string>();

function readTitle(manifest: string): string | undefined {
  try {
    const title: unknown = (parseDocument(manifest).toJS() as { title?: unknown } | null)?.title;
    const texts = typeof title === 'object' && title !== null ? (title as Record<string, unknown>) : {};
    const found = typeof title === 'string' ? title : (texts[language()] ?? Object.values(texts)[0]);
    return typeof found === 'string' && found.trim() ? found : undefined;
  } catch {
    return undefined;
  }
}
