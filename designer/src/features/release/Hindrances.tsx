import type { JSX } from 'preact';
import type { Place } from '../../core/feature';
import { useStore } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { featureOf } from '../index';

const MOST = 8;

/** What stands in the way, each with the way to it. */
export function Hindrances({ store, go }: { store: ServiceStore; go(place: Place): void }): JSX.Element {
  const findings = useStore(store, it => it.findings);
  const errors = findings.filter(it => it.severity === 'error');
  return (
    <section aria-labelledby="release-hindrances">
      <h3 id="release-hindrances">{t('release.hindrances')}</h3>
      {errors.length === 0 ? (
        <p class="release-good">{t('release.hindrances.none')}</p>
      ) : (
        <ul class="release-list">
          {errors.slice(0, MOST).map((it, index) => (
            <li key={index} class="release-change release-change--breaking">
              <p>{it.message}</p>
              {it.file && (
                <button type="button" class="designer-link" onClick={() => go({ feature: featureOf(it.file).id, file: it.file, ...(it.at ? { at: it.at } : {}) })}>
                  {it.file}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {errors.length > MOST && <p class="release-muted">{t('release.hindrances.more', { count: errors.length - MOST })}</p>}
    </section>
  );
}
