import type { JSONPath } from 'jsonc-parser';
import { insertJson, sliceJson } from '../../core/documents';
import { type Condition, writeCondition } from './conditions';
import { Draft, type Edit } from './draft';
import type { Field } from './fields';
import type { Form } from './form';
import { listItems } from './placing';
import { tidy } from './removing';
import { setRequired } from './saying';
import { isList, isSchema, same, valueAt } from './schema';

/** Writes under which condition a field is asked; undefined for always. */
export function setCondition(field: Field, base: readonly string[], condition: Condition | undefined): Edit {
  return draft => {
    const raw = sliceJson(draft.text(draft.names.schema), field.at);
    const { required } = field;
    const first = field.whens[0];
    const owner = first ? first.holder : field.owner;
    const home = ordinary(owner);
    if (raw === undefined) {
      return;
    }
    setRequired(field, false)(draft);
    draft.schema(field.at, undefined);
    tidy(draft, field);
    const into = condition === undefined ? ownerOf(draft, field, home) : branchFor(draft, field, base, condition);
    draft.write(draft.names.schema, insertJson(draft.text(draft.names.schema), [...into, 'properties', field.name], raw));
    if (required) {
      const now = valueAt(draft.form.schema, [...into, 'required']);
      const more = isList(now) && now.length > 0;
      draft.schema([...into, 'required', ...(more ? [now.length] : [])], more ? field.name : [field.name], more ? undefined : 'properties');
    }
  };
}

/** The object itself, not the part of it that a condition brings in. */
function ordinary(at: JSONPath): JSONPath {
  let path = at;
  while (path.at(-1) === 'then' || path.at(-1) === 'else' || path.at(-2) === 'allOf') {
    path = path.at(-2) === 'allOf' ? path.slice(0, -2) : path.slice(0, -1);
  }
  return path;
}

/** Where the field's object is described without condition. */
function ownerOf(draft: Draft, field: Field, otherwise: JSONPath): JSONPath {
  const above = field.names.slice(0, -1);
  if (above.length === 0) {
    return [];
  }
  const parent = draft.form.fields.byPath.get(above.join('.'));
  if (!parent) {
    return otherwise;
  }
  return parent.kind === 'list' ? listItems(draft.form, parent) : parent.target;
}

/** The branch that a condition leads to: one that is there already, else a new one. Gives where the field's object is in it. */
function branchFor(draft: Draft, field: Field, base: readonly string[], condition: Condition): JSONPath {
  const holder = base.length === 0 ? [] : ownerOf(draft, { ...field, names: [...base, ''] } as Field, []);
  const parts = valueAt(draft.form.schema, [...holder, 'allOf']);
  const list = isList(parts) ? parts : [];
  const wanted = writeCondition(condition);
  const known = list.findIndex(it => isSchema(it) && isSchema(it['then']) && it['if'] !== undefined && same(it['if'], wanted));
  const own = valueAt(draft.form.schema, holder);
  let branch: JSONPath;
  if (isSchema(own) && isSchema(own['then']) && same(own['if'], wanted)) {
    branch = [...holder, 'then'];
  } else if (known >= 0) {
    branch = [...holder, 'allOf', known, 'then'];
  } else {
    draft.schema([...holder, 'allOf', ...(isList(parts) ? [list.length] : [])], isList(parts) ? { if: wanted, then: {} } : [{ if: wanted, then: {} }]);
    branch = [...holder, 'allOf', list.length, 'then'];
  }
  return branch.concat(wayDown(draft.form, base, field.names.slice(0, -1)));
}

/** From the holder of a condition down to the field's object: through properties, and the items of lists. */
function wayDown(form: Form, base: readonly string[], names: readonly string[]): JSONPath {
  const way: JSONPath = [];
  for (let i = base.length; i < names.length; i++) {
    way.push('properties', names[i] as string);
    if (form.fields.byPath.get(names.slice(0, i + 1).join('.'))?.kind === 'list') {
      way.push('items');
    }
  }
  return way;
}

/** Whether the condition is the field's own and can be picked. */
export function conditionOf(field: Field): { readonly base: readonly string[]; readonly condition: Condition } | 'beyond' | undefined {
  const [when, more] = field.whens;
  if (!when) {
    return undefined;
  }
  if (more || !when.condition) {
    return 'beyond';
  }
  return { base: when.base, condition: when.branch === 'then' ? when.condition : { kind: 'not', of: when.condition } };
}
