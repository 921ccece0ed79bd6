import type { JSX } from 'preact';
import type { Json } from '../../core/documents';
import { t } from '../../core/texts';
import { FeelField } from '../../parts/FeelField';
import { useNames } from '../../parts/names';
import { fieldTypeOf, type PropertySchema } from './catalogue';
import { ChoicesEditor } from './ChoicesEditor';
import { ConditionEditor } from './ConditionEditor';
import { setKeyword, setOption, setRequired, setText } from './saying';
import type { Field } from './fields';
import { hintOf, textKey, titleOf } from './form';
import { CheckInput, SelectInput, TextInput } from './inputs';
import type { PanelProps } from './Panel';
import { nameProblem, renameField } from './rename';
import { RulesEditor } from './RulesEditor';
import { isList, pointer, textOf, valueAt, type Schema } from './schema';

interface Props extends PanelProps {
  readonly field: Field;
  readonly options: Schema;
}

/** What can be said of a field, as its type declares it. */
export function FieldPanel(props: Props): JSX.Element {
  const { catalogue, form, field, options } = props;
  const type = fieldTypeOf(catalogue, field.schema, options);
  const properties = Object.entries(type?.properties.properties ?? {});
  const sections = [...new Map(properties.map(([, it]) => [it['x-designer'].section, it['x-designer'].sectionTitle]))];
  const open = ['question', 'answer'];
  const inside = field.kind === 'list' ? [...field.target, 'items'] : field.target;
  return (
    <>
      <h2>{type?.title ?? t('form.kind.field')}</h2>
      {field.definition && <p class="form-note">{t('form.shared.hint', { name: field.definition })}</p>}
      {sections.map(([section, title]) => {
        const all = properties.filter(([, it]) => it['x-designer'].section === section);
        return open.includes(section) ? (
          <div key={section} class="form-section">
            {all.map(([name, it]) => (
              <Property key={name} name={name} property={it} {...props} />
            ))}
          </div>
        ) : (
          <details key={section} class="form-section" open={all.some(([name, it]) => said(props, name, it))}>
            <summary>{title}</summary>
            {all.map(([name, it]) => (
              <Property key={name} name={name} property={it} {...props} />
            ))}
          </details>
        );
      })}
      <ConditionEditor {...props} />
      {field.kind !== 'field' && (
        <RulesEditor {...props} at={inside} names={field.names} schema={(valueAt(form.schema, inside) ?? {}) as Schema} fields={field.children} />
      )}
      <Name {...props} />
    </>
  );
}

function said({ field, options }: Props, name: string, property: PropertySchema): boolean {
  const keyword = property['x-designer'].name ?? name;
  return property['x-designer'].in === 'options' ? options[keyword] !== undefined : field.schema[keyword] !== undefined;
}

function Property(props: Props & { name: string; property: PropertySchema }): JSX.Element {
  const { name, property, form, field, options, actions } = props;
  const hints = property['x-designer'];
  const keyword = hints.name ?? name;
  const id = `form-property-${name}`;
  const shared = { id, label: property.title, hint: property.description };
  const run = (value: Json | undefined) =>
    actions.run(t('form.did.property', { what: property.title }), `${field.names.join('.')}/${name}`, hints.in === 'options' ? setOption(field, keyword, value) : setKeyword(field, keyword, value));
  if (hints.in === 'required') {
    return <CheckInput {...shared} value={field.required} change={it => actions.run(t('form.did.required'), field.names.join('.') + '/required', setRequired(field, it))} />;
  }
  if (hints.in === 'text') {
    const what = keyword === 'title' ? 'title' : 'description';
    return (
      <TextInput
        {...shared}
        long={hints.long ?? false}
        value={what === 'title' ? titleOf(form, field) : hintOf(form, field)}
        change={text => actions.run(t('form.did.property', { what: property.title }), textKey(form, field, what), setText(field, what, text))}
      />
    );
  }
  if (keyword === 'choices') {
    return <ChoicesEditor {...props} />;
  }
  const now = hints.in === 'options' ? options[keyword] : field.schema[keyword];
  if (property.format === 'feel') {
    return <Calculation {...props} label={property.title} now={textOf(now) ?? ''} run={run} />;
  }
  return <Plain shared={shared} property={property} keyword={keyword} now={now} run={run} />;
}

