import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { yaml, type Json } from '../../core/documents';
import { EngineError } from '../../core/engine';
import type { ViewProps } from '../../core/feature';
import { useService, useStore } from '../../core/hooks';
import type { Service } from '../../core/service';
import { t } from '../../core/texts';
import { formsOf, languagesOf } from '../form/form';
import { dayOf, examplesOf, LOOKS, resumed, type Look } from './looks';
import { expectedOf } from '../tests/examples';
import { filledIn, KeepPanel } from '../tests/KeepPanel';
import { Afterwards } from './Afterwards';
import { IdentityPanel } from './IdentityPanel';
import { Outline } from './Outline';
import { asExpected, identityOf, LEVELS, specimen, type Identity } from './pretended';

interface Wish {
  readonly form: string;
  readonly language: string;
  readonly example: string;
  readonly today: string;
  readonly identity: Identity;
}

/** The frame and what can be pretended in it. It follows what is saved, on the page where it is. */
export function View({ store, engine, place, go }: ViewProps): JSX.Element {
  const service = useService(store, it => it);
  const saved = useStore(store, it => (it.saving === 'saved' || it.saving === 'locked' ? it.service.revision : undefined));
  const languages = languagesOf(service);
  const minimum = minimumOf(service);
  const again = /^examples\/([^/]+)\//.exec(place.file ?? '')?.[1];
  const [wish, setWish] = useState<Wish>(() => ({
    form: 'form',
    language: languages[0] ?? 'de',
    example: again ?? '',
    today: dayOf(service.files.get(`examples/${again ?? ''}/expected.yaml`)) ?? '',
    identity: again === undefined ? specimen(service, minimum) : identityOf(service, expectedOf(service, again).identity),
  }));
  const [keeping, setKeeping] = useState<Json | undefined>();
  const [look, setLook] = useState<Look>(LOOKS[0] as Look);
  const [url, setUrl] = useState<string | undefined>();
  const [failed, setFailed] = useState<string | undefined>();
  const [outlined, setOutlined] = useState(false);
  const [drawn, setDrawn] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const last = useRef<Wish | undefined>(undefined);
  useEffect(() => {
    if (saved === undefined) {
      return undefined;
    }
    // An answer that comes late must not show what is no longer wished.
    let wanted = true;
    const { form, language, example, today, identity } = wish;
    const pretended = form === 'form' ? asExpected(identity) : undefined;
    const asked = { form, language, ...(example ? { example } : {}), ...(today ? { today } : {}), ...(pretended ? { identity: pretended } : {}) };
    engine.json<{ url: string }>('POST', `/services/${encodeURIComponent(service.key)}/working-copy/previews`, asked).then(
      answer => {
        if (!wanted) {
          return;
        }
        const next = answer.url + '&lang=' + (language.startsWith('de') ? 'de' : 'en');
        setFailed(undefined);
        setUrl(last.current === wish ? stay(frame.current, next) : next);
        last.current = wish;
      },
      e => wanted && setFailed(e instanceof EngineError ? e.message : t('core.offline.text')),
    );
    return () => {
      wanted = false;
    };
  }, [saved, wish]);
  useEffect(() => {
    const root = frame.current?.contentDocument?.documentElement;
    if (root) {
      // The page's own theme, whatever the author's machine prefers.
      root.dataset['kernTheme'] = look.dark ? 'dark' : 'light';
      root.style.colorScheme = look.dark ? 'dark' : 'light';
    }
  }, [drawn, look]);
  const end = wish.form === 'form' ? filledIn(drawn > 0 ? frame.current?.contentDocument : undefined) : undefined;
  if (keeping !== undefined) {
    return (
      <div class="tests">
        <KeepPanel
          store={store}
          engine={engine}
          answers={keeping}
          from={wish.example === '' ? undefined : wish.example}
          replaces={wish.example !== '' && wish.example === again}
          today={wish.today === '' ? undefined : wish.today}
          language={wish.language}
          identity={asExpected(wish.identity)}
          kept={name => go({ feature: 'tests', file: `examples/${name}/expected.yaml` })}
          close={() => setKeeping(undefined)}
        />
      </div>
    );
  }
  return (
    <div class="preview">
      <div class="preview__bar">
        <Choice label={t('preview.form')} value={wish.form} options={formsOf(service).map(it => ({ value: it.task === undefined ? 'form' : `tasks/${it.task}`, title: it.task === undefined ? t('form.application') : t('form.task', { task: it.task }) }))} change={form => setWish({ ...wish, form })} />
        <Choice label={t('preview.language')} value={wish.language} options={languages.map(it => ({ value: it, title: it }))} change={language => setWish({ ...wish, language })} />
        <Choice
          label={t('preview.example')}
          value={wish.example}
          options={[{ value: '', title: t('preview.example.none') }, ...examplesOf(service.files.keys()).map(it => ({ value: it, title: it }))]}
          change={example =>
            setWish({
              ...wish,
              example,
              today: dayOf(service.files.get(`examples/${example}/expected.yaml`)) ?? wish.today,
              identity: example === '' ? wish.identity : identityOf(service, expectedOf(service, example).identity),
            })
          }
        />
        {wish.form === 'form' && (
          <Choice label={t('preview.identity')} value={wish.identity.level} options={LEVELS.map(it => ({ value: it, title: t(`preview.level.${it}`) }))} change={level => setWish({ ...wish, identity: { ...wish.identity, level } })} />
        )}
        <label class="preview__field">
          {t('preview.today')}
          <input class="form-input" type="date" value={wish.today} onChange={event => setWish({ ...wish, today: event.currentTarget.value })} />
        </label>
        <div class="preview__looks" role="group" aria-label={t('preview.look')}>
          {LOOKS.map(it => (
            <button key={it.id} type="button" class="form-button" aria-pressed={it === look} onClick={() => setLook(it)}>
              {t(it.title)}
            </button>
          ))}
          <button type="button" class="form-button" aria-pressed={outlined} onClick={() => setOutlined(it => !it)}>
            {t('preview.outline')}
          </button>
          {wish.form === 'form' && (
            <button type="button" class="form-button preview__keep" disabled={end === undefined} aria-describedby="preview-keep-hint" onClick={() => setKeeping(end?.answers)}>
              {t('tests.keep')}
            </button>
          )}
        </div>
        {wish.form === 'form' && <IdentityPanel service={service} minimum={minimum} identity={wish.identity} change={identity => setWish({ ...wish, identity })} />}
        {wish.form === 'form' && end === undefined && <p class="preview__hint" id="preview-keep-hint">{t('tests.keep.first')}</p>}
      </div>
      <div class="preview__desk">
        {failed !== undefined && (
          <p class="designer-empty" role="alert">
            {t('preview.failed', { reason: failed })}
          </p>
        )}
        {failed === undefined && url !== undefined && (
          <div class={`preview__pane preview__pane--${look.id}`}>
            <iframe ref={frame} class="preview__frame" title={t('preview.frame')} src={url} onLoad={() => setDrawn(it => it + 1)} />
          </div>
        )}
        {end !== undefined && <Afterwards key={drawn} service={service} engine={engine} answers={end.answers} example={wish.example} today={wish.today} identity={asExpected(wish.identity)} />}
        {outlined && <Outline key={drawn} frame={frame.current} />}
      </div>
    </div>
  );
}

/** How surely the service wants to know who applies. */
function minimumOf(service: Service): string {
  return String(yaml(service, 'service.yaml')?.getIn(['identity', 'minimum']) ?? 'none');
}

/** The same page again, with what was filled in there. */
function stay(frame: HTMLIFrameElement | null, url: string): string {
  const document = frame?.contentDocument;
  const page = new URLSearchParams(frame?.contentWindow?.location.search ?? '').get('page');
  const answers = document?.querySelector<HTMLInputElement>('input[name="_answers"]')?.value;
  return resumed(url, page, answers);
}

function Choice({ label, value, options, change }: { label: string; value: string; options: readonly { value: string; title: string }[]; change(value: string): void }): JSX.Element {
  return (
    <label class="preview__field">
      {label}
      <select class="form-input" value={value} onChange={event => change(event.currentTarget.value)}>
        {options.map(it => (
          <option key={it.value} value={it.value}>
            {it.title}
          </option>
        ))}
      </select>
    </label>
  );
}
