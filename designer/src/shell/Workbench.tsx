import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Comments } from '../core/comments';
import type { EngineClient } from '../core/engine';
import type { Place } from '../core/feature';
import type { Finding } from '../core/findings';
import { useStore } from '../core/hooks';
import type { Rescued } from '../core/rescue';
import type { SavingStore } from '../core/store';
import { t } from '../core/texts';
import { featureOf, features } from '../features';
import { FeatureMenu } from './FeatureMenu';
import { FindingsPanel } from './FindingsPanel';
import { Loaded } from './Loaded';
import { Notices } from './Notices';
import { Toolbar } from './Toolbar';

interface Props {
  readonly store: SavingStore;
  readonly engine: EngineClient;
  readonly place: Place | undefined;
  readonly rescued: Rescued | undefined;
  go(place: Place): void;
  leave(): void;
  take(): void;
  drop(): void;
}

/** A service on the bench: its features, the one that is open, what there is to find. */
export function Workbench({ store, engine, place, rescued, go, leave, take, drop }: Props): JSX.Element {
  const [panel, setPanel] = useState<'findings' | 'comments' | undefined>();
  const comments = useMemo(() => new Comments(engine, store.service.key), [engine, store]);
  const feature = features.find(it => it.id === place?.feature) ?? features[0];
  useKeys(store);
  useLeaving(store);
  useOthers(store, comments);
  const current = place?.feature === feature?.id ? place : undefined;
  const [seen, setSeen] = useState<{ readonly of: Place | undefined; readonly place: Place } | undefined>();
  const look = useCallback((it: Place) => setSeen(before => (before && before.of === place && same(before.place, it) ? before : { of: place, place: it })), [place]);
  const here = current ?? { feature: feature?.id ?? '' };
  const close = () => {
    document.querySelector<HTMLElement>(`[data-panel=${panel}]`)?.focus();
    setPanel(undefined);
  };
  const show = (finding: Finding) =>
    go({ feature: featureOf(finding.file).id, file: finding.file, at: finding.at });
  return (
    <div class="designer">
      <Toolbar store={store} comments={comments} leave={leave} panel={panel} toggle={it => setPanel(panel === it ? undefined : it)} />
      <Notices store={store} rescued={rescued} take={take} drop={drop} />
      <div class={panel ? 'designer__body designer__body--findings' : 'designer__body'}>
        <FeatureMenu store={store} place={place ?? { feature: feature?.id ?? '' }} go={go} />
        <main class="designer__main" id="designer-main" tabIndex={-1} onFocusIn={event => feature && lookedAt(event.target as Element, feature.id, look)}>
          {feature && (
            <Loaded id={feature.id} part={feature} props={{ store, engine, place: here, go, look }} />
          )}
        </main>
        {panel === 'findings' && <FindingsPanel store={store} show={show} close={close} />}
        {panel === 'comments' && <Loaded id="comments" part={COMMENTS} props={{ comments, store, place: seen && seen.of === place && seen.place.feature === here.feature ? seen.place : here, go, close }} />}
      </div>
    </div>
  );
}

const COMMENTS = { load: () => import('../features/comments/CommentsPanel') };
const BETWEEN_LOOKS = 20_000;

function same(one: Place, other: Place): boolean {
  return one.feature === other.feature && one.file === other.file && one.at === other.at;
}

/** Parts of a view that say by themselves which place they are. */
function lookedAt(element: Element, feature: string, look: (place: Place) => void): void {
  const at = element.closest<HTMLElement>('[data-at]')?.dataset['at'];
  const file = element.closest<HTMLElement>('[data-file]')?.dataset['file'];
  if (file !== undefined) {
    look({ feature, file, ...(at ? { at } : {}) });
  }
}

/** Sees what the others do and say: at once when somebody comes back to the page, else every now and then. */
function useOthers(store: SavingStore, comments: Comments): void {
  useEffect(() => {
    const refresh = () => void comments.refresh().catch(() => undefined);
    const back = () => {
      if (document.visibilityState === 'visible') {
        void store.look();
        refresh();
      }
    };
    refresh();
    const every = setInterval(() => document.visibilityState === 'visible' && refresh(), BETWEEN_LOOKS);
    document.addEventListener('visibilitychange', back);
    return () => {
      clearInterval(every);
      document.removeEventListener('visibilitychange', back);
    };
  }, [store, comments]);
}

/** Undo and redo from everywhere but an editor that has its own. */
function useKeys(store: SavingStore): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.target as Element).closest('[data-own-undo]')) {
        return;
      }
      const key = event.key.toLowerCase();
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        if (key === 'y' || event.shiftKey) {
          store.redo();
        } else {
          store.undo();
        }
      } else if (key === 's') {
        event.preventDefault();
        void store.flush();
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [store]);
}

/** Whoever closes the page is asked only while something is not saved, and then it is saved at once. */
function useLeaving(store: SavingStore): void {
  const safe = useStore(store, it => it.saving === 'saved' || it.saving === 'locked');
  useEffect(() => {
    if (safe) {
      return undefined;
    }
    const leaving = (event: BeforeUnloadEvent) => {
      void store.flush();
      event.preventDefault();
    };
    const hidden = () => void store.flush();
    addEventListener('beforeunload', leaving);
    addEventListener('pagehide', hidden);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('beforeunload', leaving);
      removeEventListener('pagehide', hidden);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [store, safe]);
  useEffect(() => {
    const left = () => store.stop();
    const online = () => void store.flush();
    addEventListener('pagehide', left);
    addEventListener('online', online);
    return () => {
      removeEventListener('pagehide', left);
      removeEventListener('online', online);
    };
  }, [store]);
  useEffect(() => {
    document.title = `${store.service.key} – ${t('core.designer')}`;
  }, [store]);
}
