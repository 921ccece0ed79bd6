import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import { useService, useStore } from '../../core/hooks';
import { language, t } from '../../core/texts';
import { Button } from '../../parts/Fields';
import type { Run } from './came';
import { Missing } from './Missing';
import { Proposals } from './Proposals';
import { Rehearsals } from './engine';
import { KeepPanel } from './KeepPanel';
import { TestItem } from './TestItem';
import { answersOf, testsOf } from './examples';

/** The tests with what came of them, what they leave out, and which are missing. */
export function View({ store, engine, place, go }: ViewProps): JSX.Element {
  const service = useService(store, it => it);
  const saved = useStore(store, it => it.saving === 'saved' || it.saving === 'locked');
  const locked = useStore(store, it => it.saving === 'locked');
  const rehearsals = useMemo(() => new Rehearsals(engine, service.key), [engine, service.key]);
  const [run, setRun] = useState<Run | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const [running, setRunning] = useState(false);
  // What came of the one that was run last, until all are run again.
  const [said, setSaid] = useState('');
  const [again, setAgain] = useState(0);
  const [alone, setAlone] = useState<string | undefined>();
  const [changing, setChanging] = useState<string | undefined>();
  useEffect(() => {
    if (!saved) {
      return undefined;
    }
    let wanted = true;
    setRunning(true);
    setSaid('');
    rehearsals
      .run(again > 0)
      .then(it => {
        if (wanted) {
          setRun(it);
          setProblem(undefined);
          setRunning(false);
        }
      })
      .catch((e: unknown) => {
        if (wanted) {
          setProblem(e instanceof Error ? e.message : String(e));
          setRunning(false);
        }
      });
    return () => {
      wanted = false;
    };
  }, [saved, service.files, again]);
  const runAlone = async (name: string) => {
    setAlone(name);
    try {
      const told = (await rehearsals.alone(name)).tests;
      setRun(before => (before ? { ...before, tests: [...before.tests.filter(it => it.name !== name), ...told] } : before));
      setProblem(undefined);
      setSaid(told.map(it => t(it.passed ? 'tests.alone.passed' : 'tests.alone.failed', { name })).join(' '));
    } catch (e) {
      setProblem(e instanceof Error ? e.message : String(e));
    }
    setAlone(undefined);
  };
  const names = testsOf(service);
  const tests = names.map(name => run?.tests.find(it => it.name === name) ?? { name, passed: undefined });
  const passed = tests.filter(it => it.passed === true).length;
  const opened = /^examples\/([^/]+)\//.exec(place.file ?? '')?.[1];
  const answers = changing === undefined ? undefined : answersOf(service, changing);
  if (changing !== undefined && answers !== undefined) {
    return (
      <div class="tests">
        <KeepPanel store={store} engine={engine} answers={answers} from={changing} replaces identity={undefined} today={undefined} language={language()} kept={() => setChanging(undefined)} close={() => setChanging(undefined)} />
      </div>
    );
  }
  return (
    <div class="tests">
      <div class="tests__head">
        <h2>{t('tests.title')}</h2>
        <Button disabled={running || !saved} onClick={() => setAgain(it => it + 1)}>{t('tests.run')}</Button>
        <Button disabled={locked} onClick={() => go({ feature: 'preview' })}>{t('tests.new')}</Button>
        <p role="status" class="tests__state">
          {running || !saved || alone !== undefined ? t('tests.running') : problem !== undefined ? '' : said !== '' ? said : t('tests.passed', { passed, count: tests.length })}
        </p>
      </div>
      {problem !== undefined && <p class="field__wrong" role="alert">{t('tests.failed', { reason: problem })}</p>}
      {names.length === 0 && <p>{t('tests.empty')}</p>}
      <ul class="tests__list">
        {tests.map(it => (
          <TestItem
            key={it.name}
            test={'differences' in it ? it : undefined}
            name={it.name}
            store={store}
            rehearsals={rehearsals}
            locked={locked}
            opened={it.name === opened}
            busy={running || !saved || alone !== undefined}
            run={() => void runAlone(it.name)}
            change={() => setChanging(it.name)}
            fill={() => go({ feature: 'preview', file: `examples/${it.name}/answers.json` })}
          />
        ))}
      </ul>
      {run?.coverage && <Missing coverage={run.coverage} go={go} />}
      {names.length > 0 && <Proposals store={store} rehearsals={rehearsals} locked={locked} ready={saved && run !== undefined} />}
    </div>
  );
}
