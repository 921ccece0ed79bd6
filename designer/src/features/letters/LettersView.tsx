import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import { useService, useStore } from '../../core/hooks';
import { parseProperties } from '../../core/properties';
import { t } from '../../core/texts';
import { Button, ChoiceField, TextField } from '../../parts/Fields';
import { FileFindings } from '../../parts/FileFindings';
import { useNames } from '../../parts/names';
import { BlockPanel } from './BlockPanel';
import { LetterEditor, type BlockKind } from './editor';
import { InsertPanel } from './InsertPanel';
import { inLoops, titleOf } from './loops';
import { textKey, variable } from './placeholders';
import { Preview } from './Preview';
import { newMessage, newTemplate, readLetter, writeBody, writeTitle } from './template';
import { TextsPanel } from './TextsPanel';

const TEMPLATE = /^(documents|messages)\/([^/]+)\.html$/;

/** Letters and messages: one of them is open, beside it how it would look. */
export function View(props: ViewProps): JSX.Element {
  const { store, place, go } = props;
  const paths = useService(store, it => [...it.files.keys()].filter(path => TEMPLATE.test(path)).sort().join('\n'));
  const files = paths.split('\n').filter(Boolean);
  const file = place.file && files.includes(place.file) ? place.file : files[0];
  return (
    <div class="letters">
      {file ? <LetterView {...props} key={file} file={file} /> : <p class="field__hint">{t('letters.none')}</p>}
      <NewLetter
        taken={files}
        create={(folder, name) => {
          const path = `${folder}/${name}.html`;
          const source = folder === 'documents' ? newTemplate(name) : newMessage(name);
          store.run({ label: t('letters.new'), changes: () => new Map([[path, source]]) });
          go({ feature: 'letters', file: path });
        }}
      />
    </div>
  );
}

function NewLetter({ taken, create }: { readonly taken: readonly string[]; create(folder: 'documents' | 'messages', name: string): void }): JSX.Element {
  const [name, setName] = useState('');
  const [folder, setFolder] = useState<'documents' | 'messages'>('documents');
  const fits = /^[a-z][a-z0-9-]{1,62}$/.test(name) && !taken.includes(`${folder}/${name}.html`);
  return (
    <form
      class="letters__new"
      onSubmit={event => {
        event.preventDefault();
        if (fits) {
          create(folder, name);
          setName('');
        }
      }}
    >
      <ChoiceField
        label={t('letters.new.kind')}
        value={folder}
        options={(['documents', 'messages'] as const).map(it => ({ value: it, label: t(`letters.kind.${it}`) }))}
        onChange={it => setFolder(it as 'documents')}
      />
      <TextField label={t('letters.new.name')} value={name} wrong={name && !fits ? t('letters.new.wrong') : undefined} onChange={setName} />
      <button type="submit" class="small-btn" disabled={!fits}>{t('letters.new')}</button>
    </form>
  );
}

