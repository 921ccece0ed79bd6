import manifest from '../../../../engine/src/main/resources/schemas/service.schema.json';

/** As much of JSON Schema as the manifest's says. */
export interface ManifestSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ManifestSchema>>;
  readonly additionalProperties?: boolean | ManifestSchema;
  readonly propertyNames?: ManifestSchema;
  readonly items?: ManifestSchema;
}

/** What a setting is filled in with. */
export type Kind = 'fixed' | 'text' | 'date' | 'period' | 'choice' | 'choices' | 'lines' | 'file' | 'number' | 'check' | 'line' | 'group' | 'map';

/** Something that `service.yaml` can say, as its schema declares it. */
export interface Setting {
  readonly name: string;
  /** The names on the way to it; a star is any name. */
  readonly names: readonly string[];
  readonly kind: Kind;
  readonly schema: ManifestSchema;
  readonly required: boolean;
  /** What is inside: of a group its parts, of a map those of each entry. */
  readonly inside: readonly Setting[];
}

const DEFINITIONS = manifest.$defs as Readonly<Record<string, ManifestSchema>>;
/** What a service is called in addresses is not changed here, since the addresses of its cases would not be either. */
const FIXED = ['key'];

function resolved(schema: ManifestSchema): ManifestSchema {
  return schema.$ref ? { ...DEFINITIONS[schema.$ref.replace('#/$defs/', '')], ...schema } : schema;
}

function settingsOf(schema: ManifestSchema, above: readonly string[]): Setting[] {
  return Object.entries(schema.properties ?? {}).map(([name, it]) => settingOf(name, [...above, name], it, schema.required?.includes(name) ?? false));
}

function settingOf(name: string, names: readonly string[], declared: ManifestSchema, required: boolean): Setting {
  const schema = resolved(declared);
  const kind = kindOf(schema, names);
  const each = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const inside = kind === 'group' ? settingsOf(schema, names) : kind === 'map' && each ? settingsOf(each, [...names, '*']) : [];
  return { name, names, kind, schema, required, inside };
}

function kindOf(schema: ManifestSchema, names: readonly string[]): Kind {
  const types = [schema.type ?? []].flat();
  if (schema.const !== undefined || FIXED.includes(names.join('/'))) {
    return 'fixed';
  }
  if (types.includes('object')) {
    return types.includes('string') ? 'text' : schema.properties ? 'group' : 'map';
  }
  if (types.includes('array')) {
    return resolved(schema.items ?? {}).enum ? 'choices' : 'lines';
  }
  if (types.includes('integer')) {
    return 'number';
  }
  return types.includes('boolean') ? 'check' : schema.enum ? 'choice' : stringKind(schema);
}

function stringKind(schema: ManifestSchema): Kind {
  const by: Readonly<Record<string, Kind>> = { '#/$defs/dateOrNull': 'date', '#/$defs/period': 'period' };
  return by[schema.$ref ?? ''] ?? (schema.pattern?.includes('/') ? 'file' : 'line');
}

/** Everything that the schema declares, in its order. */
export const settings: readonly Setting[] = settingsOf(manifest as unknown as ManifestSchema, []);

export function itemOf(setting: Setting): ManifestSchema {
  return resolved(setting.schema.items ?? {});
}

/** Where the settings are shown together; what the schema declares beyond stands in the last. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  about: ['title', 'summary', 'category', 'unit', 'languages', 'leika', 'law'],
  applying: ['identity', 'open', 'limit', 'reference'],
  money: ['fee', 'payment'],
  keeping: ['retention'],
  documents: ['documents'],
};

export interface Section {
  readonly id: string;
  readonly settings: readonly Setting[];
}

export const sections: readonly Section[] = [
  ...Object.entries(SECTIONS).map(([id, names]) => ({ id, settings: names.flatMap(name => settings.filter(it => it.name === name)) })),
  { id: 'rest', settings: settings.filter(it => !Object.values(SECTIONS).flat().includes(it.name)) },
];

/** Every setting with those inside it. */
export function everySetting(all: readonly Setting[] = settings): Setting[] {
  return all.flatMap(it => [it, ...everySetting(it.inside)]);
}
