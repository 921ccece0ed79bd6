import type { JSONPath } from 'jsonc-parser';
import { editJson, insertJson, type Json, sliceJson, writeJson } from '../../core/documents';
import { setProperty } from '../../core/properties';
import { Draft, type Edit, layoutOf } from './draft';
import { layOut } from './laying';
import type { Page } from './layout';
import { isList, isSchema, valueAt } from './schema';

/** Adds a page behind another and gives its key. */
export function addPage(draft: Draft, title: string, after: string | undefined): string {
  const index = draft.form.canvas.pages.findIndex(it => it.key === after);
  layOut(draft);
  const root = layoutOf(draft);
  if (!isSchema(root) || root['type'] !== 'Categorization') {
    // A layout of one page is put into a first page.
    const raw = draft.text(draft.names.layout);
    draft.write(draft.names.layout, writeJson({ type: 'Categorization', elements: [{ type: 'Category', label: title, elements: [] }] }));
    draft.write(draft.names.layout, editJson(draft.text(draft.names.layout), ['elements', 0, 'elements', 0], JSON.parse(raw) as Json, true));
  }
  const pages = draft.form.canvas.pages;
  const behind = pages[index < 0 ? pages.length - 1 : index]?.at;
  const at: JSONPath = behind && behind.length >= 2 ? [...behind.slice(0, -1), Number(behind.at(-1)) + 1] : ['elements', 9999];
  draft.layout(at, { type: 'Category', label: title, elements: [] }, true);
  return 'page' + at.join('/');
}

export function titlePage(page: Page, title: string): Edit {
  return draft => {
    const { form } = draft;
    const key = `${form.files.prefix}.page.${page.name}`;
    const inTexts = [key + '.title', key + '.label'].find(it => form.texts.has(it));
    if (inTexts) {
      draft.write(form.textsFile, setProperty(draft.text(form.textsFile), inTexts, title));
      return;
    }
    const index = form.canvas.pages.findIndex(it => it.key === page.key);
    layOut(draft);
    const at = draft.form.canvas.pages[index]?.at;
    if (at) {
      draft.layout([...at, 'label'], title);
    }
  };
}

/** What stood on a page comes to the one before it, or behind it if there is none. */
export function removePage(draft: Draft, key: string): void {
  const index = draft.form.canvas.pages.findIndex(it => it.key === key);
  layOut(draft);
  const pages = draft.form.canvas.pages;
  const page = pages[index];
  const heir = pages[index === 0 ? 1 : index - 1];
  if (!page?.at || !heir?.at) {
    return;
  }
  const text = draft.text(draft.names.layout);
  const elements = valueAt(layoutOf(draft), [...page.at, 'elements']);
  const raws = isList(elements) ? elements.map((_, i) => sliceJson(text, [...(page.at as JSONPath), 'elements', i]) ?? '') : [];
  const theirs = valueAt(layoutOf(draft), [...heir.at, 'elements']);
  let next = text;
  const start = index === 0 || !isList(theirs) ? 0 : theirs.length;
  raws.forEach((raw, i) => (next = insertJson(next, [...(heir.at as JSONPath), 'elements', start + i], raw)));
  draft.write(draft.names.layout, editJson(next, page.at, undefined));
}

export function movePage(draft: Draft, key: string, by: -1 | 1): void {
  const index = draft.form.canvas.pages.findIndex(it => it.key === key);
  layOut(draft);
  const pages = draft.form.canvas.pages;
  const page = pages[index];
  const other = pages[index + by];
  if (!page?.at || !other?.at || page.at.length !== other.at.length) {
    return;
  }
  const text = draft.text(draft.names.layout);
  const raw = sliceJson(text, page.at) ?? '';
  draft.write(draft.names.layout, insertJson(editJson(text, page.at, undefined), other.at, raw));
}
