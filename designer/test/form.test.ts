import assert from 'node:assert/strict';
import test from 'node:test';
import type { Json } from '../src/core/documents';
import type { Service } from '../src/core/service';
import { conditionOf, setCondition } from '../src/features/form/asking';
import { changesOf, type Edit, freeName, itemOf } from '../src/features/form/draft';
import { addElement } from '../src/features/form/laying';
import { addPage, movePage, removePage, titlePage } from '../src/features/form/pages';
import { addField, duplicateItem, moveItem } from '../src/features/form/placing';
import { removeItem } from '../src/features/form/removing';
import { setKeyword, setOption, setRequired, setText } from '../src/features/form/saying';
import { readFields, type Field } from '../src/features/form/fields';
import { filesOf, formsOf, openForm, type Form, type FormFiles } from '../src/features/form/form';
import type { Item } from '../src/features/form/layout';
import { renameField } from '../src/features/form/rename';
import { everyService, service } from './packages';

const MAIN = filesOf('form/schema.json') as FormFiles;

function form(of: Service, files = MAIN): Form {
  const opened = openForm(of, files);
  assert.ok('form' in opened, JSON.stringify(opened));
  return opened.form;
}

function run(of: Service, edit: Edit, files = MAIN): Service {
  const all = new Map(of.files);
  changesOf(of, files, edit).forEach((text, path) => (text === null ? all.delete(path) : all.set(path, text)));
  return { ...of, files: all };
}

function field(of: Service, path: string, files = MAIN): Field {
  const found = form(of, files).fields.byPath.get(path);
  assert.ok(found, `no field <${path}>`);
  return found;
}

function keys(items: readonly Item[]): string[] {
  return items.flatMap(it => [it.key, ...(it.kind === 'field' || it.kind === 'box' ? keys(it.items) : [])]);
}

function schema(of: Service): Json {
  return JSON.parse(of.files.get('form/schema.json') ?? 'null') as Json;
}

function equal(one: Service, other: Service): void {
  assert.deepEqual([...one.files.keys()].sort(), [...other.files.keys()].sort());
  one.files.forEach((text, path) => assert.equal(other.files.get(path), text, path));
}

const SMALL = service({
  'service.yaml': 'schalter: 1\nkey: test\ntitle: {de: Test}\nlanguages: [de]\n',
  'form/schema.json': JSON.stringify(
    { type: 'object', required: ['a'], properties: { a: { type: 'string', title: 'A' }, b: { type: 'integer' }, g: { type: 'object', properties: { c: { type: 'string' } } } } },
    null,
    2,
  ) + '\n',
});

test('every form of every service has all its fields on its pages, each once', () => {
  for (const of of everyService()) {
    for (const files of formsOf(of)) {
      const { fields, canvas } = form(of, files);
      const shown = canvas.pages.flatMap(it => keys(it.items)).filter(it => it.startsWith('field:'));
      assert.deepEqual([...shown].sort(), [...fields.byPath.keys()].map(it => 'field:' + it).sort(), of.key + ' ' + files.schema);
    }
  }
});

test('a field renamed and renamed back leaves every byte of every service as it was', () => {
  for (const of of everyService()) {
    for (const files of formsOf(of)) {
      for (const path of form(of, files).fields.byPath.keys()) {
        const there = run(of, draft => renameField(draft, field(of, path, files), 'renamedForATest'), files);
        const renamed = [...path.split('.').slice(0, -1), 'renamedForATest'].join('.');
        const back = run(there, draft => renameField(draft, field(there, renamed, files), path.split('.').at(-1) ?? ''), files);
        equal(of, back);
      }
    }
  }
});

