import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Json } from '../src/core/documents';
import { changesOf, type Edit } from '../src/features/form/draft';
import { setKeyword } from '../src/features/form/saying';
import { filesOf, openForm, type Form, type FormFiles } from '../src/features/form/form';
import type { Item } from '../src/features/form/layout';
import { isList, isSchema } from '../src/features/form/schema';
import { service } from './packages';

// Real forms that nobody here wrote; without them the test is skipped.
const FOLDER = join(process.env['SCHALTER_CORPORA'] ?? join(process.cwd(), '../../shared/corpora'));
const MAIN = filesOf('form/schema.json') as FormFiles;

interface Foreign {
  readonly name: string;
  readonly files: Record<string, string>;
}

function foreign(): Foreign[] {
  return ['hhs-grants', 'va-forms'].flatMap(corpus => {
    const folder = join(FOLDER, corpus);
    return readdirSync(folder)
      .filter(it => it.endsWith('.schema.json') || (corpus === 'va-forms' && it.endsWith('-schema.json')))
      .map(name => {
        const layout = join(folder, name.replace('.schema.json', '.ui.json'));
        return {
          name,
          files: {
            'form/schema.json': readFileSync(join(folder, name), 'utf8'),
            ...(layout.endsWith('.ui.json') && existsSync(layout) ? { 'form/layout.json': readFileSync(layout, 'utf8') } : {}),
          },
        };
      });
  });
}

function open(files: Record<string, string>): Form {
  const opened = openForm(service(files), MAIN);
  assert.ok('form' in opened, JSON.stringify(opened));
  return opened.form;
}

function run(files: Record<string, string>, edit: Edit): Record<string, string> {
  const all = { ...files };
  changesOf(service(files), MAIN, edit).forEach((text, path) => (all[path] = text ?? ''));
  return all;
}

function shown(items: readonly Item[]): string[] {
  return items.flatMap(it => (it.kind === 'field' ? [it.field.names.join('.'), ...shown(it.items)] : it.kind === 'box' ? shown(it.items) : []));
}

/** Names of the properties at the root, whatever brings them in but alternatives. */
function named(schema: Json): string[] {
  if (!isSchema(schema)) {
    return [];
  }
  const own = isSchema(schema['properties']) ? Object.keys(schema['properties']) : [];
  const parts = isList(schema['allOf']) ? schema['allOf'].flatMap(named) : [];
  return [...own, ...parts];
}

test('real forms open, show all they ask, and come back as they were', { skip: !existsSync(FOLDER) }, () => {
  const forms = foreign();
  assert.ok(forms.length > 5);
  for (const { name, files } of forms) {
    const form = open(files);
    const all = form.canvas.pages.flatMap(it => shown(it.items));
    assert.deepEqual([...all].sort(), [...form.fields.byPath.keys()].sort(), name);
    for (const it of named(form.schema)) {
      assert.ok(form.fields.byPath.has(it), `${name}: <${it}>`);
    }
    for (const path of [...form.fields.byPath.keys()].slice(0, 15)) {
      const field = form.fields.byPath.get(path);
      assert.ok(field);
      const there = run(files, setKeyword(field, 'x-test', 1));
      const again = open(there).fields.byPath.get(path);
      assert.ok(again);
      assert.deepEqual(run(there, setKeyword(again, 'x-test', undefined)), files, `${name}: <${path}>`);
    }
  }
});
