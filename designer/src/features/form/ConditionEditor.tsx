import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Json } from '../../core/documents';
import { t } from '../../core/texts';
import { choicesOf } from './catalogue';
import { sameCondition, type Condition } from './conditions';
import { conditionOf, setCondition } from './asking';
import type { Field } from './fields';
import { titleOf, type Form } from './form';
import { SmallButton } from './inputs';
import type { PanelProps } from './Panel';
import { canBeAsked, choiceTitle, say } from './say';
import { typeOf } from './schema';

type Kind = Exclude<Condition['kind'], 'and' | 'or' | 'not'>;

/** When a field is asked: always, or only if other answers are so. */
export function ConditionEditor({ form, field, actions, go }: PanelProps & { field: Field }): JSX.Element {
  const now = conditionOf(field);
  const written = now === 'beyond' ? undefined : now;
  const base = written?.base ?? baseOf(form, field);
  const [drafted, setDrafted] = useState<Condition | undefined>();
  const shown = drafted && !(written && sameCondition(drafted, written.condition)) ? drafted : written?.condition;
  const askable = fieldsFor(form, field, base);
  const run = (condition: Condition | undefined) => {
    setDrafted(condition);
    if (condition === undefined || complete(condition)) {
      actions.run(t('form.did.condition'), field.names.join('.') + '/when', setCondition(field, base, condition));
    }
  };
  if (now === 'beyond') {
    return (
      <fieldset class="form-section form-condition">
        <legend>{t('form.when')}</legend>
        <p class="form-note">{t('form.when.beyond.long')}</p>
        <pre class="form-raw">{JSON.stringify(field.whens.map(it => it.raw), null, 2)}</pre>
        <SmallButton text={t('form.open-file')} act={() => go({ feature: 'files', file: form.files.schema })} />
      </fieldset>
    );
  }
  return (
    <fieldset class="form-section form-condition">
      <legend>{t('form.when')}</legend>
      <label class="form-radio">
        <input type="radio" name="form-when" checked={!shown} onChange={() => run(undefined)} />
        {t('form.when.always')}
      </label>
      <label class="form-radio">
        <input type="radio" name="form-when" checked={!!shown} disabled={askable.length === 0} onChange={() => run(first(askable, base))} />
        {t('form.when.if')}
      </label>
      {shown && (
        <>
          <Group form={form} base={base} fields={askable} condition={shown} change={run} depth={0} />
          <p class="form-note form-condition__said">{complete(shown) ? say(form, base, shown) : t('form.when.incomplete')}</p>
        </>
      )}
    </fieldset>
  );
}

/** A row of a list can ask about its own row; everything else about the whole form. */
function baseOf(form: Form, field: Field): readonly string[] {
  for (let end = field.names.length - 1; end > 0; end--) {
    const above = field.names.slice(0, end);
    if (form.fields.byPath.get(above.join('.'))?.kind === 'list') {
      return above;
    }
  }
  return [];
}

function fieldsFor(form: Form, field: Field, base: readonly string[]): readonly Field[] {
  const own = field.names.join('.');
  return [...form.fields.byPath.values()].filter(
    it => canBeAsked(it) && it.names.join('.') !== own && !it.names.join('.').startsWith(own + '.') && baseOf(form, it).join('.') === base.join('.'),
  );
}

function first(fields: readonly Field[], base: readonly string[]): Condition {
  return plain(fields[0] as Field, base);
}

/** The simplest that can be asked of a field: its first value, yes, or whether it is answered. */
function plain(field: Field, base: readonly string[]): Condition {
  const path = field.names.slice(base.length);
  const [choice] = choicesOf(field.schema).values;
  if (choice) {
    return typeOf(field.schema) === 'array' ? { kind: 'contains', path, value: choice.value } : { kind: 'is', path, value: choice.value };
  }
  return typeOf(field.schema) === 'boolean' ? { kind: 'is', path, value: true } : { kind: 'answered', path };
}

