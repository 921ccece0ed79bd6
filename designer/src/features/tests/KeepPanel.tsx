import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { editJson, readJson, writeJson, yaml, type Json } from '../../core/documents';
import type { EngineClient } from '../../core/engine';
import { useService, useStore } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { Button, ChoiceField, TextField } from '../../parts/Fields';
import type { Came, Goal, Waiting } from './came';
import { keep, nodeTitle, Rehearsals } from './engine';
import { evidenceOf, expectedOf, freeName, nameOf, testsOf, type Setting } from './examples';
import { recorded, rewritten } from './expected';
import { Outcome } from './Outcome';
import { daysOf, duration, missing } from './saying';
import { settingOf, stepsOf, type Step } from './steps';

interface Props {
  readonly store: ServiceStore;
  readonly engine: EngineClient;
  readonly answers: Json;
  /** The test that the answers were begun from, whose files and steps are taken over. */
  readonly from: string | undefined;
  /** Whether that test is to be changed, not another one made. */
  readonly replaces: boolean;
  readonly today: string | undefined;
  readonly language: string;
  /** Who was pretended to be signed in. */
  readonly identity: Readonly<Record<string, string>> | undefined;
  kept(name: string): void;
  close(): void;
}

const LEVELS = ['none', 'basic', 'substantial', 'high'];

/** Decides what else happens to answers, shows what comes of them, and keeps both as a test. */
export function KeepPanel({ store, engine, answers: given, from, replaces, today: day, language, identity: pretended, kept, close }: Props): JSX.Element {
  const service = useService(store, it => it);
  const locked = useStore(store, it => it.saving === 'locked');
  const rehearsals = useMemo(() => new Rehearsals(engine, service.key), [engine, service.key]);
  const before = useMemo(() => (from === undefined ? {} : expectedOf(service, from)), [from]);
  const [answers, setAnswers] = useState(given);
  const [uploads, setUploads] = useState<ReadonlyMap<string, Blob>>(new Map());
  const [name, setName] = useState(() => (replaces && from !== undefined ? from : freeName(t('tests.new.name'), testsOf(service))));
  const [today, setToday] = useState(before.today ?? day ?? new Date().toISOString().slice(0, 10));
  const [level, setLevel] = useState(pretended?.['level'] ?? before.identity?.['level'] ?? 'none');
  const [steps, setSteps] = useState<readonly Step[]>(() => stepsOf(before));
  const [came, setCame] = useState<{ came: Came; reaches: readonly Goal[] } | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const known = pretended ?? before.identity;
  const identity = known !== undefined || level !== 'none' ? { ...known, level } : undefined;
  const setting: Setting = { today, ...(identity ? { identity } : {}), ...settingOf(steps) };
  const files = [...new Set([...uploads.keys(), ...(from === undefined ? [] : evidenceOf(service, from))])];
  const asked = JSON.stringify([answers, files, setting]);
  useEffect(() => {
    let wanted = true;
    rehearsals
      .attempt(answers, files, setting)
      .then(it => {
        if (wanted) {
          setCame(it);
          setProblem(undefined);
        }
      })
      .catch((e: unknown) => wanted && setProblem(e instanceof Error ? e.message : String(e)));
    return () => {
      wanted = false;
    };
  }, [asked, service.revision]);
  const upload = (at: string, file: File) => {
    const changed = editJson(writeJson(answers), at.split('/').slice(1).map(token), file.name);
    const read = readJson(changed);
    setAnswers('value' in read ? read.value : answers);
    setUploads(new Map([...uploads, [file.name, file]]));
  };
  const save = async () => {
    if (!came) {
      return;
    }
    setBusy(true);
    const old = replaces && name === from;
    const free = old ? name : freeName(name, testsOf(service));
    try {
      await keep(store, rehearsals, { name: free, answers, expected: old ? rewritten(service.files.get(`examples/${name}/expected.yaml`) ?? '', recorded(setting, came.came, answers)) : recorded(setting, came.came, answers), from, uploads }, t('tests.keep.label', { name: free }));
      kept(free);
    } catch (e) {
      setProblem(e instanceof Error ? e.message : String(e));
      setBusy(false);
    }
  };
  return (
    <section class="tests-keep" aria-labelledby="tests-keep-title" onKeyDown={event => event.key === 'Escape' && close()}>
      <h2 id="tests-keep-title" tabIndex={-1} ref={heading}>{t('tests.keep')}</h2>
      <TextField label={t('tests.keep.name')} hint={!(replaces && name === from) && nameOf(name) !== name ? t('tests.keep.folder', { name: nameOf(name) }) : t('tests.keep.hint')} value={name} onChange={setName} />
      <TextField label={t('tests.keep.today')} type="date" value={today} onChange={it => it !== '' && setToday(it)} />
      {(pretended !== undefined || yaml(service, 'service.yaml')?.has('identity')) && (
        <ChoiceField label={t('tests.keep.identity')} value={level} options={LEVELS.map(it => ({ value: it, label: t(`tests.identity.${it as 'none'}`) }))} onChange={setLevel} />
      )}
      {came?.came.uploads?.map(it => (
        <UploadField key={it.at} title={it.title} name={valueAt(answers, it.at)} change={file => upload(it.at, file)} />
      ))}
      <Steps service={service.key} title={it => nodeTitle(service, it)} language={language} today={today} came={came?.came} steps={steps} change={setSteps} />
      <h3>{t('tests.came')}</h3>
      <div aria-live="polite">
        {problem !== undefined && <p class="field__wrong">{problem}</p>}
        {came && <Outcome service={service} came={came.came} />}
        {came && came.reaches.length > 0 && (
          <>
            <p>{t('tests.keep.reaches')}</p>
            <ul>{came.reaches.map(it => <li key={it.kind + it.file + it.at}>{missing(it)}</li>)}</ul>
          </>
        )}
      </div>
      <div class="tests__ways">
        <button type="button" class="kern-btn kern-btn--primary" disabled={busy || locked || came?.came.verdict === undefined} onClick={() => void save()}>
          <span class="kern-label">{t('tests.keep')}</span>
        </button>
        <button type="button" class="kern-btn kern-btn--secondary" onClick={close}>
          <span class="kern-label">{t('tests.cancel')}</span>
        </button>
      </div>
    </section>
  );
}

