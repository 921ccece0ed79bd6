import type { Json } from '../../core/documents';
import { t } from '../../core/texts';
import { choicesOf } from './catalogue';
import type { Condition } from './conditions';
import { conditionOf } from './asking';
import type { Field } from './fields';
import { titleOf, type Form } from './form';
import { isSchema, typeOf } from './schema';

/** A condition in plain words. */
export function say(form: Form, base: readonly string[], condition: Condition, nested = false): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const all = condition.of.map(it => say(form, base, it, true)).join(condition.kind === 'and' ? t('form.say.and') : t('form.say.or'));
      return nested ? `(${all})` : all;
    }
    case 'not':
      return t('form.say.not', { what: say(form, base, condition.of, true) });
    case 'answered':
      return t('form.say.answered', { field: called(form, base, condition.path) });
    case 'oneOf':
      return t('form.say.oneOf', {
        field: called(form, base, condition.path),
        value: condition.values.map(it => worded(form, base, condition.path, it)).join(', '),
      });
    default:
      return t(`form.say.${condition.kind}`, {
        field: called(form, base, condition.path),
        value: worded(form, base, condition.path, condition.value),
      });
  }
}

function fieldAt(form: Form, base: readonly string[], path: readonly string[]): Field | undefined {
  return form.fields.byPath.get([...base, ...path].join('.'));
}

function called(form: Form, base: readonly string[], path: readonly string[]): string {
  const field = fieldAt(form, base, path);
  return field ? titleOf(form, field) : path.join('.');
}

/** A value as its field words it. */
export function worded(form: Form, base: readonly string[], path: readonly string[], value: Json): string {
  const field = fieldAt(form, base, path);
  if (typeof value === 'boolean') {
    return value ? t('form.yes') : t('form.no');
  }
  const choice = field && choicesOf(field.schema).values.find(it => it.value === value);
  return choice ? choiceTitle(form, field, choice) : String(value);
}

export function choiceTitle(form: Form, field: Field, choice: { readonly value: Json; readonly title: string }): string {
  return form.texts.get(`${form.files.prefix}.${field.names.join('.')}.option.${String(choice.value)}`) ?? choice.title;
}

/** Under which condition a field is asked; nothing where it always is. */
export function sayWhen(form: Form, field: Field): string | undefined {
  const condition = conditionOf(field);
  if (condition === undefined) {
    return undefined;
  }
  return condition === 'beyond' ? t('form.when.beyond') : t('form.when.only', { what: say(form, condition.base, condition.condition) });
}

/** Whether a condition can ask about it: it has one answer of its own. */
export function canBeAsked(field: Field): boolean {
  const type = typeOf(field.schema);
  return field.kind === 'field' && field.schema['format'] !== 'file' && type !== 'object' && !(type === 'array' && !isSchema(field.schema['items']));
}
