import type { ComponentChildren, JSX } from 'preact';
import type { Json } from '../../core/documents';
import type { Finding } from '../../core/findings';
import type { Place } from '../../core/feature';
import type { Service, ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { CheckField, ChoiceField, TextField } from '../../parts/Fields';
import { Held } from './Held';
import { Lines } from './Lines';
import { findingsAt, isObject, pointerTo, saySetting, sayText, valueAt, type SettingPath } from './manifest';
import { PeriodField } from './PeriodField';
import { hintOf, languageName, optionOf, titleOf, wrongOf } from './say';
import { itemOf, type Setting } from './schema';

/** What every setting is shown with. */
export interface Shown {
  readonly store: ServiceStore;
  readonly service: Service;
  readonly values: Json;
  readonly languages: readonly string[];
  readonly findings: readonly Finding[];
  go(place: Place): void;
}

export interface SettingProps extends Shown {
  readonly setting: Setting;
  readonly path: SettingPath;
}

/** A setting with what is found about it. */
export function SettingField(props: SettingProps): JSX.Element {
  const { setting, path, findings } = props;
  const own = findingsAt(findings, path, !['group', 'map'].includes(setting.kind));
  return (
    <div class="setting" data-at={pointerTo(path)}>
      <Control {...props} />
      {own.map((it, index) => (
        <p key={index} class={`file-finding file-finding--${it.severity}`}>
          {it.message}
        </p>
      ))}
    </div>
  );
}

function Control(props: SettingProps): JSX.Element {
  switch (props.setting.kind) {
    case 'fixed':
      return <TextField label={titleOf(props.setting)} hint={hintOf(props.setting)} value={shown(now(props))} disabled onChange={() => undefined} />;
    case 'text':
      return <TextSetting {...props} />;
    case 'group':
      return <Group {...props} />;
    case 'map':
      return <Entries {...props} />;
    case 'lines':
      return <Lines {...props} />;
    case 'choices':
      return <Choices {...props} />;
    default:
      return <OneValue {...props} />;
  }
}

export function now({ values, path }: Pick<SettingProps, 'values' | 'path'>): Json | undefined {
  return valueAt(values, path);
}

function shown(value: Json | undefined): string {
  return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function say({ store, setting, path }: SettingProps, value: Json | undefined, below: SettingPath = []): void {
  store.run(saySetting([...path, ...below], value, t('settings.did', { what: titleOf(setting) })));
}

function OneValue(props: SettingProps): JSX.Element {
  const { setting, service } = props;
  const value = shown(now(props));
  const usual = value === '' && setting.kind === 'line' && setting.schema.default !== undefined && t('settings.usual.line', { value: String(setting.schema.default) });
  const shared = { label: titleOf(setting), hint: [hintOf(setting), usual].filter(Boolean).join(' ') || undefined, value };
  const change = (text: string) => say(props, text === '' ? undefined : text);
  switch (setting.kind) {
    case 'date':
      return <TextField {...shared} type="date" onChange={change} />;
    case 'period':
      return <PeriodField {...shared} otherwise={shown(setting.schema.default as Json)} onChange={change} />;
    case 'choice':
      return <ChoiceField {...shared} options={optionsOf(setting)} onChange={change} />;
    case 'file':
      return <ChoiceField {...shared} options={[{ value: '', label: t('settings.none') }, ...filesFor(setting, service)]} onChange={change} />;
    case 'check':
      return <CheckField label={shared.label} value={now(props) === undefined ? setting.schema.default === true : now(props) === true} onChange={it => say(props, it)} />;
    case 'number':
      return <Held {...shared} problem={it => numberProblem(setting, it)} change={it => say(props, it.trim() === '' ? undefined : Number(it))} />;
    default:
      return <Held {...shared} list={suggestionsFor(setting, service)} problem={it => lineProblem(setting, it)} change={change} />;
  }
}

function optionsOf(setting: Setting): { value: string; label: string }[] {
  const usual = setting.schema.default === undefined ? t('settings.none') : t('settings.usual', { value: optionOf(setting, String(setting.schema.default)) });
  return [{ value: '', label: usual }, ...(setting.schema.enum ?? []).map(it => ({ value: it, label: optionOf(setting, it) }))];
}

function filesFor(setting: Setting, service: Service): { value: string; label: string }[] {
  const pattern = new RegExp(setting.schema.pattern ?? '', 'u');
  return [...service.files.keys()].filter(it => pattern.test(it)).map(it => ({ value: it, label: it }));
}

/** The units that the process gives work to. */
function suggestionsFor(setting: Setting, service: Service): readonly string[] {
  return setting.name === 'unit' ? [...new Set([...(service.files.get('process.bpmn') ?? '').matchAll(/:unit="([a-z][a-z0-9-]*)"/g)].map(it => it[1] ?? ''))] : [];
}

function numberProblem(setting: Setting, text: string): string | undefined {
  const { minimum = -Infinity, maximum = Infinity } = setting.schema;
  return text.trim() === '' || (/^\s*\d+\s*$/.test(text) && Number(text) >= minimum && Number(text) <= maximum) ? undefined : wrongOf(setting);
}

function lineProblem({ schema, required, ...rest }: Setting, text: string): string | undefined {
  const fits = new RegExp(schema.pattern ?? '', 'u').test(text) && text.length <= (schema.maxLength ?? Infinity);
  return fits || (text === '' && !required) ? undefined : wrongOf({ schema, required, ...rest });
}

const LONG = ['summary'];

/** A text in each of the service's languages, and in those that it is written in besides. */
function TextSetting(props: SettingProps): JSX.Element {
  const { setting, path, languages, store } = props;
  const value = now(props);
  const [reference = 'de'] = languages;
  const texts: Readonly<Record<string, Json>> = isObject(value) ? value : typeof value === 'string' ? { [reference]: value } : {};
  const all = [...new Set([...languages, ...Object.keys(texts)])];
  const label = t('settings.did', { what: titleOf(setting) });
  return (
    <Parts title={titleOf(setting)} hint={hintOf(setting)}>
      {all.map(it => (
        <div key={it} data-at={pointerTo([...path, it])}>
          <TextField
            label={languageName(it)}
            lang={it.replace(/-simple$/, '')}
            long={LONG.includes(setting.name)}
            value={shown(texts[it])}
            onChange={text => store.run(sayText(path, languages, it, text, label))}
          />
        </div>
      ))}
    </Parts>
  );
}

export function Parts({ title, hint, children }: { readonly title: string; readonly hint?: string | undefined; readonly children: ComponentChildren }): JSX.Element {
  return (
    <fieldset class="setting-parts">
      <legend>{title}</legend>
      {hint && <p class="field__hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** What a group of one holds goes by the group's name. */
function Group(props: SettingProps): JSX.Element {
  const { setting, path } = props;
  const parts = setting.inside.map(it => <SettingField key={it.name} {...props} setting={it} path={[...path, it.name]} />);
  return setting.inside.length === 1 ? <>{parts}</> : <Parts title={titleOf(setting)} hint={hintOf(setting)}>{parts}</Parts>;
}

function Choices(props: SettingProps): JSX.Element {
  const { setting } = props;
  const value = now(props);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const all = [...new Set([...(itemOf(setting).enum ?? []), ...chosen])];
  return (
    <Parts title={titleOf(setting)} hint={hintOf(setting)}>
      {all.map(one => (
        <CheckField
          key={one}
          label={optionOf(setting, one)}
          value={chosen.includes(one)}
          onChange={on => {
            const next = all.filter(it => (it === one ? on : chosen.includes(it)));
            say(props, next.length === 0 ? undefined : next);
          }}
        />
      ))}
    </Parts>
  );
}

/** What is said of files is said of those that there are; what is said of others can go. */
const FILES: Readonly<Record<string, RegExp>> = { documents: /^documents\/(.+)\.html$/ };

function Entries(props: SettingProps): JSX.Element {
  const { setting, path, service, go } = props;
  const value = now(props);
  const named = isObject(value) ? Object.keys(value) : [];
  const files = [...service.files.keys()].flatMap(it => FILES[setting.name]?.exec(it)?.[1] ?? []);
  const all = [...new Set([...named, ...files])];
  return (
    <>
      {hintOf(setting) && <p class="field__hint">{hintOf(setting)}</p>}
      {all.length === 0 && <p class="field__hint">{t('settings.entries.none')}</p>}
      {all.map(name => (
        <div key={name} data-at={pointerTo([...path, name])}>
          <Parts title={name}>
            {findingsAt(props.findings, [...path, name], false).map((it, index) => (
              <p key={index} class={`file-finding file-finding--${it.severity}`}>
                {it.message}
              </p>
            ))}
            {setting.inside.map(it => (
              <SettingField key={it.name} {...props} setting={it} path={[...path, name, it.name]} />
            ))}
            <p class="setting-ways">
              {files.includes(name) && (
                <button type="button" class="designer-link" onClick={() => go({ feature: 'letters', file: `${setting.name}/${name}.html` })}>
                  {t('settings.entry.open')}
                </button>
              )}
              {named.includes(name) && (
                <button type="button" class="designer-link" aria-label={`${t('settings.entry.forget')}: ${name}`} onClick={() => say(props, undefined, [name])}>
                  {t('settings.entry.forget')}
                </button>
              )}
            </p>
          </Parts>
        </div>
      ))}
    </>
  );
}

