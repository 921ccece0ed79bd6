import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../../core/documents';
import { readCondition, type Condition } from './conditions';
import { isList, isSchema, pathOf, pointer, textOf, typeOf, valueAt, type Schema } from './schema';

/** A condition somewhere in the schema, and which of its branches. */
export interface When {
  /** The object that carries the `if`. */
  readonly holder: JSONPath;
  /** The names that lead from the root to what the holder describes. */
  readonly base: readonly string[];
  readonly branch: 'then' | 'else';
  /** Undefined where the schema says more than can be picked. */
  readonly condition: Condition | undefined;
  readonly raw: Json;
}

/** Something that a schema says and the canvas cannot show. */
export interface Beyond {
  readonly at: JSONPath;
  readonly keyword: string;
}

/** A part of the schema that describes an object: there may be several for one object. */
interface Source {
  readonly at: JSONPath;
  readonly schema: Schema;
  readonly whens: readonly When[];
}

/** Something more that is said of a property elsewhere. */
interface Said {
  readonly at: JSONPath;
  readonly schema: Json;
  readonly whens: readonly When[];
}

/** Where a property is declared, and where more is said of it. */
interface Found {
  readonly source: Source;
  readonly at: JSONPath;
  readonly schema: Json;
  readonly also: Said[];
}

/** A property as an author sees it: one thing that is asked, or several together. */
export interface Field {
  readonly name: string;
  /** Names from the root, lists left out: as texts and layouts call it. */
  readonly names: readonly string[];
  /** Where it is declared. */
  readonly at: JSONPath;
  /** Where what is said of it stands: elsewhere if it refers to a definition. */
  readonly target: JSONPath;
  /** What is said of it, the reference's own words first. */
  readonly schema: Schema;
  /** The object schema that it is a property of. */
  readonly owner: JSONPath;
  readonly kind: 'field' | 'group' | 'list';
  readonly required: boolean;
  readonly whens: readonly When[];
  /** The name of the definition that it refers to. */
  readonly definition: string | undefined;
  /** Other places that say something of it. */
  readonly also: readonly JSONPath[];
  readonly children: readonly Field[];
  readonly beyond: readonly Beyond[];
}

/** A whole form as fields. */
export interface Fields {
  readonly root: readonly Field[];
  readonly beyond: readonly Beyond[];
  /** Every field by its names, joined by dots. */
  readonly byPath: ReadonlyMap<string, Field>;
}

const MOST = 5_000;
const DEEPEST = 24;
/** Keywords that bring in fields in a way that no canvas shows. */
const BEYOND = ['anyOf', 'oneOf', 'not', 'dependentSchemas', 'dependentRequired', 'dependencies', 'patternProperties', 'propertyNames', '$dynamicRef', '$recursiveRef', 'prefixItems', 'contains'];

export function readFields(schema: Json): Fields {
  return new Walk(schema).fields();
}

class Walk {
  private readonly byPath = new Map<string, Field>();
  private count = 0;

  constructor(private readonly root: Json) {}

  fields(): Fields {
    if (!isSchema(this.root)) {
      return { root: [], beyond: [{ at: [], keyword: String(this.root) }], byPath: this.byPath };
    }
    const { fields, beyond } = this.members([{ at: [], schema: this.root, whens: [] }], [], []);
    return { root: fields, beyond, byPath: this.byPath };
  }

  /** What stands inside follows no reference that led here: `seen` has one more than `refs` where the object itself is one. */
  private members(
    starts: readonly Source[],
    names: readonly string[],
    refs: readonly string[],
    seen: readonly string[] = refs,
  ): { fields: Field[]; beyond: Beyond[] } {
    const sources: Source[] = [];
    const beyond: Beyond[] = [];
    starts.forEach(it => this.sources(it, names, refs, sources, beyond));
    const found = new Map<string, Found>();
    for (const source of sources) {
      const properties = source.schema['properties'];
      for (const [name, value] of isSchema(properties) ? Object.entries(properties) : []) {
        const here: JSONPath = [...source.at, 'properties', name];
        const known = found.get(name);
        if (!known) {
          found.set(name, { source, at: here, schema: value, also: [] });
        } else if (says(value) && !says(known.schema)) {
          found.set(name, { source, at: here, schema: value, also: [...known.also, { at: known.at, schema: known.schema, whens: known.source.whens }] });
        } else {
          known.also.push({ at: here, schema: value, whens: source.whens });
        }
      }
    }
    const fields: Field[] = [];
    for (const [name, it] of found) {
      if (this.count < MOST) {
        fields.push(this.field(name, it, sources, names, seen));
      } else {
        beyond.push({ at: it.at, keyword: 'properties' });
      }
    }
    return { fields, beyond };
  }

  /** All parts of the schema that describe the same object. */
  private sources(source: Source, names: readonly string[], refs: readonly string[], all: Source[], beyond: Beyond[]): void {
    const { at, schema, whens } = source;
    if (at.length > DEEPEST * 4 || all.length > 500) {
      beyond.push({ at, keyword: 'depth' });
      return;
    }
    all.push(source);
    const ref = textOf(schema['$ref']);
    if (ref !== undefined) {
      const path = pathOf(ref);
      const target = path && valueAt(this.root, path);
      if (path && isSchema(target) && !refs.includes(ref)) {
        this.sources({ at: path, schema: target, whens }, names, [...refs, ref], all, beyond);
      } else {
        beyond.push({ at, keyword: '$ref' });
      }
    }
    for (const [index, part] of isList(schema['allOf']) ? schema['allOf'].entries() : []) {
      if (isSchema(part)) {
        this.sources({ at: [...at, 'allOf', index], schema: part, whens }, names, refs, all, beyond);
      }
    }
    for (const branch of schema['if'] === undefined ? [] : (['then', 'else'] as const)) {
      const part = schema[branch];
      if (isSchema(part)) {
        const raw = schema['if'] as Json;
        const when: When = { holder: at, base: names, branch, condition: readCondition(raw), raw };
        this.sources({ at: [...at, branch], schema: part, whens: [...whens, when] }, names, refs, all, beyond);
      }
    }
    BEYOND.filter(it => schema[it] !== undefined).forEach(keyword => beyond.push({ at, keyword }));
  }

