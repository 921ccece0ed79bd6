import type { Json } from '../../core/documents';
import { isList, isSchema, same, type Schema } from './schema';

/** What must be so for something to be asked. Paths are names from the object that carries the condition. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'answered'; readonly path: readonly string[] }
  | { readonly kind: 'is' | 'isNot' | 'contains'; readonly path: readonly string[]; readonly value: Json }
  | { readonly kind: 'oneOf'; readonly path: readonly string[]; readonly values: readonly Json[] }
  | { readonly kind: 'atLeast' | 'atMost' | 'above' | 'below'; readonly path: readonly string[]; readonly value: number };

const LIMITS = { minimum: 'atLeast', maximum: 'atMost', exclusiveMinimum: 'above', exclusiveMaximum: 'below' } as const;
const KEYWORDS = { atLeast: 'minimum', atMost: 'maximum', above: 'exclusiveMinimum', below: 'exclusiveMaximum' } as const;

/** Reads the schema of an `if`; undefined where it says more than can be picked. */
export function readCondition(schema: Json | undefined): Condition | undefined {
  return isSchema(schema) ? readObject(schema, []) : undefined;
}

function readObject(schema: Schema, path: readonly string[]): Condition | undefined {
  const { type, properties, required, allOf, anyOf, not, ...rest } = schema;
  if (Object.keys(rest).length > 0 || (type !== undefined && type !== 'object')) {
    return undefined;
  }
  const parts: (Condition | undefined)[] = [...readProperties(properties, required, path)];
  if (isList(allOf)) {
    parts.push(...allOf.map(it => (isSchema(it) ? readObject(it, path) : undefined)));
  }
  if (isList(anyOf)) {
    parts.push(joined('or', anyOf.map(it => (isSchema(it) ? readObject(it, path) : undefined))));
  }
  if (not !== undefined) {
    const of = isSchema(not) ? readObject(not, path) : undefined;
    parts.push(of && { kind: 'not', of });
  }
  return joined('and', parts);
}

/** A property must be required, too: a condition holds for what is absent otherwise, which nobody who picks means. */
function readProperties(properties: Json | undefined, required: Json | undefined, path: readonly string[]): (Condition | undefined)[] {
  const names = isList(required) ? required.map(String) : [];
  const schemas = isSchema(properties) ? properties : {};
  if (Object.keys(schemas).some(it => !names.includes(it))) {
    return [undefined];
  }
  return names.map(name => {
    const below = [...path, name];
    const schema = schemas[name];
    return schema === undefined ? { kind: 'answered', path: below } : isSchema(schema) ? readValue(schema, below) : undefined;
  });
}

function readValue(schema: Schema, path: readonly string[]): Condition | undefined {
  const names = Object.keys(schema).filter(it => it !== 'type');
  if (names.length > 1 || schema['properties'] !== undefined || schema['required'] !== undefined) {
    const limits = names.length > 1 && names.every(it => it in LIMITS);
    return limits ? joined('and', names.map(it => readOne(it, schema[it], path))) : readObject(schema, path);
  }
  const name = names[0];
  return name === undefined ? undefined : readOne(name, schema[name], path);
}

function readOne(keyword: string, value: Json | undefined, path: readonly string[]): Condition | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (keyword === 'const') {
    return { kind: 'is', path, value };
  }
  if (keyword === 'enum' && isList(value)) {
    return { kind: 'oneOf', path, values: value };
  }
  if (keyword === 'contains' && isSchema(value) && Object.keys(value).join() === 'const') {
    return { kind: 'contains', path, value: value['const'] as Json };
  }
  if (keyword === 'not' && isSchema(value) && Object.keys(value).join() === 'const') {
    return { kind: 'isNot', path, value: value['const'] as Json };
  }
  if (keyword in LIMITS && typeof value === 'number') {
    return { kind: LIMITS[keyword as keyof typeof LIMITS], path, value };
  }
  return undefined;
}

/** One for one; undefined as soon as one is. */
function joined(kind: 'and' | 'or', parts: readonly (Condition | undefined)[]): Condition | undefined {
  if (parts.length === 0 || parts.some(it => it === undefined)) {
    return undefined;
  }
  const of = parts as readonly Condition[];
  return of.length === 1 ? of[0] : { kind, of };
}

/** The schema of an `if` that says this. */
export function writeCondition(condition: Condition): Schema {
  switch (condition.kind) {
    case 'and':
      return { allOf: condition.of.map(writeCondition) };
    case 'or':
      return { anyOf: condition.of.map(writeCondition) };
    case 'not':
      return { not: writeCondition(condition.of) };
    case 'answered':
      return below(condition.path, undefined);
    case 'is':
      return below(condition.path, { const: condition.value });
    case 'isNot':
      return below(condition.path, { not: { const: condition.value } });
    case 'contains':
      return below(condition.path, { contains: { const: condition.value } });
    case 'oneOf':
      return below(condition.path, { enum: condition.values });
    default:
      return below(condition.path, { [KEYWORDS[condition.kind]]: condition.value });
  }
}

function below(path: readonly string[], schema: Schema | undefined): Schema {
  return path.reduceRight<Schema | undefined>(
    (inner, name) => (inner === undefined ? { required: [name] } : { properties: { [name]: inner }, required: [name] }),
    schema,
  ) as Schema;
}

/** Whether two conditions say the same in the same way. */
export function sameCondition(one: Condition, other: Condition): boolean {
  return same(one as unknown as Json, other as unknown as Json);
}

/** Every field that a condition asks about. */
export function askedBy(condition: Condition): readonly (readonly string[])[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(askedBy);
    case 'not':
      return askedBy(condition.of);
    default:
      return [condition.path];
  }
}

/** The same condition with its paths told from elsewhere. */
export function retold(condition: Condition, tell: (path: readonly string[]) => readonly string[]): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, of: condition.of.map(it => retold(it, tell)) };
    case 'not':
      return { ...condition, of: retold(condition.of, tell) };
    default:
      return { ...condition, path: tell(condition.path) };
  }
}
