import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useStore } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { Button, ChoiceField } from '../../parts/Fields';
import type { ProcessEditor } from './editor';
import { kindTitle, titleOf, type Shape } from './modules';
import { appendable, EDGES, isActivity, type KindId } from './profile';

interface Props {
  readonly editor: ProcessEditor;
  readonly store: ServiceStore;
}

/** The process as a list: all that the canvas can do, without drawing. */
export function ElementList({ editor, store }: Props): JSX.Element {
  const locked = useStore(store, it => it.saving === 'locked');
  const chosen = editor.selected();
  const all = editor.elements();
  return (
    <div class="process__list">
      <ol class="process-list" aria-label={t('process.list.label')}>
        {all.map(it => (
          <li key={it.id} class={`process-list__entry${it.waypoints ? ' process-list__entry--flow' : ''}`}>
            <button type="button" class="process-list__name" aria-pressed={chosen?.id === it.id} onClick={() => editor.select(it.id)}>
              {it.waypoints ? t('process.flow.to', { target: it.target ? titleOf(it.target) : '' }) : titleOf(it)}
            </button>
          </li>
        ))}
      </ol>
      {chosen && !locked && <Deeds key={chosen.id} editor={editor} element={chosen} />}
    </div>
  );
}

/** What can be done with the chosen element. */
export function Deeds({ editor, element }: { readonly editor: ProcessEditor; readonly element: Shape }): JSX.Element {
  const kinds = appendable(element.type);
  const targets = editor.elements().filter(it => !it.waypoints && it !== element && editor.canConnect(element, it));
  const [next, setNext] = useState<string>('user-task');
  const [to, setTo] = useState('');
  const target = targets.find(it => it.id === to) ?? targets[0];
  return (
    <fieldset class="process-deeds">
      <legend>{t('process.deeds', { element: titleOf(element) })}</legend>
      {kinds.length > 0 && (
        <div class="process-deeds__row">
          <ChoiceField label={t('process.append')} value={next} options={kinds.map(it => ({ value: it.id, label: kindTitle(it) }))} onChange={setNext} />
          <Button onClick={() => editor.append(element, next as KindId)}>{t('process.append.do')}</Button>
        </div>
      )}
      {target && (
        <div class="process-deeds__row">
          <ChoiceField label={t('process.connect')} value={target.id} options={targets.map(it => ({ value: it.id, label: titleOf(it) }))} onChange={setTo} />
          <Button onClick={() => editor.connect(element, target)}>{t('process.connect.do')}</Button>
        </div>
      )}
      <div class="process-deeds__buttons">
        {isActivity(element.type) &&
          EDGES.map(it => (
            <Button key={it} onClick={() => editor.attach(element, it)}>
              {t(`process.edge.${it}`)}
            </Button>
          ))}
        {!element.waypoints && (
          <span class="process-deeds__move" role="group" aria-label={t('process.move')}>
            <Button label={t('process.move.left')} onClick={() => editor.move(element, -1, 0)}>←</Button>
            <Button label={t('process.move.right')} onClick={() => editor.move(element, 1, 0)}>→</Button>
            <Button label={t('process.move.up')} onClick={() => editor.move(element, 0, -1)}>↑</Button>
            <Button label={t('process.move.down')} onClick={() => editor.move(element, 0, 1)}>↓</Button>
          </span>
        )}
        <Button onClick={() => editor.remove(element)}>{t('process.delete')}</Button>
      </div>
    </fieldset>
  );
}
