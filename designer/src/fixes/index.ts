import type { JSONPath } from 'jsonc-parser';
import { parseDocument } from 'yaml';
import { editJson, editYaml, json, type Json } from '../core/documents';
import type { Finding } from '../core/findings';
import { parseProperties, setProperty } from '../core/properties';
import type { Changes, Command, Service } from '../core/service';
import { t, type TextKey } from '../core/texts';
import { changesOf } from '../features/form/draft';
import { filesOf, openForm } from '../features/form/form';
import { removeItem } from '../features/form/removing';
import { pathOf, pointer, valueAt } from '../features/form/schema';
import { mark } from '../features/texts/outdated';
import { fileOf, formTexts, languagesOf } from '../features/texts/rows';

/** What one kind of finding is mended by; no changes where there is nothing to mend any more. */
interface Fix {
  readonly label: TextKey;
  changes(service: Service, finding: Finding): Changes;
}

const NOTHING: Changes = new Map();

const FIXES: Readonly<Record<string, Fix>> = {
  'text-missing': { label: 'fix.text-missing', changes: copyText },
  'text-unused': { label: 'fix.text-unused', changes: forgetText },
  'label-missing': { label: 'fix.label-missing', changes: (service, it) => say(service, it, 'title', wordsOf(it.values?.[0] ?? '')) },
  'purpose-missing': { label: 'fix.purpose-missing', changes: (service, it) => say(service, it, 'x-purpose', PURPOSES[languageOf(service)]) },
  'sensitive-undeclared': { label: 'fix.sensitive-undeclared', changes: (service, it) => say(service, it, 'x-sensitive', true) },
  'retention-missing': { label: 'fix.retention-missing', changes: sayRetention },
  'field-unused': { label: 'fix.field-unused', changes: removeField },
  'definition-unused': { label: 'fix.definition-unused', changes: (service, it) => remove(service, it.file, placeOf(service, it)) },
  'layout-lacks': { label: 'fix.layout-lacks', changes: removeElement },
  'option-unknown': { label: 'fix.option', changes: (service, it) => remove(service, it.file, placeOf(service, it)) },
  'option-useless': { label: 'fix.option', changes: (service, it) => remove(service, it.file, placeOf(service, it)) },
  'key-unknown': { label: 'fix.key', changes: removeKey },
  'language-foreign': { label: 'fix.key', changes: removeKey },
  'lock-alone': { label: 'fix.lock', changes: (service, it) => remove(service, it.file, below(placeOf(service, it), 'x-lock')) },
  'soft-required': { label: 'fix.soft', changes: (service, it) => remove(service, it.file, below(placeOf(service, it), 'x-soft')) },
  'file-unused': { label: 'fix.file', changes: removeFile },
  'file-unknown': { label: 'fix.file', changes: removeFile },
};

/** What mends a finding, as one step that can be undone; undefined where only its author can. */
export function fixOf(service: Service, finding: Finding): Command | undefined {
  const fix = finding.code && Object.hasOwn(FIXES, finding.code) ? FIXES[finding.code] : undefined;
  return fix && fix.changes(service, finding).size > 0
    ? { label: t(fix.label), changes: now => fix.changes(now, finding) }
    : undefined;
}

/** True of every question of an office; the author will know better. */
const PURPOSES = { de: 'um Ihren Antrag zu bearbeiten', en: 'to handle your application' } as const;

const RETENTION: Json = { draft: 'P30D', completed: 'P10Y', rejected: 'P1Y', then: 'anonymise' };

function languageOf(service: Service): 'de' | 'en' {
  return languagesOf(service)[0]?.startsWith('en') ? 'en' : 'de';
}

