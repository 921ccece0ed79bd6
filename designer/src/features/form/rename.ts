import type { Draft } from './draft';
import type { Field } from './fields';
import type { Form } from './form';
import { expressionsOfTheForm, renameInLayout, renameInSchema } from './rename-form';
import { everywhereElse } from './rename-package';
import { pointer } from './schema';

/** Gives a field another name wherever the service names it. */
export function renameField(draft: Draft, field: Field, name: string): void {
  const { form } = draft;
  const places = form.fields.byPath;
  // A definition that several fields refer to renames what is in each of them.
  const all = [...places.values()].filter(it => pointer(it.at) === pointer(field.at) || it.names.join('.') === field.names.join('.'));
  const renames = all.map(it => ({ from: it.names, to: [...it.names.slice(0, -1), name] }));
  const tasks = tasksOf(draft, form);
  renames.forEach(it => expressionsOfTheForm(draft, form, it.from, it.to));
  const done = new Set<string>();
  renames.forEach(it => renameInSchema(draft, it.from, name, [], 0, done));
  renames.forEach(it => renameInLayout(draft, it.from, name));
  renames.forEach(it => everywhereElse(draft, form, tasks, it.from, it.to));
}

/** Moves a field by a deed, and has everything that names it follow where its place among the answers has changed. */
export function moveEverywhere(draft: Draft, key: string, deed: () => string): string {
  const { form } = draft;
  const from = key.startsWith('field:') ? form.fields.byPath.get(key.slice('field:'.length)) : undefined;
  const tasks = tasksOf(draft, form);
  const moved = deed();
  if (from && moved !== key) {
    const to = moved.slice('field:'.length).split('.');
    expressionsOfTheForm(draft, form, from.names, to);
    everywhereElse(draft, form, tasks, from.names, to);
  }
  return moved;
}

/** The ids of the tasks whose form this is; none for the application's. */
function tasksOf(draft: Draft, form: Form): readonly string[] | undefined {
  if (form.files.task === undefined) {
    return undefined;
  }
  const ids = [...draft.text('process.bpmn').matchAll(/<(?:\w+:)?userTask\b[^>]*>/g)]
    .filter(it => attribute(it[0], 'form') === `tasks/${form.files.task}`)
    .flatMap(it => attribute(it[0], 'id') ?? []);
  return ids;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}

/** Whether a name can be given to a field: FEEL can say it, and nobody else beside it has it. */
export function nameProblem(form: Form, field: Field, name: string): 'form.name.bad' | 'form.name.taken' | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name.length > 100) {
    return 'form.name.bad';
  }
  return name !== field.name && form.fields.byPath.has([...field.names.slice(0, -1), name].join('.')) ? 'form.name.taken' : undefined;
}
