import type { JSX } from 'preact';
import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../../core/documents';
import { setProperty } from '../../core/properties';
import { t } from '../../core/texts';
import type { Field } from './fields';
import { FeelField } from '../../parts/FeelField';
import { useNames } from '../../parts/names';
import { titleOf } from './form';
import { SelectInput, SmallButton, TextInput } from './inputs';
import type { PanelProps } from './Panel';
import { isList, isSchema, pathOf, pointer, textOf, type Schema } from './schema';

interface Props extends PanelProps {
  /** The object that carries the rules. */
  readonly at: JSONPath;
  readonly names: readonly string[];
  readonly schema: Schema;
  readonly fields: readonly Field[];
}

/** Rules over several fields: an expression, what is said where it does not hold, and the field that this stands at. */
export function RulesEditor({ form, actions, at, names, schema, fields, store, engine }: Props): JSX.Element {
  const known = useNames(store, engine, form.files.schema, pointer(at));
  const rules = isList(schema['x-assert']) ? schema['x-assert'] : [];
  const here: JSONPath = [...at, 'x-assert'];
  const set = (index: number, name: string, value: Json | undefined) =>
    actions.run(t('form.did.rule'), `${names.join('.')}/rule/${index}/${name}`, draft => draft.schema([...here, index, name], value));
  return (
    <fieldset class="form-section form-rules">
      <legend>{t('form.rules')}</legend>
      <p class="form-note">{t('form.rules.hint')}</p>
      {rules.map((rule, index) => {
        const one = isSchema(rule) ? rule : {};
        const message = textOf(one['message']) ?? '';
        const id = `form-rule-${index}`;
        const where = textOf(one['at']) ?? '';
        const places = below(fields, names.length).map(it => ({ value: pointer([...it.names.slice(names.length)]), title: titleOf(form, it) }));
        return (
          <div key={index} class="form-rule">
            <FeelField
              label={t('form.rules.that', { number: index + 1 })}
              names={known}
              value={(textOf(one['that']) ?? '').replace(/^=\s*/, '')}
              onChange={text => set(index, 'that', '= ' + text)}
            />
            <TextInput
              id={id + '-message'}
              label={t('form.rules.message')}
              long
              value={form.texts.get(message) ?? message}
              change={text =>
                form.texts.has(message)
                  ? actions.run(t('form.did.rule'), message, draft => draft.write(form.textsFile, setProperty(draft.text(form.textsFile), message, text)))
                  : set(index, 'message', text)
              }
            />
            <SelectInput
              id={id + '-at'}
              label={t('form.rules.at')}
              value={where}
              options={[{ value: '', title: t('form.rules.at.whole') }, ...places, ...(where && !places.some(it => it.value === where) ? [{ value: where, title: (pathOf(where) ?? []).join(' › ') }] : [])]}
              change={text => set(index, 'at', text || undefined)}
            />
            <SmallButton
              text={t('form.rules.remove')}
              about={String(index + 1)}
              act={() => actions.run(t('form.did.rule'), `${names.join('.')}/rules`, draft => draft.schema(rules.length === 1 ? here : [...here, index], undefined))}
            />
          </div>
        );
      })}
      <SmallButton
        text={t('form.rules.add')}
        act={() =>
          actions.run(t('form.did.rule'), `${names.join('.')}/rules`, draft => {
            const rule = { that: '= true', message: t('form.rules.new') };
            draft.schema(rules.length === 0 ? here : [...here, rules.length], rules.length === 0 ? [rule] : rule);
          })
        }
      />
    </fieldset>
  );
}

/** What a rule of this object can point to; not into the rows of a list. */
function below(fields: readonly Field[], depth: number): Field[] {
  return fields.flatMap(it => [it, ...(it.kind === 'group' && it.names.length - depth < 6 ? below(it.children, depth) : [])]);
}