/** `dateOfBirth` in words: Date of birth. */
function wordsOf(name: string): string {
  const words = name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, (_, one: string, next: string) => `${one} ${next.toLowerCase()}`)
    .replace(/[_-]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A JSON Pointer as a path, its numbers where the file has lists; undefined where it leads to nothing. */
function placeOf(service: Service, finding: Finding): JSONPath | undefined {
  const file = json(service, finding.file);
  const names = pathOf(finding.at);
  if (!file || !('value' in file) || !names) {
    return undefined;
  }
  const path: JSONPath = [];
  for (const name of names) {
    path.push(Array.isArray(valueAt(file.value, path)) ? Number(name) : name);
  }
  return valueAt(file.value, path) === undefined ? undefined : path;
}

function write(service: Service, path: string, text: string | undefined): Changes {
  return text === undefined || text === service.files.get(path) ? NOTHING : new Map([[path, text]]);
}

function say(service: Service, finding: Finding, keyword: string, value: Json): Changes {
  const at = placeOf(service, finding);
  const file = json(service, finding.file);
  const there = at && file && 'value' in file ? valueAt(file.value, [...at, keyword]) : undefined;
  return at && there === undefined && value !== ''
    ? write(service, finding.file, editJson(service.files.get(finding.file) ?? '', [...at, keyword], value))
    : NOTHING;
}

function remove(service: Service, path: string, at: JSONPath | undefined): Changes {
  return at && at.length > 0 ? write(service, path, editJson(service.files.get(path) ?? '', at, undefined)) : NOTHING;
}

function below(at: JSONPath | undefined, keyword: string): JSONPath | undefined {
  return at && [...at, keyword];
}

/** What a file may not say goes; what it stands in stays. */
function removeKey(service: Service, finding: Finding): Changes {
  const text = service.files.get(finding.file);
  if (text === undefined || !finding.file.endsWith('.yaml')) {
    return remove(service, finding.file, placeOf(service, finding));
  }
  const document = parseDocument(text);
  const path = pathOf(finding.at) ?? [];
  return document.errors.length > 0 || path.length === 0 || !document.hasIn(path) ? NOTHING : write(service, finding.file, editYaml(text, path, undefined));
}

/** The field that shows nothing; or the rule that looks at nothing. What stands there by now may be another. */
function removeElement(service: Service, finding: Finding): Changes {
  const at = placeOf(service, finding);
  const file = json(service, finding.file);
  if (!at || !file || !('value' in file) || valueAt(file.value, at) !== finding.values?.[0]) {
    return NOTHING;
  }
  const rule = at.lastIndexOf('rule');
  return remove(service, finding.file, rule > 0 ? at.slice(0, rule + 1) : at.slice(0, -1));
}

function removeField(service: Service, finding: Finding): Changes {
  const files = filesOf(finding.file);
  const opened = files && openForm(service, files);
  if (!opened || !('form' in opened)) {
    return NOTHING;
  }
  const field = [...opened.form.fields.byPath.values()].find(it => pointer(it.at) === finding.at);
  return field ? changesOf(service, files, draft => removeItem(draft, 'field:' + field.names.join('.'))) : NOTHING;
}

/** A task's form goes with all its files. */
function removeFile(service: Service, finding: Finding): Changes {
  const folder = /^tasks\/[^/]+\//.exec(finding.file)?.[0];
  const paths = [...service.files.keys()].filter(it => it === finding.file || (folder !== undefined && it.startsWith(folder)));
  return new Map(paths.map(it => [it, null]));
}

/** The text of another language, marked as one that is still to be translated. */
function copyText(service: Service, finding: Finding): Changes {
  const [key = '', language = ''] = finding.values ?? [];
  const path = fileOf(language);
  const text = service.files.get(path) ?? '';
  const source =
    languagesOf(service)
      .filter(it => it !== language)
      .map(it => parseProperties(service.files.get(fileOf(it)) ?? '').get(key))
      .find(it => it !== undefined) ?? formTexts(service).get(key);
  if (!key || !language || source === undefined || parseProperties(text).has(key)) {
    return NOTHING;
  }
  return write(service, path, mark(setProperty(text, key, source), key, ''));
}

function forgetText(service: Service, finding: Finding): Changes {
  const key = finding.values?.[0] ?? '';
  const changes = new Map<string, string>();
  for (const [path, text] of service.files) {
    if (/^texts\/[^/]+\.properties$/.test(path) && parseProperties(text).has(key)) {
      changes.set(path, setProperty(text, key, null));
    }
  }
  return changes;
}

function sayRetention(service: Service, finding: Finding): Changes {
  const text = service.files.get(finding.file);
  return text === undefined ? NOTHING : write(service, finding.file, editYaml(text, ['retention'], RETENTION));
}
