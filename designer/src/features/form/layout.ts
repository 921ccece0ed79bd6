import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../../core/documents';
import type { Beyond, Field, Fields } from './fields';
import { isList, isSchema, pathOf, textOf, type Schema } from './schema';

/** Something on a page. */
export type Item =
  | { readonly kind: 'field'; readonly key: string; readonly field: Field; readonly at: JSONPath | undefined; readonly options: Schema; readonly items: readonly Item[] }
  | { readonly kind: 'text'; readonly key: string; readonly at: JSONPath; readonly text: string; readonly i18n: string | undefined }
  | { readonly kind: 'box'; readonly key: string; readonly at: JSONPath; readonly type: string; readonly label: string; readonly i18n: string | undefined; readonly items: readonly Item[] }
  | { readonly kind: 'beyond'; readonly key: string; readonly file: 'schema' | 'layout'; readonly beyond: Beyond };

/** A page as the engine makes it of a category. */
export interface Page {
  readonly key: string;
  /** What texts call it. */
  readonly name: string;
  readonly label: string | undefined;
  readonly i18n: string | undefined;
  /** Undefined where nobody has laid it out. */
  readonly at: JSONPath | undefined;
  readonly rule: boolean;
  readonly items: readonly Item[];
}

export interface Canvas {
  readonly pages: readonly Page[];
  /** Whether nobody has written a layout, so that the pages follow the schema. */
  readonly derived: boolean;
}

const NONE: Schema = {};
const LOOSE = 'form';

/** The form on its pages, every field on one of them. */
export function readCanvas(fields: Fields, layout: Json | undefined): Canvas {
  return isSchema(layout) ? new Laying(fields).read(layout) : new Laying(fields).derive();
}

class Laying {
  private readonly placed = new Set<Field>();
  private readonly names = new Set<string>();

  constructor(private readonly fields: Fields) {}

  derive(): Canvas {
    const pages = new Map<string, Field[]>();
    for (const field of this.fields.root) {
      const name = field.kind === 'group' && field.children.length > 0 ? field.name : LOOSE;
      pages.set(name, [...(pages.get(name) ?? []), field]);
    }
    if (pages.size === 0) {
      pages.set(LOOSE, []);
    }
    const all = [...pages].map(([name, fields]) => ({
      key: 'page:' + name,
      name,
      label: undefined,
      i18n: undefined,
      at: undefined,
      rule: false,
      items: fields.map(it => this.whole(it)),
    }));
    return { pages: this.withBeyond(all), derived: true };
  }

  read(layout: Schema): Canvas {
    const pages: Page[] = [];
    this.pages(layout, [], pages);
    if (pages.length === 0) {
      return new Laying(this.fields).derive();
    }
    return { pages: this.withBeyond(this.withForgotten(pages)), derived: false };
  }

  private pages(element: Schema, at: JSONPath, pages: Page[]): void {
    if (element['type'] === 'Categorization') {
      elementsOf(element).forEach((it, index) => isSchema(it) && this.pages(it, [...at, 'elements', index], pages));
      return;
    }
    const category = element['type'] === 'Category';
    const items = category ? this.items(element, at, []) : this.element(element, at, []);
    const label = labelOf(element);
    const i18n = textOf(element['i18n']);
    const name = this.unique(i18n?.slice(i18n.lastIndexOf('.') + 1) ?? onlyTop(items) ?? (slug(label ?? '') || LOOSE));
    pages.push({ key: 'page' + at.join('/'), name, label, i18n, at, rule: element['rule'] !== undefined, items });
  }

  private unique(name: string): string {
    let free = name;
    for (let i = 2; this.names.has(free); i++) {
      free = `${name}-${i}`;
    }
    this.names.add(free);
    return free;
  }

  private items(parent: Schema, at: JSONPath, base: readonly string[]): Item[] {
    return elementsOf(parent).flatMap((it, index) =>
      isSchema(it) ? this.element(it, [...at, 'elements', index], base) : [this.unknown([...at, 'elements', index], String(it))],
    );
  }

  private element(element: Schema, at: JSONPath, base: readonly string[]): Item[] {
    const key = 'layout' + at.join('/');
    const i18n = textOf(element['i18n']);
    switch (element['type']) {
      case 'Control':
        return [this.control(element, at, base)];
      case 'Label':
        return [{ kind: 'text', key, at, text: textOf(element['text']) ?? '', i18n }];
      case 'Group':
      case 'VerticalLayout':
      case 'HorizontalLayout':
        return [{ kind: 'box', key, at, type: String(element['type']), label: labelOf(element) ?? '', i18n, items: this.items(element, at, base) }];
      default:
        return [this.unknown(at, String(element['type']))];
    }
  }