test('a field is renamed wherever the service names it', () => {
  const permit = everyService().find(it => it.key === 'parking-permit') as Service;
  const renamed = run(permit, draft => renameField(draft, field(permit, 'vehicle.plate'), 'licence'));
  for (const [path, text] of renamed.files) {
    assert.doesNotMatch(text, /vehicle[./]plate|vehicle\.properties\.plate/, path);
  }
  assert.match(renamed.files.get('documents/permit.html') ?? '', /answers\.vehicle\.licence/);
  const whole = run(permit, draft => renameField(draft, field(permit, 'vehicle'), 'car'));
  for (const [path, text] of whole.files) {
    assert.doesNotMatch(text, /answers\.vehicle|\/vehicle\b|"vehicle"|form\.vehicle/, path);
  }
  assert.match(whole.files.get('form/layout.json') ?? '', /#\/properties\/car"/);
});

test('what a field of a task is called follows into the process and the letters', () => {
  const dogs = everyService().find(it => it.key === 'dog-tax-registration') as Service;
  const review = filesOf('tasks/review/schema.json') as FormFiles;
  const renamed = run(dogs, draft => renameField(draft, field(dogs, 'decision', review), 'outcome'), review);
  for (const [path, text] of renamed.files) {
    assert.doesNotMatch(text, /review\.decision/, path);
  }
  assert.match(renamed.files.get('process.bpmn') ?? '', /review\.outcome/);
  const example = [...renamed.files].find(([path]) => path.endsWith('clerk-rejects/expected.yaml'));
  assert.match(example?.[1] ?? '', /outcome: rejected/);
});

test('what is set and taken back leaves no trace', () => {
  for (const of of everyService()) {
    for (const [path, { at }] of form(of).fields.byPath) {
      const set = run(of, setKeyword(field(of, path), 'x-test', { a: [1] }));
      const back = run(set, setKeyword(field(set, path), 'x-test', undefined));
      equal(of, back);
      assert.ok(at.length > 0);
    }
  }
});

test('a text is changed where it lives', () => {
  const texts = run(SMALL, draft => draft.write('texts/de.properties', 'form.b.title=B\n'));
  const inTexts = run(texts, setText(field(texts, 'b'), 'title', 'Bee'));
  assert.equal(inTexts.files.get('texts/de.properties'), 'form.b.title=Bee\n');
  const inSchema = run(texts, setText(field(texts, 'a'), 'title', 'Ah'));
  assert.equal(inSchema.files.get('form/schema.json'), SMALL.files.get('form/schema.json')?.replace('"title": "A"', '"title": "Ah"'));
});

test('what must be answered stands among the required, and nowhere once it need not', () => {
  const both = run(SMALL, setRequired(field(SMALL, 'b'), true));
  assert.deepEqual((schema(both) as { required: string[] }).required, ['a', 'b']);
  equal(SMALL, run(both, setRequired(field(both, 'b'), false)));
  const none = run(SMALL, setRequired(field(SMALL, 'a'), false));
  assert.equal('required' in (schema(none) as object), false);
});

test('pages that followed from the schema are written down when one is made', () => {
  let key = '';
  const paged = run(SMALL, draft => (key = addPage(draft, 'Second', form(SMALL).canvas.pages[0]?.key)));
  const { canvas } = form(paged);
  assert.deepEqual(canvas.pages.map(it => it.name), ['form', 'second', 'g']);
  assert.equal(canvas.derived, false);
  const moved = run(paged, draft => moveItem(draft, 'field:b', { page: key, parent: undefined, before: undefined }));
  assert.deepEqual(form(moved).canvas.pages.map(it => keys(it.items)), [['field:a'], ['field:b'], ['field:g', 'field:g.c']]);
  const swapped = run(moved, draft => movePage(draft, form(moved).canvas.pages[1]?.key ?? '', -1));
  assert.deepEqual(form(swapped).canvas.pages.map(it => keys(it.items)[0]), ['field:b', 'field:a', 'field:g']);
  const joined = run(moved, draft => removePage(draft, form(moved).canvas.pages[1]?.key ?? ''));
  assert.deepEqual(form(joined).canvas.pages.map(it => keys(it.items)), [['field:a', 'field:b'], ['field:g', 'field:g.c']]);
});

test('a field among its like changes places without a layout', () => {
  const page = form(SMALL).canvas.pages[0]?.key ?? '';
  const moved = run(SMALL, draft => moveItem(draft, 'field:b', { page, parent: undefined, before: 'field:a' }));
  assert.equal(moved.files.has('form/layout.json'), false);
  assert.deepEqual(Object.keys((schema(moved) as { properties: object }).properties), ['b', 'a', 'g']);
  equal(SMALL, run(moved, draft => moveItem(draft, 'field:a', { page, parent: undefined, before: 'field:b' })));
});

test('a field is moved into a group and out of it, and stays required', () => {
  const pages = form(SMALL).canvas.pages;
  const into = run(SMALL, draft => moveItem(draft, 'field:a', { page: pages[1]?.key ?? '', parent: 'field:g', before: 'field:g.c' }));
  const group = form(into).fields.byPath.get('g');
  assert.deepEqual(group?.children.map(it => [it.name, it.required]), [['a', true], ['c', false]]);
  const out = run(into, draft => moveItem(draft, 'field:g.a', { page: form(into).canvas.pages[0]?.key ?? '', parent: undefined, before: 'field:b' }));
  assert.deepEqual(schema(out), schema(SMALL));
});

test('adds, duplicates and removes', () => {
  const page = form(SMALL).canvas.pages[0]?.key ?? '';
  const spot = { page, parent: undefined, before: 'field:b' };
  const added = run(SMALL, draft => addField(draft, spot, freeName(draft.form, [], 'a'), { type: 'boolean' }, undefined, true));
  assert.deepEqual(Object.keys((schema(added) as { properties: object }).properties), ['a', 'a2', 'b', 'g']);
  assert.equal(field(added, 'a2').required, true);
  equal(SMALL, run(added, draft => removeItem(draft, 'field:a2')));
  const twice = run(SMALL, draft => duplicateItem(draft, 'field:g'));
  assert.ok(form(twice).fields.byPath.has('g2.c'));
  const text = run(SMALL, draft => addElement(draft, spot, { type: 'Label', text: 'Hello' }));
  assert.deepEqual(form(text).canvas.pages[0]?.items.map(it => it.kind), ['field', 'text', 'field']);
});

test('an option finds its place in the layout, also deep inside a group', () => {
  const wide = run(SMALL, setOption(field(SMALL, 'g.c'), 'width', 'short'));
  const item = itemOf(form(wide), 'field:g.c')?.item;
  assert.deepEqual(item?.kind === 'field' && item.options, { width: 'short' });
  const none = run(wide, setOption(field(wide, 'g.c'), 'width', undefined));
  const again = itemOf(form(none), 'field:g.c')?.item;
  assert.deepEqual(again?.kind === 'field' && again.options, {});
});

test('a field under a condition comes back from where it was', () => {
  const yes = { kind: 'is', path: ['a'], value: 'yes' } as const;
  const first = run(SMALL, setCondition(field(SMALL, 'b'), [], yes));
  assert.deepEqual(conditionOf(field(first, 'b')), { base: [], condition: yes });
  const second = run(first, setCondition(field(first, 'g'), [], yes));
  assert.equal((schema(second) as { allOf: Json[] }).allOf.length, 1);
  const other = run(second, setCondition(field(second, 'b'), [], { kind: 'not', of: yes }));
  assert.equal((schema(other) as { allOf: Json[] }).allOf.length, 2);
  const back = run(run(other, setCondition(field(other, 'b'), [], undefined)), draft => setCondition(form(other).fields.byPath.get('g') as Field, [], undefined)(draft));
  assert.deepEqual(schema(back), schema(SMALL));
});

test('a condition may ask about a field elsewhere, and keeps what must be answered', () => {
  const required = run(SMALL, setRequired(field(SMALL, 'g.c'), true));
  const asked = run(required, setCondition(field(required, 'g.c'), [], { kind: 'answered', path: ['b'] }));
  const c = field(asked, 'g.c');
  assert.deepEqual([c.required, conditionOf(c)], [true, { base: [], condition: { kind: 'answered', path: ['b'] } }]);
  assert.deepEqual(schema(run(asked, setCondition(c, [], undefined))), schema(required));
});

test('reads the conditions of the library as an author would say them', () => {
  const permit = everyService().find(it => it.key === 'parking-permit') as Service;
  assert.deepEqual(conditionOf(field(permit, 'company')), { base: [], condition: { kind: 'is', path: ['vehicle', 'holder'], value: 'company' } });
});

test('what no canvas can show is told with its place and never dropped', () => {
  const { root, beyond } = readFields({
    type: 'object',
    properties: { loop: { $ref: '#/$defs/loop' }, any: true, pair: { type: 'array', prefixItems: [{}] }, lost: { $ref: 'https://example.org' } },
    anyOf: [{ required: ['loop'] }, {}],
    patternProperties: { x: {} },
    $defs: { loop: { type: 'object', properties: { again: { $ref: '#/$defs/loop' } } } },
  });
  assert.deepEqual(beyond.map(it => it.keyword), ['anyOf', 'patternProperties']);
  assert.deepEqual(root.map(it => [it.name, it.beyond.map(one => one.keyword)]), [
    ['loop', []],
    ['any', ['true']],
    ['pair', ['prefixItems']],
    ['lost', ['$ref']],
  ]);
  assert.deepEqual(root[0]?.children[0]?.beyond.map(it => it.keyword), ['$ref']);
});

test('a page is called anew, where its title lives', () => {
  const page = form(SMALL).canvas.pages[0];
  assert.ok(page);
  const titled = run(SMALL, titlePage(page, 'Start'));
  assert.equal(form(titled).canvas.pages[0]?.label, 'Start');
});

test('opening 500 fields takes little', () => {
  const properties = Object.fromEntries(Array.from({ length: 500 }, (_, i) => ['field' + i, { type: 'string', title: 'Field ' + i }]));
  const large = service({ 'form/schema.json': JSON.stringify({ type: 'object', properties }, null, 2) });
  assert.equal(form(large).fields.byPath.size, 500);
  const renamed = run(large, setText(field(large, 'field250'), 'title', 'Other'));
  assert.match(renamed.files.get('form/schema.json') ?? '', /"Other"/);
});
