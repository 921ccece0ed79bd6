import { parseDocument } from 'yaml';
import { readJson, type Json } from '../../core/documents';
import type { Place } from '../../core/feature';
import { parseProperties } from '../../core/properties';
import type { Service } from '../../core/service';
import { readFields, type Field, type Fields } from './fields';
import { readCanvas, type Canvas } from './layout';
import { isList, isSchema, textOf, type Schema } from './schema';

/** A form's files, and what its texts begin with. */
export interface FormFiles {
  readonly schema: string;
  readonly layout: string;
  readonly prefix: string;
  /** The name of the task that it belongs to; undefined for the application. */
  readonly task: string | undefined;
}

/** A form as it is edited. */
export interface Form {
  readonly files: FormFiles;
  readonly schema: Schema;
  readonly fields: Fields;
  readonly canvas: Canvas;
  /** Texts of the language that the service was written in. */
  readonly texts: ReadonlyMap<string, string>;
  readonly textsFile: string;
  readonly codeLists: readonly string[];
}

export type Opened = { readonly form: Form } | { readonly broken: string; readonly file: string } | { readonly missing: string };

const SCHEMA = /^(form|tasks\/([^/]+))\/(schema|layout)\.json$/;

export function filesOf(path: string): FormFiles | undefined {
  const found = SCHEMA.exec(path);
  if (!found) {
    return undefined;
  }
  const folder = found[1] as string;
  const task = found[2];
  return { schema: `${folder}/schema.json`, layout: `${folder}/layout.json`, prefix: folder.replace('/', '.'), task };
}

export function formsOf(service: Service): readonly FormFiles[] {
  const forms = [...service.files.keys()].filter(it => it.endsWith('/schema.json')).flatMap(it => filesOf(it) ?? []);
  return forms.sort((one, other) => (one.task ?? '').localeCompare(other.task ?? ''));
}

/** Where the form of a place stands; the application's own where the place says nothing. */
export function filesAt(place: Place): FormFiles {
  return filesOf(place.file ?? '') ?? (filesOf('form/schema.json') as FormFiles);
}

/** Reads a form as far as it can be read. */
export function openForm(service: Service, files: FormFiles): Opened {
  const text = service.files.get(files.schema);
  if (text === undefined) {
    return { missing: files.schema };
  }
  const schema = readJson(text);
  if ('broken' in schema) {
    return { broken: schema.broken, file: files.schema };
  }
  const layoutText = service.files.get(files.layout);
  const layout = layoutText === undefined ? undefined : readJson(layoutText);
  if (layout && 'broken' in layout) {
    return { broken: layout.broken, file: files.layout };
  }
  const textsFile = `texts/${languagesOf(service)[0] ?? 'de'}.properties`;
  const fields = fieldsOf(schema.value);
  return {
    form: {
      files,
      schema: isSchema(schema.value) ? schema.value : {},
      fields,
      canvas: readCanvas(fields, layout?.value),
      texts: parseProperties(service.files.get(textsFile) ?? ''),
      textsFile,
      codeLists: [...service.files.keys()].flatMap(it => /^codelists\/([^/]+)\.yaml$/.exec(it)?.[1] ?? []),
    },
  };
}

let lastSchema: Json | undefined;
let lastFields: Fields | undefined;

/** The same schema has the same fields, so that what did not change need not be drawn again. */
function fieldsOf(schema: Json): Fields {
  if (lastFields === undefined || lastSchema !== schema) {
    lastSchema = schema;
    lastFields = readFields(schema);
  }
  return lastFields;
}

let lastManifest: string | undefined;
let lastLanguages: readonly string[] = [];

/** The service's languages, the one it was written in first. */
export function languagesOf(service: Service): readonly string[] {
  const manifest = service.files.get('service.yaml') ?? '';
  if (manifest !== lastManifest) {
    lastManifest = manifest;
    lastLanguages = readLanguages(manifest);
  }
  return lastLanguages;
}

function readLanguages(manifest: string): readonly string[] {
  try {
    const languages = (parseDocument(manifest).toJS() as { languages?: Json } | null)?.languages;
    return isList(languages) && languages.length > 0 ? languages.map(String) : ['de'];
  } catch {
    return ['de'];
  }
}

/** The key that a text of a field goes by. */
export function textKey(form: Form, field: Field, what: string): string {
  return `${form.files.prefix}.${field.names.join('.')}.${what}`;
}

/** How a field is called, as a citizen sees it in the language that it was written in. */
export function titleOf(form: Form, field: Field): string {
  return form.texts.get(textKey(form, field, 'title')) ?? textOf(field.schema['title']) ?? field.name;
}

export function hintOf(form: Form, field: Field): string {
  return form.texts.get(textKey(form, field, 'description')) ?? textOf(field.schema['description']) ?? '';
}

export function pageTitle(form: Form, page: Canvas['pages'][number]): string {
  const key = `${form.files.prefix}.page.${page.name}`;
  const only = page.items.length === 1 && page.items[0]?.kind === 'field' ? page.items[0].field : undefined;
  return (
    form.texts.get(key + '.title') ?? form.texts.get(key + '.label') ?? page.label ?? (only ? titleOf(form, only) : (textOf(form.schema['title']) ?? page.name))
  );
}
