import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Place } from '../../core/feature';
import { t } from '../../core/texts';
import { featureOf } from '..';
import type { Run } from './came';
import { missing } from './saying';

/** How much the tests reach, and each thing that none does with the way to it. */
export function Missing({ coverage, go }: { coverage: NonNullable<Run['coverage']>; go(place: Place): void }): JSX.Element {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('tests.coverage')}</h3>
      <p>
        <progress class="tests__progress" max={coverage.all} value={coverage.reached} aria-hidden="true" /> {t('tests.coverage.state', { reached: coverage.reached, all: coverage.all })}
      </p>
      {coverage.missing.length === 0 ? (
        <p>{t('tests.coverage.all')}</p>
      ) : (
        <ul class="tests__missing">
          {coverage.missing.map(it => {
            const said = missing(it);
            return (
              <li key={it.kind + it.file + it.at}>
                <span>{said}</span>
                <button type="button" class="designer-link" aria-label={`${t('core.findings.take')}: ${said}`} onClick={() => go({ feature: featureOf(it.file).id, file: it.file, at: it.at })}>
                  {t('core.findings.take')}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