function LetterView({ store, engine, file, look }: ViewProps & { readonly file: string }): JSX.Element {
  useEffect(() => look({ feature: 'letters', file }), [look, file]);
  const text = useService(store, it => it.files.get(file) ?? '');
  const locked = useStore(store, it => it.saving === 'locked');
  const findings = useStore(store, it => it.findings).filter(it => it.file === file);
  const names = useNames(store, engine, file);
  const [source, setSource] = useState(false);
  const [editor, setEditor] = useState<LetterEditor | undefined>();
  const [, draw] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const change = (to: string, at: string) =>
    store.run({ label: t('letters.change', { file }), place: { feature: 'letters', file, at }, changes: () => new Map([[file, to]]) });
  const current = useRef(text);
  useEffect(() => {
    if (source || !place.current) {
      return undefined;
    }
    current.current = store.service.files.get(file) ?? '';
    const made = new LetterEditor(place.current, readLetter(current.current).doc, t('letters.text', { file }), {
      changed: doc => {
        current.current = writeBody(current.current, doc);
        change(current.current, 'body');
      },
      moved: () => draw(it => it + 1),
    });
    setEditor(made);
    return () => {
      setEditor(undefined);
      made.close();
    };
  }, [file, source]);
  useEffect(() => {
    // Asked of the store itself: what was drawn last may be older than what has been typed since.
    const now = store.service.files.get(file) ?? '';
    if (editor && now !== current.current) {
      current.current = now;
      editor.show(readLetter(now).doc);
    }
  }, [editor, text]);
  useEffect(() => editor?.editable(!locked), [editor, locked]);
  const words = (key: string) => first(store.service.files, key) ?? key;
  useEffect(() => {
    editor?.name(code => {
      const key = textKey(code);
      return key ? words(key) : titleOf(variable(code), names, text) || code;
    });
  }, [editor, names, text]);
  const known = editor ? inLoops(names, editor.parts()) : names;
  return (
    <div class="letters__desk">
      <div class="letters__write">
        <h2>{file}</h2>
        <FileFindings findings={findings} />
        <TextField
          label={t(file.startsWith('messages/') ? 'letters.subject' : 'letters.name')}
          value={readLetter(text).title}
          disabled={locked}
          onChange={title => change(writeTitle(text, title), 'title')}
        />
        <div class="letters__tools" role="toolbar" aria-label={t('letters.tools')}>
          <Button pressed={!source} onClick={() => setSource(false)}>{t('letters.design')}</Button>
          <Button pressed={source} onClick={() => setSource(true)}>{t('letters.source')}</Button>
          {editor && !source && !locked && <Tools editor={editor} />}
        </div>
        {source ? (
          <textarea
            class="letters__source"
            aria-label={t('letters.source.of', { file })}
            value={text}
            readOnly={locked}
            spellcheck={false}
            onInput={event => change(event.currentTarget.value, 'source')}
          />
        ) : (
          <div class="letters__paper" ref={place} />
        )}
        {editor && !source && !locked && (
          <>
            <InsertPanel editor={editor} names={known} file={file} store={store} />
            <BlockPanel editor={editor} names={known} />
          </>
        )}
        <TextsPanel store={store} text={text} />
      </div>
      <Preview store={store} engine={engine} file={file} />
    </div>
  );
}

/** A text in the first language that has it. */
function first(files: ReadonlyMap<string, string>, key: string): string | undefined {
  for (const [path, text] of files) {
    const found = /^texts\/[^/]+\.properties$/.test(path) ? parseProperties(text).get(key) : undefined;
    if (found) {
      return found.length > 60 ? `${found.slice(0, 59)}…` : found;
    }
  }
  return undefined;
}

const KINDS: readonly BlockKind[] = ['paragraph', 'h1', 'h2', 'h3', 'ul', 'ol', 'address'];

function Tools({ editor }: { readonly editor: LetterEditor }): JSX.Element {
  const kind = editor.kind();
  return (
    <>
      <select class="plain-input letters__kind" aria-label={t('letters.block')} disabled={!kind} value={kind ?? ''} onChange={event => editor.become(event.currentTarget.value as BlockKind)}>
        {!kind && <option value="">{t('letters.block.other')}</option>}
        {KINDS.map(it => (
          <option key={it} value={it}>{t(`letters.block.${it}`)}</option>
        ))}
      </select>
      <Button pressed={editor.isMarked('strong')} label={t('letters.bold')} onClick={() => editor.toggle('strong')}><b>F</b></Button>
      <Button pressed={editor.isMarked('em')} label={t('letters.italic')} onClick={() => editor.toggle('em')}><i>K</i></Button>
      {(['paragraph', 'table', 'section', 'rule'] as const).map(it => (
        <Button key={it} onClick={() => editor.insertBlock(it)}>{t(`letters.add.${it}`)}</Button>
      ))}
      {editor.parts().some(it => it.node.type.name === 'row') && <Button onClick={() => editor.insertRow()}>{t('letters.add.row')}</Button>}
    </>
  );
}
