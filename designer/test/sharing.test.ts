import assert from 'node:assert/strict';
import test from 'node:test';
import { merge } from '../src/core/merge';
import { chosenBytes, chosenTexts, partsOf, placeOf, proposed, type Differing, type Incoming } from '../src/features/sharing/parts';
import { service } from './packages';

const TEXTS = '# mine\na=A\nb=B\n';

test('texts of different keys go together, and every other line stays', () => {
  assert.deepEqual(merge('texts/de.properties', TEXTS, '# mine\na=A2\nb=B\n', 'a=A\nb=B2\nc=C\n'), {
    text: '# mine\na=A2\nb=B2\nc=C\n',
    conflicts: [],
  });
});

test('a text that both have changed stays mine and is told', () => {
  assert.deepEqual(merge('texts/de.properties', TEXTS, '# mine\na=X\nb=B\n', 'a=Y\n'), { text: '# mine\na=X\n', conflicts: ['a'] });
});

test('different places of a schema go together; only what they have changed is written', () => {
  const base = '{\n  "required": ["a"],\n  "properties": {\n    "a": {"title": "A"},\n    "b": {"title": "B"}\n  }\n}\n';
  const mine = base.replace('"A"', '"Mine"').replace('["a"]', '["a", "mine"]');
  const theirs = '{"properties": {"a": {"title": "A", "maxLength": 3}, "c": {}}, "required": ["a", "theirs"]}';
  const merged = merge('form/schema.json', base, mine, theirs);
  assert.deepEqual(merged.conflicts, []);
  assert.deepEqual(JSON.parse(merged.text ?? ''), {
    required: ['a', 'mine', 'theirs'],
    properties: { a: { title: 'Mine', maxLength: 3 }, c: {} },
  });
  assert.ok(merged.text?.includes('    "b": {"title": "B"}') === false && merged.text?.includes('    "a": {"title": "Mine", "maxLength": 3}'), merged.text ?? '');
});

test('a title that both have changed is a conflict at its place', () => {
  const merged = merge('form/schema.json', '{"properties": {"a/b": {"title": "A"}}}', '{"properties": {"a/b": {"title": "B"}}}', '{"properties": {"a/b": {"title": "C"}}}');
  assert.deepEqual(merged, { text: '{"properties": {"a/b": {"title": "B"}}}', conflicts: ['/properties/a~1b/title'] });
});

test('lists that both have lengthened are a conflict, lists of one length go together entry by entry', () => {
  assert.deepEqual(merge('form/layout.json', '{"e": [{}]}', '{"e": [{}, {"a": 1}]}', '{"e": [{}, {"b": 1}]}').conflicts, ['/e']);
  assert.equal(merge('form/layout.json', '{"e": [{"x": 1}, {"y": 1}]}', '{"e": [{"x": 2}, {"y": 1}]}', '{"e": [{"x": 1}, {"y": 2}]}').text, '{"e": [{"x": 2}, {"y": 2}]}');
});

test('settings go together with their comments', () => {
  const base = '# mine\nkey: a\ntitle: {de: A, en: A}\n';
  const merged = merge('service.yaml', base, base.replace('key: a', 'key: b # here'), base.replace('en: A', 'en: B') + 'limit: 3\n');
  assert.equal(merged.text, '# mine\nkey: b # here\ntitle: {de: A, en: B}\nlimit: 3\n');
});

test('a process or a letter is taken as a whole, or kept', () => {
  assert.deepEqual(merge('process.bpmn', '<a/>', '<b/>', '<c/>'), { text: '<b/>', conflicts: [''] });
  assert.deepEqual(merge('process.bpmn', '<a/>', '<a/>', '<c/>'), { text: '<c/>', conflicts: [] });
  assert.deepEqual(merge('documents/a.html', null, null, '<p>'), { text: '<p>', conflicts: [] });
  assert.deepEqual(merge('documents/a.html', '<p>', null, '<b>'), { text: null, conflicts: [''] });
  assert.deepEqual(merge('form/schema.json', undefined, '{}', '{"a": 1}'), { text: '{}', conflicts: [''] });
});

test('what is broken, endless or hostile is kept as it is', () => {
  const deep = '['.repeat(50_000);
  const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n';
  assert.deepEqual(merge('form/schema.json', '{}', '{"a": 1', '{"b": 1}'), { text: '{"a": 1', conflicts: [''] });
  assert.deepEqual(merge('form/schema.json', '{}', '{"a": 1}', deep).conflicts, ['']);
  assert.deepEqual(merge('service.yaml', 'a: 1\n', 'a: 2\n', bomb).conflicts, ['']);
  const own = merge('form/schema.json', '{}', '{"a": 1}', '{"__proto__": {"polluted": true}, "constructor": 1}');
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  assert.deepEqual(own.conflicts, []);
});

function incoming(...files: Differing[]): Incoming {
  return { origin: null, changed: true, otherKey: null, theirs: [{ area: 'texts', file: 'texts/de.properties', sentence: 'Neu: <b>C</b>' }], mine: [], files, placeless: [] };
}

function file(path: string, side: Differing['side'], base: string | null, theirs: string | null, bytes: string | null = null): Differing {
  return { path, side, base, theirs, bytes };
}

test('files are decided in the parts that authors think in', () => {
  const of = service({ 'texts/de.properties': 'a=X\nb=B\n', 'service.yaml': 'key: test\n' });
  const parts = partsOf(of, incoming(
    file('form/schema.json', 'theirs', null, '{}'),
    file('form/layout.json', 'theirs', null, '{}'),
    file('texts/de.properties', 'both', TEXTS, 'a=Y\nb=C\n'),
    file('service.yaml', 'unknown', null, 'key: other\ntitle: T\n'),
    file('examples/one/files/a.pdf', 'theirs', null, null, btoa('%PDF')),
  ));
  assert.deepEqual(parts.map(it => [it.title, it.name, it.side, it.conflicts]), [
    ['sharing.part.form', '', 'theirs', 0],
    ['sharing.part.texts', 'de', 'both', 1],
    ['sharing.part.settings', '', 'unknown', 1],
    ['sharing.part.example', 'one', 'theirs', 0],
  ]);
  assert.deepEqual(parts.map(proposed), ['theirs', 'both', 'theirs', 'theirs']);
  assert.deepEqual(parts[1]?.theirs, ['Neu: <b>C</b>']);
  const changes = chosenTexts(of, parts, new Map());
  assert.equal(changes.get('texts/de.properties'), 'a=X\nb=C\n');
  assert.equal(changes.get('service.yaml'), 'key: test\ntitle: T\n');
  assert.ok(!changes.has('examples/one/files/a.pdf'));
  assert.deepEqual([...chosenBytes(of, parts, new Map())].map(([path, it]) => [path, new TextDecoder().decode(it ?? undefined)]), [['examples/one/files/a.pdf', '%PDF']]);
});

test('who keeps everything changes nothing', () => {
  const of = service({ 'form/schema.json': '{}' });
  const parts = partsOf(of, incoming(file('form/schema.json', 'unknown', null, '{"a": 1}'), file('examples/x/files/b', 'theirs', null, null, 'AA==')));
  const mine = new Map(parts.map(it => [it.id, 'mine'] as const));
  assert.equal(chosenTexts(of, parts, mine).size, 0);
  assert.equal(chosenBytes(of, parts, mine).size, 0);
});

test('a file of any name has a place', () => {
  for (const path of ['', '../../etc/passwd', 'texts/', 'form', '__proto__', 'a/‮gpj.exe']) {
    assert.equal(placeOf(path).title, 'sharing.part.file');
  }
});
