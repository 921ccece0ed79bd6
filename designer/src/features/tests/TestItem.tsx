import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useService } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { Button, TextField } from '../../parts/Fields';
import { Dialog } from '../workspace/Dialog';
import type { Test } from './came';
import type { Rehearsals } from './engine';
import { answersOf, evidenceOf, expectedOf, freeName, moved, testsOf } from './examples';
import { accepted } from './expected';
import { Outcome } from './Outcome';
import { compared } from './saying';

interface Props {
  /** Undefined until it has run. */
  readonly test: Test | undefined;
  readonly name: string;
  readonly store: ServiceStore;
  readonly rehearsals: Rehearsals;
  readonly locked: boolean;
  readonly opened: boolean;
  /** Whether something runs already. */
  readonly busy: boolean;
  run(): void;
  change(): void;
  fill(): void;
}

/** One test: whether it passes, what differs, and what can be done about it. */
export function TestItem({ test, name, store, rehearsals, locked, opened, busy, run, change, fill }: Props): JSX.Element {
  const service = useService(store, it => it);
  const [open, setOpen] = useState(opened);
  const [asking, setAsking] = useState<'rename' | 'delete' | undefined>();
  const item = useRef<HTMLLIElement>(null);
  const id = useId();
  const file = `examples/${name}/expected.yaml`;
  useEffect(() => {
    if (opened) {
      setOpen(true);
      item.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [opened]);
  const state = test === undefined ? 'unknown' : test.passed ? 'passed' : 'failed';
  const accept = () => {
    const came = test?.came;
    if (came) {
      store.run({
        label: t('tests.accept.label', { name }),
        place: { feature: 'tests', file },
        changes: now => new Map([[file, accepted(now.files.get(file) ?? '', came, answersOf(now, name) ?? null, test.differences.map(it => it.at))]]),
      });
    }
  };
  return (
    <li ref={item} data-file={file} class={`tests__item tests__item--${state}`}>
      <div class="tests__row">
        <button type="button" class="tests__name" aria-expanded={open} aria-controls={id} onClick={() => setOpen(it => !it)}>
          <span class={`kern-icon kern-icon--${state === 'passed' ? 'success' : state === 'failed' ? 'danger' : 'info'} tests__icon`} aria-hidden="true" />
          <span class="tests__title">{name}</span>
          <span class="tests__result">{t(`tests.state.${state}`)}</span>
        </button>
        <button type="button" class="small-btn tests__alone" aria-disabled={busy || undefined} aria-label={t('tests.alone.this', { name })} onClick={() => busy || run()}>
          {t('tests.alone')}
        </button>
      </div>
      <div id={id} class="tests__more" hidden={!open}>
        {open && (
          <>
            {test !== undefined && !test.passed && <Differences name={name} rows={compared(service, expectedOf(service, name), test)} />}
            {!locked && (
              <div class="tests__ways">
                {test?.came && !test.passed && canAccept(test) && <Button onClick={accept}>{t('tests.accept')}</Button>}
                <Button onClick={fill}>{t('tests.again')}</Button>
                <Button disabled={answersOf(service, name) === undefined} onClick={change}>{t('tests.change')}</Button>
                <Button onClick={() => setAsking('rename')}>{t('tests.rename')}</Button>
                <Button onClick={() => setAsking('delete')}>{t('tests.delete')}</Button>
              </div>
            )}
            {test?.came && <Outcome service={service} came={test.came} />}
          </>
        )}
      </div>
      {asking === 'rename' && <Rename name={name} store={store} rehearsals={rehearsals} close={() => setAsking(undefined)} />}
      {asking === 'delete' && <Delete name={name} store={store} rehearsals={rehearsals} close={() => setAsking(undefined)} />}
    </li>
  );
}

/** What stops a test from running is not to be accepted. */
function canAccept(test: Test): boolean {
  return test.came?.verdict !== undefined && test.differences.every(it => it.at !== '' && it.at !== '/identity');
}

function Differences({ name, rows }: { name: string; rows: ReturnType<typeof compared> }): JSX.Element {
  return (
    <div class="tests__scroll" role="region" aria-label={t('tests.differences', { name })} tabIndex={0}>
      <table class="tests__differences">
        <thead>
          <tr>
            <th scope="col">{t('tests.what')}</th>
            <th scope="col">{t('tests.expected')}</th>
            <th scope="col">{t('tests.came')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((it, index) => (
            <tr key={index}>
              <th scope="row">{it.what}</th>
              <td>{it.expected}</td>
              <td>{it.came}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Asked {
  readonly name: string;
  readonly store: ServiceStore;
  readonly rehearsals: Rehearsals;
  close(): void;
}

function Rename({ name, store, rehearsals, close }: Asked): JSX.Element {
  const [wanted, setWanted] = useState(name);
  const [problem, setProblem] = useState<string | undefined>();
  const to = wanted === name ? name : freeName(wanted, testsOf(store.service).filter(it => it !== name));
  const rename = async () => {
    const label = t('tests.rename.label', { name, to });
    const files = evidenceOf(store.service, name);
    try {
      await store.flush();
      await rehearsals.copyEvidence(name, to, files);
      store.run({ label, changes: now => moved(now, name, to) });
      await store.flush();
      await rehearsals.removeEvidence(store.service.revision, label, name, files);
      close();
    } catch (e) {
      setProblem(e instanceof Error ? e.message : String(e));
    }
  };
  return (
    <Dialog title={t('tests.rename')} act={t('tests.rename')} disabled={to === name} problem={problem} done={() => void rename()} close={close}>
      <TextField label={t('tests.keep.name')} hint={t('tests.keep.folder', { name: to })} value={wanted} onChange={setWanted} />
    </Dialog>
  );
}

function Delete({ name, store, rehearsals, close }: Asked): JSX.Element {
  const [problem, setProblem] = useState<string | undefined>();
  const files = evidenceOf(store.service, name);
  const remove = async () => {
    const label = t('tests.delete.label', { name });
    try {
      await store.flush();
      await rehearsals.removeEvidence(store.service.revision, label, name, files);
      store.run({ label, changes: now => moved(now, name, undefined) });
      await store.flush();
      close();
    } catch (e) {
      setProblem(e instanceof Error ? e.message : String(e));
    }
  };
  return (
    <Dialog title={t('tests.delete.label', { name })} act={t('tests.delete')} problem={problem} done={() => void remove()} close={close}>
      <p>{files.length > 0 ? t('tests.delete.files', { files: files.join(', ') }) : t('tests.delete.undo')}</p>
    </Dialog>
  );
}
