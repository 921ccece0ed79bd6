import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useMemo } from 'preact/hooks';
import type { Finding } from '../../core/findings';
import { t } from '../../core/texts';
import { spotBeside, type Actions } from './actions';
import { fieldTypeOf, type Catalogue } from './catalogue';
import { Card } from './Card';
import { useDrop } from './drop';
import { itemOf } from './draft';
import { hintOf, pageTitle, titleOf, type Form } from './form';
import type { Item, Page } from './layout';
import { sayWhen } from './say';
import { pointer } from './schema';

interface Props {
  readonly catalogue: Catalogue;
  readonly form: Form;
  readonly selected: string | undefined;
  readonly actions: Actions;
  readonly findings: readonly Finding[];
}

/** The pages one below the other, as the citizen meets them. */
export function Canvas({ catalogue, form, selected, actions, findings }: Props): JSX.Element {
  const faults = useMemo(() => faultsOf(form, findings), [form, findings]);
  const drop = useDrop(catalogue, form, actions);
  const first = useMemo(() => reachedFirst(form, selected), [form, selected]);
  const drawing: Drawing = { catalogue, form, selected, first, actions, faults };
  return (
    <section class="form-canvas" aria-label={t('form.canvas')} {...drop} onKeyDown={event => steer(event, form, selected, actions)}>
      {form.canvas.pages.map((page, index) => (
        <Sheet key={page.key} page={page} number={index + 1} drawing={drawing} />
      ))}
      <button type="button" class="form-canvas__more" onClick={() => actions.addPage(form.canvas.pages.at(-1)?.key)}>
        {t('form.page.add')}
      </button>
    </section>
  );
}

/** What Tab leads to: what is selected, else the first thing on the selected page, or on any. */
function reachedFirst(form: Form, selected: string | undefined): string | undefined {
  if (selected !== undefined && itemOf(form, selected)) {
    return selected;
  }
  const page = form.canvas.pages.find(it => it.key === selected && it.items.length > 0) ?? form.canvas.pages.find(it => it.items.length > 0);
  return page?.items[0]?.key;
}

interface Drawing extends Omit<Props, 'findings'> {
  readonly first: string | undefined;
  readonly faults: ReadonlyMap<string, number>;
}

function Sheet({ page, number, drawing }: { page: Page; number: number; drawing: Drawing }): JSX.Element {
  const title = pageTitle(drawing.form, page);
  const selected = drawing.selected === page.key;
  return (
    <article class="form-sheet" data-selected={selected || undefined} aria-labelledby={'form-' + page.key}>
      <h2 class="form-sheet__title" id={'form-' + page.key}>
        <button type="button" data-item={page.key} aria-pressed={selected} onClick={() => drawing.actions.select(page.key)}>
          <span class="form-sheet__number">{t('form.page.number', { number })}</span>
          {title}
        </button>
      </h2>
      <Items items={page.items} page={page.key} parent={undefined} drawing={drawing} />
    </article>
  );
}

function Items({ items, page, parent, drawing }: { items: readonly Item[]; page: string; parent: string | undefined; drawing: Drawing }): JSX.Element {
  return (
    <ul class="form-items" data-page={page} data-parent={parent}>
      {items.map((item, index) => (
        <li key={item.key} data-key={item.key} data-next={items[index + 1]?.key} class="form-items__one">
          <One item={item} drawing={drawing} />
          {(item.kind === 'box' || (item.kind === 'field' && item.field.kind !== 'field')) && (
            <Items items={item.items} page={page} parent={item.key} drawing={drawing} />
          )}
        </li>
      ))}
      {items.length === 0 && <li class="form-items__none">{t(parent ? 'form.group.empty' : 'form.page.empty')}</li>}
    </ul>
  );
}

/** Everything that is shown of it as plain values, so that what did not change is not drawn again. */
function One({ item, drawing }: { item: Item; drawing: Drawing }): JSX.Element {
  const { form, catalogue, actions } = drawing;
  const common = {
    id: item.key,
    selected: drawing.selected === item.key,
    reached: drawing.first === item.key,
    faults: drawing.faults.get(item.key) ?? 0,
    actions,
  };
  switch (item.kind) {
    case 'field':
      return (
        <Shown
          {...common}
          kind={item.field.kind}
          type={fieldTypeOf(catalogue, item.field.schema, item.options)?.title ?? ''}
          title={titleOf(form, item.field)}
          hint={hintOf(form, item.field)}
          required={item.field.required}
          when={sayWhen(form, item.field)}
          shared={item.field.definition}
        />
      );
    case 'text':
      return <Shown {...common} kind="text" type={t('form.kind.text')} title={form.texts.get(item.i18n ?? '') ?? item.text} />;
    case 'box':
      return <Shown {...common} kind="box" type={t(item.type === 'HorizontalLayout' ? 'form.kind.row' : 'form.kind.box')} title={form.texts.get(item.i18n ?? '') ?? item.label} />;
    default:
      return (
        <Shown
          {...common}
          kind="beyond"
          type={t('form.kind.beyond')}
          title={t('form.beyond', { keyword: item.beyond.keyword })}
          hint={t('form.beyond.hint', { place: pointer(item.beyond.at) || '/' })}
        />
      );
  }
}

const Shown = memo(Card);

function faultsOf(form: Form, findings: readonly Finding[]): ReadonlyMap<string, number> {
  const faults = new Map<string, number>();
  const here = findings.filter(it => it.file === form.files.schema && it.at !== '');
  if (here.length > 0) {
    for (const field of form.fields.byPath.values()) {
      const key = 'field:' + field.names.join('.');
      const own = pointer(field.at);
      const inside = field.children.map(it => pointer(it.at) + '/');
      const count = here.filter(it => (it.at === own || it.at.startsWith(own + '/')) && !inside.some(one => (it.at + '/').startsWith(one))).length;
      if (count > 0) {
        faults.set(key, count);
      }
    }
  }
  return faults;
}

/** The arrows go from one to the next; with Alt they take it along. */
function steer(event: KeyboardEvent, form: Form, selected: string | undefined, actions: Actions): void {
  const button = (event.target as Element).closest<HTMLElement>('[data-item]');
  const key = button?.dataset['item'];
  if (!button || !key) {
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
  if (step && event.altKey) {
    const spot = spotBeside(form, key, step);
    if (spot) {
      actions.move(key, spot);
      refocus(key);
    } else if (form.canvas.pages.some(it => it.key === key)) {
      actions.movePage(key, step);
    }
  } else if (step) {
    const all = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[data-item]')];
    const next = all[all.indexOf(button) + step];
    next?.focus();
    if (next?.dataset['item']) {
      actions.select(next.dataset['item']);
    }
  } else if (event.key === 'Delete' && selected === key && !key.startsWith('page')) {
    actions.remove(key);
  } else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
    actions.duplicate(key);
  } else {
    return;
  }
  event.preventDefault();
}

/** What was moved keeps the keyboard. */
function refocus(key: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-item="${CSS.escape(key)}"]`)?.focus());
}
