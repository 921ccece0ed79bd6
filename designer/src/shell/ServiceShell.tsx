import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { EngineError, type EngineClient } from '../core/engine';
import type { Place } from '../core/feature';
import { LocalRescue, type Rescued } from '../core/rescue';
import { SavingStore } from '../core/store';
import { t } from '../core/texts';
import { WorkingCopies } from '../core/working-copies';
import { Workbench } from './Workbench';

interface Props {
  readonly serviceKey: string;
  readonly place: Place | undefined;
  readonly engine: EngineClient;
  go(place: Place): void;
  leave(): void;
}

/** Opens a service and keeps it open. */
export function ServiceShell({ serviceKey, place, engine, go, leave }: Props): JSX.Element {
  const [store, setStore] = useState<SavingStore | undefined>();
  const [rescued, setRescued] = useState<Rescued | undefined>();
  const [failed, setFailed] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let opened: SavingStore | undefined;
    let wanted = true;
    setFailed(undefined);
    void (async () => {
      const rescue = new LocalRescue(serviceKey, localStorage);
      const copy = await new WorkingCopies(engine, serviceKey).open();
      if (!wanted) {
        return;
      }
      opened = new SavingStore(copy, engine, rescue);
      setRescued(rescue.find());
      setStore(opened);
      await opened.start();
    })().catch((e: unknown) => wanted && setFailed(e));
    return () => {
      wanted = false;
      opened?.stop();
    };
  }, [serviceKey, attempt]);
  if (failed) {
    return <Failed serviceKey={serviceKey} failed={failed} again={() => setAttempt(it => it + 1)} leave={leave} />;
  }
  if (!store) {
    return <p class="designer-empty">{t('core.loading')}</p>;
  }
  return (
    <Workbench
      store={store}
      engine={engine}
      place={place}
      go={go}
      leave={leave}
      rescued={rescued}
      take={() => {
        if (rescued) {
          store.run({ label: t('core.rescued.label'), changes: () => rescued.changes });
        }
        setRescued(undefined);
      }}
      drop={() => {
        new LocalRescue(serviceKey, localStorage).drop();
        setRescued(undefined);
      }}
    />
  );
}

function Failed({
  serviceKey,
  failed,
  again,
  leave,
}: {
  serviceKey: string;
  failed: unknown;
  again(): void;
  leave(): void;
}): JSX.Element {
  const unknown = failed instanceof EngineError && failed.status === 404;
  return (
    <div class="designer-empty" role="alert">
      <p>{unknown ? t('core.unknown-service', { key: serviceKey }) : t('core.failed')}</p>
      {!unknown && <p class="kern-body--muted">{failed instanceof Error ? failed.message : String(failed)}</p>}
      <p class="designer-empty__ways">
        {!unknown && (
          <button type="button" class="kern-btn kern-btn--primary" onClick={again}>
            <span class="kern-label">{t('core.again')}</span>
          </button>
        )}
        <button type="button" class="kern-btn kern-btn--secondary" onClick={leave}>
          <span class="kern-label">{t('core.services')}</span>
        </button>
      </p>
    </div>
  );
}