/** A step of a JSON Pointer as a path has it. */
function token(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text.replaceAll('~1', '/').replaceAll('~0', '~');
}

function valueAt(answers: Json, pointer: string): string {
  let value: unknown = answers;
  for (const name of pointer.split('/').slice(1).map(token)) {
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[name] : undefined;
  }
  return typeof value === 'string' ? value : '';
}

function UploadField({ title, name, change }: { title: string; name: string; change(file: File): void }): JSX.Element {
  return (
    <label class="tests__upload">
      <span>{t('tests.upload', { question: title })}</span>
      <span class="field__hint">{name === '' ? t('tests.upload.none') : name}</span>
      <input
        type="file"
        onChange={event => {
          const file = event.currentTarget.files?.[0];
          if (file) {
            change(file);
          }
        }}
      />
    </label>
  );
}

/** What happened after sending, and what may happen next. */
function Steps({ service, title, language, today, came, steps, change }: { service: string; title(node: string): string; language: string; today: string; came: Came | undefined; steps: readonly Step[]; change(steps: readonly Step[]): void }): JSX.Element | null {
  const [filling, setFilling] = useState<Waiting | undefined>();
  const waiting = came?.waiting ?? [];
  if (came === undefined || (waiting.length === 0 && came.due === undefined && steps.length === 0)) {
    return null;
  }
  const add = (step: Step) => {
    setFilling(undefined);
    change([...steps, step]);
  };
  const last = waiting.at(-1)?.node ?? came.path?.at(-1) ?? '';
  return (
    <div class="tests__steps">
      <h3>{t('tests.steps')}</h3>
      {steps.length > 0 && (
        <ol>
          {steps.map((it, index) => (
            <li key={index}>{it.kind === 'payment' ? t(`tests.paid.${it.payment}`) : it.kind === 'task' ? t('tests.step.task', { task: title(it.task) }) : t('tests.step.clock', { time: it.pass })}</li>
          ))}
        </ol>
      )}
      {waiting.map(it => (
        <div key={it.node} class="tests__waiting">
          <p>{t(`tests.waits.${it.for}`, { node: it.title })}</p>
          {it.for === 'payment' && ['paid', 'refused'].map(way => <Button key={way} onClick={() => add({ kind: 'payment', payment: way as 'paid' })}>{t(`tests.paid.${way as 'paid'}`)}</Button>)}
          {it.for === 'task' && it.form !== undefined && <Button onClick={() => setFilling(it)}>{t('tests.fill')}</Button>}
        </div>
      ))}
      {came.due !== undefined && last !== '' && <Button onClick={() => add({ kind: 'clock', after: last, pass: `P${daysOf(came.due ?? '')}D` })}>{t('tests.wait', { time: duration(came.due) })}</Button>}
      {steps.length > 0 && <Button onClick={() => change(steps.slice(0, -1))}>{t('tests.step.back')}</Button>}
      {filling?.form !== undefined && <Clerk service={service} form={filling.form} language={language} today={today} done={answers => add({ kind: 'task', task: filling.node, answers })} />}
    </div>
  );
}

/** A clerk's form on the engine's own pages; what is filled in there to its end is taken. */
function Clerk({ service, form, language, today, done }: { service: string; form: string; language: string; today: string; done(answers: Json): void }): JSX.Element {
  const query = new URLSearchParams({ form, language, today, lang: language.startsWith('de') ? 'de' : 'en' });
  return (
    <iframe
      class="tests__clerk"
      title={t('tests.fill.frame')}
      src={`/designer/previews/${encodeURIComponent(service)}?${query}`}
      onLoad={event => {
        const end = filledIn(event.currentTarget.contentDocument);
        if (end !== undefined && end.right) {
          done(end.answers);
        }
      }}
    />
  );
}

/** What a preview's last page carries; undefined on any other. */
export function filledIn(page: Document | null | undefined): { readonly answers: Json; readonly right: boolean } | undefined {
  const end = page?.querySelector<HTMLElement>('[data-filled-in]');
  if (!end) {
    return undefined;
  }
  const read = readJson(end.dataset['filledIn'] ?? '');
  return 'value' in read ? { answers: read.value, right: end.dataset['faults'] === '0' } : undefined;
}
