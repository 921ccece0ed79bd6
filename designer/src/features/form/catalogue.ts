import { useEffect, useState } from 'preact/hooks';
import type { Json } from '../../core/documents';
import type { EngineClient } from '../../core/engine';
import { isChoices } from './fields';
import { isList, isSchema, textOf, typeOf, type Schema } from './schema';

/** How the designer shows and writes a property of a field. */
export interface Hints {
  readonly section: string;
  readonly sectionTitle: string;
  readonly in: 'text' | 'schema' | 'options' | 'required';
  readonly name?: string;
  readonly long?: boolean;
  readonly suggestions?: readonly string[];
}

export interface PropertySchema {
  readonly title: string;
  readonly description?: string;
  readonly type: string;
  readonly format?: string;
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
  readonly 'x-designer': Hints;
}

/** A field type as it declares itself. */
export interface FieldType {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly schema?: Schema;
  readonly options?: Schema;
  readonly element?: Schema;
  readonly properties: { readonly properties: Readonly<Record<string, PropertySchema>> };
}

export interface Block {
  readonly id: string;
  readonly title: string;
  readonly schema: Schema;
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Catalogue {
  readonly fields: readonly FieldType[];
  readonly blocks: readonly Block[];
  readonly codelists: readonly { readonly id: string; readonly title: string; readonly entries: number }[];
}

const NOTHING: Catalogue = { fields: [], blocks: [], codelists: [] };
const asked = new WeakMap<EngineClient, Promise<Catalogue>>();

/** The engine's catalogue, asked for once; empty until it has come. */
export function useCatalogue(engine: EngineClient): Catalogue {
  const [catalogue, setCatalogue] = useState(NOTHING);
  useEffect(() => {
    const coming = asked.get(engine) ?? engine.json<Catalogue>('GET', '/designer/catalogue');
    asked.set(engine, coming);
    coming.then(setCatalogue, () => asked.delete(engine));
  }, [engine]);
  return catalogue;
}

/** The type that a field is shown as: the one whose template says most of what the field says. */
export function fieldTypeOf(catalogue: Catalogue, schema: Schema, options: Schema): FieldType | undefined {
  let best: FieldType | undefined;
  let most = -1;
  for (const type of catalogue.fields) {
    const score = type.schema ? fit(type, schema, options) : -1;
    if (score > most) {
      most = score;
      best = type;
    }
  }
  return best;
}

const MOST_RADIOS = 5;

function fit(type: FieldType, schema: Schema, options: Schema): number {
  const template = type.schema as Schema;
  if (typeOf(template) !== (typeOf(schema) ?? (isSchema(schema['properties']) ? 'object' : 'string'))) {
    return chosen(type) && chooses(schema) && typeOf(template) !== 'array' ? widget(type, schema, options) : -1;
  }
  if (textOf(template['format']) !== format(schema) || template['const'] !== (schema['const'] === true ? true : undefined)) {
    return -1;
  }
  if (type.id === 'fixed') {
    return schema['readOnly'] === true ? 50 : -1;
  }
  if (chosen(type)) {
    return chooses(schema) ? widget(type, schema, options) : -1;
  }
  if (typeOf(template) === 'array') {
    return arrays(type, schema, options);
  }
  return textOf(template['format']) !== undefined ? 30 : type.options ? (wants(options) === textOf(type.options['format']) ? 20 : -1) : 10;
}

/** A format that only restricts a text is no other type. */
function format(schema: Schema): string | undefined {
  const said = textOf(schema['format']);
  return said === 'din91379-a' ? undefined : said === 'idn-email' ? 'email' : said;
}

function chosen(type: FieldType): boolean {
  return ['radios', 'select', 'autocomplete', 'checkboxes'].includes(type.id);
}

export function chooses(schema: Schema): boolean {
  const from = typeOf(schema) === 'array' && isSchema(schema['items']) ? schema['items'] : schema;
  return isChoices(from['oneOf']) || isList(from['enum']) || from['x-codelist'] !== undefined;
}

function wants(options: Schema): string | undefined {
  return textOf(options['widget']) ?? textOf(options['format']);
}

function widget(type: FieldType, schema: Schema, options: Schema): number {
  if (typeOf(schema) === 'array') {
    return type.id === 'checkboxes' ? 40 : -1;
  }
  const wanted = wants(options);
  const values = schema['oneOf'] ?? schema['enum'];
  const own = isList(values) && values.length <= MOST_RADIOS ? 'radio' : 'select';
  const looks: Record<string, string> = { radios: 'radio', select: 'select', autocomplete: 'autocomplete' };
  return looks[type.id] === (wanted ?? own) ? 40 : looks[type.id] === undefined ? -1 : 5;
}

function arrays(type: FieldType, schema: Schema, options: Schema): number {
  const items = schema['items'];
  const rows = isSchema(items) && (typeOf(items) === 'object' || isSchema(items['properties']) || items['$ref'] !== undefined);
  if (type.id === 'many') {
    return rows ? -1 : 10;
  }
  return rows ? (type.id === (options['detail'] === 'page' ? 'entries' : 'rows') ? 30 : 20) : -1;
}

/** Where the choices of a field stand. */
export function choicesOf(schema: Schema): { readonly inItems: boolean; readonly codelist: string | undefined; readonly values: readonly { readonly value: Json; readonly title: string }[] } {
  const inItems = typeOf(schema) === 'array';
  const from = inItems && isSchema(schema['items']) ? schema['items'] : schema;
  const codelist = textOf(from['x-codelist']);
  if (isChoices(from['oneOf'])) {
    const values = (from['oneOf'] as readonly Schema[]).map(it => ({ value: it['const'] as Json, title: textOf(it['title']) ?? String(it['const']) }));
    return { inItems, codelist, values };
  }
  const list = isList(from['enum']) ? from['enum'] : [];
  return { inItems, codelist, values: list.map(it => ({ value: it, title: String(it) })) };
}