/** What a field is computed from, with the names that there are beside it. */
function Calculation({ form, field, store, engine, label, now, run }: Props & { label: string; now: string; run(value: Json | undefined): void }): JSX.Element {
  const names = useNames(store, engine, form.files.schema, pointer(field.target));
  return <FeelField label={label} names={names} value={now.replace(/^=\s*/, '')} onChange={text => run('= ' + text)} />;
}

/** An input that follows from the property's JSON Schema alone. */
function Plain({
  shared,
  property,
  keyword,
  now,
  run,
}: {
  shared: { id: string; label: string; hint: string | undefined };
  property: PropertySchema;
  keyword: string;
  now: Json | undefined;
  run(value: Json | undefined): void;
}): JSX.Element {
  if (property.type === 'boolean') {
    return <CheckInput {...shared} value={now === true} change={it => run(it ? true : undefined)} />;
  }
  if (property.oneOf) {
    const known = property.oneOf.map(it => ({ value: it.const, title: it.title }));
    const other = typeof now === 'string' && !known.some(it => it.value === now) ? [{ value: now, title: now }] : [];
    return <SelectInput {...shared} value={textOf(now) ?? ''} options={[{ value: '', title: t('form.as-usual') }, ...known, ...other]} change={it => run(it || undefined)} />;
  }
  if (property.type === 'integer' || property.type === 'number') {
    return <TextInput {...shared} value={now === undefined ? '' : String(now)} problem={it => numberProblem(it, property.type)} change={it => run(it.trim() === '' ? undefined : Number(it.replace(',', '.')))} />;
  }
  if (property.type === 'array') {
    const first = isList(now) ? now[0] : undefined;
    return <TextInput {...shared} value={first === undefined ? '' : String(first)} change={it => run(it === '' ? undefined : [it])} />;
  }
  return (
    <TextInput
      {...shared}
      value={textOf(now) ?? (now === undefined ? '' : JSON.stringify(now))}
      long={property['x-designer'].long ?? false}
      mono={property.format === 'regex'}
      suggestions={property['x-designer'].suggestions ?? []}
      problem={it => patternProblem(it, property, keyword)}
      change={it => run(it === '' ? undefined : it)}
    />
  );
}

function numberProblem(text: string, type: string): string | undefined {
  const number = Number(text.replace(',', '.'));
  return text.trim() === '' || (Number.isFinite(number) && (type === 'number' || Number.isInteger(number))) ? undefined : t('form.not-number');
}

function patternProblem(text: string, property: PropertySchema, keyword: string): string | undefined {
  if (keyword === 'pattern' && text !== '') {
    try {
      new RegExp(text, 'u');
    } catch {
      return t('form.not-pattern');
    }
  }
  return property.format === 'duration' && text !== '' && !/^P(\d+[YMWD])+$/.test(text) ? t('form.not-duration') : undefined;
}

/** What the field is called in expressions; another name goes everywhere. */
function Name({ form, field, actions }: Props): JSX.Element {
  return (
    <details class="form-section">
      <summary>{t('form.name')}</summary>
      <form
        class="form-name"
        onSubmit={event => {
          event.preventDefault();
          const input = event.currentTarget.elements.namedItem('name') as HTMLInputElement;
          const name = input.value.trim();
          const problem = nameProblem(form, field, name);
          input.setCustomValidity(problem ? t(problem) : '');
          if (problem) {
            input.reportValidity();
          } else if (name !== field.name) {
            actions.run(t('form.did.rename', { name }), field.names.join('.'), draft => renameField(draft, field, name));
            actions.select('field:' + [...field.names.slice(0, -1), name].join('.'));
          }
        }}
      >
        <label for="form-name">{t('form.name.label')}</label>
        <p class="form-note" id="form-name-hint">
          {t('form.name.hint')}
        </p>
        <input id="form-name" name="name" class="form-input form-input--mono" aria-describedby="form-name-hint" defaultValue={field.name} spellcheck={false} autocomplete="off" onInput={event => event.currentTarget.setCustomValidity('')} />
        <button type="submit" class="form-button">
          {t('form.name.rename')}
        </button>
      </form>
      <p class="form-note">
        <code>answers.{field.names.join('.')}</code>
      </p>
    </details>
  );
}
