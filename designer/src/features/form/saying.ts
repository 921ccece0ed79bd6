import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../../core/documents';
import { setProperty } from '../../core/properties';
import { type Edit, layoutOf } from './draft';
import type { Field } from './fields';
import { type Form, textKey } from './form';
import { controlOf } from './laying';
import { isList, isSchema, valueAt } from './schema';

/** Where a keyword of a field is written: at the reference if it has one there, else where the field is described. */
function placeOf(form: Form, field: Field, keyword: string): JSONPath {
  const own = valueAt(form.schema, field.at);
  const here = field.target === field.at || (isSchema(own) && own[keyword] !== undefined) || ['title', 'description'].includes(keyword);
  return here ? field.at : field.target;
}

export function setKeyword(field: Field, keyword: string, value: Json | undefined): Edit {
  return draft => {
    const at = placeOf(draft.form, field, keyword);
    draft.schema([...at, keyword], value);
  };
}

/** Title or hint, where it lives: among the texts if it stands there, else in the schema. */
export function setText(field: Field, what: 'title' | 'description', text: string): Edit {
  return draft => {
    const { form } = draft;
    const key = textKey(form, field, what);
    if (form.texts.has(key)) {
      draft.write(form.textsFile, setProperty(draft.text(form.textsFile), key, text));
    } else {
      draft.schema([...field.at, what], text === '' ? undefined : text);
    }
  };
}

export function setRequired(field: Field, required: boolean): Edit {
  return draft => {
    const at: JSONPath = [...field.owner, 'required'];
    const now = valueAt(draft.form.schema, at);
    const names = isList(now) ? now.map(String) : [];
    if (required && !names.includes(field.name)) {
      draft.schema(names.length > 0 ? [...at, names.length] : at, names.length > 0 ? field.name : [field.name], isList(now) ? undefined : 'properties');
    } else if (!required && names.includes(field.name)) {
      draft.schema(names.length === 1 ? at : [...at, names.indexOf(field.name)], undefined);
    }
  };
}

/** An option of the layout; a field that no layout names gets its place in one first. */
export function setOption(field: Field, name: string, value: Json | undefined): Edit {
  return draft => {
    const at = controlOf(draft, field);
    const options = valueAt(layoutOf(draft), [...at, 'options']);
    if (value === undefined && isSchema(options) && Object.keys(options).join() === name) {
      draft.layout([...at, 'options'], undefined);
    } else {
      draft.layout([...at, 'options', name], value);
    }
  };
}
