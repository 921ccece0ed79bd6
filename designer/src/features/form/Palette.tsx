import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../core/texts';
import { spotAfter, type Actions } from './actions';
import type { Catalogue } from './catalogue';
import type { Form } from './form';

interface Props {
  readonly catalogue: Catalogue;
  readonly form: Form;
  readonly selected: string | undefined;
  readonly actions: Actions;
  readonly locked: boolean;
}

const GROUPS = ['text', 'choice', 'number', 'evidence', 'structure'] as const;

/** What a drag carries from the palette to the canvas. */
export const NEW = 'application/x-schalter-new';

/** Everything that can be put into a form; a click puts it behind what is selected. */
export function Palette({ catalogue, form, selected, actions, locked }: Props): JSX.Element {
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every(it => text.toLowerCase().includes(it));
  const fields = catalogue.fields.filter(it => fits(`${it.title} ${it.description}`));
  const blocks = catalogue.blocks.filter(it => fits(it.title));
  const spot = () => spotAfter({ form }, selected);
  return (
    <section class="form-palette" inert={locked} aria-labelledby="form-palette-title">
      <h2 id="form-palette-title">{t('form.palette')}</h2>
      <input
        class="form-input"
        type="search"
        aria-label={t('form.palette.search')}
        placeholder={t('form.palette.search')}
        value={search}
        onInput={event => setSearch(event.currentTarget.value)}
      />
      {GROUPS.map(group => {
        const all = fields.filter(it => it.group === group);
        return (
          all.length > 0 && (
            <div key={group}>
              <h3>{t(`form.group.${group}`)}</h3>
              <ul>
                {all.map(it => (
                  <li key={it.id}>
                    <Entry id={'field:' + it.id} title={it.title} hint={it.description} add={() => actions.add(it, spot())} />
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      {blocks.length > 0 && (
        <div>
          <h3>{t('form.group.block')}</h3>
          <ul>
            {blocks.map(it => (
              <li key={it.id}>
                <Entry id={'block:' + it.id} title={it.title} hint="" add={() => actions.addBlock(it, spot())} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {fields.length + blocks.length === 0 && <p class="form-note">{catalogue.fields.length === 0 ? t('core.loading') : t('form.palette.none')}</p>}
    </section>
  );
}

function Entry({ id, title, hint, add }: { id: string; title: string; hint: string; add(): void }): JSX.Element {
  return (
    <button
      type="button"
      class="form-palette__entry"
      draggable
      title={hint}
      onClick={add}
      onDragStart={event => {
        event.dataTransfer?.setData(NEW, id);
        event.dataTransfer?.setData('text/plain', title);
      }}
    >
      <span class="form-palette__plus" aria-hidden="true">
        +
      </span>
      {title}
    </button>
  );
}
