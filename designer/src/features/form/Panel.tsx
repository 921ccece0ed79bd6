import type { JSX } from 'preact';
import type { EngineClient } from '../../core/engine';
import type { Place } from '../../core/feature';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { spotBeside, type Actions } from './actions';
import type { Catalogue } from './catalogue';
import { itemOf } from './draft';
import { titlePage } from './pages';
import { FieldPanel } from './FieldPanel';
import { pageTitle, type Form } from './form';
import { SelectInput, SmallButton, TextInput } from './inputs';
import type { Item, Page } from './layout';
import { RulesEditor } from './RulesEditor';
import { textOf } from './schema';
import { setProperty } from '../../core/properties';
import { titleOf } from './form';

export interface PanelProps {
  readonly catalogue: Catalogue;
  readonly form: Form;
  readonly selected: string | undefined;
  readonly actions: Actions;
  readonly store: ServiceStore;
  readonly engine: EngineClient;
  readonly locked: boolean;
  go(place: Place): void;
}

/** What can be said of what is selected, and done to it without dragging. */
export function Panel(props: PanelProps): JSX.Element {
  const { form, selected, actions, go } = props;
  const page = form.canvas.pages.find(it => it.key === selected);
  const item = selected === undefined || page ? undefined : itemOf(form, selected)?.item;
  return (
    <section class="form-panel" inert={props.locked} aria-label={t('form.panel')}>
      {page && <PagePanel key={page.key} page={page} form={form} actions={actions} />}
      {item && <Moving item={item} form={form} actions={actions} />}
      {item?.kind === 'field' && <FieldPanel key={item.key} {...props} field={item.field} options={item.options} />}
      {(item?.kind === 'text' || item?.kind === 'box') && <ElementPanel key={item.key} item={item} form={form} actions={actions} />}
      {item?.kind === 'beyond' && (
        <>
          <p class="form-note">{t('form.beyond.long', { keyword: item.beyond.keyword })}</p>
          <SmallButton text={t('form.open-file')} act={() => go({ feature: 'files', file: item.file === 'schema' ? form.files.schema : form.files.layout })} />
        </>
      )}
      {!page && !item && <FormPanel {...props} />}
    </section>
  );
}

/** The form as a whole: where nothing is selected. */
function FormPanel(props: PanelProps): JSX.Element {
  const { form, actions } = props;
  return (
    <>
      <h2>{t('form.whole')}</h2>
      <p class="form-note">{t('form.whole.hint')}</p>
      <TextInput
        id="form-title"
        label={t('form.whole.title')}
        value={textOf(form.schema['title']) ?? ''}
        change={text => actions.run(t('form.did.title'), 'title', draft => draft.schema(['title'], text === '' ? undefined : text))}
      />
      <RulesEditor {...props} at={[]} names={[]} schema={form.schema} fields={form.fields.root} />
    </>
  );
}

function PagePanel({ page, form, actions }: { page: Page; form: Form; actions: Actions }): JSX.Element {
  const index = form.canvas.pages.indexOf(page);
  return (
    <>
      <h2>{t('form.page.number', { number: index + 1 })}</h2>
      <TextInput
        id="form-page-title"
        label={t('form.page.title')}
        value={pageTitle(form, page)}
        change={text => actions.run(t('form.did.title'), page.name + '/title', titlePage(page, text))}
      />
      {page.rule && <p class="form-note">{t('form.page.rule')}</p>}
      <div class="form-buttons">
        <SmallButton text={t('form.up')} act={() => actions.movePage(page.key, -1)} disabled={index === 0} />
        <SmallButton text={t('form.down')} act={() => actions.movePage(page.key, 1)} disabled={index === form.canvas.pages.length - 1} />
        <SmallButton text={t('form.page.add-behind')} act={() => actions.addPage(page.key)} />
        <SmallButton text={t('form.remove')} act={() => actions.removePage(page.key)} disabled={form.canvas.pages.length === 1} />
      </div>
      <p class="form-note">{t('form.page.remove.hint')}</p>
    </>
  );
}

