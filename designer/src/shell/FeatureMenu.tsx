import type { JSX } from 'preact';
import type { Place } from '../core/feature';
import { useService } from '../core/hooks';
import type { ServiceStore } from '../core/service';
import { t } from '../core/texts';
import { features } from '../features';

interface Props {
  readonly store: ServiceStore;
  readonly place: Place;
  go(place: Place): void;
}

/** The parts of a service, and below some of them their places. */
export function FeatureMenu({ store, place, go }: Props): JSX.Element {
  // Places follow from the names of files, and from texts seldom: not on every key.
  const service = useService(store, it => it);
  return (
    <nav class="designer__menu" aria-label={t('core.features')}>
      <ul>
        {features.map(feature => {
          const places = feature.places?.(service) ?? [];
          const open = place.feature === feature.id;
          return (
            <li key={feature.id}>
              <button
                type="button"
                class="designer-menu__entry"
                aria-current={open && (places.length === 0 || !place.file) ? 'page' : undefined}
                data-open={open || undefined}
                onClick={() => go({ feature: feature.id })}
              >
                {t(feature.title)}
              </button>
              {open && places.length > 0 && (
                <ul>
                  {places.map(it => (
                    <li key={it.place.file}>
                      <button
                        type="button"
                        class="designer-menu__entry designer-menu__entry--below"
                        aria-current={it.place.file === place.file ? 'page' : undefined}
                        onClick={() => go(it.place)}
                      >
                        {it.title}
                      </button>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
