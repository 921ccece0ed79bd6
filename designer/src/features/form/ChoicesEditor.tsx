import type { JSX } from 'preact';
import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../../core/documents';
import { setProperty } from '../../core/properties';
import { t } from '../../core/texts';
import { choicesOf } from './catalogue';
import { type Draft, type Edit, nameOf } from './draft';
import type { Field } from './fields';
import { SelectInput, SmallButton } from './inputs';
import type { PanelProps } from './Panel';
import { choiceTitle } from './say';
import { typeOf } from './schema';

interface Choice {
  readonly value: Json;
  readonly title: string;
}

/** The values that can be chosen with their words, or the code list that has them. */
export function ChoicesEditor({ catalogue, form, field, actions }: PanelProps & { field: Field }): JSX.Element {
  const { inItems, codelist, values } = choicesOf(field.schema);
  const at: JSONPath = inItems ? [...field.target, 'items'] : field.target;
  const lists = [...new Map([...catalogue.codelists.map(it => [it.id, it.title] as const), ...form.codeLists.map(it => [it, it] as const)])];
  const run = (what: string, edit: Edit) => actions.run(t('form.did.choices'), `${field.names.join('.')}/choices/${what}`, edit);
  const write = (what: string, choices: readonly Choice[]) => run(what, writeChoices(at, choices));
  return (
    <fieldset class="form-choices">
      <legend>{t('form.choices')}</legend>
      <SelectInput
        id="form-codelist"
        label={t('form.choices.from')}
        value={codelist ?? ''}
        options={[{ value: '', title: t('form.choices.own') }, ...lists.map(([value, title]) => ({ value, title }))]}
        change={it => run('list', it === '' ? ownList(at) : codeList(at, it))}
      />
      {codelist === undefined && (
        <ol>
          {values.map((choice, index) => {
            const title = choiceTitle(form, field, choice);
            return (
              <li key={index}>
                <input
                  class="form-input"
                  aria-label={t('form.choices.title', { number: index + 1 })}
                  value={title}
                  onInput={event => run('title' + index, titled(form.files.prefix, field, at, values, index, event.currentTarget.value, form.texts, form.textsFile))}
                />
                <code>{String(choice.value)}</code>
                <SmallButton text="↑" about={t('form.choices.up', { title })} disabled={index === 0} act={() => write('order', swapped(values, index - 1))} />
                <SmallButton text="↓" about={t('form.choices.down', { title })} disabled={index === values.length - 1} act={() => write('order', swapped(values, index))} />
                <SmallButton text="×" about={t('form.choices.remove', { title })} disabled={values.length === 1} act={() => write('remove', values.filter(it => it !== choice))} />
              </li>
            );
          })}
        </ol>
      )}
      {codelist === undefined && (
        <SmallButton text={t('form.choices.add')} act={() => write('add', [...values, fresh(values, typeOf(field.schema) ?? 'string')])} />
      )}
    </fieldset>
  );
}

function swapped(values: readonly Choice[], index: number): readonly Choice[] {
  const next = [...values];
  next.splice(index, 2, values[index + 1] as Choice, values[index] as Choice);
  return next;
}

function fresh(values: readonly Choice[], type: string): Choice {
  let number = values.length + 1;
  const value = () => (type === 'integer' || type === 'number' ? number : 'choice' + number);
  while (values.some(it => it.value === value())) {
    number += 1;
  }
  return { value: value(), title: t('form.choices.new', { number }) };
}

function writeChoices(at: JSONPath, choices: readonly Choice[]): Edit {
  return draft => {
    draft.schema([...at, 'enum'], undefined);
    draft.schema([...at, 'oneOf'], choices.map(it => ({ const: it.value, title: it.title })));
  };
}

function ownList(at: JSONPath): Edit {
  return draft => {
    draft.schema([...at, 'x-codelist'], undefined);
    writeChoices(at, [fresh([], 'string')])(draft);
  };
}

function codeList(at: JSONPath, name: string): Edit {
  return draft => {
    ['enum', 'oneOf'].forEach(it => draft.schema([...at, it], undefined));
    draft.schema([...at, 'x-codelist'], name);
  };
}

const MADE = /^(choice\d+|first|second|third|fourth|fifth|sixth)$/;

/** Another title; a value that nobody has chosen yet is named after it, one that may be answered already stays. */
function titled(prefix: string, field: Field, at: JSONPath, values: readonly Choice[], index: number, title: string, texts: ReadonlyMap<string, string>, file: string): Edit {
  const choice = values[index] as Choice;
  const key = `${prefix}.${field.names.join('.')}.option.${String(choice.value)}`;
  if (texts.has(key)) {
    return draft => draft.write(file, setProperty(draft.text(file), key, title));
  }
  const named = nameOf(title);
  const made = typeof choice.value === 'string' && (MADE.test(choice.value) || choice.value === nameOf(choice.title));
  const taken = values.some((it, i) => i !== index && it.value === named);
  const wanted = made && named && !taken ? named : choice.value;
  return draft => {
    const value = isNamed(draft, choice.value) ? choice.value : wanted;
    writeChoices(at, values.map((it, i) => (i === index ? { value, title } : it)))(draft);
  };
}

/** Whether a condition, an example or anything else names the value: then it must stay what it is. */
function isNamed(draft: Draft, value: Json): boolean {
  const text = String(value);
  const inSchema = draft.text(draft.names.schema).split(JSON.stringify(value)).length - 1;
  return inSchema > 1 || draft.paths.some(it => it !== draft.names.schema && !it.startsWith('texts/') && draft.text(it).split(/[^\w-]+/).includes(text));
}
