import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
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
  const [findingsOpen, setFindingsOpen] = useState(false);
  const feature = features.find(it => it.id === place?.feature) ?? features[0];
  useKeys(store);
  useLeaving(store);
  const current = place?.feature === feature?.id ? place : undefined;
  const show = (finding: Finding) =>
    go({ feature: featureOf(finding.file).id, file: finding.file, at: finding.at });
  return (
    <div class="designer">
      <Toolbar store={store} leave={leave} findingsOpen={findingsOpen} toggleFindings={() => setFindingsOpen(it => !it)} />
      <Notices store={store} rescued={rescued} take={take} drop={drop} />
      <div class={findingsOpen ? 'designer__body designer__body--findings' : 'designer__body'}>
        <FeatureMenu store={store} place={place ?? { feature: feature?.id ?? '' }} go={go} />
        <main class="designer__main" id="designer-main" tabIndex={-1}>
          {feature && (
            <Loaded id={feature.id} part={feature} props={{ store, engine, place: current ?? { feature: feature.id }, go }} />
          )}
        </main>
        {findingsOpen && <FindingsPanel store={store} show={show} close={() => setFindingsOpen(false)} />}
      </div>
    </div>
  );
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
