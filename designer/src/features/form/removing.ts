import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../../core/documents';
import { parseProperties, setProperty } from '../../core/properties';
import { Draft, itemOf } from './draft';
import type { Field } from './fields';
import { unwrap } from './laying';
import { setRequired } from './saying';
import { isList, isSchema, valueAt } from './schema';

/** Takes a field from schema and layout. */
export function takeAway(draft: Draft, field: Field): void {
  const at = itemOf(draft.form, 'field:' + field.names.join('.'))?.item;
  if (at?.kind === 'field' && at.at && at.at.length > 0) {
    draft.layout(at.at, undefined);
  }
  setRequired(field, false)(draft);
  draft.schema(field.at, undefined);
  [...field.also].reverse().forEach(it => draft.schema(it, undefined));
  tidy(draft, field);
}

/** A condition that brings in nothing any more goes, too. */
export function tidy(draft: Draft, field: Field): void {
  const when = field.whens.at(-1);
  if (!when) {
    return;
  }
  const top: JSONPath = [...when.holder, when.branch];
  for (let at = field.owner; at.length > top.length; at = at.slice(0, at.at(-1) === 'items' ? -1 : -2)) {
    if (saysNothing(valueAt(draft.form.schema, at))) {
      draft.schema(at, undefined);
    }
  }
  const nothing = saysNothing(valueAt(draft.form.schema, top));
  const other = when.branch === 'then' ? 'else' : 'then';
  if (!nothing) {
    return;
  }
  draft.schema([...when.holder, when.branch], undefined);
  const holder = valueAt(draft.form.schema, when.holder);
  if (isSchema(holder) && holder[other] === undefined) {
    const inList = when.holder.at(-2) === 'allOf' && Object.keys(holder).join() === 'if';
    draft.schema(inList ? when.holder : [...when.holder, 'if'], undefined);
    const list = when.holder.slice(0, -1);
    const rest = valueAt(draft.form.schema, list);
    if (inList && isList(rest) && rest.length === 0) {
      draft.schema(list, undefined);
    }
  }
}

function saysNothing(schema: Json | undefined): boolean {
  const empty = (value: Json) => (isList(value) ? value.length === 0 : isSchema(value) && Object.keys(value).length === 0);
  return isSchema(schema) && Object.entries(schema).every(([name, value]) => ['properties', 'required', 'items'].includes(name) && (empty(value) || (name === 'items' && saysNothing(value))));
}

/** Removes what stands on a page; of a field also its texts. */
export function removeItem(draft: Draft, key: string): void {
  const found = itemOf(draft.form, key);
  if (found?.item.kind === 'field') {
    const { field } = found.item;
    takeAway(draft, field);
    forgetTexts(draft, `${draft.names.prefix}.${field.names.join('.')}.`);
  } else if (found?.item.kind === 'text') {
    draft.layout(found.item.at, undefined);
  } else if (found?.item.kind === 'box') {
    unwrap(draft, found.item.at);
  }
}

function forgetTexts(draft: Draft, prefix: string): void {
  for (const path of draft.paths.filter(it => /^texts\/[^/]+\.properties$/.test(it))) {
    let text = draft.text(path);
    for (const key of parseProperties(text).keys()) {
      text = key.startsWith(prefix) ? setProperty(text, key, null) : text;
    }
    if (text !== draft.text(path)) {
      draft.write(path, text);
    }
  }
}
