import assert from 'node:assert/strict';
import test from 'node:test';
import { addField } from '../src/features/form/placing';
import { changesOf } from '../src/features/form/draft';
import { readFields } from '../src/features/form/fields';
import { filesOf, openForm, type FormFiles } from '../src/features/form/form';
import { renameField } from '../src/features/form/rename';
import { removeItem } from '../src/features/form/removing';
import { setKeyword } from '../src/features/form/saying';
import { service } from './packages';

const MAIN = filesOf('form/schema.json') as FormFiles;
const NAMES = ['__proto__', 'constructor', 'toString', '', 'a/b', 'a~b', 'a.b', 'ä ö', '😀', '"quoted"', '<script>', 'item', 'answers', '0', '$ref'];

function open(text: string, more: Record<string, string> = {}) {
  const opened = openForm(service({ 'form/schema.json': text, ...more }), MAIN);
  assert.ok('form' in opened, JSON.stringify(opened));
  return opened.form;
}

test('names of every kind are fields like any other', () => {
  const members = NAMES.map(it => `${JSON.stringify(it)}: {"type": "string"}`).join(',\n    ');
  const text = `{\n  "type": "object",\n  "properties": {\n    ${members}\n  }\n}\n`;
  const form = open(text);
  assert.deepEqual(form.fields.root.map(it => it.name).sort(), [...NAMES].sort());
  for (const field of form.fields.root) {
    const of = service({ 'form/schema.json': text });
    const set = changesOf(of, MAIN, setKeyword(field, 'x-test', true)).get('form/schema.json') ?? '';
    const again = open(set).fields.root.find(it => it.name === field.name);
    assert.ok(again, field.name);
    assert.equal(again.schema['x-test'], true);
    const back = changesOf(service({ 'form/schema.json': set }), MAIN, setKeyword(again, 'x-test', undefined)).get('form/schema.json');
    assert.equal(back, text);
  }
  assert.equal(({} as Record<string, unknown>)['x-test'], undefined);
});

test('a field whose name is no word of FEEL is renamed like any other', () => {
  const text = '{"type": "object", "properties": {"two words": {"type": "string"}}, "x-assert": [{"that": "= `two words` = \\"x\\"", "message": "m", "at": "/two words"}]}';
  const form = open(text);
  const renamed = changesOf(service({ 'form/schema.json': text }), MAIN, draft => renameField(draft, form.fields.root[0] as never, 'oneWord')).get('form/schema.json');
  assert.equal(renamed, text.replaceAll('`two words`', 'oneWord').replaceAll('two words', 'oneWord'));
});

test('schemas that grow without end are opened as far as they go', () => {
  const defs = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`d${i}`, { type: 'object', properties: { a: { $ref: `#/$defs/d${i + 1}` }, b: { $ref: `#/$defs/d${i + 1}` } } }]),
  );
  const { byPath } = readFields({ $ref: '#/$defs/d0', $defs: { ...defs, d30: { type: 'string' } } });
  assert.ok(byPath.size > 100 && byPath.size <= 5_001);
  const parts = Array.from({ length: 2_000 }, (_, i) => ({ if: { required: ['a' + i] }, then: { properties: { ['b' + i]: { type: 'string' } } } }));
  assert.ok(readFields({ type: 'object', allOf: parts } as never).beyond.length > 0);
});

test('references that lead nowhere, in circles or out are told and followed no further', () => {
  const { root, beyond } = readFields({
    $ref: '#',
    properties: { a: { $ref: '#/properties/a' }, b: { $ref: '#/nowhere' }, c: { $ref: 'file:///etc/passwd' }, d: { $ref: '#/%zz' }, e: { $ref: '#/properties/__proto__' } },
  });
  assert.ok(beyond.some(it => it.keyword === '$ref'));
  assert.deepEqual(root.filter(it => it.name !== 'a' && it.beyond.length === 0).map(it => it.name), []);
});

test('layouts of any kind leave every field to be seen', () => {
  const schema = '{"type": "object", "properties": {"a": {"type": "string"}}}';
  const layouts = ['null', '[]', '1', '{}', '{"type": "Categorization"}', '{"type": "Categorization", "elements": [1, null, {"type": "Category", "elements": [{"type": "Control", "scope": 5}, {"type": "?"}, 7]}]}', '{"type": "Control", "scope": "#/properties/none"}'];
  for (const layout of layouts) {
    const form = open(schema, { 'form/layout.json': layout });
    assert.ok(JSON.stringify(form.canvas.pages).includes('"key":"field:a"'), layout);
  }
});

test('what is broken is said and never written over', () => {
  for (const text of ['', '{', 'nul', '{"a": 1,}', '\uFEFF{"type": ']) {
    assert.ok('broken' in openForm(service({ 'form/schema.json': text }), MAIN), JSON.stringify(text));
  }
});

test('a form of nothing becomes a form', () => {
  for (const text of ['{}', 'true', '{"properties": {}}', '{"type":"object"}']) {
    const of = service({ 'form/schema.json': text });
    const page = open(text).canvas.pages[0]?.key ?? '';
    const added = changesOf(of, MAIN, draft => void addField(draft, { page, parent: undefined, before: undefined }, 'a', { type: 'string' }, undefined, true)).get('form/schema.json');
    if (text !== 'true') {
      assert.ok(open(added ?? '').fields.byPath.get('a')?.required, text);
      const gone = changesOf(service({ 'form/schema.json': added ?? '' }), MAIN, draft => removeItem(draft, 'field:a')).get('form/schema.json');
      assert.equal(open(gone ?? '').fields.root.length, 0);
    }
  }
});
