import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../../core/documents';

export type Schema = { readonly [name: string]: Json };

/** Whether it is an object with members. */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value at a path, undefined where there is none. */
export function valueAt(root: Json | undefined, path: JSONPath): Json | undefined {
  let value = root;
  for (const part of path) {
    if (isList(value)) {
      value = value[Number(part)];
    } else if (isSchema(value) && Object.hasOwn(value, String(part))) {
      value = value[String(part)];
    } else {
      return undefined;
    }
  }
  return value;
}

/** A path as JSON Pointer. */
export function pointer(path: JSONPath): string {
  return path.map(it => '/' + String(it).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

/** The path of a JSON Pointer, or of a local reference such as `#/$defs/person`; numbers stay texts. */
export function pathOf(text: string): string[] | undefined {
  const from = text.startsWith('#') ? decodeFragment(text.slice(1)) : text;
  if (from === '') {
    return [];
  }
  return from.startsWith('/')
    ? from
        .slice(1)
        .split('/')
        .map(it => it.replaceAll('~1', '/').replaceAll('~0', '~'))
    : undefined;
}

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function typeOf(schema: Schema): string | undefined {
  const type = schema['type'];
  if (isList(type)) {
    return textOf(type.find(it => it !== 'null'));
  }
  return textOf(type);
}

export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((it, index) => same(it, other[index]));
  }
  if (isSchema(one) && isSchema(other)) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every(it => Object.hasOwn(other, it) && same(one[it], other[it]));
  }
  return one === other;
}
