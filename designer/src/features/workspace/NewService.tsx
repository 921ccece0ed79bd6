import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { EngineError } from '../../core/engine';
import { handOver } from '../../core/handover';
import { t, type TextKey } from '../../core/texts';
import { ChoiceField, TextField } from '../../parts/Fields';
import { isKey, keyOf, KINDS, type Begun, type Desk, type Item, type Kind, type Samples } from './desk';
import { Dialog } from './Dialog';

interface Props {
  readonly desk: Desk;
  readonly items: readonly Item[];
  /** The service to copy, where that was asked for. */
  readonly copied: string | undefined;
  open(key: string, feature?: string): void;
  close(): void;
}

/** What is asked for a file, and which. */
const FILES: Partial<Record<Kind, { readonly label: TextKey; readonly accept: string }>> = {
  zip: { label: 'workspace.file.zip', accept: '.zip' },
  'json-schema': { label: 'workspace.file.json-schema', accept: '.json' },
  xdatenfelder: { label: 'workspace.file.xdatenfelder', accept: '.xml' },
  formio: { label: 'workspace.file.formio', accept: '.json' },
};

/** What a new service begins from, and how it is called. */
export function NewService({ desk, items, copied, open, close }: Props): JSX.Element {
  const [kind, setKind] = useState<Kind>(copied === undefined ? 'preset' : 'copy');
  const [name, setName] = useState(copied ?? '');
  const [title, setTitle] = useState('');
  const [ownKey, setOwnKey] = useState<string | undefined>();
  const [file, setFile] = useState<File | undefined>();
  const [samples, setSamples] = useState<Samples>({ presets: [], library: [] });
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const [begun, setBegun] = useState<Begun | undefined>();
  const key = ownKey ?? keyOf(title);
  useEffect(() => {
    desk.samples().then(setSamples, (e: Error) => setProblem(e.message));
  }, [desk]);
  const asked = FILES[kind];
  const options = namesOf(kind, samples, items);
  const chosen = options.find(it => it.value === name) ?? options[0];
  const complete =
    kind === 'zip' ? !!file : isKey(key) && title.trim() !== '' && (!asked || !!file) && (!options.length || !!chosen);
  const done = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer =
        kind === 'zip' && file
          ? await desk.take(file)
          : await desk.begin(key, title.trim(), {
              kind,
              ...(chosen ? { name: chosen.value } : {}),
              ...(file && asked ? { content: await file.text() } : {}),
            });
      if (answer.notes.length > 0) {
        setBegun(answer);
      } else {
        open(answer.key);
      }
    } catch (e) {
      const there = e instanceof EngineError && e.type === 'key-taken' ? e.body['key'] : undefined;
      if (file && typeof there === 'string') {
        handOver(there, file);
        open(there, 'sharing');
        return;
      }
      setProblem(e instanceof Error ? e.message : String(e));
    } finally {
      setBusy(false);
    }
  };
  if (begun) {
    return (
      <Dialog title={t('workspace.notes.title')} act={t('workspace.open')} told done={() => open(begun.key)} close={() => open(begun.key)}>
        <p>{t('workspace.notes.text', { count: begun.notes.length })}</p>
        <ul class="workspace-notes">
          {begun.notes.map((it, i) => (
            <li key={i}>
              {it.at && <code>{it.at}</code>} {it.message}
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('workspace.new')} act={t('workspace.new.act')} disabled={!complete || busy} problem={problem} done={() => void done()} close={close}>
      <ChoiceField
        label={t('workspace.new.from')}
        value={kind}
        options={KINDS.map(it => ({ value: it, label: t(`workspace.from.${it}`) }))}
        onChange={it => {
          setKind(it as Kind);
          setFile(undefined);
        }}
      />
      {options.length > 0 && chosen && (
        <ChoiceField
          label={t(kind === 'preset' ? 'workspace.new.preset' : 'workspace.new.service')}
          value={chosen.value}
          hint={chosen.hint}
          options={options}
          onChange={setName}
        />
      )}
      {asked && <FileField key={kind} accept={asked.accept} label={t(asked.label)} choose={setFile} />}
      {kind !== 'zip' && (
        <>
          <TextField label={t('workspace.new.title')} value={title} onChange={setTitle} />
          <TextField
            label={t('workspace.new.key')}
            hint={t('workspace.new.key.hint')}
            value={key}
            wrong={key !== '' && !isKey(key) ? t('workspace.new.key.wrong') : undefined}
            onChange={setOwnKey}
          />
        </>
      )}
    </Dialog>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

function namesOf(kind: Kind, samples: Samples, items: readonly Item[]): readonly Option[] {
  switch (kind) {
    case 'preset':
      return samples.presets.filter(it => it.name !== 'blank').map(it => ({ value: it.name, label: it.title, hint: it.summary }));
    case 'library':
      return samples.library.map(it => ({ value: it.name, label: it.title, hint: it.summary }));
    case 'copy':
      return items.filter(it => it.workingCopy).map(it => ({ value: it.key, label: `${it.title} (${it.key})` }));
    default:
      return [];
  }
}

function FileField({ label, accept, choose }: { label: string; accept: string; choose(file: File | undefined): void }): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="file" accept={accept} onChange={event => choose(event.currentTarget.files?.[0])} />
    </div>
  );
}