function ElementPanel({ item, form, actions }: { item: Extract<Item, { kind: 'text' | 'box' }>; form: Form; actions: Actions }): JSX.Element {
  const now = item.kind === 'text' ? item.text : item.label;
  const inTexts = item.i18n !== undefined && form.texts.has(item.i18n) ? item.i18n : undefined;
  const name = item.kind === 'text' ? 'text' : 'label';
  const row = item.kind === 'box' && item.type === 'HorizontalLayout';
  return (
    <>
      {row ? (
        <p class="form-note">{t('form.row.hint')}</p>
      ) : (
        <TextInput
          id="form-element-text"
          label={t(item.kind === 'text' ? 'form.text' : 'form.box.label')}
          long={item.kind === 'text'}
          value={inTexts ? (form.texts.get(inTexts) ?? '') : now}
          change={text =>
            actions.run(t('form.did.text'), item.key, draft =>
              inTexts ? draft.write(form.textsFile, setProperty(draft.text(form.textsFile), inTexts, text)) : draft.layout([...item.at, name], text),
            )
          }
        />
      )}
    </>
  );
}

/** Every drag as buttons and lists. */
function Moving({ item, form, actions }: { item: Item; form: Form; actions: Actions }): JSX.Element | null {
  const found = itemOf(form, item.key);
  if (!found || item.kind === 'beyond') {
    return null;
  }
  const up = spotBeside(form, item.key, -1);
  const down = spotBeside(form, item.key, 1);
  const groups = groupsOf(form).filter(it => it.key !== item.key && !inside(item, it.key));
  return (
    <div class="form-moving">
      <div class="form-buttons" role="group" aria-label={t('form.moving')}>
        <SmallButton text={t('form.up')} act={() => up && actions.move(item.key, up)} disabled={!up} />
        <SmallButton text={t('form.down')} act={() => down && actions.move(item.key, down)} disabled={!down} />
        <SmallButton text={t('form.duplicate')} act={() => actions.duplicate(item.key)} disabled={item.kind === 'box'} />
        <SmallButton text={t('form.remove')} act={() => actions.remove(item.key)} />
      </div>
      <div class="form-pair">
        <SelectInput
          id="form-to-page"
          label={t('form.to-page')}
          value={found.page.key}
          options={form.canvas.pages.map((it, i) => ({ value: it.key, title: `${i + 1} ${pageTitle(form, it)}` }))}
          change={page => actions.move(item.key, { page, parent: undefined, before: undefined })}
        />
        <SelectInput
          id="form-to-group"
          label={t('form.to-group')}
          value={found.parent?.key ?? ''}
          options={[{ value: '', title: t('form.to-group.none') }, ...groups.map(it => ({ value: it.key, title: it.title }))]}
          change={parent => {
            const page = parent === '' ? found.page.key : (itemOf(form, parent)?.page.key ?? found.page.key);
            actions.move(item.key, { page, parent: parent || undefined, before: undefined });
          }}
        />
      </div>
    </div>
  );
}

function inside(item: Item, key: string): boolean {
  return (item.kind === 'field' || item.kind === 'box') && item.items.some(it => it.key === key || inside(it, key));
}

function groupsOf(form: Form): { key: string; title: string }[] {
  const found: { key: string; title: string }[] = [];
  const visit = (items: readonly Item[], above: string) => {
    for (const it of items) {
      if (it.kind === 'box' || (it.kind === 'field' && it.field.kind !== 'field')) {
        const own = it.kind === 'box' ? it.label || t('form.kind.box') : titleOf(form, it.field);
        found.push({ key: it.key, title: above + own });
        visit(it.items, above + own + ' › ');
      }
    }
  };
  form.canvas.pages.forEach(it => visit(it.items, ''));
  return found;
}
