import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { yaml } from '../../core/documents';
import type { EngineClient } from '../../core/engine';
import { useService, useStore } from '../../core/hooks';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { ChoiceField } from '../../parts/Fields';
import { useExamples } from '../../parts/names';

interface Props {
  readonly store: ServiceStore;
  readonly engine: EngineClient;
  readonly file: string;
}

/** How the letter or message would be, filled in with an example's answers. */
export function Preview({ store, engine, file }: Props): JSX.Element {
  const examples = useExamples(store);
  const languages = useService(store, it => {
    const all: unknown = yaml(it, 'service.yaml')?.toJS()?.languages;
    return Array.isArray(all) ? all.map(String).join(' ') : 'de';
  }).split(' ');
  const [example, setExample] = useState(examples[0] ?? '');
  const [language, setLanguage] = useState(languages[0] ?? 'de');
  const key = useService(store, it => it.key);
  // What is not saved yet can't be shown yet.
  const now = useStore(store, it => (it.saving === 'saved' ? it.service.revision : undefined));
  const [revision, setRevision] = useState(now);
  useEffect(() => {
    if (now !== undefined) {
      setRevision(now);
    }
  }, [now]);
  const [, folder, name] = /^(documents|messages)\/(.+)\.html$/.exec(file) ?? [];
  const address = `/services/${encodeURIComponent(key)}/working-copy/papers/${folder}/${name}`;
  return (
    <section class="letters__preview" aria-label={t('letters.preview')}>
      <div class="letters__row letters__row--two">
        {examples.length > 0 && (
          <ChoiceField label={t('letters.preview.example')} value={example} options={examples.map(it => ({ value: it, label: it }))} onChange={setExample} />
        )}
        <ChoiceField label={t('letters.preview.language')} value={language} options={languages.map(it => ({ value: it, label: it }))} onChange={setLanguage} />
      </div>
      {revision === undefined ? null : folder === 'documents' ? (
        <Pdf engine={engine} address={address} example={example} language={language} revision={revision} />
      ) : (
        <Message engine={engine} address={address} example={example} language={language} revision={revision} />
      )}
    </section>
  );
}

interface Shown {
  readonly engine: EngineClient;
  readonly address: string;
  readonly example: string;
  readonly language: string;
  readonly revision: number;
}

/** The file as the browser itself shows it; what hinders it is said in words. */
function Pdf({ engine, address, example, language, revision }: Shown): JSX.Element {
  const query = new URLSearchParams({ language, ...(example ? { example } : {}), revision: String(revision) });
  const url = `${address}?${query}`;
  const [ready, setReady] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  useEffect(() => {
    let wanted = true;
    engine.bytes('GET', url).then(
      () => wanted && (setReady(url), setProblem(undefined)),
      (e: unknown) => wanted && setProblem(e instanceof Error ? e.message : String(e)),
    );
    return () => {
      wanted = false;
    };
  }, [url]);
  return (
    <>
      {problem && <p class="field__wrong" role="status">{problem}</p>}
      {ready && (
        <>
          <iframe class="letters__frame" title={t('letters.preview')} src={`/api/v1${ready}#toolbar=0&navpanes=0&view=FitH`} />
          <a class="designer-link" href={`/api/v1${ready}`} target="_blank" rel="noopener">{t('letters.preview.open')}</a>
        </>
      )}
    </>
  );
}

function Message({ engine, address, example, language, revision }: Shown): JSX.Element {
  const [written, setWritten] = useState<{ subject: string; html: string } | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  useEffect(() => {
    let wanted = true;
    engine.json<{ subject: string; html: string }>('POST', address, { language, ...(example ? { example } : {}) }).then(
      it => wanted && (setWritten(it), setProblem(undefined)),
      (e: unknown) => wanted && setProblem(e instanceof Error ? e.message : String(e)),
    );
    return () => {
      wanted = false;
    };
  }, [address, example, language, revision]);
  return (
    <>
      {problem && <p class="field__wrong" role="status">{problem}</p>}
      {written && (
        <>
          <p><strong>{t('letters.subject')}:</strong> {written.subject}</p>
          <iframe class="letters__frame letters__frame--message" title={t('letters.preview')} sandbox="" srcdoc={written.html} />
        </>
      )}
    </>
  );
}
