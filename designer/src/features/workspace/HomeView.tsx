import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { HomeProps } from '../../core/feature';
import { t } from '../../core/texts';
import { ChoiceField, TextField } from '../../parts/Fields';
import { Desk, folders, found, STATES, type Item, type State } from './desk';
import { Dialog } from './Dialog';
import { NewService } from './NewService';
import { ServiceRow, type Deed } from './ServiceRow';

const LOOK_AGAIN = 2_000;
const LOOKS = 15;

type Question = { readonly what: 'new'; readonly copied?: string } | { readonly what: 'folder' | 'remove'; readonly item: Item };

/** All services that editors have to do with. */
export function View({ engine, open }: HomeProps): JSX.Element {
  const desk = useMemo(() => new Desk(engine), [engine]);
  const [state, setState] = useState<State>('current');
  const [search, setSearch] = useState('');
  const [folder, setFolder] = useState('*');
  const [question, setQuestion] = useState<Question | undefined>();
  const { items, problem, setProblem, look } = useItems(desk, state);
  const shown = found(items ?? [], search, folder === '*' ? undefined : folder);
  const done = async (step: Promise<unknown>) => {
    setQuestion(undefined);
    try {
      await step;
      setProblem(undefined);
      await look();
    } catch (e) {
      setProblem(e instanceof Error ? e.message : String(e));
    }
  };
  const act = (item: Item, deed: Deed) => {
    if (deed === 'copy') {
      setQuestion({ what: 'new', copied: item.key });
    } else if (deed === 'folder' || deed === 'remove') {
      setQuestion({ what: deed, item });
    } else {
      void done(desk.move(item.key, moves[deed]));
    }
  };
  return (
    <main class="workspace">
      <div class="workspace__head">
        <h1>{t('workspace.title')}</h1>
        <button type="button" class="kern-btn kern-btn--primary" onClick={() => setQuestion({ what: 'new' })}>
          <span class="kern-label">{t('workspace.new')}</span>
        </button>
      </div>
      <div class="workspace__find" role="search">
        <TextField label={t('workspace.search')} value={search} onChange={setSearch} />
        <ChoiceField
          label={t('workspace.state')}
          value={state}
          options={STATES.map(it => ({ value: it, label: t(`workspace.state.${it}`) }))}
          onChange={it => setState(it as State)}
        />
        <ChoiceField
          label={t('workspace.folder')}
          value={folder}
          options={[
            { value: '*', label: t('workspace.folder.all') },
            { value: '', label: t('workspace.folder.none') },
            ...folders(items ?? []).map(it => ({ value: it, label: it })),
          ]}
          onChange={setFolder}
        />
      </div>
      {problem && (
        <p class="workspace__problem" role="alert">
          {problem}
        </p>
      )}
      <p class="workspace__count" role="status">
        {items ? t('workspace.count', { count: shown.length }) : t('core.loading')}
      </p>
      {shown.length > 0 && (
        <table class="workspace__list">
          <thead>
            <tr>
              <th scope="col">{t('workspace.column.service')}</th>
              <th scope="col">{t('workspace.column.live')}</th>
              <th scope="col">{t('workspace.column.copy')}</th>
              <th scope="col">{t('workspace.column.findings')}</th>
              <th scope="col">{t('workspace.column.flight')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map(it => (
              <ServiceRow key={it.key} item={it} open={() => open(it.key)} act={deed => act(it, deed)} />
            ))}
          </tbody>
        </table>
      )}
      {question?.what === 'new' && (
        <NewService desk={desk} items={items ?? []} copied={question.copied} open={open} close={() => setQuestion(undefined)} />
      )}
      {question?.what === 'folder' && (
        <FolderQuestion
          item={question.item}
          known={folders(items ?? [])}
          put={name => void done(desk.move(question.item.key, { folder: name }))}
          close={() => setQuestion(undefined)}
        />
      )}
      {question?.what === 'remove' && (
        <Dialog
          title={t('workspace.remove.title', { title: question.item.title })}
          act={t('workspace.deed.remove')}
          done={() => void done(desk.remove(question.item.key))}
          close={() => setQuestion(undefined)}
        >
          <p>{t('workspace.remove.text')}</p>
        </Dialog>
      )}
    </main>
  );
}

const moves = {
  archive: { archived: true },
  unarchive: { archived: false },
  bin: { deleted: true },
  restore: { deleted: false },
} as const;

function FolderQuestion({ item, known, put, close }: { item: Item; known: readonly string[]; put(name: string): void; close(): void }): JSX.Element {
  const [name, setName] = useState(item.folder);
  return (
    <Dialog title={t('workspace.deed.folder')} act={t('workspace.folder.put')} done={() => put(name)} close={close}>
      <TextField label={t('workspace.folder')} hint={t('workspace.folder.hint')} value={name} list={known} onChange={setName} />
    </Dialog>
  );
}

/** The services of a state; the engine counts findings behind the list, so it is looked at again until it has them. */
function useItems(desk: Desk, state: State) {
  const [items, setItems] = useState<readonly Item[] | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const [looks, setLooks] = useState(0);
  const look = useCallback(async () => setItems(await desk.list(state)), [desk, state]);
  useEffect(() => {
    let wanted = true;
    desk.list(state).then(
      it => wanted && (setItems(it), setProblem(undefined)),
      (e: Error) => wanted && setProblem(e.message),
    );
    return () => {
      wanted = false;
    };
  }, [desk, state, looks]);
  const counting = items?.some(it => it.workingCopy && !it.findings) && looks < LOOKS;
  useEffect(() => {
    const again = counting ? setTimeout(() => setLooks(it => it + 1), LOOK_AGAIN) : undefined;
    return () => clearTimeout(again);
  }, [counting, looks]);
  return { items, problem, setProblem, look };
}
