// Whether a value fulfils a schema, for the part of JSON Schema that conditions are written in. The server decides with
// its whole validator; the same vectors hold both to the same answers.

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Schema = { [keyword: string]: Json };

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (object: object, name: string): boolean => Object.prototype.hasOwnProperty.call(object, name);

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function equal(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, i) => equal(value, other[i] as Json));
  }
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length
      && names.every(name => has(other, name) && equal(one[name] as Json, other[name] as Json));
  }
  return one === other;
}

function isOfType(value: Json, type: Json): boolean {
  switch (type) {
    case 'null': return value === null;
    case 'boolean': return typeof value === 'boolean';
    case 'number': return typeof value === 'number';
    case 'integer': return Number.isInteger(value);
    case 'string': return typeof value === 'string';
    case 'array': return Array.isArray(value);
    case 'object': return isObject(value);
    default: return false;
  }
}

/** A pattern that no browser understands holds nothing back: the server looks again. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

const isMultiple = (value: number, of: number): boolean => {
  const times = value / of;
  return Math.abs(times - Math.round(times)) < 1e-9;
};

type Check = (limit: Json, value: Json, schema: Schema) => boolean;

const number = (test: (value: number, limit: number) => boolean): Check => (limit, value) =>
  typeof value !== 'number' || typeof limit !== 'number' || test(value, limit);

const sized = (size: (value: Json) => number | undefined, test: (size: number, limit: number) => boolean): Check =>
  (limit, value) => {
    const found = size(value);
    return found === undefined || typeof limit !== 'number' || test(found, limit);
  };

const characters = (value: Json) => (typeof value === 'string' ? [...value].length : undefined);
const entries = (value: Json) => (Array.isArray(value) ? value.length : undefined);
const names = (value: Json) => (isObject(value) ? Object.keys(value).length : undefined);
const atLeast = (found: number, limit: number) => found >= limit;
const atMost = (found: number, limit: number) => found <= limit;

const checks: { [keyword: string]: Check } = {
  const: (wanted, value) => equal(wanted, value),
  enum: (wanted, value) => list(wanted).some(one => equal(one, value)),
  type: (wanted, value) => (Array.isArray(wanted) ? wanted : [wanted]).some(type => isOfType(value, type)),
  minimum: number(atLeast),
  maximum: number(atMost),
  exclusiveMinimum: number((value, limit) => value > limit),
  exclusiveMaximum: number((value, limit) => value < limit),
  multipleOf: number(isMultiple),
  minLength: sized(characters, atLeast),
  maxLength: sized(characters, atMost),
  pattern: (pattern, value) => typeof value !== 'string' || typeof pattern !== 'string' || matches(pattern, value),
  minItems: sized(entries, atLeast),
  maxItems: sized(entries, atMost),
  uniqueItems: (wanted, value) => wanted !== true || !Array.isArray(value)
    || value.every((one, i) => value.slice(i + 1).every(other => !equal(one, other))),
  contains: (schema, value, all) => {
    if (!Array.isArray(value)) {
      return true;
    }
    const found = value.filter(one => holds(schema, one)).length;
    const least = typeof all['minContains'] === 'number' ? all['minContains'] : 1;
    const most = typeof all['maxContains'] === 'number' ? all['maxContains'] : Infinity;
    return found >= least && found <= most;
  },
  items: (schema, value, all) => {
    if (!Array.isArray(value)) {
      return true;
    }
    if (Array.isArray(schema)) {
      return value.every((one, i) => schema[i] === undefined || holds(schema[i] as Json, one));
    }
    return value.slice(list(all['prefixItems']).length).every(one => holds(schema, one));
  },
  prefixItems: (schemas, value) => !Array.isArray(value)
    || list(schemas).every((schema, i) => i >= value.length || holds(schema, value[i] as Json)),
  required: (wanted, value) => !isObject(value) || list(wanted).every(name => has(value, String(name))),
  properties: (schemas, value) => !isObject(value) || !isObject(schemas)
    || Object.keys(schemas).every(name => !has(value, name) || holds(schemas[name] as Json, value[name] as Json)),
  patternProperties: (schemas, value) => !isObject(value) || !isObject(schemas)
    || Object.keys(schemas).every(pattern => Object.keys(value)
      .every(name => !matches(pattern, name) || holds(schemas[pattern] as Json, value[name] as Json))),
  additionalProperties: (schema, value, all) => {
    if (!isObject(value)) {
      return true;
    }
    const known = isObject(all['properties']) ? all['properties'] : {};
    const patterns = isObject(all['patternProperties']) ? Object.keys(all['patternProperties']) : [];
    return Object.keys(value).every(name => has(known, name) || patterns.some(pattern => matches(pattern, name))
      || holds(schema, value[name] as Json));
  },
  propertyNames: (schema, value) => !isObject(value) || Object.keys(value).every(name => holds(schema, name)),
  minProperties: sized(names, atLeast),
  maxProperties: sized(names, atMost),
  dependentRequired: (wanted, value) => !isObject(value) || !isObject(wanted)
    || Object.keys(wanted).every(name => !has(value, name) || list(wanted[name]).every(other => has(value, String(other)))),
  dependentSchemas: (schemas, value) => !isObject(value) || !isObject(schemas)
    || Object.keys(schemas).every(name => !has(value, name) || holds(schemas[name] as Json, value)),
  allOf: (schemas, value) => list(schemas).every(schema => holds(schema, value)),
  anyOf: (schemas, value) => list(schemas).some(schema => holds(schema, value)),
  oneOf: (schemas, value) => list(schemas).filter(schema => holds(schema, value)).length === 1,
  not: (schema, value) => !holds(schema, value),
  if: (schema, value, all) => {
    const next = all[holds(schema, value) ? 'then' : 'else'];
    return next === undefined || holds(next, value);
  },
};

/** Whether the value fulfils the schema. */
export function holds(schema: Json, value: Json): boolean {
  if (typeof schema === 'boolean') {
    return schema;
  }
  if (!isObject(schema)) {
    return true;
  }
  return Object.keys(schema).every(keyword => {
    const check = has(checks, keyword) ? checks[keyword] : undefined;
    return check === undefined || check(schema[keyword] as Json, value, schema);
  });
}
