import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { editYaml, yaml } from '../../core/documents';
import type { ViewProps } from '../../core/feature';
import { useService, useStore } from '../../core/hooks';
import { t } from '../../core/texts';
import { FeelField } from '../../parts/FeelField';
import { Button, ChoiceField, TextField } from '../../parts/Fields';
import { FileFindings } from '../../parts/FileFindings';
import { useExamples, useNames, useTried } from '../../parts/names';
import { decisions, newTable, setExpression } from './dmn';
import { Grid } from './Grid';
import { TryAll } from './TryAll';

const MANIFEST = 'service.yaml';

/** One decision file: its tables and expressions, tried with the examples. */
export function View(props: ViewProps): JSX.Element {
  const { store, place, go } = props;
  const paths = useService(store, it => [...it.files.keys()].filter(path => /^decisions\/[^/]+\.dmn$/.test(path)).sort().join('\n'));
  const files = paths.split('\n').filter(Boolean);
  const file = place.file && files.includes(place.file) ? place.file : files[0];
  return (
    <div class="decisions">
      {file ? <FileView {...props} key={file} file={file} /> : <p class="field__hint">{t('decisions.none')}</p>}
      <NewDecision taken={files} create={name => create(props, name, go)} />
    </div>
  );
}

function create({ store }: ViewProps, name: string, go: ViewProps['go']): void {
  const file = `decisions/${name}.dmn`;
  store.run({
    label: t('decisions.new'),
    changes: service => new Map([[file, newTable(service.key, name.replace(/-/g, '_'), 'total')]]),
  });
  go({ feature: 'decisions', file });
}

function NewDecision({ taken, create: make }: { readonly taken: readonly string[]; create(name: string): void }): JSX.Element {
  const [name, setName] = useState('');
  const fits = /^[a-z][a-z0-9-]{1,62}$/.test(name) && !taken.includes(`decisions/${name}.dmn`);
  return (
    <form
      class="decisions__new"
      onSubmit={event => {
        event.preventDefault();
        if (fits) {
          make(name);
          setName('');
        }
      }}
    >
      <TextField label={t('decisions.new.name')} value={name} wrong={name && !fits ? t('decisions.new.wrong') : undefined} onChange={setName} />
      <button type="submit" class="small-btn" disabled={!fits}>
        {t('decisions.new')}
      </button>
    </form>
  );
}

function FileView({ store, engine, file, place, look }: ViewProps & { readonly file: string }): JSX.Element {
  const xml = useService(store, it => it.files.get(file) ?? '');
  const locked = useStore(store, it => it.saving === 'locked');
  const all = decisions(xml);
  const wanted = all.findIndex(it => it.id === place.at || it.table?.rules.some(rule => rule.id !== '' && rule.id === place.at));
  const [chosen, setChosen] = useState(Math.max(0, wanted));
  useEffect(() => {
    if (wanted >= 0) {
      setChosen(wanted);
    }
  }, [place]);
  useEffect(() => look({ feature: 'decisions', file, ...(place.at ? { at: place.at } : {}) }), [look, file, place]);
  const examples = useExamples(store);
  const [example, setExample] = useState(examples[0] ?? '');
  const names = useNames(store, engine, file);
  const tried = useTried(store, engine, example ? { decision: file, example } : undefined);
  const findings = useStore(store, it => it.findings).filter(it => it.file === file);
  const broken = findings.some(it => it.severity === 'error');
  const index = Math.min(chosen, all.length - 1);
  const decision = all[index];
  const change = (edit: (text: string) => string, at?: string) =>
    store.run({
      label: t('decisions.change', { file }),
      place: { feature: 'decisions', file, ...(at ? { at } : {}) },
      changes: service => new Map([[file, edit(service.files.get(file) ?? '')]]),
    });
  return (
    <>
      <div class="decisions__head">
        <h2>{file}</h2>
        <FeeUse store={store} file={file} />
      </div>
      <FileFindings findings={findings} />
      {all.length > 1 && (
        <ChoiceField
          label={t('decisions.which')}
          value={String(index)}
          options={all.map((it, position) => ({ value: String(position), label: it.name }))}
          onChange={it => setChosen(Number(it))}
        />
      )}
      {examples.length > 0 && (
        <div class="decisions__try">
          <ChoiceField label={t('decisions.try')} value={example} options={examples.map(it => ({ value: it, label: it }))} onChange={setExample} />
          <p class={broken || tried?.error ? 'field__wrong' : 'decisions__result'} role="status">
            {(broken ? t('decisions.broken') : tried?.error) ?? (tried ? t('decisions.result', { value: result(tried.value) }) : t('decisions.trying'))}
          </p>
        </div>
      )}
      <fieldset class="decisions__fields" disabled={locked}>
        <legend class="kern-sr-only">{decision?.name ?? file}</legend>
        {decision?.table && <Grid key={index} file={file} place={place} table={decision.table} decision={index} names={names} fired={tried?.rules ?? []} findings={findings} change={change} />}
        {decision?.expression !== undefined && (
          <FeelField
            label={t('decisions.expression')}
            value={decision.expression}
            names={names}
            onChange={value => change(text => setExpression(text, index, value), 'expression')}
          />
        )}
        {!decision && <p class="field__hint">{t('decisions.unreadable')}</p>}
      </fieldset>
      {examples.length > 0 && decision?.table && <TryAll store={store} engine={engine} file={file} examples={examples} rules={decision.table.rules.map(it => it.id)} />}
    </>
  );
}

/** The outputs, in one line. */
function result(value: unknown): string {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value)
        .map(([name, one]) => `${name} = ${typeof one === 'object' ? JSON.stringify(one) : String(one)}`)
        .join(', ') || t('decisions.nothing')
    : String(value);
}

/** Whether the service's fee is this decision. */
function FeeUse({ store, file }: { readonly store: ViewProps['store']; readonly file: string }): JSX.Element {
  const used = useService(store, it => String(yaml(it, MANIFEST)?.getIn(['fee', 'decision']) ?? ''));
  return used === file ? (
    <span class="decisions__fee">{t('decisions.fee.is')}</span>
  ) : (
    <Button
      onClick={() =>
        store.run({
          label: t('decisions.fee.use'),
          changes: service => new Map([[MANIFEST, editYaml(service.files.get(MANIFEST) ?? '', ['fee'], { decision: file })]]),
        })
      }
    >
      {t('decisions.fee.use')}
    </Button>
  );
}
