import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../core/texts';

interface Part<P> {
  load(): Promise<{ View: ComponentType<P> }>;
}

/** A part that is fetched when it is first needed; a part that does not come is asked for again. */
export function Loaded<P extends object>({ id, part, props }: { id: string; part: Part<P>; props: P }): JSX.Element {
  const [loaded, setLoaded] = useState<{ id: string; View: ComponentType<P> } | undefined>();
  const [failed, setFailed] = useState<string | undefined>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    setFailed(undefined);
    part.load().then(
      it => wanted && setLoaded({ id, View: it.View }),
      e => wanted && setFailed(String(e)),
    );
    return () => {
      wanted = false;
    };
  }, [id, attempt]);
  if (failed) {
    return (
      <div class="designer-empty" role="alert">
        <p>{t('core.failed')}</p>
        <button type="button" class="kern-btn kern-btn--secondary" onClick={() => setAttempt(it => it + 1)}>
          <span class="kern-label">{t('core.again')}</span>
        </button>
      </div>
    );
  }
  if (loaded?.id !== id) {
    return <p class="designer-empty">{t('core.loading')}</p>;
  }
  const View = loaded.View;
  return <View {...props} />;
}
