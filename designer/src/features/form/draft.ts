import type { JSONPath } from 'jsonc-parser';
import { editJson, type Json, readJson } from '../../core/documents';
import type { Changes, Service } from '../../core/service';
import { type Form, type FormFiles, openForm } from './form';
import { type Item, type Page, slug } from './layout';

/** Where something new, or moved, is to stand. */
export interface Spot {
  /** The key of the page. */
  readonly page: string;
  /** The key of the group, list or box inside it; undefined for the page itself. */
  readonly parent: string | undefined;
  /** The key of the item it stands before; undefined for the end. */
  readonly before: string | undefined;
}

/** The files of a form while one command changes them step by step. */
export class Draft {
  private readonly files: Map<string, string>;
  private readonly changed = new Map<string, string | null>();

  constructor(
    private readonly service: Service,
    readonly names: FormFiles,
  ) {
    this.files = new Map(service.files);
  }

  get form(): Form {
    const opened = openForm({ ...this.service, files: this.files }, this.names);
    if (!('form' in opened)) {
      throw new Error(`<${this.names.schema}> cannot be read`);
    }
    return opened.form;
  }

  text(path: string): string {
    return this.files.get(path) ?? '';
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  get paths(): readonly string[] {
    return [...this.files.keys()];
  }

  write(path: string, text: string | null): void {
    if (text === null) {
      this.files.delete(path);
    } else {
      this.files.set(path, text);
    }
    this.changed.set(path, text);
  }

  schema(at: JSONPath, value: Json | undefined, before?: string): void {
    this.write(this.names.schema, editJson(this.text(this.names.schema), at, value, false, before));
  }

  layout(at: JSONPath, value: Json | undefined, insert = false): void {
    this.write(this.names.layout, editJson(this.text(this.names.layout), at, value, insert));
  }

  changes(): Changes {
    return this.changed;
  }
}

export type Edit = (draft: Draft) => void;

/** The changes of an edit; what cannot be done changes nothing. */
export function changesOf(service: Service, names: FormFiles, edit: Edit): Changes {
  const draft = new Draft(service, names);
  edit(draft);
  return draft.changes();
}

export function layoutOf(draft: Draft): Json {
  const read = readJson(draft.text(draft.names.layout) || '{}');
  return 'value' in read ? read.value : {};
}

export interface Found {
  readonly item: Item;
  readonly page: Page;
  readonly parent: Item | undefined;
  readonly siblings: readonly Item[];
}

export function itemOf(form: Form, key: string): Found | undefined {
  for (const page of form.canvas.pages) {
    const found = search(page.items, key, page, undefined);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function search(items: readonly Item[], key: string, page: Page, parent: Item | undefined): Found | undefined {
  for (const item of items) {
    if (item.key === key) {
      return { item, page, parent, siblings: items };
    }
    const below = item.kind === 'field' || item.kind === 'box' ? search(item.items, key, page, item) : undefined;
    if (below) {
      return below;
    }
  }
  return undefined;
}

/** A name that no property of that object has. */
export function freeName(form: Form, owner: readonly string[], wanted: string): string {
  const clean = wanted.replace(/[^A-Za-z0-9_]/g, '') || 'field';
  const begun = /^[A-Za-z_]/.test(clean) ? clean : 'field' + clean;
  let name = begun;
  for (let i = 2; form.fields.byPath.has([...owner, name].join('.')); i++) {
    name = begun + i;
  }
  return name;
}

/** A property name made of a title: "Familienname der Halterin" becomes familiennameDerHalterin. */
export function nameOf(title: string): string {
  const words = slug(title.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('Ä', 'Ae').replaceAll('Ö', 'Oe').replaceAll('Ü', 'Ue')).split('-').slice(0, 4);
  return words.map((it, index) => (index === 0 ? it : it.charAt(0).toUpperCase() + it.slice(1))).join('');
}
