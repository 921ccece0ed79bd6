import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import { useService, useStore } from '../../core/hooks';
import { t } from '../../core/texts';

/** The files of the package beside the text of one of them. */
export function View({ store, place, go, look }: ViewProps): JSX.Element {
  const files = useService(store, it => it.files);
  const binaries = useService(store, it => it.binaries);
  const locked = useStore(store, it => it.saving === 'locked');
  const paths = [...files.keys(), ...binaries].sort();
  const file = place.file ?? paths.find(it => it === 'service.yaml') ?? paths[0];
  useEffect(() => look({ feature: 'files', ...(file ? { file } : {}) }), [look, file]);
  const text = file === undefined ? undefined : files.get(file);
  return (
    <div class="files">
      <nav class="files__list" aria-label={t('files.list')}>
        <ul>
          {paths.map(path => (
            <li key={path}>
              <button
                type="button"
                class="files__file"
                aria-current={path === file ? 'true' : undefined}
                onClick={() => go({ feature: 'files', file: path })}
              >
                {path}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div class="files__text">
        {file !== undefined && text !== undefined ? (
          <>
            <label class="kern-label" for="files-text">
              {file}
            </label>
            <textarea
              id="files-text"
              class="files__source"
              spellcheck={false}
              readOnly={locked}
              value={text}
              onInput={event => {
                const changed = event.currentTarget.value;
                store.run({
                  label: t('files.edit', { file }),
                  place: { feature: 'files', file },
                  changes: () => new Map([[file, changed]]),
                });
              }}
            />
          </>
        ) : (
          <p class="kern-body">{file === undefined ? t('files.none') : t('files.binary', { file })}</p>
        )}
      </div>
    </div>
  );
}
