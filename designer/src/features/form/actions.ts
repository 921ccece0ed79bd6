import { useMemo } from 'preact/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import type { Block, FieldType } from './catalogue';
import { addBlock } from './blocks';
import { changesOf, type Draft, type Edit, freeName, itemOf, nameOf, type Spot } from './draft';
import { addElement } from './laying';
import { addPage, movePage, removePage } from './pages';
import { addField, duplicateItem, moveItem, ownerAt } from './placing';
import { removeItem } from './removing';
import type { FormFiles } from './form';
import { moveEverywhere } from './rename';
import { isSchema } from './schema';

/** What can be done to a form; whatever is done can be undone. */
export interface Actions {
  run(label: string, at: string, edit: Edit): void;
  add(type: FieldType, spot: Spot): void;
  addBlock(block: Block, spot: Spot): void;
  addPage(after: string | undefined): void;
  move(key: string, spot: Spot): void;
  remove(key: string): void;
  duplicate(key: string): void;
  movePage(key: string, by: -1 | 1): void;
  removePage(key: string): void;
  select(key: string | undefined): void;
}

/** Tells the key of what is to be selected afterwards. */
type Deed = (draft: Draft) => string | undefined | void;

export function useActions(store: ServiceStore, files: FormFiles, select: (key: string | undefined) => void, tell: (text: string) => void): Actions {
  return useMemo(() => {
    const run = (label: string, at: string, deed: Deed) => {
      let next: string | undefined | void;
      store.run({
        label,
        place: { feature: 'form', file: files.schema, at },
        changes: service =>
          changesOf(service, files, draft => {
            next = deed(draft);
          }),
      });
      return next;
    };
    const doing = (label: string, at: string, deed: Deed) => {
      const next = run(label, at + ':' + Date.now(), deed);
      if (next !== undefined) {
        select(next);
      }
      tell(label);
    };
    return {
      run: (label, at, edit) => void run(label, at, edit),
      add: (type, spot) => doing(t('form.did.add', { what: type.title }), spot.page, draft => add(draft, type, spot)),
      addBlock: (block, spot) => doing(t('form.did.add', { what: block.title }), spot.page, draft => addBlock(draft, block, spot)),
      addPage: after => doing(t('form.did.page'), 'pages', draft => addPage(draft, t('form.page.new'), after)),
      move: (key, spot) => doing(t('form.did.move'), key, draft => moveEverywhere(draft, key, () => moveItem(draft, key, spot))),
      remove: key => {
        doing(t('form.did.remove'), key, draft => removeItem(draft, key));
        select(undefined);
      },
      duplicate: key => doing(t('form.did.duplicate'), key, draft => duplicateItem(draft, key)),
      movePage: (key, by) => doing(t('form.did.move-page'), key, draft => movePage(draft, key, by)),
      removePage: key => {
        doing(t('form.did.remove-page'), key, draft => removePage(draft, key));
        select(undefined);
      },
      select,
    };
  }, [store, files.schema]);
}

function add(draft: Draft, type: FieldType, spot: Spot): string | undefined {
  if (type.element) {
    addElement(draft, spot, type.element);
    return undefined;
  }
  const { names } = ownerAt(draft.form, spot);
  const name = freeName(draft.form, names, nameOf(type.title));
  const schema = { ...(type.schema ?? {}), title: type.title };
  const options = isSchema(type.options) ? type.options : undefined;
  // A choice looks as its number of values lets it look; that need not be written down.
  return addField(draft, spot, name, ordered(schema), options, type.id !== 'fixed' && type.group !== 'structure' && type.id !== 'checkboxes');
}

/** As people write fields: what it is, then how it is called. */
function ordered(schema: Record<string, unknown>): never {
  const { type, format, title, ...rest } = schema;
  return { type, ...(format === undefined ? {} : { format }), title, ...rest } as never;
}

/** Where something goes that is to stand behind the selected: inside it if it is a group that is empty, else after it. */
export function spotAfter(draft: { readonly form: Draft['form'] }, key: string | undefined): Spot {
  const { form } = draft;
  const found = key === undefined ? undefined : itemOf(form, key);
  if (found?.item.kind === 'field' && found.item.field.kind !== 'field' && found.item.items.length === 0) {
    return { page: found.page.key, parent: found.item.key, before: undefined };
  }
  if (found?.item.kind === 'box' && found.item.items.length === 0) {
    return { page: found.page.key, parent: found.item.key, before: undefined };
  }
  if (found) {
    return { page: found.page.key, parent: found.parent?.key, before: found.siblings[found.siblings.indexOf(found.item) + 1]?.key };
  }
  const page = form.canvas.pages.find(it => it.key === key) ?? form.canvas.pages.at(-1);
  const only = page?.items.length === 1 && page.items[0]?.kind === 'field' && page.items[0].field.kind === 'group' && form.canvas.derived ? page.items[0].key : undefined;
  return { page: page?.key ?? '', parent: only, before: undefined };
}

/** One step up or down: past its neighbour, or out of its group, or onto the next page. */
export function spotBeside(form: Draft['form'], key: string, by: -1 | 1): Spot | undefined {
  const found = itemOf(form, key);
  if (!found) {
    return undefined;
  }
  const index = found.siblings.indexOf(found.item);
  const page = found.page.key;
  const parent = found.parent?.key;
  if (by < 0 && index > 0) {
    return { page, parent, before: found.siblings[index - 1]?.key };
  }
  if (by > 0 && index < found.siblings.length - 1) {
    return { page, parent, before: found.siblings[index + 2]?.key };
  }
  if (found.parent) {
    const outer = itemOf(form, found.parent.key);
    const at = outer?.siblings.indexOf(found.parent) ?? 0;
    return { page, parent: outer?.parent?.key, before: by < 0 ? found.parent.key : outer?.siblings[at + 1]?.key };
  }
  const pages = form.canvas.pages;
  const next = pages[pages.indexOf(found.page) + by];
  return next && { page: next.key, parent: undefined, before: by < 0 ? undefined : next.items[0]?.key };
}