  private field(
    name: string,
    found: Found,
    sources: readonly Source[],
    above: readonly string[],
    refs: readonly string[],
  ): Field {
    this.count += 1;
    const names = [...above, name];
    const own = isSchema(found.schema) ? found.schema : {};
    const ref = textOf(own['$ref']);
    const path = ref === undefined ? undefined : pathOf(ref);
    const target = path && valueAt(this.root, path);
    const follows = ref !== undefined && path !== undefined && isSchema(target) && !refs.includes(ref);
    const schema: Schema = follows ? { ...target, ...own } : own;
    const seen = follows ? [...refs, ref] : refs;
    const beyond: Beyond[] = isSchema(found.schema) ? [] : [{ at: found.at, keyword: String(found.schema) }];
    if (ref !== undefined && !follows) {
      beyond.push({ at: found.at, keyword: '$ref' });
    }
    const inside = this.inside(schema, follows ? path : found.at, { at: found.at, schema: own, whens: [] }, found.also, names, seen);
    const field: Field = {
      name,
      names,
      at: found.at,
      target: follows ? path : found.at,
      schema,
      owner: found.source.at,
      kind: inside.kind,
      required: sources.some(it => it.whens.length <= found.source.whens.length && it.whens.every((when, i) => when === found.source.whens[i]) && isList(it.schema['required']) && it.schema['required'].includes(name)),
      whens: found.source.whens,
      definition: follows && path[0] !== undefined ? path.at(-1) : undefined,
      also: found.also.map(it => it.at),
      children: inside.children,
      beyond: [...beyond, ...inside.beyond],
    };
    const key = names.join('.');
    if (!this.byPath.has(key)) {
      this.byPath.set(key, field);
    }
    return field;
  }

  private inside(
    schema: Schema,
    target: JSONPath,
    own: Source,
    also: readonly Said[],
    names: readonly string[],
    refs: readonly string[],
  ): { kind: Field['kind']; children: Field[]; beyond: Beyond[] } {
    if (names.length > DEEPEST) {
      return { kind: 'field', children: [], beyond: [{ at: own.at, keyword: 'depth' }] };
    }
    const type = typeOf(schema);
    if ((type === 'object' || (type === undefined && isSchema(schema['properties']))) && schema['format'] !== 'point') {
      // What stands beside a reference is said of the same object.
      const starts = [own, ...also.filter(isObjectSaid)];
      const { fields, beyond } = this.members(starts, names, own.schema['$ref'] === undefined ? refs : refs.slice(0, -1), refs);
      return { kind: 'group', children: fields, beyond };
    }
    const items = schema['items'];
    if (type === 'array' && isSchema(items) && this.isObject(items, refs)) {
      const more = also.flatMap(it => (isSchema(it.schema) && isSchema(it.schema['items']) ? [{ at: [...it.at, 'items'], schema: it.schema['items'], whens: it.whens }] : []));
      const { fields, beyond } = this.members([{ at: [...target, 'items'], schema: items, whens: [] }, ...more], names, refs);
      return { kind: 'list', children: fields, beyond };
    }
    const beyond = schema['prefixItems'] !== undefined || isList(items) ? [{ at: target, keyword: 'prefixItems' }] : [];
    return { kind: 'field', children: [], beyond: [...beyond, ...this.alternatives(schema, target)] };
  }

  private isObject(schema: Schema, refs: readonly string[]): boolean {
    const ref = textOf(schema['$ref']);
    const path = ref === undefined ? undefined : pathOf(ref);
    const target = path && valueAt(this.root, path);
    const all = isSchema(target) && ref !== undefined && !refs.includes(ref) ? { ...target, ...schema } : schema;
    return typeOf(all) === 'object' || isSchema(all['properties']) || isList(all['allOf']);
  }

  /** Choices are shown; other alternatives are not. */
  private alternatives(schema: Schema, at: JSONPath): Beyond[] {
    return (['anyOf', 'oneOf', 'allOf', 'not', 'if'] as const)
      .filter(it => schema[it] !== undefined && !(it === 'oneOf' && isChoices(schema[it])))
      .map(keyword => ({ at, keyword }));
  }
}

function isObjectSaid(said: Said): said is Source {
  return isSchema(said.schema);
}

/** Whether it says what a field is, and does not merely restrict it. */
function says(schema: Json): boolean {
  return isSchema(schema) && (schema['type'] !== undefined || schema['title'] !== undefined || schema['$ref'] !== undefined);
}

/** Whether it lists values with their titles. */
export function isChoices(value: Json | undefined): boolean {
  return isList(value) && value.length > 0 && value.every(it => isSchema(it) && it['const'] !== undefined);
}

/** Tells two fields apart, whatever the order of their parents. */
export function idOf(field: Field): string {
  return pointer(field.at);
}
