import type { JSONPath } from 'jsonc-parser';
import { parseDocument } from 'yaml';
import { editJson, editYaml, insertJson, type Json, jsonTree, readJson, renameJson, sliceJson } from '../../core/documents';
import { parseProperties, renameProperty } from '../../core/properties';
import type { Draft } from './draft';
import type { Meaning } from './feel';
import type { Form } from './form';
import { inTemplate, inXml } from './rename-expressions';
import { renamedPointer } from './rename-form';
import { isList, isSchema, pointer, valueAt } from './schema';

export function everywhereElse(draft: Draft, form: Form, tasks: readonly string[] | undefined, from: readonly string[], to: readonly string[]): void {
  const meaning = meaningOf(tasks);
  for (const path of draft.paths) {
    const text = draft.text(path);
    let renamed = text;
    if (/^texts\/[^/]+\.properties$/.test(path)) {
      renamed = inTexts(text, `${form.files.prefix}.${from.join('.')}`, `${form.files.prefix}.${to.join('.')}`);
    } else if (/\.(bpmn|dmn)$/.test(path)) {
      renamed = inXml(text, meaning, from, to);
    } else if (/^(documents|messages)\/[^/]+\.html$/.test(path)) {
      renamed = inTemplate(text, meaning, from, to);
    } else if (tasks === undefined && /^examples\/[^/]+\/answers\.json$/.test(path)) {
      renamed = stays(from, to) ? inAnswers(text, [], from, to.at(-1) ?? '') : movedAnswer(text, from, to);
    } else if (/^examples\/[^/]+\/expected\.yaml$/.test(path)) {
      renamed = inExpected(text, tasks, from, to);
    }
    if (renamed !== text) {
      draft.write(path, renamed);
    }
  }
}

/** Outside the form answers are told from `answers`, those of a task from `tasks.<id>` or its id. */
function meaningOf(tasks: readonly string[] | undefined): Meaning {
  if (tasks === undefined) {
    return name => (name === 'answers' ? [] : undefined);
  }
  return name => (tasks.includes(name) ? [] : undefined);
}

function inTexts(text: string, from: string, to: string): string {
  let renamed = text;
  for (const key of parseProperties(text).keys()) {
    if (key.startsWith(from + '.')) {
      renamed = renameProperty(renamed, key, to + key.slice(from.length));
    }
  }
  return renamed;
}

function stays(from: readonly string[], to: readonly string[]): boolean {
  return from.slice(0, -1).join('.') === to.slice(0, -1).join('.');
}

/** An answer goes where its field went, unless there are several of it. */
function movedAnswer(text: string, from: readonly string[], to: readonly string[]): string {
  const raw = sliceJson(text, [...from]);
  return raw === undefined ? text : insertJson(editJson(text, [...from], undefined), [...to], raw);
}

/** Answers of an example, through lists. */
function inAnswers(text: string, at: JSONPath, names: readonly string[], to: string): string {
  const read = readJson(text);
  const here = 'value' in read ? valueAt(read.value, at) : undefined;
  if (isList(here)) {
    return here.reduce<string>((all, _, i) => inAnswers(all, [...at, i], names, to), text);
  }
  const [first, ...rest] = names;
  if (!isSchema(here) || first === undefined || here[first] === undefined || !jsonTree(text)) {
    return text;
  }
  return rest.length === 0 ? renameJson(text, [...at, first], to) : inAnswers(text, [...at, first], rest, to);
}

function inExpected(text: string, tasks: readonly string[] | undefined, from: readonly string[], to: readonly string[]): string {
  let renamed = text;
  const read = parseDocument(text).toJS() as Json;
  if (!isSchema(read)) {
    return text;
  }
  if (tasks === undefined) {
    for (const key of ['shown', 'hidden']) {
      const list = read[key];
      (isList(list) ? list : []).forEach((it, i) => (renamed = place(renamed, [key, i], it, from, to)));
    }
    const faults = read['faults'];
    (isList(faults) ? faults : []).forEach((it, i) => (renamed = place(renamed, ['faults', i, 'at'], isSchema(it) ? it['at'] : undefined, from, to)));
    return renamed;
  }
  const done = read['tasks'];
  (isList(done) ? done : []).forEach((it, i) => {
    const answers = isSchema(it) && tasks.includes(String(it['task'])) ? it['answers'] : undefined;
    const [first] = from;
    if (from.length === 1 && first !== undefined && isSchema(answers) && answers[first] !== undefined) {
      const all = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name === first ? (to[0] ?? name) : name, value]));
      renamed = editYaml(renamed, ['tasks', i, 'answers'], all);
    }
  });
  return renamed;
}

function place(text: string, path: readonly (string | number)[], now: Json | undefined, from: readonly string[], to: readonly string[]): string {
  const renamed = typeof now === 'string' ? (stays(from, to) ? renamedPointer(now, from, to.at(-1) ?? '') : movedPointer(now, from, to)) : now;
  return renamed === now ? text : editYaml(text, path, renamed);
}

function movedPointer(now: string, from: readonly string[], to: readonly string[]): string {
  const before = pointer([...from]);
  return now === before || now.startsWith(before + '/') ? pointer([...to]) + now.slice(before.length) : now;
}