function complete(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.length > 0 && condition.of.every(complete);
    case 'not':
      return complete(condition.of);
    case 'answered':
      return true;
    case 'oneOf':
      return condition.values.length > 0;
    default:
      return condition.value !== '' && !(typeof condition.value === 'number' && Number.isNaN(condition.value));
  }
}

interface Part {
  readonly form: Form;
  readonly base: readonly string[];
  readonly fields: readonly Field[];
  readonly condition: Condition;
  readonly depth: number;
  change(condition: Condition): void;
}

/** Several conditions joined, or a single one. */
function Group(props: Part): JSX.Element {
  const { condition, fields, base, change, depth } = props;
  const negated = condition.kind === 'not';
  const inner = negated ? condition.of : condition;
  const parts = inner.kind === 'and' || inner.kind === 'or' ? inner.of : [inner];
  const kind = inner.kind === 'or' ? 'or' : 'and';
  const rebuild = (of: readonly Condition[], as: 'and' | 'or' = kind, not = negated) => {
    const [only] = of;
    const joined: Condition = of.length === 1 && only && depth === 0 ? only : of.length === 1 && only ? only : { kind: as, of };
    change(not ? { kind: 'not', of: joined } : joined);
  };
  return (
    <div class="form-condition__group">
      {parts.length > 1 && (
        <div class="form-pair">
          <select class="form-input" aria-label={t('form.when.join')} value={kind} onChange={event => rebuild(parts, event.currentTarget.value === 'or' ? 'or' : 'and')}>
            <option value="and">{t('form.when.all')}</option>
            <option value="or">{t('form.when.any')}</option>
          </select>
        </div>
      )}
      {parts.map((it, index) => {
        const replace = (next: Condition) => rebuild(parts.map((one, i) => (i === index ? next : one)));
        const nested = it.kind === 'and' || it.kind === 'or' || it.kind === 'not';
        return (
          <div key={index} class="form-condition__row">
            {nested ? <Group {...props} condition={it} change={replace} depth={depth + 1} /> : <Row {...props} condition={it} change={replace} />}
            {parts.length > 1 && <SmallButton text="×" about={t('form.when.remove', { number: index + 1 })} act={() => rebuild(parts.filter((_, i) => i !== index))} />}
          </div>
        );
      })}
      <div class="form-buttons">
        <SmallButton text={t('form.when.add')} act={() => rebuild([...parts, plain(fields[0] as Field, base)])} />
        {depth < 3 && parts.length > 0 && (
          <SmallButton
            text={t('form.when.add-group')}
            act={() => {
              const one = plain(fields[0] as Field, base);
              rebuild([...parts, { kind: kind === 'and' ? 'or' : 'and', of: [one, one] }]);
            }}
          />
        )}
        <label class="form-radio">
          <input type="checkbox" checked={negated} onChange={() => rebuild(parts, kind, !negated)} />
          {t('form.when.not')}
        </label>
      </div>
    </div>
  );
}

function kindsFor(field: Field | undefined): readonly Kind[] {
  const type = field && typeOf(field.schema);
  if (type === 'array') {
    return ['contains', 'answered'];
  }
  if (type === 'boolean') {
    return ['is', 'answered'];
  }
  if (type === 'integer' || type === 'number') {
    return ['is', 'isNot', 'atLeast', 'atMost', 'above', 'below', 'answered'];
  }
  return field && choicesOf(field.schema).values.length > 0 ? ['is', 'isNot', 'oneOf', 'answered'] : ['is', 'isNot', 'answered'];
}

