import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import type { Finding } from '../../core/findings';
import { useStore } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t, type TextKey } from '../../core/texts';
import { Button } from '../../parts/Fields';
import { withComments } from './comments';
import { ProcessEditor } from './editor';
import { ElementList } from './ElementList';
import { FILE, Panel } from './Panel';
import { Walk } from './Walk';

/** The process on its canvas, or as a list, with what belongs to the element that is chosen. */
export function View({ store, engine, place, go, look }: ViewProps): JSX.Element {
  const [editor, setEditor] = useState<ProcessEditor | undefined>();
  // Nobody draws on a phone.
  const [list, setList] = useState(() => matchMedia('(max-width: 48rem)').matches);
  const [problem, setProblem] = useState<string | undefined>();
  const [, draw] = useState(0);
  const canvas = useRef<HTMLDivElement>(null);
  const findings = useStore(store, it => it.findings);
  const drawnFile = useStore(store, it => it.service.files.has(FILE));
  useEffect(() => {
    if (canvas.current) {
      return opened(canvas.current, store, setEditor, setProblem, () => draw(it => it + 1));
    }
    return undefined;
  }, [store]);
  useEffect(() => {
    editor?.mark(marks(findings, id => editor.select(id)));
  });
  useEffect(() => {
    if (editor && place.at) {
      editor.select(place.at);
    }
  }, [editor, place]);
  const chosen = editor?.selected()?.id;
  useEffect(() => look({ feature: 'process', file: FILE, ...(chosen ? { at: chosen } : {}) }), [look, chosen]);
  return (
    <div class="process">
      <div class="process__tools" role="toolbar" aria-label={t('process.tools')}>
        <Button pressed={!list} onClick={() => setList(false)}>{t('process.canvas')}</Button>
        <Button pressed={list} onClick={() => setList(true)}>{t('process.list')}</Button>
        {!list && (
          <>
            <Button label={t('process.zoom.in')} onClick={() => editor?.zoom(1.2)}>+</Button>
            <Button label={t('process.zoom.out')} onClick={() => editor?.zoom(1 / 1.2)}>−</Button>
            <Button onClick={() => editor?.fit()}>{t('process.zoom.fit')}</Button>
          </>
        )}
        {editor && <Walk editor={editor} store={store} engine={engine} />}
        {!drawnFile && <span class="process__note">{t('process.smallest')}</span>}
      </div>
      {problem && <p class="process__problem" role="alert">{problem}</p>}
      <div class="process__body">
        <div class={`process__canvas${list ? ' process__canvas--away' : ''}`} ref={canvas} inert={list} role="application" aria-label={t('process.canvas.label')} />
        {list && editor && <ElementList editor={editor} store={store} />}
        {editor && <Panel key={editor.selected()?.id ?? ''} editor={editor} store={store} engine={engine} go={go} />}
      </div>
    </div>
  );
}

/** Opens the process and keeps canvas and service the same; answers how to close it. */
function opened(
  container: HTMLElement,
  store: ServiceStore,
  ready: (editor: ProcessEditor) => void,
  problem: (text: string | undefined) => void,
  draw: () => void,
): () => void {
  let shown: string | undefined;
  let taking: Promise<void> = Promise.resolve();
  const editor = new ProcessEditor(container, {
    changed(drawn, deed) {
      // What was drawn into a file that is about to be replaced is gone with it.
      if (store.service.files.get(FILE) !== shown) {
        return;
      }
      const xml = withComments(shown ?? '', drawn);
      shown = xml;
      store.run({ label: t('process.change'), place: { feature: 'process', file: FILE, at: deed }, changes: () => new Map([[FILE, xml]]) });
      // Whoever does not hold the lock changes nothing, so the drawing goes back to what it was.
      if (store.service.files.get(FILE) !== xml) {
        void take();
      }
    },
    drawn: draw,
  });
  /** One after the other: a file that comes while another is being drawn waits. */
  const take = () => {
    taking = taking.then(async () => {
      const text = store.service.files.get(FILE);
      shown = text;
      try {
        const lost = await editor.open(text, store.service.key);
        problem(lost.length === 0 ? undefined : t('process.lost', { what: lost.join('; ') }));
      } catch (e) {
        problem(t('process.unreadable', { message: e instanceof Error ? e.message : String(e) }));
      }
    });
    return taking;
  };
  void take().then(() => ready(editor));
  const unsubscribe = store.subscribe(() => {
    if (store.service.files.get(FILE) !== shown) {
      shown = store.service.files.get(FILE);
      void take();
    }
  });
  return () => {
    unsubscribe();
    editor.close();
  };
}

/** A mark for every element that there is something to say about. */
function marks(findings: readonly Finding[], choose: (id: string) => void): { id: string; severity: string; node: HTMLElement }[] {
  const byElement = new Map<string, Finding[]>();
  for (const it of findings.filter(each => each.file === FILE && each.at)) {
    byElement.set(it.at, [...(byElement.get(it.at) ?? []), it]);
  }
  return [...byElement].map(([id, all]) => {
    const severity = all[0]?.severity ?? 'hint';
    const node = document.createElement('button');
    node.type = 'button';
    node.className = `process-mark process-mark--${severity}`;
    node.textContent = severity === 'hint' ? 'i' : '!';
    node.title = all.map(it => it.message).join('\n');
    node.setAttribute('aria-label', `${t(`core.severity.${severity}` as TextKey)}: ${all.map(it => it.message).join('; ')}`);
    node.addEventListener('click', () => choose(id));
    return { id, severity, node };
  });
}
