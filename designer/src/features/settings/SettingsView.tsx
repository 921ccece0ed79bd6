import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import { useStore } from '../../core/hooks';
import { t } from '../../core/texts';
import { FileFindings } from '../../parts/FileFindings';
import { languagesOf } from '../texts/rows';
import { MANIFEST, manifestOf, unknownIn } from './manifest';
import { sections, settings } from './schema';
import { SettingField } from './Setting';

/** What the service says of itself, section by section. */
export function SettingsView({ store, place, go }: ViewProps): JSX.Element {
  const service = useStore(store, it => it.service);
  const findings = useStore(store, it => it.findings);
  const locked = useStore(store, it => it.saving === 'locked');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => lead(root.current, place.at), [place.at, place]);
  const manifest = manifestOf(service);
  const own = findings.filter(it => it.file === MANIFEST);
  if ('broken' in manifest) {
    return (
      <div class="settings">
        <h2>{t('settings.title')}</h2>
        <p class="field__wrong">{t('settings.broken', { reason: manifest.broken })}</p>
        <Open go={() => go({ feature: 'files', file: MANIFEST })} />
        <FileFindings findings={own} />
      </div>
    );
  }
  const unknown = unknownIn(manifest.values);
  const shown = { store, service, values: manifest.values, languages: languagesOf(service), findings, go };
  return (
    <div class="settings" data-file={MANIFEST} ref={root}>
      <h2>{t('settings.title')}</h2>
      <FileFindings findings={own.filter(it => !settings.some(one => it.at === '/' + one.name || it.at.startsWith(`/${one.name}/`)))} />
      <fieldset class="settings__all" disabled={locked} aria-label={t('settings.title')}>
        {sections.map(section => (
          <section key={section.id} aria-labelledby={`settings-${section.id}`}>
            <h3 id={`settings-${section.id}`}>{t(`settings.section.${section.id}` as 'settings.section.about')}</h3>
            {section.settings.map(it => (
              <SettingField key={it.name} {...shown} setting={it} path={[it.name]} />
            ))}
            {section.id === 'rest' && unknown.length > 0 && <Unknown unknown={unknown} />}
            {section.id === 'rest' && <Open go={() => go({ feature: 'files', file: MANIFEST })} />}
          </section>
        ))}
      </fieldset>
    </div>
  );
}

/** What the file says and its schema does not know stays as it is. */
function Unknown({ unknown }: { readonly unknown: ReturnType<typeof unknownIn> }): JSX.Element {
  return (
    <div class="setting-unknown">
      <p class="field__hint">{t('settings.unknown')}</p>
      <ul>
        {unknown.map(([at, value]) => (
          <li key={at} data-at={at}>
            <code>
              {at}: {JSON.stringify(value)}
            </code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Open({ go }: { go(): void }): JSX.Element {
  return (
    <p>
      <button type="button" class="designer-link" onClick={go}>
        {t('settings.open-file')}
      </button>
    </p>
  );
}

/** To the place itself, or the closest around it that is shown. */
function lead(root: HTMLElement | null, at: string | undefined): void {
  if (!root || !at) {
    return;
  }
  const places = [...root.querySelectorAll<HTMLElement>('[data-at]')].filter(it => at === it.dataset['at'] || at.startsWith(it.dataset['at'] + '/'));
  const place = places.sort((one, other) => (other.dataset['at'] ?? '').length - (one.dataset['at'] ?? '').length)[0];
  const input = place?.querySelector<HTMLElement>('input:not(:disabled), select, textarea, button');
  place?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}
