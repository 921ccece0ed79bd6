import assert from 'node:assert/strict';
import test from 'node:test';
import { isAt, open, threaded, type Comment } from '../src/core/comments';
import type { Service } from '../src/core/service';
import { speak } from '../src/core/texts';
import { placeName } from '../src/features/comments/places';

const comment = (id: string, answers: string | null = null, resolved = false): Comment => ({ id, answers, resolved, file: 'form/schema.json', at: '/properties/a', text: id, by: 'x', writtenAt: '' });
const service = (files: Record<string, string>): Service => ({ key: 'a', revision: 1, files: new Map(Object.entries(files)), binaries: new Set() });

test('the newest comment comes first, its answers in their order below it', () => {
  const threads = threaded([comment('a'), comment('b', null, true), comment('a1', 'a'), comment('a2', 'a')]);
  assert.deepEqual(threads.map(it => [it.comment.id, it.answers.map(one => one.id)]), [['b', []], ['a', ['a1', 'a2']]]);
  assert.equal(open(threads), 1);
});

test('a comment is at its place, at what that is in, and nowhere else', () => {
  const it = comment('a');
  assert.ok(isAt(it, 'form/schema.json', '/properties/a'));
  assert.ok(isAt(it, 'form/schema.json', ''));
  assert.ok(isAt({ ...it, at: '/properties/a/items' }, 'form/schema.json', '/properties/a'));
  assert.ok(!isAt({ ...it, at: '/properties/ab' }, 'form/schema.json', '/properties/a'));
  assert.ok(!isAt(it, 'process.bpmn', ''));
  assert.ok(!isAt(it, '', ''));
});

test('places go by what people call them', async () => {
  await speak('de');
  const all = service({
    'form/schema.json': '{"title":"Antrag","properties":{"a":{"title":"Alter"},"b":{}}}',
    'process.bpmn': '<userTask id="check" name="Prüfen &amp; mehr"/>',
    'decisions/fee.dmn': '<decisionTable><rule id="r1"/><rule id="r2"/></decisionTable>',
    'texts/de.properties': 'x.title=Hallo\n',
  });
  assert.equal(placeName(all, '', ''), 'Dienst als Ganzes');
  assert.equal(placeName(all, 'form/schema.json', ''), 'Formular: Antrag');
  assert.equal(placeName(all, 'form/schema.json', '/properties/a'), 'Formular: Alter');
  assert.equal(placeName(all, 'process.bpmn', 'check'), 'Ablauf: Prüfen & mehr');
  assert.equal(placeName(all, 'decisions/fee.dmn', 'r2'), 'Gebühren: decisions/fee.dmn, Zeile 2');
  assert.equal(placeName(all, 'texts/de.properties', 'x.title'), 'Texte: Hallo');
  assert.equal(placeName(all, 'gone.bin', '/x'), 'Dateien: gone.bin /x');
});
