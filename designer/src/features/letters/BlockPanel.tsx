import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, type TextKey } from '../../core/texts';
import { FeelField } from '../../parts/FeelField';
import { Button, ChoiceField, TextField } from '../../parts/Fields';
import type { KnownName } from '../../parts/names';
import type { LetterEditor, Part } from './editor';
import { readEach } from './loops';
import { attributesOf } from './schema';

/** The classes that the town's letter knows. */
const CLASSES = ['', 'number', 'right', 'center', 'large', 'huge', 'display', 'small', 'box', 'note', 'keep', 'signature', 'new-page', 'plain'];

interface Props {
  readonly editor: LetterEditor;
  readonly names: readonly KnownName[];
}

/** When the part that the caret stands in is there, how often, and how it looks. */
export function BlockPanel({ editor, names }: Props): JSX.Element | null {
  const parts = editor.parts();
  const [depth, setDepth] = useState<number | undefined>();
  const index = depth === undefined || depth >= parts.length ? parts.length - 1 : depth;
  const part = parts[index];
  if (!part) {
    return null;
  }
  const attributes = attributesOf(part.node);
  const set = (name: string, value: string | undefined) => {
    const { [name]: _, ...others } = attributes;
    editor.setAttributes(part, value === undefined || value === '' ? others : { ...others, [name]: value });
  };
  return (
    <fieldset class="letters__insert">
      <legend>{t('letters.part')}</legend>
      {parts.length > 1 && (
        <ChoiceField
          label={t('letters.part.which')}
          value={String(index)}
          options={parts.map((it, position) => ({ value: String(position), label: partName(it) }))}
          onChange={it => setDepth(Number(it))}
        />
      )}
      {part.node.type.name === 'source' ? (
        <div class="field">
          <label for="letters-source-part">{t('letters.part.source')}</label>
          <textarea id="letters-source-part" rows={4} value={part.node.attrs['source'] as string} onInput={event => editor.setSource(part, event.currentTarget.value)} />
        </div>
      ) : (
        <>
          <FeelField label={t('letters.if')} hint={t('letters.if.hint')} value={attributes['data-if'] ?? ''} names={names} onChange={value => set('data-if', value && !value.trimStart().startsWith('=') ? `= ${value}` : value)} />
          <Each value={attributes['data-each'] ?? ''} names={names} onChange={value => set('data-each', value)} />
          <ChoiceField
            label={t('letters.look')}
            value={attributes['class'] ?? ''}
            options={CLASSES.map(it => ({ value: it, label: t(`letters.look.${it || 'none'}` as TextKey) }))}
            onChange={value => set('class', value)}
          />
          <TextField label={t('letters.verify')} hint={t('letters.verify.hint')} value={attributes['data-verify'] ?? ''} onChange={value => set('data-verify', value)} />
        </>
      )}
      <div class="letters__tools">
        <Button onClick={() => editor.move(part, -1)}>{t('letters.up')}</Button>
        <Button onClick={() => editor.move(part, 1)}>{t('letters.down')}</Button>
        <Button onClick={() => editor.remove(part)}>{t('letters.remove')}</Button>
      </div>
    </fieldset>
  );
}

/** Once for each entry of a list. */
function Each({ value, names, onChange }: { readonly value: string; readonly names: readonly KnownName[]; onChange(value: string): void }): JSX.Element {
  const lists = names.filter(it => it.type === 'list');
  const each = readEach(value);
  const options = [{ value: '', label: t('letters.each.none') }, ...lists.map(it => ({ value: it.name, label: it.title ? `${it.title} – ${it.name}` : it.name }))];
  return (
    <>
      <ChoiceField label={t('letters.each')} value={each?.list ?? value} options={options} onChange={list => onChange(list === '' ? '' : `${each?.item ?? 'entry'} in ${list}`)} />
      {each && (
        <TextField
          label={t('letters.each.item')}
          value={each.item}
          onChange={item => /^[A-Za-z_][A-Za-z0-9_]*$/.test(item) && onChange(`${item} in ${each.list}`)}
        />
      )}
    </>
  );
}

function partName(part: Part): string {
  const name = part.node.type.name;
  return t(`letters.part.${name}` as TextKey) + (name === 'source' ? '' : ` „${part.node.textContent.slice(0, 24)}“`);
}
