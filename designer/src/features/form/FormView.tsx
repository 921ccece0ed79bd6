import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import { useService, useStore } from '../../core/hooks';
import { t } from '../../core/texts';
import { useActions, type Actions } from './actions';
import { Canvas } from './Canvas';
import { useCatalogue } from './catalogue';
import { itemOf } from './draft';
import { filesAt, openForm, type Form, type FormFiles } from './form';
import { Palette } from './Palette';
import { Panel } from './Panel';
import { pointer } from './schema';

/** A form on its pages, between what can be put in and what can be said of what is in it. */
export function View({ store, engine, place, go, look }: ViewProps): JSX.Element {
  const files = filesAt(place);
  const service = useService(store, it => it);
  const opened = useMemo(() => openForm(service, files), [service.files, files.schema]);
  if ('missing' in opened) {
    return <p class="designer-empty">{t('form.missing', { file: opened.missing })}</p>;
  }
  if ('broken' in opened) {
    return (
      <div class="designer-empty" role="alert">
        <p>{t('form.broken', { file: opened.file })}</p>
        <p>
          <code>{opened.broken}</code>
        </p>
        <button type="button" class="kern-btn kern-btn--secondary" onClick={() => go({ feature: 'files', file: opened.file })}>
          <span class="kern-label">{t('form.open-file')}</span>
        </button>
      </div>
    );
  }
  return <Editor key={files.schema} store={store} engine={engine} place={place} go={go} look={look} form={opened.form} files={files} />;
}

function Editor({ store, engine, place, go, look, form, files }: ViewProps & { form: Form; files: FormFiles }): JSX.Element {
  const catalogue = useCatalogue(engine);
  const locked = useStore(store, it => it.saving === 'locked');
  const [selected, setSelected] = useState<string | undefined>(() => keyAt(form, place.file, place.at));
  const [told, tell] = useState('');
  const possible = useActions(store, files, setSelected, tell);
  const actions = locked ? onlyLooking(possible) : possible;
  useEffect(() => {
    const key = keyAt(form, place.file, place.at);
    if (key !== undefined) {
      setSelected(key);
      document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] [data-item]`)?.focus();
    }
  }, [place]);
  const at = placeOf(form, selected);
  useEffect(() => look({ feature: 'form', file: files.schema, at }), [look, files.schema, at]);
  return (
    <div class="form-editor" data-locked={locked || undefined}>
      <Palette locked={locked} catalogue={catalogue} form={form} selected={selected} actions={actions} />
      <Canvas catalogue={catalogue} form={form} selected={selected} actions={actions} findings={useStore(store, it => it.findings)} />
      <Panel locked={locked} catalogue={catalogue} form={form} selected={selected} actions={actions} store={store} engine={engine} go={go} />
      <p class="kern-sr-only" role="status">
        {told}
      </p>
    </div>
  );
}

/** What somebody may do who only looks. */
function onlyLooking(actions: Actions): Actions {
  const nothing = () => undefined;
  return { run: nothing, add: nothing, addBlock: nothing, addPage: nothing, move: nothing, remove: nothing, duplicate: nothing, movePage: nothing, removePage: nothing, select: actions.select };
}

/** The place in the schema of what is selected, or what the canvas calls it. */
function placeOf(form: Form, selected: string | undefined): string {
  const item = selected === undefined ? undefined : itemOf(form, selected)?.item;
  return item?.kind === 'field' ? pointer(item.field.at) : (selected ?? '');
}

/** What a place in a file is on the canvas: the field that the schema's part belongs to, or the element of the layout. */
function keyAt(form: Form, file: string | undefined, at: string | undefined): string | undefined {
  if (at === undefined || at === '') {
    return undefined;
  }
  if (!at.startsWith('/')) {
    return at;
  }
  if (file === form.files.layout) {
    return undefined;
  }
  let best: string | undefined;
  let length = 0;
  for (const field of form.fields.byPath.values()) {
    for (const here of [pointer(field.at), pointer(field.target)]) {
      if ((at === here || at.startsWith(here + '/')) && here.length > length) {
        length = here.length;
        best = 'field:' + field.names.join('.');
      }
    }
  }
  return best;
}
