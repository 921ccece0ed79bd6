import type { JSX } from 'preact';
import { useService } from '../../core/hooks';
import { parseProperties, setProperty } from '../../core/properties';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { TextField } from '../../parts/Fields';

/** The texts that a letter inserts, in every language of the service. */
export function TextsPanel({ store, text }: { readonly store: ServiceStore; readonly text: string }): JSX.Element | null {
  const files = useService(store, it => it.files);
  const languages = [...files.keys()].filter(it => /^texts\/[^/]+\.properties$/.test(it)).sort();
  const keys = [...new Set([...text.matchAll(/\{\{\s*text\s+([A-Za-z0-9_][A-Za-z0-9_.-]*)\s*\}\}/g)].map(it => it[1] ?? ''))];
  return keys.length === 0 || languages.length === 0 ? null : (
    <details class="letters__texts">
      <summary>{t('letters.texts', { count: keys.length })}</summary>
      {keys.map(key => (
        <fieldset key={key}>
          <legend><code>{key}</code></legend>
          {languages.map(file => (
            <TextField
              key={file}
              label={file.slice('texts/'.length, -'.properties'.length)}
              lang={file.slice('texts/'.length, -'.properties'.length)}
              value={parseProperties(files.get(file) ?? '').get(key) ?? ''}
              onChange={value =>
                store.run({
                  label: t('letters.texts.change'),
                  place: { feature: 'letters', file, at: key },
                  changes: service => new Map([[file, setProperty(service.files.get(file) ?? '', key, value === '' ? null : value)]]),
                })
              }
            />
          ))}
        </fieldset>
      ))}
    </details>
  );
}