function Row({ form, base, fields, condition, change }: Part): JSX.Element | null {
  if (!isLeaf(condition)) {
    return null;
  }
  const field = form.fields.byPath.get([...base, ...condition.path].join('.'));
  const known = fields.some(it => it === field);
  const kinds = kindsFor(field);
  return (
    <div class="form-condition__one">
      <select
        class="form-input"
        aria-label={t('form.when.field')}
        value={condition.path.join('.')}
        onChange={event => {
          const next = fields.find(it => it.names.slice(base.length).join('.') === event.currentTarget.value);
          if (next) {
            change(plain(next, base));
          }
        }}
      >
        {!known && <option value={condition.path.join('.')}>{condition.path.join('.')}</option>}
        {fields.map(it => (
          <option key={it.names.join('.')} value={it.names.slice(base.length).join('.')}>
            {titleOf(form, it)}
          </option>
        ))}
      </select>
      <select class="form-input" aria-label={t('form.when.how')} value={condition.kind} onChange={event => change(turned(condition, event.currentTarget.value as Kind, field))}>
        {(kinds.includes(condition.kind) ? kinds : [...kinds, condition.kind]).map(it => (
          <option key={it} value={it}>
            {t(`form.how.${it}`)}
          </option>
        ))}
      </select>
      {hasValue(condition) && <Value form={form} field={field} condition={condition} change={change} />}
    </div>
  );
}

type Leaf = Extract<Condition, { path: readonly string[] }>;

function isLeaf(condition: Condition): condition is Leaf {
  return 'path' in condition;
}

/** The same field asked in another way, with what can be kept of its value. */
function turned(condition: Leaf, kind: Kind, field: Field | undefined): Condition {
  const { path } = condition;
  const first = field ? choicesOf(field.schema).values[0]?.value : undefined;
  const value: Json = 'value' in condition ? condition.value : 'values' in condition ? (condition.values[0] ?? '') : (first ?? (field && typeOf(field.schema) === 'boolean' ? true : ''));
  switch (kind) {
    case 'answered':
      return { kind, path };
    case 'oneOf':
      return { kind, path, values: [value] };
    case 'is':
    case 'isNot':
    case 'contains':
      return { kind, path, value };
    default:
      return { kind, path, value: typeof value === 'number' ? value : NaN };
  }
}

type Valued = Extract<Condition, { path: readonly string[]; value: Json } | { path: readonly string[]; values: readonly Json[] }>;

function hasValue(condition: Leaf): condition is Valued {
  return condition.kind !== 'answered';
}

function Value({ form, field, condition, change }: { form: Form; field: Field | undefined; condition: Valued; change(condition: Condition): void }): JSX.Element {
  const choices = field ? choicesOf(field.schema).values : [];
  const label = t('form.when.value');
  if (condition.kind === 'oneOf') {
    return (
      <div class="form-condition__values" role="group" aria-label={label}>
        {choices.map(it => (
          <label key={String(it.value)} class="form-radio">
            <input
              type="checkbox"
              checked={condition.values.includes(it.value)}
              onChange={event =>
                change({ ...condition, values: event.currentTarget.checked ? [...condition.values, it.value] : condition.values.filter(one => one !== it.value) })
              }
            />
            {field ? choiceTitle(form, field, it) : it.title}
          </label>
        ))}
      </div>
    );
  }
  const options = choices.length > 0 && field ? choices.map(it => ({ value: it.value, title: choiceTitle(form, field, it) })) : field && typeOf(field.schema) === 'boolean' ? [{ value: true, title: t('form.yes') }, { value: false, title: t('form.no') }] : [];
  if (options.length > 0) {
    return (
      <select class="form-input" aria-label={label} value={JSON.stringify(condition.value)} onChange={event => change({ ...condition, value: JSON.parse(event.currentTarget.value) } as Condition)}>
        {options.map(it => (
          <option key={JSON.stringify(it.value)} value={JSON.stringify(it.value)}>
            {it.title}
          </option>
        ))}
      </select>
    );
  }
  const numeric = typeof condition.value === 'number' || (field && ['integer', 'number'].includes(typeOf(field.schema) ?? ''));
  return (
    <input
      class="form-input"
      aria-label={label}
      inputMode={numeric ? 'decimal' : 'text'}
      placeholder={field && field.schema['format'] === 'date' ? '2026-12-31' : undefined}
      value={typeof condition.value === 'number' && Number.isNaN(condition.value) ? '' : String(condition.value)}
      onChange={event => {
        const text = event.currentTarget.value;
        change({ ...condition, value: numeric ? (text.trim() === '' ? NaN : Number(text.replace(',', '.'))) : text } as Condition);
      }}
    />
  );
}
