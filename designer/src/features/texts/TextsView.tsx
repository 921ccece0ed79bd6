import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../core/feature';
import { useService, useStore } from '../../core/hooks';
import type { Service } from '../../core/service';
import { t, type TextKey } from '../../core/texts';
import { Button, ChoiceField, TextField } from '../../parts/Fields';
import { easyProblems, type EasyProblem } from './easy';
import { exported, imported, NoExchange, type Format } from './exchange';
import { fileOf, isMissing, languagesOf, rowsOf, writeText, type Row } from './rows';
import { sourceWas } from './outdated';

const FILTERS = ['all', 'missing', 'outdated', 'hard'] as const;
const EASY = 'de-simple';
const AT_ONCE = 100;

/** All texts, the languages side by side. */
export function View({ store, place }: ViewProps): JSX.Element {
  const service = useService(store, it => it);
  const locked = useStore(store, it => it.saving === 'locked');
  const languages = useMemo(() => languagesOf(service), [service.files.get('service.yaml'), [...service.files.keys()].join()]);
  const rows = useMemo(() => rowsOf(service, languages), [service.files, languages]);
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const [search, setSearch] = useState(place.at ?? '');
  const [most, setMost] = useState(AT_ONCE);
  useEffect(() => {
    if (place.at) {
      setSearch(place.at);
      setFilter('all');
    }
  }, [place]);
  const count = (of: (typeof FILTERS)[number]) => rows.filter(it => fits(it, of, languages)).length;
  const shown = rows.filter(it => fits(it, filter, languages) && found(it, search));
  return (
    <div class="texts">
      <div class="texts__tools">
        <ChoiceField
          label={t('texts.show')}
          value={filter}
          options={FILTERS.filter(it => it !== 'hard' || languages.includes(EASY)).map(it => ({ value: it, label: t(`texts.show.${it}`, { number: count(it) }) }))}
          onChange={it => setFilter(it as 'all')}
        />
        <TextField label={t('texts.search')} value={search} onChange={setSearch} />
        {!locked && <NewText store={store} languages={languages} taken={rows.map(it => it.key)} />}
      </div>
      <Exchange store={store} rows={rows} languages={languages} locked={locked} />
      <p role="status" class="texts__count">{t('texts.count', { count: shown.length })}</p>
      <div class="texts__scroll" role="region" aria-label={t('texts.title')} tabIndex={0}>
        <table class="texts__table">
          <caption class="kern-sr-only">{t('texts.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('texts.key')}</th>
              {languages.map((it, index) => (
                <th scope="col" key={it}>{index === 0 ? t('texts.reference', { language: it }) : it}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most).map(row => (
              <tr key={row.key} data-file={fileOf(languages[0] ?? 'de')} data-at={row.key}>
                <th scope="row"><code>{row.key}</code></th>
                {languages.map(it => (
                  <Cell key={it} row={row} language={it} languages={languages} service={service} locked={locked} write={value => write(store, languages, it, row.key, value)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > most && <Button onClick={() => setMost(most + AT_ONCE)}>{t('texts.more')}</Button>}
    </div>
  );
}

function write(store: ViewProps['store'], languages: readonly string[], language: string, key: string, value: string): void {
  store.run({
    label: t('texts.change'),
    place: { feature: 'texts', file: fileOf(language), at: key },
    changes: service => writeText(service, languages, language, key, value === '' ? null : value),
  });
}

function fits(row: Row, filter: (typeof FILTERS)[number], languages: readonly string[]): boolean {
  switch (filter) {
    case 'missing':
      return isMissing(row, languages);
    case 'outdated':
      return row.outdated.size > 0;
    case 'hard':
      return easyProblems(row.texts.get(EASY) ?? '').length > 0;
    default:
      return true;
  }
}

function found(row: Row, search: string): boolean {
  const sought = search.trim().toLowerCase();
  return sought === '' || [row.key, row.fallback, ...row.texts.values()].some(it => it?.toLowerCase().includes(sought));
}

interface CellProps {
  readonly row: Row;
  readonly language: string;
  readonly languages: readonly string[];
  readonly service: Service;
  readonly locked: boolean;
  write(value: string): void;
}

function Cell({ row, language, languages, service, locked, write: change }: CellProps): JSX.Element {
  const id = useId();
  const value = row.texts.get(language);
  const reference = language === languages[0];
  const was = row.outdated.has(language) ? sourceWas(service.files.get(fileOf(language)) ?? '', row.key) : undefined;
  const missing = value === undefined && !(reference && row.fallback !== undefined);
  const problems = language === EASY && value ? easyProblems(value) : [];
  const notes = [missing ? t('texts.missing') : '', was !== undefined ? t('texts.outdated', { was }) : '', ...problems.map(easyText)].filter(Boolean);
  return (
    <td class={missing ? 'texts__missing' : was !== undefined ? 'texts__outdated' : undefined}>
      <textarea
        aria-label={t('texts.cell', { key: row.key, language })}
        aria-describedby={notes.length > 0 ? id : undefined}
        class="texts__text"
        lang={language === EASY ? 'de' : language}
        rows={Math.min(6, 1 + Math.floor((value ?? row.fallback ?? '').length / 40) + ((value ?? '').split('\n').length - 1))}
        value={value ?? ''}
        placeholder={value === undefined && reference ? row.fallback : undefined}
        readOnly={locked}
        onInput={event => change(event.currentTarget.value)}
      />
      <div id={id}>
        {notes.map((it, index) => (
          <p key={index} class="texts__note">{it}</p>
        ))}
        {was !== undefined && !locked && <Button onClick={() => value !== undefined && change(value)}>{t('texts.still-right')}</Button>}
      </div>
    </td>
  );
}

function easyText(problem: EasyProblem): string {
  switch (problem.rule) {
    case 'long-sentence':
      return t('texts.easy.long-sentence', { number: problem.count });
    case 'several-sentences':
      return t('texts.easy.several-sentences', { line: problem.line });
    case 'many-commas':
      return t('texts.easy.many-commas');
    default:
      return t(`texts.easy.${problem.rule}` as TextKey, { word: problem.word });
  }
}

function NewText({ store, languages, taken }: { readonly store: ViewProps['store']; readonly languages: readonly string[]; readonly taken: readonly string[] }): JSX.Element {
  const [key, setKey] = useState('');
  const fits_ = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(key) && !taken.includes(key);
  return (
    <form
      class="texts__new"
      onSubmit={event => {
        event.preventDefault();
        if (fits_) {
          write(store, languages, languages[0] ?? 'de', key, key);
          setKey('');
        }
      }}
    >
      <TextField label={t('texts.new')} value={key} wrong={key && !fits_ ? t('texts.new.wrong') : undefined} onChange={setKey} />
      <button type="submit" class="small-btn" disabled={!fits_}>{t('texts.new.do')}</button>
    </form>
  );
}

interface ExchangeProps {
  readonly store: ViewProps['store'];
  readonly rows: readonly Row[];
  readonly languages: readonly string[];
  readonly locked: boolean;
}

/** To translators and back. */
function Exchange({ store, rows, languages, locked }: ExchangeProps): JSX.Element {
  const [format, setFormat] = useState<Format>('xliff-1.2');
  const [target, setTarget] = useState(languages[1] ?? languages[0] ?? 'de');
  const [told, setTold] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File) => {
    try {
      const { texts } = imported(await file.text(), languages);
      setTold(takeIn(store, languages, rows, texts));
    } catch (e) {
      setTold(t(`texts.import.${e instanceof NoExchange ? e.message : 'format'}` as TextKey));
    }
  };
  return (
    <details class="texts__exchange">
      <summary>{t('texts.exchange')}</summary>
      <div class="texts__tools">
        <ChoiceField
          label={t('texts.format')}
          value={format}
          options={(['xliff-1.2', 'xliff-2.0', 'csv'] as const).map(it => ({ value: it, label: t(`texts.format.${it}`) }))}
          onChange={it => setFormat(it as Format)}
        />
        {format !== 'csv' && (
          <ChoiceField label={t('texts.target')} value={target} options={languages.slice(1).map(it => ({ value: it, label: it }))} onChange={setTarget} />
        )}
        <Button onClick={() => download(`${store.service.key}-${format === 'csv' ? 'texts.csv' : `${target}.xlf`}`, exported(format, store.service.key, rows, languages, target))}>
          {t('texts.export')}
        </Button>
        {!locked && (
          <div class="field">
            <label for="texts-import">{t('texts.import')}</label>
            <input
              id="texts-import"
              ref={input}
              type="file"
              accept=".xlf,.xliff,.csv,text/csv"
              onChange={event => {
                const [file] = event.currentTarget.files ?? [];
                if (file) {
                  void take(file);
                }
              }}
            />
          </div>
        )}
      </div>
      <p role="status">{told}</p>
    </details>
  );
}

/** Takes in what was translated, as one step; answers what came of it. Keys that the service does not have are left out. */
function takeIn(store: ViewProps['store'], languages: readonly string[], rows: readonly Row[], texts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const known = new Map(rows.map(it => [it.key, it]));
  let taken = 0;
  let unknown = 0;
  store.run({
    label: t('texts.import.done'),
    changes: service => {
      let files = service;
      for (const [language, all] of texts) {
        for (const [key, text] of all) {
          const row = known.get(key);
          const now = row?.texts.get(language) ?? (language === languages[0] ? row?.fallback : undefined);
          unknown += row ? 0 : 1;
          if (row && now !== text) {
            taken += 1;
            const changes = writeText(files, languages, language, key, text);
            files = { ...files, files: new Map([...files.files, ...[...changes].map(([path, it]) => [path, it ?? ''] as const)]) };
          }
        }
      }
      return new Map(languages.map(it => [fileOf(it), files.files.get(fileOf(it)) ?? null] as const).filter(([path, text]) => text !== (service.files.get(path) ?? null)));
    },
  });
  return t('texts.import.told', { taken, unknown });
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
