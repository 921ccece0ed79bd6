import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useService } from '../../core/hooks';
import { parseProperties, setProperty } from '../../core/properties';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { FeelField } from '../../parts/FeelField';
import { Button, ChoiceField, TextField } from '../../parts/Fields';
import type { KnownName } from '../../parts/names';
import type { LetterEditor } from './editor';
import { placeholderFor } from './placeholders';

interface Props {
  readonly editor: LetterEditor;
  readonly names: readonly KnownName[];
  readonly file: string;
  readonly store: ServiceStore;
}

/** What can be put where the caret stands: a field, a text, something computed, a code. */
export function InsertPanel({ editor, names, file, store }: Props): JSX.Element {
  const fields = names.filter(it => it.of === null && !['list', 'context'].includes(it.type));
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const [feel, setFeel] = useState('');
  const files = useService(store, it => it.files);
  const texts = [...files.keys()].filter(it => /^texts\/[^/]+\.properties$/.test(it)).sort();
  const keys = [...new Set(texts.flatMap(it => [...parseProperties(files.get(it) ?? '').keys()]))].filter(it => !/^(form|tasks|process|status|service)\./.test(it)).sort();
  const chosen = fields.find(it => it.name === name) ?? fields[0];
  const insertText = () => {
    if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(key)) {
      if (!keys.includes(key)) {
        store.run({ label: t('letters.text.new'), changes: service => new Map(texts.map(it => [it, setProperty(service.files.get(it) ?? '', key, key)])) });
      }
      editor.insertField(`text ${key}`);
    }
  };
  return (
    <fieldset class="letters__insert">
      <legend>{t('letters.insert')}</legend>
      {chosen && (
        <div class="letters__row">
          <ChoiceField
            label={t('letters.insert.field')}
            value={chosen.name}
            options={fields.map(it => ({ value: it.name, label: it.title ? `${it.title} – ${it.name}` : it.name }))}
            onChange={setName}
          />
          <Button label={t('letters.insert.field.do')} onClick={() => editor.insertField(placeholderFor(chosen.name, chosen.type))}>{t('letters.insert.do')}</Button>
        </div>
      )}
      <div class="letters__row">
        <TextField label={t('letters.insert.text')} hint={t('letters.insert.text.hint')} value={key} list={keys} onChange={setKey} />
        <Button label={t('letters.insert.text.do')} onClick={insertText}>{t('letters.insert.do')}</Button>
      </div>
      <div class="letters__row">
        <FeelField label={t('letters.insert.feel')} value={feel} names={names} onChange={setFeel} />
        <Button label={t('letters.insert.feel.do')} disabled={!feel.trim()} onClick={() => editor.insertField(`= ${feel.replace(/^\s*=\s*/, '')}`)}>{t('letters.insert.do')}</Button>
      </div>
      {file.startsWith('documents/') && (
        <div class="letters__tools">
          <Button onClick={() => editor.insertField('code')}>{t('letters.insert.code')}</Button>
          <Button onClick={() => editor.insertField('giro')}>{t('letters.insert.giro')}</Button>
        </div>
      )}
    </fieldset>
  );
}
