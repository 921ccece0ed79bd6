import type { JSX } from 'preact';
import { useStore } from '../../core/hooks';
import { t } from '../../core/texts';
import { ChoiceField, TextField } from '../../parts/Fields';
import { FeelField } from '../../parts/FeelField';
import { useNames } from '../../parts/names';
import { DurationField } from './DurationField';
import { FILE, type PartProps } from './Panel';

/** A clerk's task: its form, who does it, until when, and who must not. */
export function TaskPart({ editor, element, store, engine, go }: PartProps): JSX.Element {
  const value = (name: string) => String(element.businessObject.get(`s:${name}`) ?? '');
  const set = (name: string) => (to: string) => editor.set(element, { [`s:${name}`]: to });
  const forms = useStore(store, it =>
    [...it.service.files.keys()]
      .map(path => /^(tasks\/[^/]+)\/schema\.json$/.exec(path)?.[1])
      .filter(Boolean)
      .sort()
      .join('\n'),
  );
  const names = useNames(store, engine, FILE, element.id);
  const others = editor.elements().filter(it => it.type === 'bpmn:UserTask' && it !== element);
  const form = value('form');
  return (
    <>
      <ChoiceField
        label={t('process.form')}
        value={form}
        options={[{ value: '', label: t('process.none') }, ...forms.split('\n').filter(Boolean).map(it => ({ value: it, label: it.slice(6) }))]}
        onChange={set('form')}
      />
      {form && (
        <button type="button" class="designer-link" onClick={() => go({ feature: 'form', file: `${form}/schema.json` })}>
          {t('process.form.open')}
        </button>
      )}
      {!form && <NewForm element={element.id} store={store} set={set('form')} />}
      {value('unit').trimStart().startsWith('=') ? (
        <FeelField label={t('process.unit')} hint={t('process.unit.hint')} value={value('unit')} names={names} onChange={set('unit')} />
      ) : (
        <TextField label={t('process.unit')} hint={t('process.unit.hint')} value={value('unit')} onChange={set('unit')} />
      )}
      <DurationField label={t('process.due')} value={value('due')} names={names} onChange={set('due')} />
      <DurationField label={t('process.reminder')} value={value('reminder')} names={names} onChange={set('reminder')} />
      <ChoiceField
        label={t('process.not-by')}
        hint={t('process.not-by.hint')}
        value={value('not-by')}
        options={[
          { value: '', label: t('process.none') },
          ...others.map(it => ({ value: it.id, label: it.businessObject.name?.trim() || it.id })),
        ]}
        onChange={set('not-by')}
      />
    </>
  );
}

/** A task needs a form; the smallest asks for a decision. */
function NewForm({ element, store, set }: { element: string; store: PartProps['store']; set(form: string): void }): JSX.Element {
  const folder = element.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').padEnd(2, 'x').slice(0, 62);
  return (
    <button
      type="button"
      class="small-btn"
      onClick={() => {
        const path = `tasks/${folder}/schema.json`;
        store.run({
          label: t('process.form.new'),
          changes: service => (service.files.has(path) ? new Map() : new Map([[path, TASK_FORM]])),
        });
        set(`tasks/${folder}`);
      }}
    >
      {t('process.form.new')}
    </button>
  );
}

const TASK_FORM = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "required": ["decision"],
  "properties": {
    "decision": {
      "type": "string",
      "oneOf": [{"const": "approved"}, {"const": "rejected"}]
    },
    "reason": {
      "type": "string",
      "maxLength": 2000
    }
  }
}
`;