  private control(element: Schema, at: JSONPath, base: readonly string[]): Item {
    const scope = textOf(element['scope']);
    const names = scope === undefined ? undefined : namesOf(scope);
    const field = names && this.fields.byPath.get([...base, ...names].join('.'));
    if (!field || this.placed.has(field)) {
      return this.unknown(at, scope ?? 'scope');
    }
    this.placed.add(field);
    const options = isSchema(element['options']) ? element['options'] : NONE;
    const detail = options['detail'];
    const items = isSchema(detail) ? this.detailed(field, detail, [...at, 'options', 'detail']) : this.inside(field);
    return { kind: 'field', key: 'field:' + field.names.join('.'), field, at, options, items };
  }

  private detailed(field: Field, detail: Schema, at: JSONPath): Item[] {
    const items = this.element(detail, at, field.names);
    const forgotten = field.children.filter(it => !this.placed.has(it)).map(it => this.whole(it));
    return [...items, ...forgotten, ...beyondOf(field.beyond)];
  }

  /** A field that no layout names, with all that is in it. */
  private whole(field: Field): Item {
    this.placed.add(field);
    return { kind: 'field', key: 'field:' + field.names.join('.'), field, at: undefined, options: NONE, items: this.inside(field) };
  }

  private inside(field: Field): Item[] {
    return [...field.children.filter(it => !this.placed.has(it)).map(it => this.whole(it)), ...beyondOf(field.beyond)];
  }

  /** What a layout forgets stands on the page of its neighbour, as the engine does it. */
  private withForgotten(pages: Page[]): Page[] {
    const all = pages.map(it => ({ ...it, items: [...it.items] }));
    let after = 0;
    const visit = (fields: readonly Field[]) => {
      for (const field of fields) {
        if (this.placed.has(field)) {
          after = Math.max(after, all.findIndex(page => holds(page.items, field)));
        } else if (field.kind === 'group' && this.partly(field)) {
          visit(field.children);
        } else {
          all[after]?.items.push(this.whole(field));
        }
      }
    };
    visit(this.fields.root);
    return all;
  }

  private partly(field: Field): boolean {
    return field.children.some(it => this.placed.has(it) || this.partly(it));
  }

  private withBeyond(pages: Page[]): Page[] {
    const last = pages.at(-1);
    const beyond = beyondOf(this.fields.beyond);
    return last && beyond.length > 0 ? [...pages.slice(0, -1), { ...last, items: [...last.items, ...beyond] }] : pages;
  }

  private unknown(at: JSONPath, keyword: string): Item {
    return { kind: 'beyond', key: 'beyond' + at.join('/'), file: 'layout', beyond: { at, keyword } };
  }
}

function beyondOf(beyond: readonly Beyond[]): Item[] {
  return beyond.map(it => ({ kind: 'beyond', key: `beyond:${it.at.join('/')}:${it.keyword}`, file: 'schema', beyond: it }));
}

function holds(items: readonly Item[], field: Field): boolean {
  return items.some(it => (it.kind === 'field' ? it.field === field || holds(it.items, field) : it.kind === 'box' && holds(it.items, field)));
}

function elementsOf(element: Schema): readonly Json[] {
  return isList(element['elements']) ? element['elements'] : [];
}

function labelOf(element: Schema): string | undefined {
  const label = element['label'];
  return isSchema(label) ? textOf(label['text']) : textOf(label);
}

/** The names that a scope leads through: `#/properties/a/properties/b` is a, b. */
export function namesOf(scope: string): string[] | undefined {
  const path = pathOf(scope);
  if (!path) {
    return undefined;
  }
  const names: string[] = [];
  for (let i = 0; i < path.length; i++) {
    if (path[i] === 'properties' && path[i + 1] !== undefined) {
      names.push(path[i + 1] as string);
      i += 1;
    }
  }
  return names;
}

/** The scope that a layout names a field by. */
export function scopeOf(names: readonly string[]): string {
  return '#' + names.map(it => '/properties/' + it.replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

function onlyTop(items: readonly Item[]): string | undefined {
  const tops = new Set<string>();
  const visit = (all: readonly Item[]) =>
    all.forEach(it => (it.kind === 'field' ? tops.add(it.field.names[0] ?? '') : it.kind === 'box' ? visit(it.items) : undefined));
  visit(items);
  return tops.size === 1 ? [...tops][0] : undefined;
}

export function slug(label: string): string {
  return label
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
